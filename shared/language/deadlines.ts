/** Deadlines: a number and a unit, stored as `10 business_day` and written in the contract's language: 10 arbejdsdage. */
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../model.ts'
import { capitalised } from './inflection.ts'
import type { Language } from './language.ts'

export const DEADLINE_UNITS = ['hour', 'business_day', 'calendar_day', 'week', 'month', 'year'] as const
export type DeadlineUnit = (typeof DEADLINE_UNITS)[number]

export interface Deadline {
  /** At least 1. */
  readonly count: number
  readonly unit: DeadlineUnit
}

/** One and many of each unit. */
const WORDS: Readonly<Record<ContractLanguage, Readonly<Record<DeadlineUnit, readonly [string, string]>>>> = {
  da: {
    hour: ['time', 'timer'],
    business_day: ['arbejdsdag', 'arbejdsdage'],
    calendar_day: ['kalenderdag', 'kalenderdage'],
    week: ['uge', 'uger'],
    month: ['måned', 'måneder'],
    year: ['år', 'år'],
  },
  nb: {
    hour: ['time', 'timer'],
    business_day: ['virkedag', 'virkedager'],
    calendar_day: ['kalenderdag', 'kalenderdager'],
    week: ['uke', 'uker'],
    month: ['måned', 'måneder'],
    year: ['år', 'år'],
  },
  nn: {
    hour: ['time', 'timar'],
    business_day: ['verkedag', 'verkedagar'],
    calendar_day: ['kalenderdag', 'kalenderdagar'],
    week: ['veke', 'veker'],
    month: ['månad', 'månader'],
    year: ['år', 'år'],
  },
}

const NUMBER = '[1-9]\\d{0,3}'
const STORED = new RegExp(`^(${NUMBER}) (${DEADLINE_UNITS.join('|')})$`)

/** A stored deadline (`10 business_day`); null when it is none. The number is a whole one from 1 to 9999. */
export const parseDeadline = (text: string): Deadline | null => {
  const [, count, unit] = STORED.exec(text) ?? []
  return count === undefined ? null : { count: Number(count), unit: unit as DeadlineUnit }
}

/** A deadline as it is stored. */
export const deadlineValue = ({ count, unit }: Deadline): string => `${count} ${unit}`

/** Says whether a word is a term that the contract defines, in that form and case. */
export type IsDefined = (word: string) => boolean

/**
 * A deadline as a contract writes it, with a hard space: 10 arbejdsdage, 1 måned. The unit has a capital where the contract defines it as a term with
 * one: 10 Arbejdsdage.
 */
export const formatDeadline = ({ count, unit }: Deadline, { code, locale }: Pick<Language, 'code' | 'locale'>, isDefined: IsDefined): string => {
  const [one, many] = WORDS[code][unit].some((word) => isDefined(capitalised(word))) ? WORDS[code][unit].map(capitalised) : WORDS[code][unit]
  // A number of four digits is the greatest, and the two countries part its thousands differently.
  const number = new Intl.NumberFormat(locale).format(count).replace(/\s/g, '\u00a0')
  return `${number}\u00a0${count === 1 ? one : many}`
}

const isWordFor = (unit: DeadlineUnit, word: string): boolean =>
  word === unit || CONTRACT_LANGUAGES.some((language) => WORDS[language][unit].includes(word.toLowerCase()))

/**
 * What a person typed: the words of any of the languages, one or many, in any case (`10 Arbejdsdage`, `1 måned`), or the stored form. Null when it is no
 * deadline.
 */
export const readDeadline = (text: string): Deadline | null => {
  const [, digits = '', word = ''] = /^(\d[\d.\s]*?)\s*(\p{L}[\p{L}_]*)$/u.exec(text.trim()) ?? []
  const count = digits.replaceAll(/[.\s]/g, '')
  const unit = DEADLINE_UNITS.find((one) => isWordFor(one, word))
  return unit === undefined ? null : parseDeadline(`${count} ${unit}`)
}
