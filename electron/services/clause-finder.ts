/**
 * Full-text search over the clause library, each hit shown in its sentence. Where few wordings match, all are ranked; where thousands do, a ranking would
 * take longer than a keystroke and tell little, and the first page comes in the library's order of importance, titles first.
 */
import { LANGUAGES } from '../../shared/language/languages.ts'
import { sentences } from '../../shared/language/sentences.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../shared/model.ts'
import type { ClauseSearch, SearchRow } from '../db/clause-search.ts'
import { hitWords, type WordQuery } from './hit-words.ts'
import { SHORTEST_PART, stem, wordsAskedFor } from './search-words.ts'

export interface Hit {
  readonly id: string
  readonly language: ContractLanguage
  readonly category: string
  readonly title: string
  /** The sentence of the first hit in the text; the first sentence when only the title matches. */
  readonly sentence: string
  /** Where the words stand in the sentence, from and to, in characters. */
  readonly marks: readonly (readonly [number, number])[]
}

/** No word is longer; a pattern of half a megabyte would be refused. */
const LONGEST_PART = 100
/** Compounds a query is widened to. */
const MOST_COMPOUNDS = 100
/** Ranking this many matches takes about as long as a person notices nothing; beyond it the first page is what counts. */
const MOST_RANKED = 2000
const PAGE = 20

const quoted = (term: string): string => `"${term.replaceAll('"', '""')}"`

const NONE: ReadonlySet<string> = new Set()

/** From where to where the sentence at a place of a text reaches; no more of it is read. */
const sentenceAt = (text: string, at: number, language: ContractLanguage): [from: number, to: number] => {
  let from = text.lastIndexOf('\n', at - 1) + 1
  const end = text.indexOf('\n', at)
  for (const sentence of sentences(text.slice(from, end === -1 ? undefined : end), LANGUAGES[language])) {
    if (at < from + sentence.length) return [from, from + sentence.trimEnd().length]
    from += sentence.length
  }
  return [from, from]
}

const show = ({ body, ...row }: SearchRow, queries: readonly WordQuery[]): Hit => {
  const hits = hitWords(body, row.language, queries)
  const first = hits.next().value
  const [from, to] = sentenceAt(body, first?.[0] ?? 0, row.language)
  const marks: [number, number][] = []
  for (let hit = first; hit && hit[0] < to; hit = hits.next().value) marks.push([hit[0] - from, hit[1] - from])
  return { ...row, sentence: body.slice(from, to), marks }
}

/** What a word may go on with after its first letter, in European languages. */
const SECOND: readonly string[] = 'abcdefghijklmnopqrstuvwxyz0123456789ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ'.split('')
const beginning = (word: string): string => `${quoted(word)}*`

/** How an index is asked for the beginning of a word, and for a stem. */
interface Asking {
  readonly beginnings: (word: string) => readonly string[]
  readonly stem: (stem: string) => string
}
/** The lists for the first page: there are some for beginnings of two letters and more, and those of one letter are put together of them. */
const LISTS: Asking = {
  beginnings: (word) => (SECOND.includes(word) ? [quoted(word), ...SECOND.map((sign) => beginning(word + sign))] : [beginning(word)]),
  stem: quoted,
}
/** The ranking index, where stems are columns of their own. */
const RANKING: Asking = { beginnings: (word) => [beginning(word)], stem: (one) => `{title_stems body_stems} : ${quoted(one)}` }

/** The clauses that match as FTS5 asks for them: `(word* OR stem OR compound …) AND …`. */
const expressionOf = (queries: readonly WordQuery[], { beginnings, stem: stemOf }: Asking): string =>
  queries
    .map(({ word, stems, compounds }) => `(${[...beginnings(word), ...stems.map(stemOf), ...[...compounds].map(quoted)].join(' OR ')})`)
    .join(' AND ')

const uniqueRows = (...lists: readonly (readonly number[])[]): number[] => [...new Set(lists.flat())]

/** Find clauses by words, all of which must match; titles first. An empty query finds nothing. */
export const findClauses = (search: ClauseSearch, text: string, language: ContractLanguage | null, limit = 50): Hit[] => {
  // A Mac gives å as a and a ring; the library is written with å.
  const direct = wordsAskedFor(text.normalize('NFC')).map(
    (word): WordQuery => ({
      word,
      stems: [...new Set((language === null ? CONTRACT_LANGUAGES : [language]).map((code) => stem(word, code)))],
      compounds: NONE,
    }),
  )
  if (direct.length === 0) return []
  const hits = (rows: readonly number[], queries: readonly WordQuery[]): Hit[] => search.show(rows).map((row) => show(row, queries))

  const ranked = (queries: readonly WordQuery[]): number[] =>
    search.ranked(expressionOf(queries, RANKING), expressionOf(queries, LISTS), language, limit)

  const expression = expressionOf(direct, LISTS)
  const page = search.first(expression, language, false, PAGE)
  if (page.length === PAGE && hasMany(search, expression, page)) {
    return hits(uniqueRows(search.first(expression, language, true, PAGE), page).slice(0, PAGE), direct)
  }

  const widened = direct.map((query): WordQuery => ({ ...query, compounds: compoundsOf(search, query.word) }))
  const wide = expressionOf(widened, LISTS)
  if (search.count(wide, MOST_RANKED + 1) <= MOST_RANKED) return hits(ranked(widened), widened)
  // The compounds are too many to be ranked with the words themselves: they come after them.
  const best = ranked(direct)
  const more = best.length < limit ? search.first(wide, language, false, limit) : []
  return hits(uniqueRows(best, more).slice(0, limit), widened)
}

const compoundsOf = (search: ClauseSearch, word: string): ReadonlySet<string> =>
  word.length < SHORTEST_PART || word.length > LONGEST_PART ? NONE : new Set(search.wordsWith(word, MOST_COMPOUNDS))

/** Whether more match than are ranked: judged by how far apart the first ones stand, and counted where that is close. */
const hasMany = (search: ClauseSearch, expression: string, page: readonly number[]): boolean => {
  const reached = (page.at(-1) ?? 0) - (page[0] ?? 0) + 1
  const estimate = (page.length * search.size()) / reached
  if (estimate > 4 * MOST_RANKED) return true
  return search.count(expression, MOST_RANKED + 1) > MOST_RANKED
}
