/** Check digits of the identifiers in a contract (domain reference, B5). */

const weightedSum = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0)

export type IdentifierProblem =
  | { readonly code: 'wrong_form'; readonly expected: string }
  | { readonly code: 'wrong_check_digit'; readonly expected: string }

const CVR_WEIGHTS = [2, 7, 6, 5, 4, 3, 2] as const
const ORGANISATION_WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2] as const

/** The digit that the weighted digits before it call for by modulus 11, or null when no digit makes them a valid number. */
export const modulus11Digit = (digits: string, weights: readonly number[]): number | null => {
  const digit = (11 - (weightedSum(digits, weights) % 11)) % 11
  return digit === 10 ? null : digit
}

/** What is wrong with a number of that form whose last digit should be `right`; `expected` shows the form. */
export const problemOf = (digits: string, form: RegExp, right: number | null, expected: string): IdentifierProblem | null => {
  if (!form.test(digits)) return { code: 'wrong_form', expected }
  if (right === Number(digits.at(-1))) return null
  return { code: 'wrong_check_digit', expected: right === null ? '–' : `${digits.slice(0, -1)}${right}` }
}

/** A Danish CVR number: eight digits, the first not 0, weights 2 7 6 5 4 3 2 1, sum divisible by 11 (Erhvervsstyrelsen). */
export const checkCvr = (digits: string): IdentifierProblem | null =>
  problemOf(digits, /^[1-9]\d{7}$/, modulus11Digit(digits, CVR_WEIGHTS), '12345674')

/** A Norwegian organisation number: nine digits beginning with 8 or 9, weights 3 2 7 6 5 4 3 2, modulus 11 (Brønnøysundregistrene). */
export const checkOrganisationNumber = (digits: string): IdentifierProblem | null =>
  problemOf(digits, /^[89]\d{8}$/, modulus11Digit(digits, ORGANISATION_WEIGHTS), '987654325')
