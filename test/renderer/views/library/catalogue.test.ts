/** The library as a list: clauses in their languages, filters, categories, and what a search found. */
import { describe, expect, test } from 'vitest'
import {
  categoriesOf,
  entriesOf,
  type Entry,
  filtered,
  type Filters,
  hitRows,
  NO_FILTERS,
  tagsOf,
  treeRows,
} from '../../../../renderer/views/library/catalogue.ts'
import type { ClauseHit, ClauseListItem } from '../../../../shared/api.ts'

const item = (given: Partial<ClauseListItem> & Pick<ClauseListItem, 'id'>): ClauseListItem => ({
  category: 'payment',
  language: 'da',
  title: `${given.id} på dansk`,
  text: '',
  tags: [],
  version: 1,
  origin: 'shipped',
  changed: false,
  retired: false,
  pair: 'equivalent',
  ...given,
})
const both = (id: string, given: Partial<ClauseListItem> = {}): ClauseListItem[] => [
  item({ ...given, id, language: 'da', title: `${id} på dansk` }),
  item({ ...given, id, language: 'nb', title: `${id} på norsk` }),
]
const hit = (id: string, language: 'da' | 'nb'): ClauseHit => ({ id, category: 'payment', language, title: id, sentence: '', marks: [] })
const titles = (entries: readonly Entry[]): string[] => entries.map(({ title }) => title)
const ids = (entries: readonly Entry[]): string[] => entries.map(({ id }) => id)

describe('a clause stands in the list once', () => {
  const items = [...both('fine'), item({ id: 'only', language: 'nb', title: 'only på norsk' })]

  test('in the language that is read, or in the one it has', () => {
    expect(titles(entriesOf(items, 'da'))).toEqual(['fine på dansk', 'only på norsk'])
    expect(titles(entriesOf(items, 'nb'))).toEqual(['fine på norsk', 'only på norsk'])
  })
  test('with the languages it is written in', () => {
    expect(entriesOf(items, 'da').map(({ languages }) => languages)).toEqual([['da', 'nb'], ['nb']])
  })
  test('with the tags of all its languages', () => {
    const tagged = [item({ id: 'a', tags: ['bod', 'frist'] }), item({ id: 'a', language: 'nb', tags: ['dagbot', 'frist'] })]
    expect(entriesOf(tagged, 'da')[0]?.tags).toEqual(['bod', 'frist', 'dagbot'])
  })
  test('and counts as changed when one of its wordings is the user’s own', () => {
    expect(entriesOf([item({ id: 'a' }), item({ id: 'a', language: 'nb', changed: true })], 'da')[0]?.changed).toBe(true)
  })
})

describe('filters', () => {
  const entries = entriesOf(
    [
      ...both('plain', { tags: ['bod'] }),
      item({ id: 'danish', pair: 'one_language' }),
      ...both('changed', { changed: true, pair: 'needs_review' }),
      ...both('own', { origin: 'own', pair: 'not_equivalent' }),
      ...both('gone', { retired: true }),
    ],
    'da',
  )
  test.each<[string, Partial<Filters>, string[]]>([
    ['none leaves retired clauses out', {}, ['plain', 'danish', 'changed', 'own']],
    ['retired ones come along on wish', { withRetired: true }, ['plain', 'danish', 'changed', 'own', 'gone']],
    ['by language', { language: 'nb' }, ['plain', 'changed', 'own']],
    ['by tag', { tag: 'bod' }, ['plain']],
    ['original wordings only', { origin: 'shipped' }, ['plain', 'danish']],
    ['changed ones only', { origin: 'changed' }, ['changed']],
    ['the user’s own only', { origin: 'own' }, ['own']],
    ['by the state of the pair', { pair: 'needs_review' }, ['changed']],
    ['all at once', { language: 'nb', pair: 'not_equivalent', origin: 'own' }, ['own']],
  ])('%s', (_name, filters, expected) => {
    expect(ids(filtered(entries, { ...NO_FILTERS, ...filters }))).toEqual(expected)
  })
})

test('categories are counted and ordered by their name, and only open ones show their clauses', () => {
  const entries = entriesOf([...both('a', { category: 'tests' }), ...both('b', { category: 'payment' }), ...both('c', { category: 'tests' })], 'da')
  const categories = categoriesOf(entries, (one, other) => (one < other ? -1 : 1))
  expect(categories.map(({ id, entries: inside }) => [id, inside.length])).toEqual([
    ['payment', 1],
    ['tests', 2],
  ])
  const rows = treeRows(categories, new Set(['tests']))
  expect(rows.map((row) => (row.kind === 'category' ? row.id : row.entry.id))).toEqual(['payment', 'tests', 'a', 'c'])
})

test('what was found stands in the order of the search, each clause once, and only if it passes the filters', () => {
  const entries = entriesOf([...both('a'), ...both('b'), ...both('c', { retired: true })], 'da')
  const rows = hitRows([hit('b', 'nb'), hit('c', 'da'), hit('b', 'da'), hit('a', 'da')], filtered(entries, NO_FILTERS), 'c')
  expect(rows.map((row) => row.kind === 'clause' && [row.entry.id, row.hit?.language])).toEqual([
    ['b', 'nb'],
    ['a', 'da'],
  ])
})

test('a retired clause is found by its title when retired ones are shown', () => {
  const entries = entriesOf([...both('a'), ...both('gone', { retired: true })], 'da')
  const rows = hitRows([hit('a', 'da')], filtered(entries, { ...NO_FILTERS, withRetired: true }), ' GONE ')
  expect(rows.map((row) => row.kind === 'clause' && row.entry.id)).toEqual(['a', 'gone'])
})

test('the most frequent tags come first', () => {
  const entries = entriesOf([item({ id: 'a', tags: ['x', 'y'] }), item({ id: 'b', tags: ['y'] }), item({ id: 'c', tags: ['z'] })], 'da')
  expect(tagsOf(entries)).toEqual([
    { tag: 'y', count: 2 },
    { tag: 'x', count: 1 },
    { tag: 'z', count: 1 },
  ])
})
