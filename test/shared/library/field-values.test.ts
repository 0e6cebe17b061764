import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatValue } from '../../../shared/language/formats.ts'
import { LANGUAGES } from '../../../shared/language/languages.ts'
import { checkCvrValue, checkOrganisationNumberValue, checkValue } from '../../../shared/library/field-values.ts'
import { FIELD_TYPES, type FieldType, type FieldValue } from '../../../shared/model.ts'

const right = (value: FieldValue) => ({ value, problem: null })
const wrong = (code: string, params = {}) => ({ value: null, problem: { code, params } })

test.each<[FieldType, string | number]>([
  ['text', 'Odense Kommune'],
  ['text', 'æøå ÆØÅ – »citat« 🙂'],
  ['integer', 0],
  ['integer', 10],
  ['integer', Number.MAX_SAFE_INTEGER],
  ['percent', 0],
  ['percent', 0.25],
  ['percent', 99.5],
  ['percent', 1000],
  ['amount', 0],
  ['amount', 250_000],
  ['amount', 1250.5],
  ['amount', 0.07],
  ['amount', 1_150.29],
  ['amount', 9_999_999_999_999.99],
  ['date', '2015-07-01'],
  ['date', '2012-02-29'],
  ['date', '2000-02-29'],
  ['date', '1900-01-01'],
  ['date', '2199-12-31'],
  ['month', '2012-07'],
  ['month', '1900-01'],
  ['month', '2199-12'],
  ['deadline', '10 business_day'],
  ['deadline', '1 year'],
  ['registration', '35209115'],
  ['registration', '923673911'],
  ['gln', '5798009811578'],
  ['p_number', '1003388395'],
  ['account', '86011117947'],
  ['account', '1234 1234567'],
  ['account', 'NO9386011117947'],
  ['address', 'Flakhaven 2\n5000 Odense C'],
  ['email', 'udbud@example.dk'],
  ['email', 'fornavn.efternavn+bud@sub.example.co.uk'],
  ['email', 'post@blåbærgrød.dk'],
  ['phone', '65511212'],
  ['phone', '+45 65 51 12 12'],
  ['phone', '65\u00a051\u00a012\u00a012'],
])('a field of the type %s can be %j', (type, value) => {
  expect(checkValue(type, value)).toEqual(right(value))
})

test.each<[FieldType, unknown, string]>([
  ['integer', -1, 'not_an_integer'],
  ['integer', 1.5, 'not_an_integer'],
  ['integer', '10', 'not_an_integer'],
  ['integer', Number.MAX_SAFE_INTEGER + 1, 'not_an_integer'],
  ['percent', -0.1, 'not_a_percent'],
  ['percent', 1000.1, 'not_a_percent'],
  ['percent', '15 %', 'not_a_percent'],
  ['percent', '0,25', 'not_a_percent'],
  ['percent', Number.NaN, 'not_a_percent'],
  ['amount', -1, 'not_an_amount'],
  ['amount', 0.005, 'not_an_amount'],
  ['amount', 9.999_999_9, 'not_an_amount'],
  ['amount', 1e13, 'not_an_amount'],
  ['amount', Number.POSITIVE_INFINITY, 'not_an_amount'],
  ['amount', 'kr. 250.000', 'not_an_amount'],
  ['amount', '250000', 'not_an_amount'],
  ['date', '2015-7-1', 'not_a_date'],
  ['date', '01-07-2015', 'not_a_date'],
  ['date', '1. juli 2015', 'not_a_date'],
  ['date', '2015-07-32', 'not_a_date'],
  ['date', '2015-07-00', 'not_a_date'],
  ['date', '2015-06-31', 'not_a_date'],
  ['date', '2015-13-01', 'not_a_date'],
  ['date', '2015-00-01', 'not_a_date'],
  ['date', '2011-02-29', 'not_a_date'],
  ['date', '2100-02-29', 'not_a_date'],
  ['date', '1899-12-31', 'not_a_date'],
  ['date', '2200-01-01', 'not_a_date'],
  ['date', '2015-07-01T00:00:00Z', 'not_a_date'],
  ['date', 20150701, 'not_a_date'],
  ['deadline', '10', 'not_a_deadline'],
  ['deadline', '0 week', 'not_a_deadline'],
  ['deadline', '10 arbejdsdage', 'not_a_deadline'],
  ['deadline', 10, 'not_a_deadline'],
  ['month', '2012-13', 'not_a_month'],
  ['month', '2012-00', 'not_a_month'],
  ['month', '2012-7', 'not_a_month'],
  ['month', '2012-07-01', 'not_a_month'],
  ['month', 'juli 2012', 'not_a_month'],
  ['email', 'udbud', 'not_an_email'],
  ['email', 'udbud@odense', 'not_an_email'],
  ['email', 'ud bud@example.dk', 'not_an_email'],
  ['email', 'a@b@example.dk', 'not_an_email'],
  ['phone', '12345', 'not_a_phone'],
  ['phone', '65 51 12 12 lokal 4', 'not_a_phone'],
  ['phone', '45+65511212', 'not_a_phone'],
  ['phone', '123456789012345678901', 'not_a_phone'],
])('a field of the type %s cannot be %j', (type, value, code) => {
  expect(checkValue(type, value)).toEqual(wrong(code))
})

