/** The parts of an open contract as lists show them, and when they are told of anew. */
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { resolve } from '../../../shared/document/resolve.ts'
import { outline } from '../../../shared/document/outline.ts'
import type { Contract } from '../../../shared/model.ts'
import { ContractSession } from '../../../renderer/contract/contract-session.ts'
import { keyOf, partAt, partReader } from '../../../renderer/contract/parts.ts'
import { firstUseOf, nextOpenField, positionOfKey, positionOfPart, referencesIn } from '../../../renderer/contract/places.ts'
import { setFieldValue } from '../../../renderer/contract/record.ts'
import { settledStates } from '../../../renderer/contract/settled.ts'
import { contractState } from '../../../renderer/editor/editor-state.ts'
import { anyFullContract } from '../../arbitraries.ts'
import { annex, clause, contract, contractOf, field, guidance, named, p, parties, party, ref, signatures, when } from '../../build.ts'

const FIELDS = [
  { key: 'fee', label: 'Pris', type: 'amount', owner: 'buyer' },
  { key: 'customer.name', label: 'Kundens navn', type: 'text', owner: 'buyer' },
  { key: 'signing_date', label: 'Dato', type: 'date', owner: 'signing' },
] as const
const QUESTIONS = [
  {
    key: 'o',
    label: 'Optioner?',
    values: [
      { value: 'no', label: 'Nej' },
      { value: 'yes', label: 'Ja' },
    ],
  },
]
const sample = (overrides: Partial<Contract> = {}): Contract =>
  contractOf(
    contract(
      parties(),
      clause(
        { id: 'price', heading: 'Pris', source: { clause: 'price-fixed', language: 'da', version: 2 } },
        'Det er ',
        field('fee'),
        ' og ',
        field('fee'),
        '.',
      ),
      clause({ id: 'option', condition: when('o', 'yes') }, 'Om optioner, jf. ', ref('price'), ', ', field('fee'), '.'),
      clause(
        { id: 'lost' },
        guidance('Husk ', field('fee')),
        'Som aftalt i ',
        ref('nowhere'),
        ' med ',
        ref('option'),
        '.',
        clause({ id: 'deep' }, 'Dybt.'),
      ),
      clause({ id: 'gone', heading: 'Udgået', reserved: true }, ref('nowhere')),
      annex({ id: 'annex', heading: 'Plan' }, signatures()),
    ),
    { fields: FIELDS, questions: QUESTIONS, parties: [party('customer', 'buyer', 'Kunden')], ...overrides },
  )
const session = (one: Contract = sample()): ContractSession => new ContractSession('x', 1, contractState(one), () => new Promise(() => undefined))

test('every part has a row with its number, its name and what is to be seen to in it', () => {
  const rows = partReader()(session().state)
  expect(rows.map(({ key, number, name, depth }) => [key, number, name, depth])).toEqual([
    ['price', '1', 'Pris', 0],
    ['option?o=yes', '', 'Om optioner, jf. …, …', 0],
    ['lost', '2', 'Som aftalt i … med …', 0],
    ['deep', '2.1', 'Dybt.', 1],
    ['gone', '3', 'Udgået', 0],
    ['annex', 'Bilag 1', 'Plan', 0],
  ])
  expect(rows.map(({ openFields }) => openFields)).toEqual([1, 0, 0, 0, 0, 1])
  expect(rows.map(({ brokenReferences }) => brokenReferences)).toEqual([0, 0, 2, 0, 0, 0])
  expect(rows.map(({ leftOutBy }) => leftOutBy)).toEqual(['', 'o', '', '', '', ''])
  expect(rows[0]).toMatchObject({ source: 'da/price-fixed', version: 2 })
  expect(rows[4]?.isReserved).toBe(true)
})

test('a long beginning is cut at a word', () => {
  const [row] = partReader()(session(contractOf(contract(clause({ id: 'a' }, 'ord '.repeat(60))))).state)
  expect(row?.name).toMatch(/^(?:ord )+…$/)
  expect(row?.name.length).toBeLessThan(90)
})

test('the rows of any contract have the numbers of its outline, in its order', () => {
  fc.assert(
    fc.property(anyFullContract, (one) => {
      const rows = partReader()(contractState(one)).filter(({ number }) => number !== '')
      const items = outline(resolve(one)).items
      expect(rows.map(({ id }) => id)).toEqual(items.map(({ id }) => id))
      expect(rows.map(({ number }) => number.split(' ').at(-1))).toEqual(items.map(({ number }) => number))
    }),
  )
})

