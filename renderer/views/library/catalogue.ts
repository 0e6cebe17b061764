/** The library as a list: one entry per clause, in its languages, with the filters over it. Loops over plain data only, so that 100,000 stay fast. */
import type { ClauseHit, ClauseListItem, PairState } from '../../../shared/api.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../../shared/model.ts'

/** A clause in all its languages. */
export interface Entry {
  readonly id: string
  readonly category: string
  /** The language that title and text are shown in. */
  readonly language: ContractLanguage
  readonly title: string
  readonly text: string
  readonly languages: readonly ContractLanguage[]
  readonly tags: readonly string[]
  readonly origin: 'shipped' | 'own'
  readonly changed: boolean
  readonly retired: boolean
  readonly pair: PairState
}

export const ORIGINS = ['shipped', 'changed', 'own'] as const
export type OriginFilter = (typeof ORIGINS)[number]
export const PAIR_STATES = ['equivalent', 'not_equivalent', 'needs_review', 'one_language'] as const satisfies readonly PairState[]

/** Null: not filtered by it. */
export interface Filters {
  readonly language: ContractLanguage | null
  readonly tag: string | null
  readonly origin: OriginFilter | null
  readonly pair: PairState | null
  readonly withRetired: boolean
}

export const NO_FILTERS: Filters = { language: null, tag: null, origin: null, pair: null, withRetired: false }

/** The rows of a clause. */
export type Wordings = Record<ContractLanguage, ClauseListItem | null>
export type Index = ReadonlyMap<string, Readonly<Wordings>>

/** The rows of a list by clause. */
export const indexOf = (items: readonly ClauseListItem[], index = new Map<string, Wordings>()): Map<string, Wordings> => {
  for (const item of items) {
    let wordings = index.get(item.id)
    if (!wordings) {
      wordings = { da: null, nb: null, nn: null }
      index.set(item.id, wordings)
    }
    wordings[item.language] = item
  }
  return index
}

/** Every set of languages that a clause can have, made once: an entry holds one of them. By bits, the first language the lowest. */
const LANGUAGE_SETS: readonly (readonly ContractLanguage[])[] = Array.from({ length: 2 ** CONTRACT_LANGUAGES.length }, (_, bits) =>
  CONTRACT_LANGUAGES.filter((_language, place) => (bits >> place) % 2 === 1),
)
const languagesOf = ({ da, nb, nn }: Readonly<Wordings>): readonly ContractLanguage[] =>
  LANGUAGE_SETS[(da ? 1 : 0) + (nb ? 2 : 0) + (nn ? 4 : 0)] ?? CONTRACT_LANGUAGES

const NO_TAGS: readonly string[] = []
const union = (one: readonly string[], other: readonly string[]): readonly string[] => {
  if (one.length === 0) return other
  const more = other.filter((tag) => !one.includes(tag))
  return more.length === 0 ? one : [...one, ...more]
}

const entryOf = (shown: ClauseListItem, wordings: Readonly<Wordings>): Entry => ({
  id: shown.id,
  category: shown.category,
  language: shown.language,
  title: shown.title,
  text: shown.text,
  languages: languagesOf(wordings),
  tags: CONTRACT_LANGUAGES.reduce((tags, language) => union(tags, wordings[language]?.tags ?? NO_TAGS), NO_TAGS),
  origin: shown.origin,
  changed: wordings.da?.changed === true || wordings.nb?.changed === true || wordings.nn?.changed === true,
  retired: shown.retired,
  pair: shown.pair,
})

/** Which wording a reader of a language is shown: the own language before the nearest. */
export const READING_ORDER: Readonly<Record<ContractLanguage, readonly ContractLanguage[]>> = {
  da: ['da', 'nb', 'nn'],
  nb: ['nb', 'nn', 'da'],
  nn: ['nn', 'nb', 'da'],
}

/** The wording of a clause that a reader of the language is shown. */
export const shownTo = (reading: ContractLanguage, wordings: Readonly<Wordings>): ClauseListItem | null => {
  for (const language of READING_ORDER[reading]) if (wordings[language]) return wordings[language]
  return null
}

