/** Full-text search over the clause library, each hit shown in its sentence. */
import { sentences } from '../../shared/language/sentences.ts'
import { LANGUAGES } from '../../shared/language/languages.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../shared/model.ts'
import type { ClauseSearch, SearchRow } from '../db/clause-search.ts'
import { stem, wordsOf } from './search-words.ts'

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

/** Shorter pieces are found in too many words to mean anything as a part of a compound. */
const SHORTEST_PART = 4
/** No word is longer; SQLite refuses patterns of 50,000 bytes. */
const LONGEST_PART = 100
/** Compounds a query is widened to, the most frequent first. */
const MOST_COMPOUNDS = 100

const quoted = (term: string): string => `"${term.replaceAll('"', '""')}"`

/** What one word of a query stands for: words that begin with it, words with its stem, and compounds that contain it. */
interface WordQuery {
  readonly word: string
  readonly stems: readonly string[]
  readonly compounds: readonly string[]
}

const matches = (candidate: string, language: ContractLanguage, queries: readonly WordQuery[]): boolean =>
  queries.some(
    ({ word, stems, compounds }) => candidate.startsWith(word) || compounds.includes(candidate) || stems.includes(stem(candidate, language)),
  )

const show = (row: SearchRow, queries: readonly WordQuery[]): Hit => {
  const found = sentences(row.body, LANGUAGES[row.language]).map((sentence) => {
    const marks = [...sentence.matchAll(/[\p{L}\p{N}]+/gu)]
      .filter(([word]) => matches(word.toLowerCase(), row.language, queries))
      .map((match) => [match.index, match.index + match[0].length] as const)
    return { sentence: sentence.trimEnd(), marks }
  })
  const best = found.find(({ marks }) => marks.length > 0) ?? found[0] ?? { sentence: '', marks: [] }
  return { id: row.id, language: row.language, category: row.category, title: row.title, ...best }
}

/** Find clauses by words, all of which must match; titles first. An empty query finds nothing. */
export const findClauses = (search: ClauseSearch, text: string, language: ContractLanguage | null, limit = 50): Hit[] => {
  // A Mac gives å as a and a ring; the library is written with å.
  const queries = wordsOf(text.normalize('NFC')).map(
    (word): WordQuery => ({
      word,
      stems: [...new Set((language === null ? CONTRACT_LANGUAGES : [language]).map((code) => stem(word, code)))],
      compounds: word.length < SHORTEST_PART || word.length > LONGEST_PART ? [] : search.wordsWith(word, MOST_COMPOUNDS),
    }),
  )
  if (queries.length === 0) return []
  const expression = queries
    .map(
      ({ word, stems, compounds }) =>
        `(${[`${quoted(word)}*`, ...stems.map((one) => `{title_stems body_stems} : ${quoted(one)}`), ...compounds.map(quoted)].join(' OR ')})`,
    )
    .join(' AND ')
  return search.find(expression, language, limit).map((row) => show(row, queries))
}
