/** What a query asks for, word by word, and where the words that it finds stand in a text. */
import type { ContractLanguage } from '../../shared/model.ts'
import { stem } from './search-words.ts'

/** What one word of a query stands for: words that begin with it, words with its stem, and compounds that contain it. */
export interface WordQuery {
  readonly word: string
  /** Its stems in the languages that are searched; each is a beginning of it. */
  readonly stems: readonly string[]
  readonly compounds: ReadonlySet<string>
}

const WORD = /[\p{L}\p{N}]+/gu
/** Half of a letter that takes two may belong to a word. */
const MAY_BE_IN_WORD = /[\p{L}\p{N}\p{Cs}]/u

/** In lower case, every letter in its place: İ alone would become two. */
const lowered = (text: string): string => text.replaceAll('İ', 'i').toLowerCase()

const isFound = (candidate: string, language: ContractLanguage, queries: readonly WordQuery[]): boolean =>
  queries.some(({ word, stems, compounds }) => candidate.startsWith(word) || compounds.has(candidate) || stems.includes(stem(candidate, language)))

const nextOf = (text: string, pieces: readonly string[], from: number): number => {
  let next = -1
  for (const piece of pieces) {
    const at = text.indexOf(piece, from)
    if (at !== -1 && (next === -1 || at < next)) next = at
  }
  return next
}

/** The words of a text that the queries find, from and to, as they stand; read no further than they are asked for. */
export const hitWords = function* (text: string, language: ContractLanguage, queries: readonly WordQuery[]): Generator<readonly [number, number]> {
  const lower = lowered(text)
  // Every word that is found has a stem of the query in it: only there are words cut out and looked at, which for a page of clauses is most of the work.
  const pieces = queries.flatMap(({ stems }) => stems)
  let from = 0
  for (let at = nextOf(lower, pieces, from); at !== -1; at = nextOf(lower, pieces, from)) {
    WORD.lastIndex = at
    while (WORD.lastIndex > from && MAY_BE_IN_WORD.test(lower.charAt(WORD.lastIndex - 1))) WORD.lastIndex -= 1
    let match = WORD.exec(lower)
    while (match && match.index + match[0].length <= at) match = WORD.exec(lower)
    if (!match) return
    const { 0: word, index } = match
    from = index + word.length
    if (isFound(word, language, queries)) yield [index, from]
  }
}
