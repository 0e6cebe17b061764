/** What a person types into a field and what it means: dates, months and numbers as they are written in the contract's language. */
import { deadlineValue, readDeadline } from '../../shared/language/deadlines.ts'
import { formatNumberValue, formatValue } from '../../shared/language/formats.ts'
import type { Language } from '../../shared/language/language.ts'
import { type CheckedValue, checkValue } from '../../shared/library/field-values.ts'
import type { FieldType, FieldValue } from '../../shared/model.ts'

/** The first letters of a month's name as it is written in the language: `jan`, `feb`, `mar` … `mai` and `maj` alike. */
const monthNames = (language: Language): readonly string[] => {
  const format = new Intl.DateTimeFormat(language.locale, { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) =>
    format
      .format(new Date(Date.UTC(2024, month, 1)))
      .slice(0, 3)
      .toLowerCase(),
  )
}

/** `juli`, `jul.`, `7`, `07` → 7; 0 when it is none. */
const monthOf = (text: string, language: Language): number => {
  if (/^\d{1,2}$/.test(text)) return Number(text)
  const beginning = text.slice(0, 3).toLowerCase()
  return beginning.length < 3 ? 0 : monthNames(language).findIndex((name) => name === beginning) + 1
}

/** Two digits are of this century. */
const yearOf = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text))

const two = (value: number): string => String(value).padStart(2, '0')

/** `1. juli 2026`, `1.7.2026`, `1/7-26` and `2026-07-01` as `2026-07-01`; what is no date as it is. */
const readDate = (text: string, language: Language): string => {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[\s./-]+([\p{L}\d]+)\.?[\s./-]+(\d{4}|\d{2})$/u.exec(text) ?? []
  const number = monthOf(month, language)
  return day === '' || number === 0 ? text : `${yearOf(year)}-${two(number)}-${two(Number(day))}`
}

/** `juli 2026`, `7/2026` and `2026-07` as `2026-07`; what is no month as it is. */
const readMonth = (text: string, language: Language): string => {
  if (/^\d{4}-\d\d$/.test(text)) return text
  const [, month = '', year = ''] = /^([\p{L}\d]+)\.?[\s./-]+(\d{4}|\d{2})$/u.exec(text) ?? []
  const number = monthOf(month, language)
  return number === 0 ? text : `${yearOf(year)}-${two(number)}`
}

/**
 * `1.250,50` and `1 250,50` as 1250.5: a comma is decimal, dots and spaces part thousands; a lone dot that parts no thousands is decimal as well. NaN
 * for what is no number.
 */
const readNumber = (text: string): number => {
  const bare = text
    .replaceAll(/[\s\u00a0\u202f']/g, '')
    .replace(/^(?:kr\.?|DKK|NOK)/i, '')
    .replace(/(?:%|pct\.?|kr\.?|,-)$/i, '')
  const grouped = /^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/.test(bare)
  const plain = grouped ? bare.replaceAll('.', '').replace(',', '.') : bare.replace(',', '.')
  return /^\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN
}

/** What was typed, checked against the field's type. Empty text is the caller's: it leaves the field open. */
export const readField = (type: FieldType, text: string, language: Language): CheckedValue => {
  const typed = text.trim()
  switch (type) {
    case 'integer':
    case 'percent':
    case 'amount': {
      const value = readNumber(typed)
      return checkValue(type, Number.isNaN(value) ? typed : value)
    }
    case 'date':
      return checkValue(type, readDate(typed, language))
    case 'month':
      return checkValue(type, readMonth(typed, language))
    case 'deadline': {
      const deadline = readDeadline(typed)
      return checkValue(type, deadline ? deadlineValue(deadline) : typed)
    }
    case 'address':
      return checkValue(
        type,
        typed
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '')
          .join('\n'),
      )
    case 'text':
    case 'registration':
    case 'gln':
    case 'p_number':
    case 'account':
    case 'email':
    case 'phone':
      return checkValue(type, typed)
    default:
      throw new Error('unknown field type')
  }
}

/** A value as a person would type it; reading it gives the value again. */
export const writeField = (type: FieldType, value: FieldValue | null, language: Language): string => {
  if (value === null) return ''
  switch (type) {
    case 'integer':
    case 'percent':
    case 'amount':
      return formatNumberValue(Number(value), language)
    case 'date': {
      const [year = '', month = '', day = ''] = String(value).split('-')
      return `${Number(day)}.${Number(month)}.${year}`
    }
    case 'month':
      return new Intl.DateTimeFormat(language.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${value}-01T00:00:00Z`))
    case 'deadline':
      return formatValue(type, value, language)
    case 'text':
    case 'address':
    case 'registration':
    case 'gln':
    case 'p_number':
    case 'account':
    case 'email':
    case 'phone':
      return String(value)
    default:
      throw new Error('unknown field type')
  }
}
