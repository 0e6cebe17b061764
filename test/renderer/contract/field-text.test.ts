/** What a person types into a field and what it means. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readField, writeField } from '../../../renderer/contract/field-text.ts'
import { LANGUAGES } from '../../../shared/language/languages.ts'
import { checkValue } from '../../../shared/library/field-values.ts'
import type { FieldType, FieldValue } from '../../../shared/model.ts'

const { da, nb } = LANGUAGES
const read = (type: FieldType, text: string, language = da): FieldValue | string => {
  const { value, problem } = readField(type, text, language)
  return value ?? problem?.code ?? ''
}

test.each([
  ['1.7.2026', '2026-07-01'],
  ['01-07-2026', '2026-07-01'],
  ['1/7-26', '2026-07-01'],
  ['1. juli 2026', '2026-07-01'],
  ['1. jul. 2026', '2026-07-01'],
  [' 2026-07-01 ', '2026-07-01'],
  ['31.2.2026', 'not_a_date'],
  ['1. foo 2026', 'not_a_date'],
  ['snart', 'not_a_date'],
])('the date %j is %s', (text, value) => {
  expect(read('date', text)).toBe(value)
})

test('months are known by their names in the contract’s language', () => {
  expect(read('month', 'maj 2027')).toBe('2027-05')
  expect(read('month', 'mai 2027', nb)).toBe('2027-05')
  expect(read('month', 'des. 27', nb)).toBe('2027-12')
  expect(read('month', '5/2027')).toBe('2027-05')
  expect(read('month', '13/2027')).toBe('not_a_month')
})

test.each([
  ['amount', '250.000', 250_000],
  ['amount', '250 000', 250_000],
  ['amount', '1.250,50', 1250.5],
  ['amount', 'kr. 1.000.000,-', 1_000_000],
  ['amount', '1250.5', 1250.5],
  ['amount', '12,345', 'not_an_amount'],
  ['percent', '0,25 %', 0.25],
  ['percent', '0.25', 0.25],
  ['percent', '100', 100],
  ['integer', '10', 10],
  ['integer', '1.000', 1000],
  ['integer', '2,5', 'not_an_integer'],
  ['integer', 'ti', 'not_an_integer'],
  ['integer', '', 'empty_value'],
] as const)('the %s %j is %s', (type, text, value) => {
  expect(read(type, text)).toBe(value)
})

test('a deadline is read in the words of a contract', () => {
  expect(read('deadline', '10 Arbejdsdage')).toBe('10 business_day')
  expect(read('deadline', '3 måneder', nb)).toBe('3 month')
  expect(read('deadline', 'snarest')).toBe('not_a_deadline')
})

test('an address is read line by line, the numbers of registers and banks by their check digits', () => {
  expect(read('address', ' Flakhaven 2 \n\n5000 Odense C')).toBe('Flakhaven 2\n5000 Odense C')
  expect(read('registration', '35 20 91 15')).toBe('35209115')
  expect(read('registration', '35209116')).toBe('wrong_check_digit_cvr')
  expect(read('gln', ' 5798009811579')).toBe('wrong_check_digit_gln')
  expect(read('account', '8601 11 17947')).toBe('86011117947')
})

const day = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const values: readonly (readonly [FieldType, fc.Arbitrary<FieldValue>])[] = [
  ['date', day],
  ['month', day.map((date) => date.slice(0, 7))],
  ['integer', fc.nat()],
  ['deadline', fc.constantFrom('1 hour', '10 business_day', '30 calendar_day', '1 month', '2000 year')],
  ['percent', fc.integer({ min: 0, max: 100_000 }).map((value) => value / 100)],
  ['amount', fc.integer({ min: 0, max: 1_000_000_000 }).map((value) => value / 100)],
  ['account', fc.constantFrom('86011117947', 'DK5000400440116243', '1234 1234567')],
]
test.each(values)('any %s reads as itself when it is written for changing, in both languages', (type, value) => {
  fc.assert(
    fc.property(value, (one) => {
      fc.pre(checkValue(type, one).problem === null)
      for (const language of [da, nb]) expect(readField(type, writeField(type, one, language), language).value).toBe(one)
    }),
  )
})
