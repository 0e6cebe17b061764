/** Clauses in the alphabet of the terms that they define. */
import { expect, test } from 'vitest'
import { inOrder } from '../../../shared/library/clause-order.ts'
import type { ContractLanguage } from '../../../shared/model.ts'
import { clause, definition, p } from '../../build.ts'

const defining = (id: string, term: string) => clause({ id }, definition({ id: `d-${id}`, term }, `${term} betyder noget.`))
const ids = (nodes: readonly ReturnType<typeof clause>[], language: ContractLanguage, order: 'term' | null = 'term'): unknown[] =>
  inOrder(nodes, order, (node) => node, language).map(({ attrs }) => attrs['id'])

test.each<[ContractLanguage, string[], string[]]>([
  ['da', ['Ændring', 'Vederlag', 'Aftale', 'Ø-drift', 'Ås'], ['Aftale', 'Vederlag', 'Ændring', 'Ø-drift', 'Ås']],
  ['nb', ['Årsverk', 'Avtale', 'Virkedag', 'Øvelse'], ['Avtale', 'Virkedag', 'Øvelse', 'Årsverk']],
  ['nn', ['verkedag', 'Avtale', 'Part'], ['Avtale', 'Part', 'verkedag']],
])('in %s they stand by the alphabet of the language', (language, terms, sorted) => {
  expect(
    ids(
      terms.map((term, index) => defining(`k${index}`, term)),
      language,
    ),
  ).toEqual(sorted.map((term) => `k${terms.indexOf(term)}`))
})

test('what defines no term comes first, alternatives of one term stay as they are listed, and without an order nothing moves', () => {
  const nodes = [defining('b', 'Part'), clause({ id: 'intro' }, p('I kontrakten betyder')), defining('fixed', 'Dag'), defining('hourly', 'Dag')]
  expect(ids(nodes, 'da')).toEqual(['intro', 'fixed', 'hourly', 'b'])
  expect(ids(nodes, 'da', null)).toEqual(['b', 'intro', 'fixed', 'hourly'])
})
