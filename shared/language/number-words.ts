/** Whole numbers in words, as they stand in parentheses behind the figure: 30 (tretti). */
import type { ContractLanguage } from '../model.ts'

/** The gender of what is counted: it decides the form of 1. */
export type Gender = 'common' | 'feminine' | 'neuter'

/** The greatest number that can be written. */
export const GREATEST_IN_WORDS = 999_999_999_999

/** Whether a number can be written in words; others stand in digits alone. */
export const hasWords = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= GREATEST_IN_WORDS

interface Counting {
  /** 0–19; the place of 1 is taken by `one`. */
  readonly small: readonly string[]
  readonly one: Readonly<Record<Gender, string>>
  /** 20, 30 … 90. */
  readonly tens: readonly string[]
  /** 21–99: one word in both countries. `ones` is a form of `small`. */
  readonly joined: (tens: string, ones: string) => string
  /** The form of 1 inside 21, 31 …, by the gender of what is counted. */
  readonly oneJoined: Readonly<Record<Gender, string>>
  readonly hundred: string
  readonly thousand: string
  /** One and many. */
  readonly million: readonly [string, string]
  readonly milliard: readonly [string, string]
}

const NORWEGIAN_SMALL = 'null,,to,tre,fire,fem,seks,sju,åtte,ni,ti,elleve,tolv,tretten,fjorten,femten,seksten,sytten,atten,nitten'.split(',')
const NORWEGIAN_TENS = 'tjue,tretti,førti,femti,seksti,sytti,åtti,nitti'.split(',')

/**
 * Danish by Retskrivningsordbogen; the Norwegian languages count as the Storting decided in 1950 (tjueen, not enogtyve), with sju and tjue, which are
 * right in bokmål and in nynorsk.
 */
const COUNTINGS: Readonly<Record<ContractLanguage, Counting>> = {
  da: {
    small: 'nul,,to,tre,fire,fem,seks,syv,otte,ni,ti,elleve,tolv,tretten,fjorten,femten,seksten,sytten,atten,nitten'.split(','),
    one: { common: 'en', feminine: 'en', neuter: 'et' },
    tens: 'tyve,tredive,fyrre,halvtreds,tres,halvfjerds,firs,halvfems'.split(','),
    joined: (tens, ones) => `${ones}og${tens}`,
    // Enogtyve år, though år is neuter.
    oneJoined: { common: 'en', feminine: 'en', neuter: 'en' },
    hundred: 'hundrede',
    thousand: 'tusind',
    million: ['million', 'millioner'],
    milliard: ['milliard', 'milliarder'],
  },
  nb: {
    small: NORWEGIAN_SMALL,
    one: { common: 'en', feminine: 'en', neuter: 'ett' },
    tens: NORWEGIAN_TENS,
    joined: (tens, ones) => `${tens}${ones}`,
    oneJoined: { common: 'en', feminine: 'en', neuter: 'ett' },
    hundred: 'hundre',
    thousand: 'tusen',
    million: ['million', 'millioner'],
    milliard: ['milliard', 'milliarder'],
  },
  nn: {
    small: NORWEGIAN_SMALL,
    one: { common: 'ein', feminine: 'ei', neuter: 'eitt' },
    tens: NORWEGIAN_TENS,
    joined: (tens, ones) => `${tens}${ones}`,
    oneJoined: { common: 'ein', feminine: 'ei', neuter: 'eitt' },
    hundred: 'hundre',
    thousand: 'tusen',
    million: ['million', 'millionar'],
    milliard: ['milliard', 'milliardar'],
  },
}

/** 1–99. */
const belowHundred = (value: number, gender: Gender, { small, one, tens, joined, oneJoined }: Counting): string => {
  if (value === 1) return one[gender]
  if (value < 20) return small[value] ?? ''
  const ten = tens[Math.floor(value / 10) - 2] ?? ''
  const ones = value % 10
  if (ones === 0) return ten
  return joined(ten, ones === 1 ? oneJoined[gender] : (small[ones] ?? ''))
}

/** 1–999: to hundre og tjuefem. */
const belowThousand = (value: number, gender: Gender, counting: Counting): string => {
  const hundreds = Math.floor(value / 100)
  const rest = value % 100
  const head = hundreds === 0 ? '' : `${belowHundred(hundreds, 'neuter', counting)} ${counting.hundred}`
  if (rest === 0) return head
  return head === '' ? belowHundred(rest, gender, counting) : `${head} og ${belowHundred(rest, gender, counting)}`
}

/**
 * A whole number from 0 to 999 999 999 999 in words: 21 is enogtyve (da), tjueen (nb), tjueein (nn). Below 100 it is one word; above, the parts stand
 * apart, and og before the last of them if it is below 100. Throws for a number that has no words (`hasWords`).
 */
export const numberInWords = (value: number, language: ContractLanguage, gender: Gender = 'common'): string => {
  if (!hasWords(value)) throw new RangeError('not a number that is written in words')
  const counting = COUNTINGS[language]
  if (value === 0) return counting.small[0] ?? ''
  const milliards = Math.floor(value / 1e9)
  const millions = Math.floor(value / 1e6) % 1000
  const thousands = Math.floor(value / 1000) % 1000
  const rest = value % 1000
  const words = [
    milliards === 0 ? '' : `${belowThousand(milliards, 'common', counting)} ${counting.milliard[milliards === 1 ? 0 : 1]}`,
    millions === 0 ? '' : `${belowThousand(millions, 'common', counting)} ${counting.million[millions === 1 ? 0 : 1]}`,
    thousands === 0 ? '' : `${belowThousand(thousands, 'neuter', counting)} ${counting.thousand}`,
  ].filter(Boolean)
  if (rest === 0) return words.join(' ')
  if (words.length > 0 && rest < 100) words.push('og')
  return [...words, belowThousand(rest, gender, counting)].join(' ')
}