/** The entries of a list of wordings, in its order. Each is shown in the language `reading` where it has it. */
export const entriesOf = (items: readonly ClauseListItem[], reading: ContractLanguage, index: Index = indexOf(items)): Entry[] => {
  const entries: Entry[] = []
  for (const item of items) {
    const wordings = index.get(item.id)
    if (wordings && shownTo(reading, wordings) === item) entries.push(entryOf(item, wordings))
  }
  return entries
}

const originOf = ({ origin, changed }: Entry): OriginFilter => (origin === 'own' ? 'own' : changed ? 'changed' : 'shipped')

const passes = (entry: Entry, { language, tag, origin, pair, withRetired }: Filters): boolean =>
  (withRetired || !entry.retired) &&
  (language === null || entry.languages.includes(language)) &&
  (tag === null || entry.tags.includes(tag)) &&
  (origin === null || originOf(entry) === origin) &&
  (pair === null || entry.pair === pair)

export const filtered = (entries: readonly Entry[], filters: Filters): Entry[] => entries.filter((entry) => passes(entry, filters))

export interface Category {
  readonly id: string
  readonly entries: readonly Entry[]
}

/** Entries by category; the categories in the order of `compare`, the entries in their own. */
export const categoriesOf = (entries: readonly Entry[], compare: (one: string, other: string) => number): Category[] => {
  const byCategory = new Map<string, Entry[]>()
  for (const entry of entries) {
    const known = byCategory.get(entry.category)
    if (known) known.push(entry)
    else byCategory.set(entry.category, [entry])
  }
  return [...byCategory].map(([id, list]) => ({ id, entries: list })).toSorted((one, other) => compare(one.id, other.id))
}

/** A row of the list: a category that opens and closes, or a clause, with what was found in it if it was searched for. */
export type Row =
  | { readonly kind: 'category'; readonly id: string; readonly count: number; readonly isOpen: boolean }
  | { readonly kind: 'clause'; readonly entry: Entry; readonly hit: ClauseHit | null; readonly depth: 1 | 2 }

/** Categories, and under the open ones their clauses. */
export const treeRows = (categories: readonly Category[], open: ReadonlySet<string>): Row[] => {
  const rows: Row[] = []
  for (const { id, entries } of categories) {
    const isOpen = open.has(id)
    rows.push({ kind: 'category', id, count: entries.length, isOpen })
    if (isOpen) for (const entry of entries) rows.push({ kind: 'clause', entry, hit: null, depth: 2 })
  }
  return rows
}

/** What a search found, best first, a clause once; the filters hold here too. Retired clauses, which the search leaves out, come last by their title. */
export const hitRows = (hits: readonly ClauseHit[], entries: readonly Entry[], text: string): Row[] => {
  const wanted = text.trim().toLowerCase()
  const found = new Map<string, Entry | null>(hits.map(({ id }) => [id, null]))
  const retired: Row[] = []
  for (const entry of entries) {
    if (found.has(entry.id)) found.set(entry.id, entry)
    else if (entry.retired && entry.title.toLowerCase().includes(wanted)) retired.push({ kind: 'clause', entry, hit: null, depth: 1 })
  }
  const rows: Row[] = []
  for (const hit of hits) {
    const entry = found.get(hit.id)
    found.delete(hit.id)
    if (entry) rows.push({ kind: 'clause', entry, hit, depth: 1 })
  }
  return [...rows, ...retired]
}

export interface TagCount {
  readonly tag: string
  readonly count: number
}

const counted = new WeakMap<readonly Entry[], readonly TagCount[]>()

/** Every tag with how many clauses have it, the most frequent first. Counted once for a list. */
export const tagsOf = (entries: readonly Entry[]): readonly TagCount[] => {
  const known = counted.get(entries)
  if (known) return known
  const counts = new Map<string, number>()
  for (const { tags } of entries) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  const sorted = [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .toSorted((one, other) => other.count - one.count || (one.tag < other.tag ? -1 : 1))
  counted.set(entries, sorted)
  return sorted
}
