// @vitest-environment happy-dom
/** Which contracts the start view lists, and in what order. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { choose, counts, freeTitle, ORDERS, SHELVES, shelfOf, type Wish } from '../../../renderer/views/start/choose.ts'
import type { ContractSummary } from '../../../shared/api.ts'
import { contractSummary } from '../fake-api.ts'

const { compare } = new Intl.Collator('da', { numeric: true })
const ALL: Wish = { shelf: 'current', search: '', language: 'all', order: 'changed' }
const STANDARD = (): string => 'Kontrakt om it-system'
const titles = (contracts: readonly ContractSummary[]): string[] => contracts.map(({ title }) => title)

const contracts = [
  contractSummary({ id: 'a', title: 'Rengøring', updatedAt: '2027-01-02T10:00:00Z', fields: { total: 40, open: 2 } }),
  contractSummary({ id: 'b', title: 'Årsrapport', updatedAt: '2027-01-03T10:00:00Z', fields: { total: 40, open: 30 } }),
  contractSummary({ id: 'c', title: 'Drift', language: 'nb', updatedAt: '2027-01-01T10:00:00Z', fields: { total: 40, open: 0 } }),
  contractSummary({ id: 'd', title: 'Gammel', archived: true }),
  contractSummary({ id: 'e', title: 'Kladde', archived: true, deletedAt: '2027-01-01T10:00:00Z' }),
]

test('what is in the bin is in the bin, archived or not', () => {
  expect(counts(contracts)).toEqual({ current: 3, archive: 1, bin: 1 })
})

test('the last changed comes first, or the names in their alphabet, or the most open fields', () => {
  expect(titles(choose(contracts, ALL, STANDARD, compare))).toEqual(['Årsrapport', 'Rengøring', 'Drift'])
  expect(titles(choose(contracts, { ...ALL, order: 'name' }, STANDARD, compare))).toEqual(['Drift', 'Rengøring', 'Årsrapport'])
  expect(titles(choose(contracts, { ...ALL, order: 'open' }, STANDARD, compare))).toEqual(['Årsrapport', 'Rengøring', 'Drift'])
})

test('every word that is searched for has to be there, in the name or the standard, large or small', () => {
  expect(titles(choose(contracts, { ...ALL, search: 'RENG' }, STANDARD, compare))).toEqual(['Rengøring'])
  expect(titles(choose(contracts, { ...ALL, search: ' it-system  års ' }, STANDARD, compare))).toEqual(['Årsrapport'])
  expect(choose(contracts, { ...ALL, search: 'rengøring drift' }, STANDARD, compare)).toEqual([])
})

test('a language leaves the others out', () => {
  expect(titles(choose(contracts, { ...ALL, language: 'nb' }, STANDARD, compare))).toEqual(['Drift'])
})

const summary = fc
  .record({
    id: fc.uuid(),
    title: fc.string({ maxLength: 12 }),
    archived: fc.boolean(),
    deletedAt: fc.constantFrom(null, '2027-01-01T10:00:00Z'),
    updatedAt: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  })
  .map(contractSummary)

test('the shelves together hold every contract exactly once, in every order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(summary, { selector: ({ id }) => id }), fc.constantFrom(...ORDERS), (all, order) => {
      const shelved = SHELVES.flatMap((shelf) => {
        const there = choose(all, { ...ALL, shelf, order }, STANDARD, compare)
        expect(there.every((contract) => shelfOf(contract) === shelf)).toBe(true)
        expect(there).toHaveLength(counts(all)[shelf])
        return there
      })
      expect(new Set(shelved)).toEqual(new Set(all))
    }),
  )
})

test('a free name is none of those that are taken, and the wished one when it is free', () => {
  expect(freeTitle('Aftale', [])).toBe('Aftale')
  expect(freeTitle('Aftale', ['Aftale', 'Aftale (2)'])).toBe('Aftale (3)')
  fc.assert(fc.property(fc.string(), fc.array(fc.string()), (wish, taken) => !taken.includes(freeTitle(wish, taken))))
})
