/** Finding a part by number, heading or words; and what leads to a part. */
import { expect, test } from 'vitest'
import { clauseAt, referencesTo } from '../../../renderer/contract/clause-at.ts'
import { partFinder } from '../../../renderer/contract/find-parts.ts'
import { keyOf, partReader } from '../../../renderer/contract/parts.ts'
import { contractState } from '../../../renderer/editor/editor-state.ts'
import { formsOf } from '../../../renderer/views/drafting/references/reference-text.ts'
import { listed } from '../../../renderer/views/drafting/library/listed.ts'
import type { ClauseListItem } from '../../../shared/api.ts'
import { DEFAULT_STYLE } from '../../../shared/model.ts'
import { annex, clause, contract, contractOf, item as listItem, list, p, ref, when } from '../../build.ts'

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
const state = contractState(
  contractOf(
    contract(
      clause(
        { id: 'a', heading: 'Priser', source: { clause: 'prices', language: 'da', version: 1 } },
        'Alle priser.',
        clause({ id: 'a1' }, p('Se ', ref('b'), ' og ', ref('a'), '.')),
      ),
      clause({ id: 'b', heading: 'Bod ved forsinkelse' }, p('Jf. ', ref('a1'), '.')),
      clause({ id: 'c', heading: 'Optionspriser', condition: when('o', 'yes') }, 'Udeladt.'),
      annex({ id: 'x', heading: 'Prisbilag' }, clause({ id: 'x1' }, 'Priserne i tabellen er ekskl. moms.')),
    ),
    { questions: QUESTIONS },
  ),
)
const find = (query: string): string[] =>
  partFinder(state, partReader()(state))
    .find(query, 10)
    .map(({ row }) => row.key)

test('a number is found exactly before what begins with it', () => {
  expect(find('1.1')).toEqual(['a1'])
  expect(find('1')).toEqual(['a', 'x', 'x1', 'a1'])
  expect(find('bilag 1')).toEqual(['x'])
})

test('headings come before words of the text, and what is left out is not offered', () => {
  expect(find('pris')).toEqual(['a', 'x', 'x1'])
  expect(find('optionspriser')).toEqual([])
  expect(find('moms tabellen')).toEqual(['x1'])
  expect(find('')).toEqual(['a', 'a1', 'b', 'x', 'x1'])
})

test('a part in an annex says which, and a hit in a text stands in its words', () => {
  const [hit] = partFinder(state, partReader()(state)).find('prisbilag moms', 5)
  expect(hit).toBeUndefined()
  const [found] = partFinder(state, partReader()(state)).find('moms', 5)
  expect([found?.row.key, found?.within]).toEqual(['x1', 'Bilag 1'])
})

test('references to a part and into it are found, those within it are not', () => {
  const at = clauseAt(state, 'a')
  expect(at && referencesTo(state, at.node).map(({ part, target }) => [part && keyOf(part), target])).toEqual([
    ['a1', 'a'],
    ['b', 'a1'],
  ])
})

test('a sub-clause knows the library clause that it is part of', () => {
  const at = clauseAt(state, 'a1')
  expect([at?.taken?.source.clause, at?.around.map(keyOf)]).toEqual(['prices', ['a']])
  expect(clauseAt(state, 'b')?.taken).toBeNull()
  expect(clauseAt(state, 'gone')).toBeNull()
})

test('the forms of a reference are told as they would print, each once', () => {
  expect(formsOf(state, 'b', 5).map(({ text }) => text.replaceAll('\u00a0', ' '))).toEqual([
    'punkt 2',
    '2',
    'punkt 2 (Bod ved forsinkelse)',
    'Bod ved forsinkelse',
  ])
  expect(formsOf(state, 'a1', 5).map(({ text }) => text.replaceAll('\u00a0', ' '))).toEqual(['punkt 1.1', '1.1'])
})

const item = (id: string, more: Partial<ClauseListItem> = {}): ClauseListItem => ({
  id,
  category: 'prices',
  language: 'da',
  title: id,
  text: 'Tekst',
  tags: [],
  version: 1,
  origin: 'shipped',
  changed: false,
  retired: false,
  pair: 'equivalent',
  ...more,
})

test('the library offers clauses of the language and category that are not retired, found ones best first', () => {
  const items = [item('a'), item('b', { retired: true }), item('c', { language: 'nb' }), item('d', { category: 'general' })]
  const wish = { language: 'da', category: null, hits: null } as const
  expect(listed(items, wish).map(({ id }) => id)).toEqual(['a', 'd'])
  expect(listed(items, { ...wish, category: 'general' }).map(({ id }) => id)).toEqual(['d'])
  const hits = ['d', 'b', 'a'].map((id) => ({
    id,
    category: 'x',
    language: 'da' as const,
    title: id,
    sentence: `Her er ${id}`,
    marks: [[0, 3]] as const,
  }))
  expect(listed(items, { ...wish, hits }).map(({ id, text }) => [id, text])).toEqual([
    ['d', 'Her er d'],
    ['a', 'Her er a'],
  ])
})

test('list items, paragraphs and ranges are found by their numbers as they are printed, and by their words', () => {
  const made = contractState(
    contractOf(
      contract(
        clause(
          { id: 'one', heading: 'Løbetid' },
          p('Første led.'),
          p('Andet led om mora.'),
          list('roman_parens', listItem({ id: 'i' }, 'et'), listItem({ id: 'ii' }, 'to')),
        ),
        clause({ id: 'two', heading: 'Priser' }, 'Prisen.'),
        annex({ id: 'x', heading: 'Plan' }),
        annex({ id: 'y', heading: 'Bod' }),
      ),
    ),
  )
  const first = (query: string): unknown[] => {
    const [hit] = partFinder(made, partReader()(made)).find(query, 5)
    return [hit?.number.replaceAll('\u00a0', ' '), typeof hit?.target === 'string' ? hit.target : 'paragraph', hit?.to]
  }
  expect(first('1 (ii)')).toEqual(['1 (ii)', 'ii', null])
  expect(first('punkt 1(i)')).toEqual(['1 (i)', 'i', null])
  expect(first('mora')[0]).toBe('1')
  expect(partFinder(made, partReader()(made)).find('mora', 5)[1]?.number.replaceAll('\u00a0', ' ')).toBe('1, 2. afsnit')
  expect(first('1-2')).toEqual(['1–2', 'one', 'two'])
  expect(first('bilag 1-2')).toEqual(['Bilag 1–2', 'x', 'y'])
  expect(first('1 (i)–(ii)')).toEqual(['1 (i)–(ii)', 'i', 'ii'])
  expect(first('2-1')[2] ?? null).toBeNull()
})

test('clauses without numbers are found by their headings', () => {
  const made = contractState(
    contractOf(contract(clause({ id: 'one', heading: 'Betaling' }, 'Prisen.')), { style: { ...DEFAULT_STYLE, clauseNumber: 'none' } }),
  )
  expect(
    partFinder(made, partReader()(made))
      .find('betaling', 5)
      .map(({ target }) => target),
  ).toEqual(['one'])
})
