import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { hitWords, type WordQuery } from '../../../electron/services/hit-words.ts'
import { stem } from '../../../electron/services/search-words.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../../shared/model.ts'

const asked = (word: string, language: ContractLanguage, compounds: readonly string[] = []): WordQuery => ({
  word,
  stems: [stem(word, language)],
  compounds: new Set(compounds),
})
const found = (text: string, language: ContractLanguage, ...queries: readonly WordQuery[]): string[] =>
  [...hitWords(text, language, queries)].map(([from, to]) => text.slice(from, to))

test('words are found by their beginning, by their stem and as compounds, in the order they stand', () => {
  const text = 'Aftalens bod; Driftsvederlaget, vederlagsfri aftaler og BODEN.'
  expect(found(text, 'da', asked('aftale', 'da'), asked('bod', 'da'))).toEqual(['Aftalens', 'bod', 'aftaler', 'BODEN'])
  expect(found(text, 'da', asked('vederlag', 'da', ['driftsvederlaget']))).toEqual(['Driftsvederlaget', 'vederlagsfri'])
})

test('a word that only has the letters of a hit inside it is none, and hides no hit after it', () => {
  expect(found('Forbodet bod forbod', 'da', asked('bod', 'da'))).toEqual(['bod'])
})

test('letters outside the first plane and letters that grow in lower case leave everything in its place', () => {
  expect(found('𐐀bod bod𐐀 🙂bod İİ Bod', 'da', asked('bod', 'da'))).toEqual(['bod𐐀', 'bod', 'Bod'])
})

const part = fc.oneof(
  fc.constantFrom(
    'bod',
    'Boden',
    'for',
    'aftal',
    'e',
    'ens',
    'er',
    'vederlag',
    's',
    'å',
    'Ø',
    '1',
    'İ',
    '𐐀',
    '🙂',
    '\ud800',
    ' ',
    '. ',
    '\n',
    '-',
    '…',
    '’',
  ),
  fc.string({ unit: 'grapheme-ascii', maxLength: 3 }),
)
const text = fc.array(part, { maxLength: 30 }).map((parts) => parts.join(''))
const word = fc.array(fc.constantFrom('bod', 'en', 'for', 'aftal', 'e', 'ens', 'er', 'vederlag', 's', 'å', 'ø', '1'), { minLength: 1, maxLength: 3 })

test('what is found is what looking at every word finds', () => {
  fc.assert(
    fc.property(text, fc.array(word, { maxLength: 3 }), fc.constantFrom(...CONTRACT_LANGUAGES), (read, words, language) => {
      const queries = words.map((parts) => asked(parts.join(''), language, [`for${parts.join('')}`]))
      const isAsked = (candidate: string): boolean =>
        queries.some((query) => candidate.startsWith(query.word) || query.compounds.has(candidate) || query.stems.includes(stem(candidate, language)))
      const all = [...read.matchAll(/[\p{L}\p{N}]+/gu)].filter(([one]) => isAsked(one.replaceAll('İ', 'i').toLowerCase()))
      expect([...hitWords(read, language, queries)]).toEqual(all.map(({ 0: one, index }) => [index, index + one.length]))
    }),
    { numRuns: 1000 },
  )
})

test('a stem is a beginning of its word, on which finding hits rests', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zæøåéäö0-9]{1,15}$/u), fc.constantFrom(...CONTRACT_LANGUAGES), (one, language) => {
      expect(stem(one, language)).not.toBe('')
      expect(one.startsWith(stem(one, language))).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