test('rows that show the same stay the same objects, and the list when all do', () => {
  const { state } = session()
  const read = partReader()
  const rows = read(state)
  expect(read(state)).toBe(rows)
  const typed = state.apply(state.tr.insertText('x', (positionOfKey(state.doc, 'deep') ?? 0) + 3))
  const next = read(typed)
  expect(next).not.toBe(rows)
  expect(next.filter((row, index) => row !== rows[index]).map(({ key }) => key)).toEqual(['deep'])
})

test('places are found where they are in the contract', () => {
  const { state } = session()
  const at = (pos: number | null): string => (pos === null ? '' : (state.doc.nodeAt(pos)?.type.name ?? ''))
  expect(positionOfPart(state, 'nowhere')).toBeNull()
  expect(partAt(state.doc, (positionOfPart(state, 'deep') ?? 0) + 2)?.node.attrs['id']).toBe('deep')
  expect(at(firstUseOf(state, 'fee'))).toBe('field')
  expect(at(firstUseOf(state, 'customer.name'))).toBe('parties')
  expect(at(firstUseOf(state, 'signing_date'))).toBe('signature_block')
  expect(firstUseOf(state, 'other')).toBeNull()
  expect(referencesIn(state, () => true).map(({ target, part }) => [target, part && keyOf(part)])).toEqual([
    ['nowhere', 'lost'],
    ['option', 'lost'],
  ])
})

test('the next open field comes after the caret, and at the end the first again', () => {
  const { state } = session()
  const fields: string[] = []
  let place = { pos: -1, key: '' }
  for (let step = 0; step < 5; step += 1) {
    place = nextOpenField(state, place) ?? place
    fields.push(place.key)
  }
  expect(fields).toEqual(['customer.name', 'fee', 'fee', 'signing_date', 'customer.name'])
  const filled = state.apply(setFieldValue(state, 'fee', 5))
  expect(nextOpenField(filled, { pos: firstUseOf(state, 'customer.name') ?? 0, key: 'customer.name' })?.key).toBe('signing_date')
  expect(nextOpenField(contractState(contractOf(contract(clause({ id: 'a' }, 'x')))), { pos: 0, key: '' })).toBeNull()
})

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('typing is told of after a pause only, a filled field at once', () => {
  const open = session()
  const settled = settledStates(open)
  let told = 0
  const stop = settled.subscribe(() => {
    told += 1
  })
  for (let key = 0; key < 10; key += 1) {
    open.dispatch(open.state.tr.insertText('x', (positionOfKey(open.state.doc, 'deep') ?? 0) + 3))
    vi.advanceTimersByTime(100)
  }
  expect(told).toBe(0)
  vi.advanceTimersByTime(1000)
  expect(told).toBe(1)
  expect(settled.get()).toBe(open.state)
  open.dispatch(setFieldValue(open.state, 'fee', 5))
  expect(told).toBe(1)
  vi.advanceTimersByTime(1)
  expect(told).toBe(2)
  open.dispatch(open.state.tr.setSelection(open.state.selection))
  vi.advanceTimersByTime(2000)
  expect(told).toBe(2)
  stop()
  open.dispatch(setFieldValue(open.state, 'fee', 6))
  vi.advanceTimersByTime(2000)
  expect(told).toBe(2)
})

/** Open fields and broken references of a clause whose second paragraph is in the contract for the answer `ja`. */
const openIn = (answer: string): (number | undefined)[] => {
  const document = contract(clause({ id: 'a' }, p('Se her.'), named({ condition: when('pris', 'ja') }, field('dag'), ref('nowhere'))))
  const questions = [{ key: 'pris', label: 'Pris?', values: ['nej', 'ja'].map((value) => ({ value, label: value })) }]
  const [row] = partReader()(contractState(contractOf(document, { questions, answers: { pris: answer } })))
  return [row?.openFields, row?.brokenReferences]
}

test('what the answers leave out of a clause has no open fields and no broken references', () => {
  expect([openIn('ja'), openIn('nej')]).toEqual([
    [1, 1],
    [0, 0],
  ])
})

test('a part without a heading that ends in a field or a reference ends in one »…«', () => {
  const document = contract(
    clause({ id: 'short' }, 'Den aftalte dag, jf. ', ref('short'), '.'),
    clause({ id: 'long' }, 'Satserne regnes af det samlede estimat for afklaringsfasen og etableringsfasen, ', field('fee'), ', og det er aftalt.'),
    clause({ id: 'whole' }, 'Kunden betaler.'),
  )
  const rows = partReader()(contractState(contractOf(document, { fields: FIELDS })))
  expect(rows.map(({ name }) => name)).toEqual([
    'Den aftalte dag, jf. …',
    'Satserne regnes af det samlede estimat for afklaringsfasen og etableringsfasen, …',
    'Kunden betaler.',
  ])
})
