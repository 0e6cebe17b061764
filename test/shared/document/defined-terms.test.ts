/** Uses of defined terms in running text. */
import { expect, test } from 'vitest'
import { definedTerms, termPattern } from '../../../shared/document/defined-terms.ts'
import { clause, contract, definition, p } from '../../build.ts'

const uses = (terms: readonly string[], text: string): string[] => [...text.matchAll(termPattern(terms) ?? /$^/g)].map(([use]) => use)

test.each([
  ['a term as it stands', ['Kunden'], 'Så betaler Kunden.', ['Kunden']],
  ['its genitive', ['Kunden'], 'Kundens Data', ['Kundens']],
  ['a genitive with an apostrophe', ['Boks'], 'Boks’ indhold', ['Boks']],
  ['the longest of several', ['Misligholdelse', 'Væsentlig Misligholdelse'], 'Væsentlig Misligholdelse', ['Væsentlig Misligholdelse']],
  ['not inside a word', ['Dag'], 'Dagen, Arbejdsdag, Dag', ['Dag']],
  ['not beside æ, ø and å', ['Dag'], 'Dagø øDag Dag', ['Dag']],
  ['a term of its own letters', ['Året'], 'i Året og Årets', ['Året', 'Årets']],
  ['another case is another word', ['Kunden'], 'kunden', []],
  ['signs that mean something to a pattern', ['Pris (ekskl. moms)'], 'Pris (ekskl. moms) og Pris ekskl', ['Pris (ekskl. moms)']],
])('%s', (_name, terms, text, found) => {
  expect(uses(terms, text)).toEqual(found)
})

test('no terms, no pattern', () => {
  expect(termPattern([])).toBeNull()
})

test('the terms of a document are those of its definitions in order', () => {
  const document = contract(
    clause(
      { id: 'a' },
      definition({ id: 'd1', term: 'Kunden' }, 'x'),
      clause({ id: 'b' }, p('y'), definition({ id: 'd2', term: 'Dag', forms: ['Dage', 'Dagene'] }, 'z')),
    ),
  )
  expect(definedTerms(document)).toEqual([
    { term: 'Kunden', forms: [], definition: 'd1' },
    { term: 'Dag', forms: ['Dage', 'Dagene'], definition: 'd2' },
  ])
})
