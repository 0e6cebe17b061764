/** Values that a user gives for fields, checked against the field's type. */
import { isDate } from '../calendar/dates.ts'
import type { Problem } from '../errors.ts'
import { parseDeadline } from '../language/deadlines.ts'
import type { FieldType, FieldValue } from '../model.ts'
import { checkGln, checkIban, checkNorwegianAccount, checkPNumber } from './account-numbers.ts'
import { checkCvr, checkOrganisationNumber, type IdentifierProblem } from './identifiers.ts'

export type CheckedValue =
  | { readonly value: FieldValue; readonly problem: null }
  | { readonly value: null; readonly problem: Pick<Problem, 'code' | 'params'> }

const right = (value: FieldValue): CheckedValue => ({ value, problem: null })
const wrong = (code: string, params: Problem['params'] = {}): CheckedValue => ({ value: null, problem: { code, params } })

const isMonth = (text: string): boolean => /^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])$/.test(text)

const withoutSpaces = (text: string): string => text.replaceAll(/[\s\u00a0]/g, '')

type Register = 'cvr' | 'organisation_number' | 'gln' | 'account' | 'iban'

const identifier = (digits: string, problem: IdentifierProblem | null, code: Register): CheckedValue =>
  problem === null ? right(digits) : wrong(`${problem.code}_${code}`, { expected: problem.expected })

/**
 * A bank account: an IBAN, a Norwegian account number, or a Danish registration and account number. Only a sign between its two parts tells a Danish
 * account from a Norwegian one, and it has no check digit.
 */
const checkAccount = (text: string): CheckedValue => {
  const bare = withoutSpaces(text)
    .toUpperCase()
    .replace(/^IBAN:?/, '')
  if (/^[A-Z]/.test(bare)) return identifier(bare, checkIban(bare), 'iban')
  const [, registration, account] = /^(\d{4})[\s\u00a0-]+(\d{1,10})$/.exec(text) ?? []
  if (registration !== undefined && account !== undefined) return right(`${registration} ${account}`)
  const digits = bare.replaceAll('.', '')
  return identifier(digits, checkNorwegianAccount(digits), 'account')
}

const checkPNumberValue = (digits: string): CheckedValue => {
  const problem = checkPNumber(digits)
  return problem === null ? right(digits) : wrong('wrong_form_p_number', { expected: problem.expected })
}

/** Before or behind the digits where they are a VAT number (DK 35209115, 923 673 911 MVA) or an address for electronic invoices (0184:35209115). */
const AROUND_CVR = /^(?:DK|0184:)/i
const AROUND_ORGANISATION_NUMBER = /^(?:NO|0192:)|MVA$/gi
const AROUND_GLN = /^0088:/
const AROUND_P_NUMBER = /^0096:/

/** The digits of a CVR number given with or without spaces, or as a VAT number. */
export const checkCvrValue = (value: unknown): CheckedValue => {
  if (typeof value !== 'string' && typeof value !== 'number') return wrong('not_a_value')
  const digits = withoutSpaces(String(value)).replace(AROUND_CVR, '')
  return identifier(digits, checkCvr(digits), 'cvr')
}

/** The digits of an organisation number given with or without spaces, or as a VAT number. */
export const checkOrganisationNumberValue = (value: unknown): CheckedValue => {
  if (typeof value !== 'string' && typeof value !== 'number') return wrong('not_a_value')
  const digits = withoutSpaces(String(value)).replaceAll(AROUND_ORGANISATION_NUMBER, '')
  return identifier(digits, checkOrganisationNumber(digits), 'organisation_number')
}

/** Control characters have no place in a contract and none in a Word file. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Check a value from outside against a field type. */
export const checkValue = (type: FieldType, value: unknown): CheckedValue => {
  if (typeof value !== 'string' && typeof value !== 'number') return wrong('not_a_value')
  const text = String(value).trim()
  if (text === '') return wrong('empty_value')
  if (CONTROL.test(text)) return wrong('control_character')
  // Adding 0 makes a plain zero of JSON's `-0`.
  const number = typeof value === 'number' ? value + 0 : Number.NaN
  switch (type) {
    case 'text':
    case 'address':
      return right(text)
    case 'phone':
      return /^\+?[\d \u00a0]{6,20}$/.test(text) ? right(text) : wrong('not_a_phone')
    case 'email':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? right(text) : wrong('not_an_email')
    case 'integer':
      return Number.isSafeInteger(number) && number >= 0 ? right(number) : wrong('not_an_integer')
    case 'percent':
      return Number.isFinite(number) && number >= 0 && number <= 1000 ? right(number) : wrong('not_a_percent')
    case 'amount':
      return number >= 0 && number < 1e13 && Number(number.toFixed(2)) === number ? right(number) : wrong('not_an_amount')
    case 'date':
      return isDate(text) ? right(text) : wrong('not_a_date')
    case 'month':
      return isMonth(text) ? right(text) : wrong('not_a_month')
    case 'deadline':
      return parseDeadline(text) ? right(text) : wrong('not_a_deadline')
    case 'registration': {
      const digits = withoutSpaces(text).replaceAll(AROUND_ORGANISATION_NUMBER, '')
      return digits.length === 9 || digits !== withoutSpaces(text) ? checkOrganisationNumberValue(digits) : checkCvrValue(digits)
    }
    case 'gln': {
      const digits = withoutSpaces(text).replace(AROUND_GLN, '')
      return identifier(digits, checkGln(digits), 'gln')
    }
    case 'p_number':
      return checkPNumberValue(withoutSpaces(text).replace(AROUND_P_NUMBER, ''))
    case 'account':
      return checkAccount(text)
    default:
      throw new Error('unknown field type')
  }
}
