/** What has changed from one version of a contract to another. */
import { expect, test } from 'vitest'
import {
  type ContractDifferences,
  contractDifferences as steps,
  factDifferences,
} from '../../../../renderer/views/drafting/history/contract-differences.ts'
import type { Contract } from '../../../../shared/model.ts'
import { annex, clause, contract, contractOf, p, ref } from '../../../build.ts'

const contractDifferences = (one: Contract, other: Contract): ContractDifferences => {
  const finding = steps(one, other)
  let step = finding.next()
  while (!step.done) step = finding.next()
  return step.value
}

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
  const { parts, wordingOf } = contractDifferences(before, after)
  expect(parts.map((part) => [part.kind, part.number, part.name, wordingOf(part).map(({ change }) => change)])).toEqual([
    ['added', '1', 'Ny', ['inserted', 'inserted']],
  ])
})

const made = (locked: string | null, state: { readonly unused?: boolean; readonly owner?: 'buyer' }): Contract =>
  contractOf(contract(clause({ id: 'a', heading: 'Pris', locked }, 'Ti kroner.'), annex({ id: 'b1', heading: 'Plan', ...state }, p('Plan.'))))

test('a lock, the state of an annex and what is settled for the whole contract are told, though no word differs', () => {
  const old = made(null, {})
  const now: Contract = {
    ...made('Besluttet.', { unused: true, owner: 'buyer' }),
    dayRule: 'region',
    front: { ...old.front, titlePage: !old.front.titlePage },
  }
  const { parts, matters, wordingOf } = contractDifferences(old, now)
  expect(matters).toEqual(['front', 'days'])
  expect(parts.map((part) => factDifferences(part).map(({ fact, before: was, after: is }) => [fact, was[fact], is[fact]]))).toEqual([
    [['locked', null, 'Besluttet.']],
    [
      ['state', 'included', 'not_used'],
      ['owner', null, 'buyer'],
    ],
  ])
  expect(parts.flatMap(wordingOf).filter(({ change }) => change !== 'equal')).toEqual([])
})
