/** What the editor shows beside the document: it follows every edit, and agrees with the resolver asked afresh. */
import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import type { Decoration, DecorationSource } from 'prosemirror-view'
import { expect, test } from 'vitest'
import { setAnswer, setFieldValue } from '../../../renderer/contract/record.ts'
import { nearIn, showNear } from '../../../renderer/editor/display.ts'
import { contractState } from '../../../renderer/editor/editor-state.ts'
import { liveIn } from '../../../renderer/editor/live.ts'
import { anyFullContract } from '../../arbitraries.ts'
import { annex, clause, contract, contractOf, definition, field, item, list, p, ref, when } from '../../build.ts'

const decorationsOf = (state: EditorState): Decoration[] => {
  const found: Decoration[] = []
  const collect = (source: DecorationSource | null | undefined): void =>
    source?.forEachSet((set) => {
      found.push(...set.find())
    })
  for (const plugin of state.plugins) {
    const source = plugin.props.decorations?.call(plugin, state)
    if (source && 'forEachSet' in source) collect(source)
  }
  return found
}
const attributesOf = (one: Decoration): Readonly<Record<string, string>> =>
  (one as unknown as { type: { attrs?: Record<string, string> } }).type.attrs ?? {}
/** What a state shows, as a person would list it: numbers at parts, texts at references and fields, labels, terms. */
const shown = (state: EditorState): string[] =>
  decorationsOf(state)
    .map((one) => {
      const { 'data-number': number, 'data-label': label, class: name } = attributesOf(one)
      const { text } = one.spec as { text?: string }
      const what = number ?? label ?? (text === undefined ? undefined : `=${text}`) ?? (name === undefined ? undefined : `.${name}`)
      return what === undefined ? null : `${one.from}-${one.to} ${what}`
    })
    .filter((line) => line !== null)
    .toSorted()

const whole = (document: Node) => ({ from: 0, to: document.content.size })
const stateOf = (one: Parameters<typeof contractState>[0]): EditorState => {
  const state = contractState(one)
  return state.apply(showNear(state.tr, whole(state.doc)))
}

const sample = contractOf(
  contract(
    clause({ id: 'a', heading: 'Løbetid' }, p('Se ', ref('b'), ' og Dagen.'), list('roman_parens', item('et'), item('to'))),
    clause({ id: 'b', heading: 'Priser', condition: when('pris', 'ja') }, definition({ id: 'd', term: 'Dagen' }, 'er ', field('dag'), '.')),
    annex({ id: 'x', heading: 'Plan' }, clause({ id: 'k' }, p('Ifølge ', ref('a', 'titled')))),
  ),
  {
    fields: [{ key: 'dag', label: 'dag', type: 'text', owner: 'buyer' }],
    questions: [
      {
        key: 'pris',
        label: 'Pris?',
        values: [
          { value: 'ja', label: 'ja' },
          { value: 'nej', label: 'nej' },
        ],
      },
    ],
  },
)
const textsIn = (state: EditorState): string[] => shown(state).map((line) => line.slice(line.indexOf(' ') + 1))

test('numbers, references, fields, labels and terms are shown', () => {
  expect(textsIn(stateOf(sample)).toSorted()).toEqual(
    ['1', '2', 'Bilag 1', '1', '=punkt\u00a02', '=[dag]', '=Kontraktens punkt\u00a01 (Løbetid)', '(i)', '(ii)', '.term'].toSorted(),
  )
})

test('a filled field and an answer are shown at once, and what the answer leaves out loses its number', () => {
  const filled = stateOf(sample).apply(setFieldValue(stateOf(sample), 'dag', 'mandag'))
  expect(textsIn(filled)).toContain('=mandag')
  const answered = filled.apply(setAnswer(filled, 'pris', 'nej'))
  expect(textsIn(answered)).toContain('.left-out')
  expect(textsIn(answered)).toContain('=[henvisning mangler]')
  expect(textsIn(answered)).not.toContain('2')
})

test('typing keeps the live side the same object, a changed heading does not', () => {
  const state = stateOf(sample)
  const typed = state.apply(state.tr.insertText('x', 12))
  expect(liveIn(typed)).toBe(liveIn(state))
  const headed = state.apply(state.tr.insertText('x', 3))
  expect(liveIn(headed)).not.toBe(liveIn(state))
})

test('a list item more has the next label, and the ones after it move on', () => {
  const state = stateOf(sample)
  let at = 0
  state.doc.descendants((node, pos) => {
    if (node.type.name === 'enumeration_item' && at === 0) at = pos + node.nodeSize
  })
  const more = state.apply(state.tr.insert(at, item('nyt')))
  expect(textsIn(more).filter((text) => text.startsWith('('))).toEqual(['(i)', '(ii)', '(iii)'])
})

test('far from the viewport nothing is shown but the number of characters', () => {
  const state = stateOf(sample)
  const away = state.apply(showNear(state.tr, { from: 0, to: 1 }))
  expect(textsIn(away)).not.toContain('Bilag 1')
  expect(decorationsOf(away).filter((one) => 'style' in attributesOf(one))).toHaveLength(3)
})

test('what is near moves along with edits before it', () => {
  const state = stateOf(sample)
  const seen = state.apply(showNear(state.tr, { from: 40, to: 60 }))
  const moved = seen.apply(seen.tr.insertText('xyz', 12))
  expect(nearIn(moved)).toEqual({ from: 43, to: 63 })
})

test('after any edits the decorations are those of a state made afresh', () => {
  const edit = fc.record({ at: fc.nat(), length: fc.nat({ max: 12 }), text: fc.constantFrom('', 'x', ' Kunden ', 'Dagen') })
  fc.assert(
    fc.property(anyFullContract, fc.array(edit, { maxLength: 6 }), (one, edits) => {
      let state = stateOf(one)
      for (const { at, length, text } of edits) {
        const from = at % (state.doc.content.size + 1)
        const $from = state.doc.resolve(from)
        if (!$from.parent.inlineContent) continue
        const to = Math.min(from + length, $from.end())
        const tr = state.tr
        if (text === '') tr.delete(from, to)
        else tr.insertText(text, from, to)
        state = state.apply(tr)
      }
      const fresh = stateOf({ ...one, document: state.doc })
      expect(shown(state)).toEqual(shown(fresh))
    }),
    { numRuns: 150 },
  )
})

test('where a line must not break in the Word file it does not break on the page, and the text stays as it was typed', () => {
  const text = 'Boden er 25–50 % af prisen, jf. § 4, og højst 10 kr., oplyst med CVR-nr.'
  const state = stateOf(contractOf(contract(clause({ id: 'a' }, p(text)))))
  const held = decorationsOf(state).filter((one) => attributesOf(one)['class'] === 'held')
  // The space alone, which leaves what follows it whole; of a hyphen the sign behind it too.
  expect(held.map(({ from, to }) => state.doc.textBetween(from - 1, to + 1)).toSorted()).toEqual(['. §', '0 %', '0 k', 'R-nr', '§ 4'])
  expect(state.doc.textContent).toContain('25–50 % af')
})