test.each(FIELD_TYPES.map((type) => [type]))('a field of the type %s is neither empty, nor a list, nor an object, nor yes or no', (type) => {
  for (const value of [null, true, false, [], ['x'], {}, undefined]) expect(checkValue(type, value)).toEqual(wrong('not_a_value'))
  for (const value of ['', ' ', '\n\t ', '\u00a0']) expect(checkValue(type, value)).toEqual(wrong('empty_value'))
})

test('29 February is a day in leap years only, and not in a full century unless it is divisible by 400', () => {
  for (let year = 1900; year <= 2199; year += 1) {
    const isDay = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
    expect([year, checkValue('date', `${year}-02-29`).problem === null]).toEqual([year, isDay])
  }
})

test('every day of the calendar is a date, and nothing else of that form is', () => {
  const parts = fc.tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }))
  fc.assert(
    fc.property(parts, ([year, month, day]) => {
      const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
      const parsed = new Date(Date.UTC(year, month - 1, day))
      const isReal = parsed.getUTCMonth() === month - 1 && parsed.getUTCDate() === day && month >= 1 && month <= 12
      expect(checkValue('date', text).problem === null).toBe(isReal)
    }),
    { numRuns: 1000 },
  )
})

test.each(['\u0000', '\u0007', '\u000b', '\u001b', '\u007f', '\r'])('a text with the control character %j is refused', (sign) => {
  expect(checkValue('text', `Odense${sign}Kommune`)).toEqual(wrong('control_character'))
})

test.each([
  ['the first half of a character alone', 'a\ud83d'],
  ['the second half alone', '\ude42 a'],
  ['the halves in the wrong order', '\ude42\ud83d'],
  ['a first half before another character', '\ud83d\ud83d\ude42'],
])('a text with %s is refused', (_name, text) => {
  expect(checkValue('text', text)).toEqual(wrong('control_character'))
})

test('a text is taken exactly when it is well-formed Unicode without control characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }), (text) => {
      // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
      const sound = text.trim().isWellFormed() && !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text.trim()) && text.trim() !== ''
      expect(checkValue('text', text).problem === null).toBe(sound)
    }),
    { numRuns: 500 },
  )
})

test('spaces around a text are taken off', () => {
  expect(checkValue('text', '  Odense Kommune \n')).toEqual(right('Odense Kommune'))
  expect(checkValue('date', ' 2015-07-01 ')).toEqual(right('2015-07-01'))
})

test('a number given for a text is taken as it is written', () => {
  expect(checkValue('text', 2011)).toEqual(right('2011'))
})

test('a zero below zero is a plain zero, so that no minus sign is printed', () => {
  for (const type of ['integer', 'percent', 'amount'] as const) {
    const { value } = checkValue(type, -0)
    expect(formatValue(type, value ?? '', LANGUAGES.da)).not.toMatch(/[-−]/)
  }
})

test('spaces and hard spaces inside a registration number are taken out', () => {
  expect(checkCvrValue('35 20 91 15')).toEqual(right('35209115'))
  expect(checkCvrValue(35209115)).toEqual(right('35209115'))
  expect(checkOrganisationNumberValue('923\u00a0673\u00a0911')).toEqual(right('923673911'))
  expect(checkValue('registration', '923 673 911')).toEqual(right('923673911'))
})

