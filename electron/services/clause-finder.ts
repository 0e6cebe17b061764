/**
 * Full-text search over the clause library, each hit shown in its sentence. Where few wordings match, all are ranked; where thousands do, a ranking would
 * take longer than a keystroke and tell little, and the first page comes in the library's order of importance, titles first.
 */
import { LANGUAGES } from '../../shared/language/languages.ts'
import { sentences } from '../../shared/language/sentences.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../shared/model.ts'
import type { ClauseSearch, SearchRow } from '../db/clause-search.ts'
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

/** What one word of a query stands for: words that begin with it, words with its stem, and compounds that contain it. */
interface WordQuery {
  readonly word: string
  readonly stems: readonly string[]
  readonly compounds: ReadonlySet<string>
}

const WORD = /[\p{L}\p{N}]+/gu

const NONE: ReadonlySet<string> = new Set()

const matches = (candidate: string, language: ContractLanguage, queries: readonly WordQuery[]): boolean =>
  queries.some(({ word, stems, compounds }) => candidate.startsWith(word) || compounds.has(candidate) || stems.includes(stem(candidate, language)))

/** The sentence of a text at a place; only its line is read. */
const sentenceAt = (text: string, at: number, language: ContractLanguage): string => {
  const from = text.lastIndexOf('\n', at - 1) + 1
  const end = text.indexOf('\n', at)
  let rest = at - from
  for (const sentence of sentences(text.slice(from, end === -1 ? undefined : end), LANGUAGES[language])) {
    if (rest < sentence.length) return sentence.trimEnd()
    rest -= sentence.length
  }
  return ''
}

/** Where the first word stands that is a hit; 0 when there is none. */
const firstOf = (text: string, isHit: (word: string) => boolean): number => {
  for (const match of text.matchAll(WORD)) if (isHit(match[0])) return match.index
  return 0
}

const show = (row: SearchRow, queries: readonly WordQuery[]): Hit => {
  const { id, language, category, title, body } = row
  const isHit = (word: string): boolean => matches(word.toLowerCase(), language, queries)
  const at = firstOf(body, isHit)
  const sentence = sentenceAt(body, at, language)
  const marks = [...sentence.matchAll(WORD)].flatMap(({ 0: word, index }) => (isHit(word) ? [[index, index + word.length] as const] : []))
  return { id, language, category, title, sentence, marks }
}

/** The clauses that match as FTS5 asks for them: `(word* OR stem OR compound …) AND …`. */
const expressionOf = (queries: readonly WordQuery[], stemColumns: string): string =>
  queries
    .map(({ word, stems, compounds }) => {
      const alternatives = [`${quoted(word)}*`, ...stems.map((one) => stemColumns + quoted(one)), ...[...compounds].map(quoted)]
      return `(${alternatives.join(' OR ')})`
    })
    .join(' AND ')

/** The stems are columns of their own in the ranking index, and words like any other in the lists for the first page. */
const RANK_STEMS = '{title_stems body_stems} : '

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

  const expression = expressionOf(direct, '')
  const page = search.first(expression, language, false, PAGE)
  if (page.length === PAGE && hasMany(search, expression, page)) {
    return hits(uniqueRows(search.first(expression, language, true, PAGE), page).slice(0, PAGE), direct)
  }

  const widened = direct.map((query): WordQuery => ({ ...query, compounds: compoundsOf(search, query.word) }))
  const wide = expressionOf(widened, '')
  if (search.count(wide, MOST_RANKED + 1) <= MOST_RANKED) return hits(search.ranked(expressionOf(widened, RANK_STEMS), language, limit), widened)
  // The compounds are too many to be ranked with the words themselves: they come after them.
  const best = search.ranked(expressionOf(direct, RANK_STEMS), language, limit)
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
