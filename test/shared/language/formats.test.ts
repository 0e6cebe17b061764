import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  formatAmount,
  formatDate,
  formatMonth,
  formatNumberValue,
  formatPercent,
  formatRegistration,
  formatValue,
} from '../../../shared/language/formats.ts'
import { LANGUAGES } from '../../../shared/language/languages.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage, FIELD_TYPES, type FieldType, type FieldValue } from '../../../shared/model.ts'

/** Expectations are written with ~ for the hard space, which a reader cannot tell from an ordinary one. */
const hard = (text: string): string => text.replaceAll('~', '\u00a0')
const anyLanguage = fc.constantFrom(...CONTRACT_LANGUAGES)

test.each<[number, number, string, string]>([
  [0, 0, '0', '0'],
  [10, 0, '10', '10'],
  [999, 0, '999', '999'],
  [1000, 0, '1.000', '1~000'],
  [1234567.89, 2, '1.234.567,89', '1~234~567,89'],
  [1234567.5, 2, '1.234.567,50', '1~234~567,50'],
  [0.25, 0, '0,25', '0,25'],
  [99.5, 0, '99,5', '99,5'],
  [9_000_000_000_000.01, 2, '9.000.000.000.000,01', '9~000~000~000~000,01'],
])('%d with at least %d decimals is written %s in Danish and %s in Norwegian', (value, decimals, danish, norwegian) => {
  expect(formatNumberValue(value, LANGUAGES.da, decimals)).toBe(hard(danish))
  expect(formatNumberValue(value, LANGUAGES.nb, decimals)).toBe(hard(norwegian))
})

test.each<[number, string, string]>([
  [0, 'kr.~0', 'kr~0'],
  [100, 'kr.~100', 'kr~100'],
  [250_000, 'kr.~250.000', 'kr~250~000'],
  [1250.5, 'kr.~1.250,50', 'kr~1~250,50'],
  [0.05, 'kr.~0,05', 'kr~0,05'],
  [10_000_000, 'kr.~10.000.000', 'kr~10~000~000'],
])('the amount %d is written %s in Danish and %s in Norwegian', (value, danish, norwegian) => {
  expect(formatAmount(value, LANGUAGES.da)).toBe(hard(danish))
  expect(formatAmount(value, LANGUAGES.nb)).toBe(hard(norwegian))
})

test('an amount in øre is written with all its digits and either no decimals or two, so that it reads back as the same amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 900_000_000_000_000 }), anyLanguage, (cents, code) => {
      const written = formatAmount(cents / 100, LANGUAGES[code]).replace(/^kr\.?\u00a0/, '')
      const [whole = '', decimals] = written.replaceAll(/[.\u00a0]/g, '').split(',')
      expect(decimals === undefined || decimals.length === 2).toBe(true)
      expect(Number(whole) * 100 + Number(decimals ?? 0)).toBe(cents)
    }),
  )
})

test.each<[number, string]>([
  [0.25, '0,25~%'],
  [15, '15~%'],
  [99.5, '99,5~%'],
  [200, '200~%'],
  [0, '0~%'],
])('the percentage %d is written %s in both languages', (value, written) => {
  for (const code of CONTRACT_LANGUAGES) expect(formatPercent(value, LANGUAGES[code])).toBe(hard(written))
})

test.each<[string, string, string]>([
  ['2015-07-01', '1.~juli 2015', '1.~juli 2015'],
  ['2012-02-29', '29.~februar 2012', '29.~februar 2012'],
  ['2011-05-31', '31.~maj 2011', '31.~mai 2011'],
  ['2011-10-09', '9.~oktober 2011', '9.~oktober 2011'],
  ['1900-01-01', '1.~januar 1900', '1.~januar 1900'],
  ['2199-12-31', '31.~december 2199', '31.~desember 2199'],
])('the date %s is written %s in Danish and %s in Norwegian', (iso, danish, norwegian) => {
  expect(formatDate(iso, LANGUAGES.da)).toBe(hard(danish))
  expect(formatDate(iso, LANGUAGES.nb)).toBe(hard(norwegian))
})

test('a date keeps its day and its year, whatever time zone the program runs in', () => {
  const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(day, anyLanguage, (date, code) => {
      const iso = date.toISOString().slice(0, 10)
      const written = formatDate(iso, LANGUAGES[code])
      expect(written).toMatch(new RegExp(`^${Number(iso.slice(8))}\\.\u00a0[a-z]+ ${iso.slice(0, 4)}$`))
    }),
  )
})

test.each<[string, string, string]>([
  ['2012-07', 'juli 2012', 'juli 2012'],
  ['2011-05', 'maj 2011', 'mai 2011'],
  ['2011-12', 'december 2011', 'desember 2011'],
])('the month %s is written %s in Danish and %s in Norwegian', (iso, danish, norwegian) => {
  expect(formatMonth(iso, LANGUAGES.da)).toBe(danish)
  expect(formatMonth(iso, LANGUAGES.nb)).toBe(norwegian)
})

test.each<[string, ContractLanguage, string]>([
  ['35209115', 'da', 'CVR-nr.~35209115'],
  ['923673911', 'da', 'org.nr.~923~673~911'],
  ['923673911', 'nb', 'org.nr.~923~673~911'],
  ['35209115', 'nb', 'CVR-nr.~35209115'],
])('the registration %s is labelled by its own register in a contract in %s', (digits, code, written) => {
  expect(formatRegistration(digits, LANGUAGES[code])).toBe(hard(written))
})

const WRITTEN: readonly (readonly [FieldType, FieldValue, string])[] = [
  ['text', 'Odense Kommune', 'Odense Kommune'],
  ['integer', 1200, '1.200'],
  ['percent', 0.5, '0,5~%'],
  ['amount', 250_000, 'kr.~250.000'],
  ['date', '2015-07-01', '1.~juli 2015'],
  ['month', '2012-07', 'juli 2012'],
  ['deadline', '10 business_day', '10~arbejdsdage'],
  ['registration', '35209115', 'CVR-nr.~35209115'],
  ['gln', '5798009811578', '5798009811578'],
  ['p_number', '1003388394', '1003388394'],
  ['account', '86011117947', '8601~11~17947'],
  ['account', 'DK5000400440116243', 'DK50~0040~0440~1162~43'],
  ['account', '1234 1234567', '1234~1234567'],
  ['address', 'Flakhaven 2\n5000 Odense C', 'Flakhaven 2, 5000 Odense C'],
  ['email', 'udbud@example.dk', 'udbud@example.dk'],
  ['phone', '+45 65 51 12 12', '+45 65 51 12 12'],
]
test.each(WRITTEN)('a field of the type %s with the value %j stands in running text as %s', (type, value, written) => {
  expect(formatValue(type, value, LANGUAGES.da)).toBe(hard(written))
})

test('the table of field values above has every type of field', () => {
  expect([...FIELD_TYPES].toSorted()).toEqual([...new Set(WRITTEN.map(([type]) => type))].toSorted())
})

test('a number never has a space at which a line could break', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e12, noNaN: true }), anyLanguage, (value, code) => {
      expect(formatNumberValue(value, LANGUAGES[code])).not.toMatch(/[ \u2009\u202f]/)
    }),
  )
})
