import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { LANGUAGES } from '../../../shared/language/languages.ts'
import { sentences } from '../../../shared/language/sentences.ts'
import { CONTRACT_LANGUAGES } from '../../../shared/model.ts'

const danish = (text: string): string[] => [...sentences(text, LANGUAGES.da)].map((one) => one.trim())
const norwegian = (text: string): string[] => [...sentences(text, LANGUAGES.nb)].map((one) => one.trim())

test('a full stop, a question mark and an exclamation mark before a capital end a sentence', () => {
  expect(danish('Kunden betaler. Leverandøren leverer! Hvem retter? Alle.')).toEqual([
    'Kunden betaler.',
    'Leverandøren leverer!',
    'Hvem retter?',
    'Alle.',
  ])
})

test.each(LANGUAGES.da.abbreviations.map((abbreviation) => [abbreviation]))('the Danish abbreviation %s does not end a sentence', (abbreviation) => {
  const text = `Beløbet betales ${abbreviation} Kundens regning`
  expect(danish(text)).toEqual([text])
})

test.each(LANGUAGES.nb.abbreviations.map((abbreviation) => [abbreviation]))(
  'the Norwegian abbreviation %s does not end a sentence',
  (abbreviation) => {
    const text = `Beløpet betales ${abbreviation} Kundens regning`
    expect(norwegian(text)).toEqual([text])
  },
)

test('an abbreviation in parentheses or with a capital does not end a sentence either', () => {
  expect(danish('Boden (jf. Bilag 3) betales. Ekskl. Moms gælder.')).toEqual(['Boden (jf. Bilag 3) betales.', 'Ekskl. Moms gælder.'])
})

test('the dot of an ordinal number does not end a sentence', () => {
  expect(danish('Fra den 3. Arbejdsdag løber boden. Den 1. Juli ophører den.')).toEqual([
    'Fra den 3. Arbejdsdag løber boden.',
    'Den 1. Juli ophører den.',
  ])
})

test('a dot before a small letter or inside a number does not end a sentence', () => {
  expect(danish('Prisen er 1.250.000 kr. ekskl. moms i alt. og mere')).toHaveLength(1)
})

test('closing quotation marks and parentheses belong to the sentence that they close', () => {
  expect(danish('Det kaldes »Systemet.« Kunden betaler.')).toEqual(['Det kaldes »Systemet.«', 'Kunden betaler.'])
  expect(norwegian('Det kalles «Systemet.» Kunden betaler (alt.) Slutt.')).toEqual(['Det kalles «Systemet.»', 'Kunden betaler (alt.)', 'Slutt.'])
})

test('a quotation mark and a number can begin a sentence', () => {
  expect(danish('Kunden betaler. »Systemet« leveres. 10 Arbejdsdage er fristen.')).toEqual([
    'Kunden betaler.',
    '»Systemet« leveres.',
    '10 Arbejdsdage er fristen.',
  ])
})

test('a live reference, shown by an ellipsis, can begin a sentence', () => {
  expect(danish('Kunden betaler. … gælder for vederlaget.')).toEqual(['Kunden betaler.', '… gælder for vederlaget.'])
})

test('a line break always separates sentences', () => {
  expect(danish('overskrift uden punktum\nog næste linje')).toEqual(['overskrift uden punktum', 'og næste linje'])
})

test('an empty text has no sentences', () => {
  expect(danish('')).toEqual([])
  expect(danish('\n\n')).toEqual([])
})

test('the sentences joined are the text but for its line breaks, so that no word is lost or shown twice', () => {
  const text = fc
    .array(fc.oneof(fc.constantFrom('jf.', 'Kunden', 'og', '3.', '«Ja.»', '(', ')', '…', '?', '\n', '»'), fc.string({ maxLength: 5 })))
    .map((words) => words.join(' '))
  fc.assert(
    fc.property(text, fc.constantFrom(...CONTRACT_LANGUAGES), (written, code) => {
      const found = [...sentences(written, LANGUAGES[code])]
      expect(found.join('')).toBe(written.replaceAll('\n', ''))
      expect(found).not.toContain('')
    }),
    { numRuns: 500 },
  )
})
