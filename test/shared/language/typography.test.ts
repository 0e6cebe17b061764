import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { LANGUAGES } from '../../../shared/language/languages.ts'
import { heldTogether } from '../../../shared/language/typography.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../../shared/model.ts'

/** Texts are written with ~ where a hard space is expected and with an ordinary one where not. */
const hardened = (written: string, code: ContractLanguage): string =>
  heldTogether(written.replaceAll('~', ' '), LANGUAGES[code]).replaceAll('\u00a0', '~')

test.each([
  'jf.~punkt~5',
  'jf.~§~4 i loven',
  'inden for 10~Arbejdsdage efter',
  'senest 30~dage efter',
  '14~kalenderdage og 2~bankdage',
  '20~sekunder og 3~døgn',
  '3~Dages varsel',
  '§~4',
  '15~%',
  '15~pct. af vederlaget',
  'kr.~100',
  'DKK~250.000',
  '250.000~kr. ekskl. moms',
  'Bilag~3',
  'bilag~3',
  'Bilag~A og Bilag~B1, punkt~2',
  'bilag Aftaler', // a word is no letter
  'niveau~3',
  'kapitel~2',
  'kapitel~XIV og Kapitel I', // Word's list level has the word of the capital one
  'kapitel~I i forordningen',
  'stk.~2',
  'nr.~7',
  'litra a', // a letter is no number
  'kl.~12',
  'side~4',
  'ca.~10~timer',
  'den 1.~juli 2015',
  'den 31.~december 2015',
  'punkt~(5)',
  'i 2~år og 6~måneder',
  'to gange om året', // nothing to hold together
  'Kunden har standpunkt 5', // the end of a longer word
  'henvisning til 5 programmer',
])('Danish holds together what belongs together in: %s', (written) => {
  expect(hardened(written, 'da')).toBe(written)
})

test.each([
  'jf.~punkt~5',
  'innen 10~Virkedager etter',
  'senest 30~dager etter',
  '14~kalenderdager og 2~bankdager',
  '§~4',
  '15~%',
  '15~prosent av vederlaget',
  'kr~100',
  'NOK~250 000',
  'Bilag~3',
  'Bilag~C',
  'nivå~3',
  'prioritet~4',
  'kapittel~2',
  'bokstav~2',
  'artikkel~28',
  'den 1.~juli 2015',
  'den 17.~mai 2015',
  'den 31.~desember 2015',
  'fire uker', // a number in words is a word
])('Norwegian holds together what belongs together in: %s', (written) => {
  expect(hardened(written, 'nb')).toBe(written)
})

test('several hard spaces of one sentence are all set', () => {
  expect(
    hardened('Fristen er 10~Arbejdsdage, jf.~punkt~5 og bilag~3, dog senest den 1.~juli 2015, og boden er 15~% eller kr.~100, jf.~§~4.', 'da'),
  ).toBe('Fristen er 10~Arbejdsdage, jf.~punkt~5 og bilag~3, dog senest den 1.~juli 2015, og boden er 15~% eller kr.~100, jf.~§~4.')
})

test('the day of a month is held to the month, but a year or a long number before a dot is not', () => {
  expect(hardened('1.~maj', 'da')).toBe('1.~maj')
  expect(hardened('2015. maj', 'da')).toBe('2015. maj')
})

test('a text without spaces is given back as it is', () => {
  expect(heldTogether('§4', LANGUAGES.da)).toBe('§4')
})

test.each([
  ['Leverandøren, CVR-nr. 35209115', 'Leverandøren, CVR\u2011nr.~35209115'],
  ['EAN-nr.', 'EAN\u2011nr.'],
  ['it-nr. og CVR-nummer', 'it-nr. og CVR-nummer'],
  ['xCVR-nr.', 'xCVR-nr.'],
])('%j holds at the hyphen of an abbreviation in capitals only', (written, held) => {
  expect(hardened(written, 'da')).toBe(held)
})

/** Texts rich in what the rules look for. */
const legalText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'jf.',
        'punkt',
        'Bilag',
        '§',
        'kr.',
        'kr',
        '%',
        '5',
        '10',
        '1.',
        'juli',
        'mai',
        'Arbejdsdage',
        'dager',
        'nr.',
        'CVR',
        '-nr.',
        '(5)',
        ',',
        'ø',
      ),
      fc.string({ maxLength: 4 }),
    ),
  )
  .chain((words) => fc.constantFrom(' ', '  ', '', '\u00a0').map((between) => words.join(between)))
const anyText = fc.oneof(legalText, fc.string({ unit: 'binary' }))
const anyLanguage = fc.constantFrom(...CONTRACT_LANGUAGES)

test('holding a text together never changes its length, nor anything but ordinary spaces and hyphens', () => {
  fc.assert(
    fc.property(anyText, anyLanguage, (text, code) => {
      const set = heldTogether(text, LANGUAGES[code])
      expect(set).toHaveLength(text.length)
      const changed = Array.from({ length: text.length }, (_, place) => [text[place], set[place]]).filter(([before, after]) => before !== after)
      expect(changed).toEqual(changed.map(([before]) => (before === '-' ? ['-', '\u2011'] : [' ', '\u00a0'])))
    }),
    { numRuns: 500 },
  )
})

test('setting hard spaces twice gives what setting them once gives', () => {
  fc.assert(
    fc.property(anyText, anyLanguage, (text, code) => {
      const once = heldTogether(text, LANGUAGES[code])
      expect(heldTogether(once, LANGUAGES[code])).toBe(once)
    }),
  )
})
