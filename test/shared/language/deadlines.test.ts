import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEADLINE_UNITS, type DeadlineUnit, deadlineValue, formatDeadline, parseDeadline, readDeadline } from '../../../shared/language/deadlines.ts'
import { LANGUAGES } from '../../../shared/language/languages.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../../shared/model.ts'

const noTerm = (): boolean => false

/** Expectations are written with ~ for the hard space, which a reader cannot tell from an ordinary one. */
const hard = (text: string): string => text.replaceAll('~', '\u00a0')

test.each<[number, DeadlineUnit, string, string, string]>([
  [1, 'hour', '1~time', '1~time', '1~time'],
  [24, 'hour', '24~timer', '24~timer', '24~timar'],
  [1, 'business_day', '1~arbejdsdag', '1~virkedag', '1~verkedag'],
  [10, 'business_day', '10~arbejdsdage', '10~virkedager', '10~verkedagar'],
  [1, 'calendar_day', '1~kalenderdag', '1~kalenderdag', '1~kalenderdag'],
  [30, 'calendar_day', '30~kalenderdage', '30~kalenderdager', '30~kalenderdagar'],
  [1, 'week', '1~uge', '1~uke', '1~veke'],
  [6, 'week', '6~uger', '6~uker', '6~veker'],
  [1, 'month', '1~måned', '1~måned', '1~månad'],
  [3, 'month', '3~måneder', '3~måneder', '3~månader'],
  [1, 'year', '1~år', '1~år', '1~år'],
  [21, 'year', '21~år', '21~år', '21~år'],
  [1000, 'calendar_day', '1.000~kalenderdage', '1~000~kalenderdager', '1~000~kalenderdagar'],
])('%d %s is written %s, %s, %s', (count, unit, danish, bokmål, nynorsk) => {
  const written = CONTRACT_LANGUAGES.map((code) => formatDeadline({ count, unit }, LANGUAGES[code], noTerm))
  expect(written).toEqual([danish, bokmål, nynorsk].map(hard))
})

test.each([
  '',
  '10',
  'business_day',
  '0 week',
  '-1 week',
  '1.5 week',
  '01 week',
  '10000 week',
  '10  week',
  '10 weeks',
  '10 Week',
  '1 fortnight',
  ' 1 week',
])('%j is no stored deadline', (text) => {
  expect(parseDeadline(text)).toBeNull()
})

test.each<[string, string | null]>([
  ['10 arbejdsdage', '10 business_day'],
  ['10 Arbejdsdage', '10 business_day'],
  [' 1  måned ', '1 month'],
  ['3uger', '3 week'],
  ['1.000 timer', '1000 hour'],
  ['1 000 timar', '1000 hour'],
  ['5 virkedager', '5 business_day'],
  ['5 verkedagar', '5 business_day'],
  ['5 business_day', '5 business_day'],
  ['5', null],
  ['5 fortnights', null],
  ['fem uger', null],
  ['0 uger', null],
  ['', null],
])('what is typed as %j is %j', (text, stored) => {
  const deadline = readDeadline(text)
  expect(deadline && deadlineValue(deadline)).toBe(stored)
})

test('a deadline reads back as itself, stored or written in any language', () => {
  const deadline = fc.record({ count: fc.integer({ min: 1, max: 9999 }), unit: fc.constantFrom(...DEADLINE_UNITS) })
  fc.assert(
    fc.property(deadline, fc.constantFrom(...CONTRACT_LANGUAGES), (one, code) => {
      expect(parseDeadline(deadlineValue(one))).toEqual(one)
      expect(readDeadline(deadlineValue(one))).toEqual(one)
      expect(readDeadline(formatDeadline(one, LANGUAGES[code], noTerm))).toEqual(one)
      expect(formatDeadline(one, LANGUAGES[code], noTerm)).not.toContain(' ')
    }),
  )
})

test.each<[string, ContractLanguage, string]>([
  ['10 business_day', 'da', '10\u00a0Arbejdsdage'],
  ['1 business_day', 'da', '1\u00a0Arbejdsdag'],
  ['3 month', 'da', '3\u00a0måneder'],
  ['10 business_day', 'nb', '10\u00a0virkedager'],
])('where a contract defines »Arbejdsdag«, %s is written in %s as %s', (value, code, written) => {
  const deadline = parseDeadline(value)
  expect(deadline && formatDeadline(deadline, LANGUAGES[code], (word) => word === 'Arbejdsdag')).toBe(written)
})

test('one inflected form is enough to know the term, and a term in lower case is none', () => {
  const days = { count: 2, unit: 'business_day' } as const
  expect(formatDeadline(days, LANGUAGES.nn, (word) => word === 'Verkedagar')).toBe('2\u00a0Verkedagar')
  expect(formatDeadline(days, LANGUAGES.nn, (word) => word === 'verkedag')).toBe('2\u00a0verkedagar')
})
