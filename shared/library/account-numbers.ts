/** Places, production units and bank accounts: GLN, P-number, Norwegian account number, IBAN (domain reference, B5). */
import { type IdentifierProblem, modulus11Digit, problemOf } from './identifiers.ts'

/** The last digit of a GS1 number: the digits before it weigh 3 and 1 in turn, 3 nearest to it, and the sum goes up in tens. */
const gs1Digit = (digits: string): number => {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10
}

/** A GLN (EAN location number): 13 digits, GS1's check digit. Danish public authorities have numbers that begin with 5798. */
export const checkGln = (digits: string): IdentifierProblem | null => problemOf(digits, /^\d{13}$/, gs1Digit(digits.slice(0, -1)), '5798009811578')

/** A Danish P-number: ten digits. Its check digit says nothing: a series was given out by mistake with other weights (Erhvervsstyrelsen). */
export const checkPNumber = (digits: string): IdentifierProblem | null =>
  /^\d{10}$/.test(digits) ? null : { code: 'wrong_form', expected: '1003388394' }

const ACCOUNT_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2] as const

/** A Norwegian account number: eleven digits, weights 5 4 3 2 7 6 5 4 3 2, modulus 11. */
export const checkNorwegianAccount = (digits: string): IdentifierProblem | null =>
  problemOf(digits, /^\d{11}$/, modulus11Digit(digits, ACCOUNT_WEIGHTS), '86011117947')

/** The rest of an IBAN by 97: the first four characters go last, and A is 10, B 11 and so on. Worked digit by digit, as the number is too long. */
const ibanRest = (iban: string): number =>
  Array.from(`${iban.slice(4)}${iban.slice(0, 4)}`).reduce((rest, sign) => {
    const value = Number.parseInt(sign, 36)
    return (rest * (value > 9 ? 100 : 10) + value) % 97
  }, 0)

/** A Danish IBAN has 18 characters, a Norwegian 15; those of other countries have up to 34, and letters too. */
const IBAN = /^(?:DK\d{16}|NO\d{13}|(?!DK|NO)[A-Z]{2}\d{2}[A-Z\d]{11,30})$/

/** An IBAN in capitals without spaces: the rest by 97 is 1. `expected` has the check digits that would be right. */
export const checkIban = (iban: string): IdentifierProblem | null => {
  if (!IBAN.test(iban)) return { code: 'wrong_form', expected: iban.startsWith('NO') ? 'NO9386011117947' : 'DK5000400440116243' }
  if (ibanRest(iban) === 1) return null
  const right = 98 - ibanRest(`${iban.slice(0, 2)}00${iban.slice(4)}`)
  return { code: 'wrong_check_digit', expected: `${iban.slice(0, 2)}${String(right).padStart(2, '0')}${iban.slice(4)}` }
}
