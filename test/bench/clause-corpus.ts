/**
 * A large clause library for benchmarks: our own clauses' words in chains as they follow one another there, with compounds put together of their parts, so
 * that a hundred thousand clauses have some two hundred thousand distinct words, as real ones would.
 */
import path from 'node:path'
import { indexed } from '../../electron/services/search-words.ts'
import { parseLibrary, readLibraryFiles } from '../../electron/services/shipped-library.ts'
import { randomNumbers } from './large-contract.ts'

const LIBRARY = path.join(import.meta.dirname, '..', '..', 'resources', 'library')
const WORDS_IN_A_TITLE = 3
const WORDS_IN_A_CLAUSE = 80
const WORDS_IN_A_SENTENCE = 16
/** One word in so many is a compound of two others; the first of so many compounds come far more often than the last. */
const WORDS_TO_A_COMPOUND = 16
const COMPOUNDS = 400_000

const danishTexts = (): string[] =>
  parseLibrary(readLibraryFiles(LIBRARY)).clauses.flatMap(({ node, language }) => (language === 'da' ? [indexed(node, language).body] : []))

/** Nouns of the library as parts of compounds: words with a small letter and the endings of Danish nouns. */
const NOUN = /(?<!\p{L})[a-zæøå]{3,9}(?:ing|else|hed|tid|krav|fejl|plan|frist|aftale|ansvar|prøve|drift|ydelse|system)(?!\p{L})/gu
const ENDINGS = ['', 'n', 't', 'ns', 'r', 'rne', 's']

export interface CorpusClause {
  readonly title: string
  readonly body: string
}

/** The clauses one by one; the same every time. */
export const clauseCorpus = function* (count: number): Generator<CorpusClause> {
  const random = randomNumbers(11)
  const pick = <T>(from: readonly T[], share = random()): T => from[Math.floor(share * from.length)] as T
  const texts = danishTexts()
  const words = texts.flatMap((text) => text.split(/\s+/).filter(Boolean))
  const followers = new Map<string, string[]>()
  for (const [index, word] of words.entries()) {
    const known = followers.get(word) ?? []
    known.push(words[index + 1] ?? words[0] ?? '')
    followers.set(word, known)
  }
  const nouns = [...new Set(texts.flatMap((text) => text.match(NOUN) ?? []))]
  const compound = (): string => {
    const own = randomNumbers(Math.floor(random() ** 3 * COMPOUNDS))
    return `${pick(nouns, own())}${own() < 0.5 ? 's' : ''}${pick(nouns, own())}${pick(ENDINGS, own())}`
  }
  const text = (length: number): string => {
    let word = pick(words)
    const out: string[] = []
    for (let n = 1; n <= length; n += 1) {
      const next = random() * WORDS_TO_A_COMPOUND < 1 ? compound() : word
      out.push(n % WORDS_IN_A_SENTENCE === 0 ? `${next.replace(/[.,:;]$/, '')}.` : next)
      word = pick(followers.get(word) ?? words)
    }
    return out.join(' ')
  }
  for (let n = 0; n < count; n += 1) yield { title: text(WORDS_IN_A_TITLE), body: text(WORDS_IN_A_CLAUSE) }
}

/** Words of contracts that a drafter types, some of them in nearly every clause. */
const TYPED =
  'leverandøren vederlag misligholdelse aftalen betaling ansvar overtagelsesprøve frist erstatning ophævelse servicemål fortrolighed personoplysninger ændring tidsplan underleverandør dokumentation garanti kunden driftsmiljø'

/** What is in the search field while they are typed, from the third letter on. */
export const PREFIXES: readonly string[] = TYPED.split(' ').flatMap((word) =>
  Array.from({ length: word.length - 2 }, (_, index) => word.slice(0, index + 3)),
)
