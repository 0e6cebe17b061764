import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCvr, checkOrganisationNumber } from '../../../shared/library/identifiers.ts'

/** Numbers from the Danish business register. */
const CVR = ['10150817', '29190658', '35209115', '27001092', '34481016', '38185659', '34051178', '13748136'] as const
/** Numbers from the Norwegian register of units. */
const ORGANISATIONS = ['923673911', '927119781', '913107853', '974760673', '986252932', '958935420', '913347390'] as const

const wrongLastDigits = (digits: string): string[] =>
  Array.from({ length: 10 }, (_, digit) => `${digits.slice(0, -1)}${digit}`).filter((other) => other !== digits)

test.each(CVR.map((digits) => [digits]))('the CVR number %s of a real company is right', (digits) => {
  expect(checkCvr(digits)).toBeNull()
})

test.each(CVR.map((digits) => [digits]))('every other last digit of %s is refused and the right number named', (digits) => {
  for (const wrong of wrongLastDigits(digits)) expect(checkCvr(wrong)).toEqual({ code: 'wrong_check_digit', expected: digits })
})

test.each(ORGANISATIONS.map((digits) => [digits]))('the organisation number %s of a real unit is right', (digits) => {
  expect(checkOrganisationNumber(digits)).toBeNull()
})

test.each(ORGANISATIONS.map((digits) => [digits]))('every other last digit of %s is refused and the right number named', (digits) => {
  for (const wrong of wrongLastDigits(digits)) expect(checkOrganisationNumber(wrong)).toEqual({ code: 'wrong_check_digit', expected: digits })
})

test.each(['', '1234567', '123456789', '02345674', '1234567a', '12 34 56 74', '-2345674', '１２３４５６７４'])(
  '%j does not have the form of a CVR number and one that has is shown',
  (digits) => {
    expect(checkCvr(digits)).toEqual({ code: 'wrong_form', expected: '12345674' })
  },
)

test.each(['', '92367391', '9236739110', '723673911', '923 673 911', 'NO923673911'])(
  '%j does not have the form of an organisation number and one that has is shown',
  (digits) => {
    expect(checkOrganisationNumber(digits)).toEqual({ code: 'wrong_form', expected: '987654325' })
  },
)

test('the numbers shown as examples are right themselves', () => {
  expect(checkCvr('12345674')).toBeNull()
  expect(checkOrganisationNumber('987654325')).toBeNull()
  expect(checkOrganisationNumber('810000007')).toBeNull()
})

test('where no last digit makes a number valid, no number is named', () => {
  // 2·1 + 7·0 + 6·0 + 5·0 + 4·0 + 3·0 + 2·5 = 12, which leaves 1: the check digit would be 10.
  for (let digit = 0; digit <= 9; digit += 1) expect(checkCvr(`1000005${digit}`)).toEqual({ code: 'wrong_check_digit', expected: '–' })
})

test.each([
  ['CVR', checkCvr, /^[1-9]\d{7}$/],
  ['organisation', checkOrganisationNumber, /^[89]\d{8}$/],
] as const)('the %s number named instead of a wrong one is right', (_name, check, form) => {
  fc.assert(
    fc.property(fc.stringMatching(form), (digits) => {
      const problem = check(digits)
      const right = problem === null ? digits : problem.expected
      fc.pre(right !== '–')
      expect(right.slice(0, -1)).toBe(digits.slice(0, -1))
      expect(check(right)).toBeNull()
    }),
  )
})

test.each([
  ['CVR', checkCvr, CVR],
  ['organisation', checkOrganisationNumber, ORGANISATIONS],
] as const)('two neighbouring digits of a %s number that changed places are noticed', (_name, check, numbers) => {
  for (const digits of numbers) {
    const places = Array.from({ length: digits.length - 2 }, (_, place) => place + 1)
    const swapped = places.map((place) => `${digits.slice(0, place)}${digits[place + 1]}${digits[place]}${digits.slice(place + 2)}`)
    expect(swapped.filter((other) => other !== digits && check(other) === null)).toEqual([])
  }
})
