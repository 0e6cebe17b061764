import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatNumber, letters, listLabel, roman } from '../../../shared/document/number-styles.ts'
import type { PartNumber } from '../../../shared/document/numbering.ts'
import { ENUMERATION_STYLES, type EnumerationStyle } from '../../../shared/document/schema.ts'
import { DEFAULT_STYLE } from '../../../shared/model.ts'

const ROMAN_DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }
const romanValue = (numeral: string): number =>
  numeral.split('').reduce((sum, digit, place) => {
    const value = ROMAN_DIGITS[digit] ?? Number.NaN
    return sum + (value < (ROMAN_DIGITS[numeral[place + 1] ?? ''] ?? 0) ? -value : value)
  }, 0)

test.each([
  [1, 'i'],
  [4, 'iv'],
  [9, 'ix'],
  [14, 'xiv'],
  [40, 'xl'],
  [88, 'lxxxviii'],
  [90, 'xc'],
  [444, 'cdxliv'],
  [1994, 'mcmxciv'],
])('the roman numeral of %i is %s', (value, numeral) => {
  expect(roman(value)).toBe(numeral)
})

test('a roman numeral reads back as its value and never repeats a letter four times', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3999 }), (value) => {
      expect(romanValue(roman(value))).toBe(value)
      expect(roman(value)).not.toMatch(/(.)\1{3}/)
    }),
  )
})

test.each([
  [1, 'a'],
  [26, 'z'],
  [27, 'aa'],
  [28, 'bb'],
  [52, 'zz'],
  [53, 'aaa'],
])('letter number %i is %s, as Word counts', (value, expected) => {
  expect(letters(value)).toBe(expected)
})

test.each<[PartNumber, string, string]>([
  [{ kind: 'chapter', path: [4] }, 'IV', 'IV'],
  [{ kind: 'annex', path: [2] }, '2', '2'],
  [{ kind: 'annex', path: [2, 1] }, '2a', '2a'],
  [{ kind: 'annex', path: [12, 27] }, '12aa', '12aa'],
  [{ kind: 'clause', path: [16], annex: null }, '16', '16.'],
  [{ kind: 'clause', path: [16, 2], annex: null }, '16.2', '16.2'],
  [{ kind: 'clause', path: [1, 2, 10], annex: null }, '1.2.10', '1.2.10'],
])('the number %j is printed %s, and %s in the dotted style', (number, plain, dotted) => {
  expect(formatNumber(number, DEFAULT_STYLE)).toBe(plain)
  expect(formatNumber(number, { ...DEFAULT_STYLE, clauseNumber: 'decimal_dot' })).toBe(dotted)
})

test('in running text a level-1 clause has no dot in either style', () => {
  expect(formatNumber({ kind: 'clause', path: [7], annex: null }, { ...DEFAULT_STYLE, clauseNumber: 'decimal_dot' }, true)).toBe('7')
})

test.each<[EnumerationStyle, readonly string[]]>([
  ['roman_parens', ['(i)', '(ii)', '(iii)', '(iv)']],
  ['alpha_parens', ['(a)', '(b)', '(c)', '(d)']],
  ['alpha_paren', ['a)', 'b)', 'c)', 'd)']],
  ['digit_paren', ['1)', '2)', '3)', '4)']],
  ['roman_dot', ['i.', 'ii.', 'iii.', 'iv.']],
  ['bullet', ['•', '•', '•', '•']],
  ['dash', ['–', '–', '–', '–']],
])('the labels of a list of style %s are %j', (style, labels) => {
  expect([1, 2, 3, 4].map((place) => listLabel(style, place))).toEqual(labels)
})

test('every list style that the schema knows has a label, and counted labels never repeat', () => {
  for (const style of ENUMERATION_STYLES) {
    const labels = Array.from({ length: 200 }, (_, index) => listLabel(style, index + 1))
    expect(new Set(labels).size).toBe(style === 'bullet' || style === 'dash' ? 1 : 200)
  }
})