test('a wrong registration number is refused with what would be right', () => {
  expect(checkCvrValue('35209114')).toEqual(wrong('wrong_check_digit_cvr', { expected: '35209115' }))
  expect(checkCvrValue('3520911')).toEqual(wrong('wrong_form_cvr', { expected: '12345674' }))
  expect(checkOrganisationNumberValue('923673912')).toEqual(wrong('wrong_check_digit_organisation_number', { expected: '923673911' }))
  expect(checkOrganisationNumberValue('123')).toEqual(wrong('wrong_form_organisation_number', { expected: '987654325' }))
})

test.each<[FieldType, string, string]>([
  ['gln', '5798 0098 11578', '5798009811578'],
  ['p_number', '1003 388 394', '1003388394'],
  ['account', '8601.11.17947', '86011117947'],
  ['account', '8601 11 17947', '86011117947'],
  ['account', '1234-1234567', '1234 1234567'],
  ['account', 'IBAN: dk50 0040 0440 1162 43', 'DK5000400440116243'],
])('for a %s, %j is kept as %s', (type, typed, kept) => {
  expect(checkValue(type, typed)).toEqual(right(kept))
})

test.each<[FieldType, string, string, string]>([
  ['gln', '5798009811579', 'wrong_check_digit_gln', '5798009811578'],
  ['gln', '35209115', 'wrong_form_gln', '5798009811578'],
  ['p_number', '123', 'wrong_form_p_number', '1003388394'],
  ['account', '86011117946', 'wrong_check_digit_account', '86011117947'],
  ['account', '12345', 'wrong_form_account', '86011117947'],
  ['account', 'DK5100400440116243', 'wrong_check_digit_iban', 'DK5000400440116243'],
  ['account', 'konto 5', 'wrong_form_iban', 'DK5000400440116243'],
])('for a %s, %j is refused with %s', (type, typed, code, expected) => {
  expect(checkValue(type, typed)).toEqual(wrong(code, { expected }))
})

test.each([
  ['registration', 'DK 35 20 91 15', '35209115'],
  ['registration', 'dk35209115', '35209115'],
  ['registration', '0184:35209115', '35209115'],
  ['registration', '923 673 911 MVA', '923673911'],
  ['registration', 'NO923673911mva', '923673911'],
  ['registration', '0192:923673911', '923673911'],
  ['gln', '0088:5798009811578', '5798009811578'],
  ['p_number', '0096:1003456789', '1003456789'],
] as const)('a %s given as %s is %s', (type, given, digits) => {
  expect(checkValue(type, given)).toEqual(right(digits))
})

test.each([
  ['NO35209115', 'wrong_form_organisation_number', '987654325'],
  ['DK923673911', 'wrong_form_cvr', '12345674'],
  ['35209115 MVA', 'wrong_form_organisation_number', '987654325'],
  ['DK 35209114', 'wrong_check_digit_cvr', '35209115'],
])('%s is no number of that country', (given, code, expected) => {
  expect(checkValue('registration', given)).toEqual(wrong(code, { expected }))
})

test('a registration of nine digits is an organisation number and any other a CVR number', () => {
  expect(checkValue('registration', '923673912')).toEqual(wrong('wrong_check_digit_organisation_number', { expected: '923673911' }))
  expect(checkValue('registration', '35209114')).toEqual(wrong('wrong_check_digit_cvr', { expected: '35209115' }))
  expect(checkValue('registration', '123')).toEqual(wrong('wrong_form_cvr', { expected: '12345674' }))
})

test.each([
  ['list', ['35209115']],
  ['truth', true],
  ['nothing', null],
  ['object', { cvr: '35209115' }],
])('a %s is not a registration number, even when it looks like one as text', (_name, value) => {
  expect(checkCvrValue(value)).toEqual(wrong('not_a_value'))
  expect(checkOrganisationNumberValue(value)).toEqual(wrong('not_a_value'))
})

test('whatever is given for a field of any type is refused with a reason or taken, and what is taken can be printed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FIELD_TYPES), fc.oneof(fc.string(), fc.double(), fc.integer(), fc.anything()), (type, value) => {
      const checked = checkValue(type, value)
      const shown = checked.problem === null ? formatValue(type, checked.value, LANGUAGES.nb) : checked.problem.code
      expect(shown).not.toBe('')
    }),
    { numRuns: 1000 },
  )
})
