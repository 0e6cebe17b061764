/** Annexes as records, and the forms of fields in the text: changed where they stand, all alternatives at once. */
import { undo } from 'prosemirror-history'
import type { EditorState, Transaction } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { annexesIn, changeAnnex } from '../../../renderer/contract/annexes.ts'
import { formOf, setFieldForm } from '../../../renderer/contract/field-forms.ts'
import { partReader } from '../../../renderer/contract/parts.ts'
import { contractState } from '../../../renderer/editor/editor-state.ts'
import { liveIn } from '../../../renderer/editor/live.ts'
import { freeze } from '../../../shared/document/frozen-numbers.ts'
import type { Contract } from '../../../shared/model.ts'
import { annex, clause, contract, contractOf, field, p, ref, when } from '../../build.ts'

const QUESTIONS = [
  {
    key: 'drift',
    label: 'Drift?',
    values: [
      { value: 'ja', label: 'Ja' },
      { value: 'nej', label: 'Nej' },
    ],
  },
]
const FIELDS = [{ key: 'days', label: 'Dage', type: 'integer', owner: 'buyer' }] as const
const DOCUMENT = contract(
  clause({ id: 'a', heading: 'Frist' }, p('Inden ', field('days'), ' dage, jf. ', ref('b1'), '.')),
  clause({ id: 'b', heading: 'Pris' }, p('Eller ', field('days'), '.')),
  annex({ id: 'b1', heading: 'Tidsplan' }, p('Plan.')),
  annex({ id: 'b2', heading: 'Drift', condition: when('drift', 'ja') }, p('Drift.'), annex({ id: 'b2a', heading: 'Satser' }, p('Satser.'))),
  annex({ id: 'b2', heading: 'Ingen drift', condition: when('drift', 'nej') }, p('Intet.')),
)

const running = (overrides: Partial<Contract> = {}) => {
  let state = contractState({ ...contractOf(DOCUMENT, { questions: QUESTIONS, fields: FIELDS, values: { days: 30 } }), ...overrides })
  const dispatch = (tr: Transaction): void => {
    state = state.apply(tr)
  }
  return { now: (): EditorState => state, dispatch, undo: () => undo(state, dispatch) }
}

const numbers = (state: EditorState): string[] => partReader()(state).map(({ number, name }) => `${number} ${name}`)

test('annexes are listed with their numbers, those in annexes and those left out too', () => {
  const { now } = running()
  expect(annexesIn(now()).map(({ number, title, depth, state }) => [number, title, depth, state])).toEqual([
    ['Bilag 1', 'Tidsplan', 0, 'included'],
    ['Bilag 2', 'Drift', 0, 'included'],
    ['Bilag 2a', 'Satser', 1, 'included'],
    ['', 'Ingen drift', 0, 'included'],
  ])
})

test('owner, state and file of an annex change in all its alternatives, and are undone', () => {
  const run = running()
  changeAnnex('b2', { owner: 'tenderer', state: 'not_used', file: 'drift.pdf' })(run.now(), run.dispatch)
  const own = (): unknown[] =>
    annexesIn(run.now())
      .filter(({ id }) => id === 'b2')
      .map(({ owner, state, file }) => [owner, state, file])
  expect(own()).toEqual([
    ['tenderer', 'not_used', 'drift.pdf'],
    ['tenderer', 'not_used', 'drift.pdf'],
  ])
  changeAnnex('b2', { state: 'reserved' })(run.now(), run.dispatch)
  expect(own()[0]).toEqual(['tenderer', 'reserved', 'drift.pdf'])
  changeAnnex('b2', { state: 'included', file: null })(run.now(), run.dispatch)
  expect(own()[0]).toEqual(['tenderer', 'included', null])
  for (let times = 0; times < 3; times += 1) run.undo()
  expect(run.now().doc.eq(DOCUMENT)).toBe(true)
})

test('a change that changes nothing is refused', () => {
  const run = running()
  expect(changeAnnex('b1', { state: 'included', owner: null })(run.now(), run.dispatch)).toBe(false)
  expect(changeAnnex('a', { owner: 'buyer' })(run.now(), run.dispatch)).toBe(false)
})

test('the outline says of an annex that it is not used, and counts nothing inside it', () => {
  const run = running({ document: contract(annex({ id: 'b1', heading: 'Tidsplan' }, p('Inden ', field('days'), '.'))), values: {} })
  const read = partReader()
  expect(read(run.now())).toMatchObject([{ number: 'Bilag 1', isUnused: false, openFields: 1 }])
  changeAnnex('b1', { state: 'not_used' })(run.now(), run.dispatch)
  expect(read(run.now())).toMatchObject([{ number: 'Bilag 1', isUnused: true, isReserved: false, openFields: 0 }])
})

test('a number stands with its word at one place, or wherever it stands', () => {
  const run = running()
  const places: number[] = []
  run.now().doc.descendants((node, pos) => void (node.type.name === 'field' && places.push(pos)))
  setFieldForm('days', 'words', places[0] ?? 0)(run.now(), run.dispatch)
  expect([formOf(run.now(), 'days', null), formOf(run.now(), 'days', places[0] ?? 0), formOf(run.now(), 'days', places[1] ?? 0)]).toEqual([
    'mixed',
    'words',
    'plain',
  ])
  setFieldForm('days', 'words', null)(run.now(), run.dispatch)
  expect(formOf(run.now(), 'days', null)).toBe('words')
  expect(formOf(run.now(), 'unknown', null)).toBeNull()
  run.undo()
  run.undo()
  expect(formOf(run.now(), 'days', null)).toBe('plain')
})

test('with frozen numbers a clause in between becomes 1A in the outline and in references, and the others keep theirs', () => {
  const first = running()
  const frozen = freeze({ ...contractOf(DOCUMENT, { questions: QUESTIONS }) })
  const run = running({ frozen })
  const added = clause({ id: 'new', heading: 'Ny' }, p('Ny.'))
  run.dispatch(run.now().tr.insert(DOCUMENT.child(0).nodeSize, added))
  expect(numbers(run.now()).slice(0, 3)).toEqual(['1 Frist', '1A Ny', '2 Pris'])
  expect(liveIn(run.now()).resolution.reference(ref('new'), null).text).toBe('punkt\u00a01A')
  first.dispatch(first.now().tr.insert(DOCUMENT.child(0).nodeSize, added))
  expect(numbers(first.now()).slice(0, 3)).toEqual(['1 Frist', '2 Ny', '3 Pris'])
})
