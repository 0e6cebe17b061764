/** What has changed from one version of a contract to another. */
import { expect, test } from 'vitest'
import { contractDifferences } from '../../../../renderer/views/drafting/history/contract-differences.ts'
import { clause, contract, contractOf, p, ref } from '../../../build.ts'

const fields = [{ key: 'pris', label: 'Pris', type: 'amount', owner: 'buyer' }] as const
const questions = [
  {
    key: 'drift',
    label: 'Drift?',
    values: [
      { value: 'ja', label: 'Ja' },
      { value: 'nej', label: 'Nej' },
    ],
  },
] as const
const before = contractOf(
  contract(clause({ id: 'a', heading: 'Pris' }, p('Se ', ref('b'), '.')), clause({ id: 'b', heading: 'Frist' }, 'Fem dage.')),
  { fields, questions },
)

test('a contract does not differ from itself', () => {
  const { titles, record, parts } = contractDifferences(before, before)
  expect([titles, record, parts]).toEqual([null, [], []])
})

test('title, values and answers differ in words', () => {
  const after = { ...before, title: 'Ny', values: { pris: 1250.5 }, answers: { drift: 'nej' } }
  const { titles, record } = contractDifferences(before, after)
  expect(titles).toEqual({ before: 'Kontrakt om drift', after: 'Ny' })
  expect(record).toEqual([
    { id: 'field pris', label: 'Pris', before: null, after: 'kr.\u00a01.250,50' },
    { id: 'question drift', label: 'Drift?', before: null, after: 'Nej' },
  ])
})

test('a clause more renumbers the references but does not change their clauses', () => {
  const after = contractOf(contract(clause({ id: 'n', heading: 'Ny' }, 'Nyt.'), ...before.document.content.content), { fields, questions })
  const { parts } = contractDifferences(before, after)
  expect(parts.map(({ kind, number, name, blocks }) => [kind, number, name, blocks.map(({ change }) => change)])).toEqual([
    ['added', '1', 'Ny', ['inserted', 'inserted']],
  ])
})
