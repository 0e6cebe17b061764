/** Danish CPR numbers and Norwegian fødselsnumre found in a text: personal data that has no place in a contract. */
import { monthLength } from '../calendar/dates.ts'
import type { Contract, FieldDefinition, FieldType } from '../model.ts'
import { modulus11Digit } from './identifiers.ts'

/** The types of fields whose values a person words freely; the others are checked for what they are. */
export const HOLDS_TEXT: ReadonlySet<FieldType> = new Set(['text', 'address'])

export interface PersonalNumber {
  readonly kind: 'cpr' | 'fodselsnummer'
  /** Offsets in the text. */
  readonly from: number
  readonly to: number
}

/** Whether `DDMM` can begin a birth number. The century is not known, so 29 February always can. */
const isDayAndMonth = (day: number, month: number): boolean => day >= 1 && day <= monthLength(2000, month)

const CPR_WEIGHTS = [4, 3, 2, 7, 6, 5, 4, 3, 2] as const

/**
 * Ten digits that begin with a date. Since 2007 the check digit need not be right, so with a hyphen or a space in its place any is one; ten digits
 * without are more often a P-number or a telephone number, and then the check digit must agree.
 */
const isCpr = (digits: string, isDivided: boolean): boolean =>
  isDayAndMonth(Number(digits.slice(0, 2)), Number(digits.slice(2, 4))) && (isDivided || modulus11Digit(digits, CPR_WEIGHTS) === Number(digits[9]))

const FIRST_WEIGHTS = [3, 7, 6, 1, 8, 9, 4, 5, 2] as const
const SECOND_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2] as const

/** Eleven digits: a date, three digits and two check digits (Skatteetaten). D-numbers have 40 added to the day, H-numbers and test persons 40 or 80 to the month. */
const isBirthNumber = (digits: string): boolean => {
  const day = Number(digits.slice(0, 2))
  const month = Number(digits.slice(2, 4))
  return (
    isDayAndMonth(day > 40 ? day - 40 : day, month > 80 ? month - 80 : month > 40 ? month - 40 : month) &&
    modulus11Digit(digits, FIRST_WEIGHTS) === Number(digits[9]) &&
    modulus11Digit(digits, SECOND_WEIGHTS) === Number(digits[10])
  )
}

/** Digits that are part of a longer number (an IBAN, an amount) are none. */
const CANDIDATE = /(?<![\p{L}\d.,-])(\d{6})([-\s]?)(\d{4,5})(?![\p{L}\d]|[.,-]\d)/gu
const P_NUMBER_BEFORE = /\bP-?\s?(?:nr\.?|nummer(?:et)?)?:?\s*$/i

/** Every CPR number and fødselsnummer in a text, in its order. */
export const personalNumbers = (text: string): PersonalNumber[] =>
  [...text.matchAll(CANDIDATE)].flatMap((match): PersonalNumber[] => {
    const [whole, date = '', between = '', rest = ''] = match
    const digits = `${date}${rest}`
    const place = { from: match.index, to: match.index + whole.length }
    if (rest.length === 5) return between !== '-' && isBirthNumber(digits) ? [{ kind: 'fodselsnummer', ...place }] : []
    if (between === '' && P_NUMBER_BEFORE.test(text.slice(0, match.index))) return []
    return isCpr(digits, between !== '') ? [{ kind: 'cpr', ...place }] : []
  })

/** The fields of a contract whose values hold such a number. */
export const fieldsWithPersonalNumbers = ({ fields, values }: Pick<Contract, 'fields' | 'values'>): FieldDefinition[] =>
  fields.filter(({ key, type }) => HOLDS_TEXT.has(type) && personalNumbers(String(values[key] ?? '')).length > 0)
