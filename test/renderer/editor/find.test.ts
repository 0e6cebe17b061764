/** Find and replace in the contract. */
import { undo } from 'prosemirror-history'
import { type Command, type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { contractState } from '../../../renderer/editor/editor-state.ts'
import { currentMatch, findNext, matchesOf, type Query, replaceAll, replaceMatch, setQuery } from '../../../renderer/editor/find.ts'
import { annex, clause, contract, contractOf, field, p, ref, strong, when } from '../../build.ts'

const sample = contractOf(
  contract(
    clause({ id: 'a', heading: 'Kundens pligter' }, p('Kunden betaler. Se ', ref('b'), ' og Kundens bilag.')),
    clause({ id: 'b', heading: 'Frist', condition: when('q', 'nej') }, 'Kunden udgår.'),
    annex({ id: 'x', heading: 'Bilag om kunden' }, p('årskunden, Kun', strong('den'), ' og ', field('f'))),
  ),
  {
    questions: [
      {
        key: 'q',
        label: 'Q?',
        values: [
          { value: 'ja', label: 'Ja' },
          { value: 'nej', label: 'Nej' },
        ],
      },
    ],
  },
)
const asked = (text: string, rest: Partial<Query> = {}): EditorState => {
  const state = contractState(sample)
  return state.apply(setQuery(state.tr, { text, matchCase: false, wholeWord: false, ...rest }))
}
const texts = (state: EditorState): string[] => matchesOf(state).map(({ from, to }) => state.doc.textBetween(from, to))
const run = (state: EditorState, command: Command): EditorState => {
  let after = state
  command(state, (tr: Transaction) => {
    after = state.apply(tr)
  })
  return after
}

test.each<[string, string, Partial<Query>, string[]]>([
  ['whatever its case', 'kunden', {}, ['Kunden', 'Kunden', 'Kunden', 'kunden', 'kunden', 'Kunden']],
  ['in its case', 'Kunden', { matchCase: true }, ['Kunden', 'Kunden', 'Kunden', 'Kunden']],
  ['whole words, å being a letter', 'kunden', { wholeWord: true }, ['Kunden', 'kunden', 'Kunden']],
  ['across marks', 'Kunden og', {}, ['Kunden og']],
  ['signs that mean something to a pattern', 'betaler.', {}, ['betaler.']],
  ['not across a reference', 'Se  og', {}, []],
  ['nothing for nothing', '', {}, []],
])('finds %s', (_name, text, rest, found) => {
  expect(texts(asked(text, rest))).toEqual(found)
})

test('what an answer leaves out is not found', () => {
  expect(texts(asked('udgår'))).toEqual([])
})

test('goes forward and backward, and round at the ends', () => {
  let state = asked('kunden', { matchCase: true })
  expect(texts(state)).toHaveLength(2)
  const places: number[] = []
  for (let times = 0; times < 3; times += 1) {
    state = run(state, findNext(1))
    places.push(currentMatch(state))
  }
  state = run(state, findNext(-1))
  expect([...places, currentMatch(state)]).toEqual([0, 1, 0, 1])
})

test('typing changes what is found', () => {
  const state = asked('betaler')
  const typed = state.apply(state.tr.insertText('betaler ', matchesOf(state)[0]?.from ?? 0))
  expect(texts(typed)).toEqual(['betaler', 'betaler'])
})

test('replaces the selected one and goes to the next', () => {
  const selected = run(asked('Kunden', { matchCase: true }), findNext(1))
  const state = run(selected, replaceMatch('Køberen'))
  expect(state.doc.textContent).toContain('Køberens pligter')
  expect([texts(state).length, currentMatch(state)]).toEqual([3, 0])
})

test('replacing all is one step to undo, and leaves references and fields as they are', () => {
  const before = asked('kunden')
  let state = run(before, replaceAll('x'))
  expect(state.doc.textContent).toBe('xs pligterx betaler. Se  og xs bilag.FristKunden udgår.Bilag om xårsx, x og ')
  state = run(state, undo)
  expect(state.doc.eq(before.doc)).toBe(true)
})

test('replacing by something that holds what is looked for ends', () => {
  const state = run(asked('bilag', { matchCase: true }), replaceAll('bilag bilag'))
  expect(texts(state)).toHaveLength(2)
})

test('without a query nothing is kept', () => {
  const state = asked('kunden')
  expect(matchesOf(state.apply(setQuery(state.tr, null)))).toEqual([])
})

test('the selection decides where finding begins', () => {
  const state = asked('kunden')
  const last = matchesOf(state).at(-1)?.from ?? 0
  const there = state.apply(state.tr.setSelection(TextSelection.create(state.doc, last)))
  expect(currentMatch(run(there, findNext(1)))).toBe(5)
})
