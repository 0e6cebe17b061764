/** Find and replace in the contract. */
import { undo } from 'prosemirror-history'
import { type Command, type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { recordOf, setFieldValue } from '../../../renderer/contract/record.ts'
import { contractState } from '../../../renderer/editor/editor-state.ts'
import { currentMatch, findNext, matchesOf, printedMatches, type Query, replaceAll, replaceMatch, setQuery } from '../../../renderer/editor/find.ts'
import { annex, clause, contract, contractOf, definition, field, p, ref, strong, titlePage, when } from '../../build.ts'

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
  expect(state.doc.textContent).toBe('Xs pligterX betaler. Se  og Xs bilag.FristKunden udgår.Bilag om xårsx, X og ')
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

const printed = contractOf(
  contract(
    titlePage(),
    clause({ id: 'a', heading: 'Formål' }, p('Kunden er ', field('customer'), ' i Odense, jf. ', ref('c'), '.')),
    annex({ id: 'x', heading: 'Priser' }, clause({ id: 'c' }, p('Pris i Odense.'))),
    clause({ id: 'd' }, definition({ id: 't', term: 'Borger' }, 'enhver i kommunen')),
  ),
  {
    title: 'Aftale med Odense',
    fields: [{ key: 'customer', label: 'Kundens navn', type: 'text', owner: 'buyer' }],
    values: { customer: 'Odense Kommune' },
  },
)
const askedIn = (text: string): EditorState => {
  const state = contractState(printed)
  return state.apply(setQuery(state.tr, { text, matchCase: false, wholeWord: false }))
}

test('finds what fields, references, terms and the title page print, beside the text', () => {
  expect(matchesOf(askedIn('odense')).map(({ isPrinted }) => isPrinted)).toEqual([true, true, false, false])
  expect(matchesOf(askedIn('bilag 1, punkt 1.')).map(({ isPrinted }) => isPrinted)).toEqual([true])
  expect(matchesOf(askedIn('er Odense Kommune i')).map(({ isPrinted }) => isPrinted)).toEqual([true])
  expect(matchesOf(askedIn('borger')).map(({ isPrinted }) => isPrinted)).toEqual([true])
})

test('a field that is filled in otherwise is found by what it says now', () => {
  const state = askedIn('Aarhus')
  expect(matchesOf(state)).toEqual([])
  expect(matchesOf(state.apply(setFieldValue(state, 'customer', 'Aarhus Kommune')))).toHaveLength(1)
})

test('replacing leaves what is printed as it is, and steps over it', () => {
  const before = askedIn('odense')
  expect(printedMatches(before)).toBe(2)
  const all = run(before, replaceAll('Vejle'))
  expect(all.doc.textContent).toContain('Pris i Vejle.')
  expect(recordOf(all).values).toEqual({ customer: 'Odense Kommune' })
  expect(recordOf(all).title).toBe('Aftale med Odense')
  let state = before
  // The title page is selected to begin with.
  for (const place of [1, 2]) {
    state = run(state, replaceMatch('Vejle'))
    expect(currentMatch(state)).toBe(place)
  }
  expect(state.doc.eq(before.doc)).toBe(true)
})

test.each([
  ['kunden', {}, 'køberen', ['Køberens pligter', 'Køberen betaler. Se ', ' og Køberens bilag.', 'Bilag om køberen', 'årskøberen, Køberen og ']],
  // Whoever writes capitals, or minds them, has said what they want.
  ['Kunden', {}, 'køberen', ['køberens pligter', 'køberen betaler. Se ', ' og køberens bilag.', 'Bilag om køberen', 'årskøberen, køberen og ']],
  ['kunden', { matchCase: true }, 'køberen', ['Kundens pligter', 'Bilag om køberen', 'årskøberen, ']],
  ['kunden', {}, 'kunden', ['kundens pligter', 'kunden betaler. Se ', ' og kundens bilag.', 'Bilag om kunden', 'årskunden, kunden og ']],
] as const)('what replaces »%s« %o by »%s« keeps the capital of a sentence where that is left to the program', (query, rest, by, expected) => {
  const text = run(asked(query, rest), replaceAll(by)).doc.textContent
  for (const line of expected) expect(text).toContain(line)
})

test('a word in capitals is replaced by one in capitals, one at a time as well', () => {
  const state = contractState(contractOf(contract(clause({ id: 'a' }, 'KUNDEN og Kunden.'))))
  const found = state.apply(setQuery(state.tr, { text: 'kunden', matchCase: false, wholeWord: false }))
  let now = run(found, findNext(1))
  now = run(now, replaceMatch('køberen'))
  now = run(now, replaceMatch('køberen'))
  expect(now.doc.textContent).toBe('KØBEREN og Køberen.')
})
