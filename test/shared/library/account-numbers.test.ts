import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkGln, checkIban, checkNorwegianAccount, checkPNumber } from '../../../shared/library/account-numbers.ts'
import type { IdentifierProblem } from '../../../shared/library/identifiers.ts'

const CHECKS: Readonly<Record<string, (text: string) => IdentifierProblem | null>> = {
  gln: checkGln,
  p: checkPNumber,
  account: checkNorwegianAccount,
  iban: checkIban,
}
const problem = (kind: string, text: string): string | null => {
  const found = CHECKS[kind]?.(text) ?? null
  return found && `${found.code} ${found.expected}`
}

test.each([
  ['gln', '5798009811578'],
  // GS1's own example of a GTIN-13.
  ['gln', '6291041500213'],
  ['p', '1003388394'],
  ['p', '1003388395'],
  ['account', '86011117947'],
  ['iban', 'DK5000400440116243'],
  ['iban', 'NO9386011117947'],
  ['iban', 'SE4550000000058398257466'],
  ['iban', 'GB82WEST12345698765432'],
])('as a %s, %s is right', (kind, text) => {
  expect(problem(kind, text)).toBeNull()
})

test.each([
  ['gln', '5798009811579', 'wrong_check_digit 5798009811578'],
  ['gln', '579800981157', 'wrong_form 5798009811578'],
  ['gln', '579800981157X', 'wrong_form 5798009811578'],
  ['p', '100338839', 'wrong_form 1003388394'],
  ['p', '10033883944', 'wrong_form 1003388394'],
  ['account', '86011117946', 'wrong_check_digit 86011117947'],
  ['account', '8601 11 17947', 'wrong_form 86011117947'],
  ['account', '00000000060', 'wrong_check_digit –'],
  ['iban', 'DK5100400440116243', 'wrong_check_digit DK5000400440116243'],
  ['iban', 'NO9386011117948', 'wrong_check_digit NO6686011117948'],
  ['iban', 'DK500040044011624', 'wrong_form DK5000400440116243'],
  ['iban', 'NO93860111179470', 'wrong_form NO9386011117947'],
  ['iban', 'SE4650000000058398257466', 'wrong_check_digit SE4550000000058398257466'],
  ['iban', 'S14550000000058398257466', 'wrong_form DK5000400440116243'],
  ['iban', '', 'wrong_form DK5000400440116243'],
])('as a %s, %s is refused: %s', (kind, text, expected) => {
  expect(problem(kind, text)).toBe(expected)
})

const digits = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^\\d{${length}}$`))

test('what is given as right for a GLN or an IBAN is right, and no other last digit or check digits are', () => {
  fc.assert(
    fc.property(digits(13), digits(16), fc.nat(99), (gln, rest, check) => {
      const right = checkGln(gln)?.expected ?? gln
      expect(checkGln(right)).toBeNull()
      expect(Array.from('0123456789').filter((last) => checkGln(`${gln.slice(0, -1)}${last}`) === null)).toEqual([right.slice(-1)])
      const iban = `DK${String(check).padStart(2, '0')}${rest.slice(2)}00`.slice(0, 18)
      expect(checkIban(checkIban(iban)?.expected ?? iban)).toBeNull()
    }),
  )
})
