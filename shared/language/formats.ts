/** Numbers, money, dates and identifiers as a contract in a given language writes them. */
import type { FieldType, FieldValue } from '../model.ts'
import { formatDeadline, type IsDefined, parseDeadline } from './deadlines.ts'
import type { Language } from './language.ts'

const HARD_SPACE = '\u00a0'

/** Every kind of space that Intl uses inside a number or a date, as the hard space Word and editors agree on. */
const hard = (text: string): string => text.replace(/[\u202f\u2009 ]/g, HARD_SPACE)

/** `1234567.5` → 1.234.567,5 (da), 1 234 567,5 (nb, hard spaces). */
export const formatNumberValue = (value: number, language: Language, decimals = 0): string =>
  hard(new Intl.NumberFormat(language.locale, { minimumFractionDigits: decimals, maximumFractionDigits: Math.max(decimals, 10) }).format(value))

/** Kroner: whole amounts without decimals, others with two. `250000` → kr. 250.000 (da), kr 250 000 (nb). */
export const formatAmount = (value: number, language: Language): string =>
  `${language.currency}${HARD_SPACE}${formatNumberValue(value, language, Number.isInteger(value) ? 0 : 2)}`

/** `0.25` → 0,25 %; `15` → 15 %. */
export const formatPercent = (value: number, language: Language): string => `${formatNumberValue(value, language)}${HARD_SPACE}%`

const utc = (year: number, month: number, day: number): Date => new Date(Date.UTC(year, month - 1, day))

/** `2015-07-01` → 1. juli 2015, with a hard space between day and month. The date must be valid. */
export const formatDate = (iso: string, language: Language): string => {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  const written = new Intl.DateTimeFormat(language.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(utc(year, month, day))
  return written.replace(/^(\d+\.) /, `$1${HARD_SPACE}`)
}

/** `2012-07` → juli 2012. */
export const formatMonth = (iso: string, language: Language): string => {
  const [year = 0, month = 0] = iso.split('-').map(Number)
  return new Intl.DateTimeFormat(language.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(utc(year, month, 1))
}

/** A registration number with its label: CVR-nr. 35209115 (8 digits), org.nr. 923 673 911 (9 digits). */
export const formatRegistration = (digits: string, language: Language): string =>
  digits.length === 8
    ? `${language.partyFacts.cvr}${HARD_SPACE}${digits}`
    : `${language.partyFacts.organisation_number}${HARD_SPACE}${digits.replace(/(\d{3})(?=\d)/g, `$1${HARD_SPACE}`)}`

/** In groups, as bank statements write them: DK50 0040 0440 1162 43, 8601 11 17947. A Danish registration and account number stand as they are kept. */
export const formatAccount = (account: string): string => {
  const grouped = /^[A-Z]/.test(account) ? account.replaceAll(/(.{4})(?=.)/g, '$1 ') : account.replace(/^(\d{4})(\d{2})(\d{5})$/, '$1 $2 $3')
  return hard(grouped)
}

const formatDeadlineValue = (value: string, language: Language, isDefined: IsDefined): string => {
  const deadline = parseDeadline(value)
  return deadline ? formatDeadline(deadline, language, isDefined) : value
}

const NOTHING_DEFINED: IsDefined = () => false

/**
 * The value of a field as running text. The value has been checked against the type (library/field-values.ts). `isDefined` knows the terms of the contract
 * that the text is for.
 */
export const formatValue = (type: FieldType, value: FieldValue, language: Language, isDefined: IsDefined = NOTHING_DEFINED): string => {
  switch (type) {
    case 'integer':
      return formatNumberValue(Number(value), language)
    case 'percent':
      return formatPercent(Number(value), language)
    case 'amount':
      return formatAmount(Number(value), language)
    case 'date':
      return formatDate(String(value), language)
    case 'month':
      return formatMonth(String(value), language)
    case 'deadline':
      return formatDeadlineValue(String(value), language, isDefined)
    case 'registration':
      return formatRegistration(String(value), language)
    case 'account':
      return formatAccount(String(value))
    case 'address':
      return String(value).replaceAll('\n', ', ')
    case 'text':
    case 'gln':
    case 'p_number':
    case 'email':
    case 'phone':
      return String(value)
    default:
      throw new Error('unknown field type')
  }
}
