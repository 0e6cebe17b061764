/** How dates, times, numbers and sizes are written in each interface language. */
import type { TFunction } from 'i18next'
import type { InterfaceLanguage } from '../shared/settings.ts'

export interface Formats {
  readonly number: (value: number) => string
  /** `0.25` as 25 %. */
  readonly percent: (share: number) => string
  /** `2. marts 2027`; `when` is ISO 8601. */
  readonly date: (when: string) => string
  /** A day of the calendar with its weekday: `torsdag den 7. januar 2027`; `day` is `2027-01-07`, the same in every time zone. */
  readonly day: (day: string) => string
  /** With the time of day. */
  readonly dateTime: (when: string) => string
  /** The time of day alone: `14.05`. */
  readonly time: (when: string) => string
  /** As a person says it: today and yesterday with the time, else the short date. `now` is in milliseconds. */
  readonly recent: (when: string, now?: number) => string
  /** A size in bytes: `1,2 MB`. */
  readonly size: (bytes: number) => string
  /** `a, b og c`. */
  readonly list: (items: readonly string[]) => string
  /** Compares texts by the alphabet of the language: æ, ø, å last. */
  readonly compare: (one: string, other: string) => number
}

/** In order of preference: Chromium has no words of its own in nynorsk, and those for dates are the same in bokmål. */
const LOCALES: Readonly<Record<InterfaceLanguage, readonly string[]>> = { da: ['da-DK'], nb: ['nb-NO'], nn: ['nn-NO', 'nb-NO'], en: ['en-GB'] }
/** Where the words for dates are not those of bokmål. */
const NYNORSK_WEEKDAYS = ['søndag', 'måndag', 'tysdag', 'onsdag', 'torsdag', 'fredag', 'laurdag']
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

const dayOf = (time: Date): number => Math.floor(Date.UTC(time.getFullYear(), time.getMonth(), time.getDate()) / 86_400_000)

/** The formats of one language. */
export const formatsIn = (language: InterfaceLanguage, t: TFunction): Formats => {
  const locale = [...LOCALES[language]]
  const numbers = new Intl.NumberFormat(locale)
  const percents = new Intl.NumberFormat(locale, { style: 'percent' })
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long' })
  const shortDates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
  const times = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
  const both = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' })
  const fullDates = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' })
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
  const { compare } = new Intl.Collator(locale, { numeric: true })
  return {
    number: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    date: (when) => dates.format(new Date(when)),
    day: (day) => {
      const time = new Date(`${day}T00:00:00Z`)
      const written = fullDates.format(time)
      return language === 'nn' ? written.replace(/^\p{L}+/u, NYNORSK_WEEKDAYS[time.getUTCDay()] ?? '') : written
    },
    dateTime: (when) => both.format(new Date(when)),
    time: (when) => times.format(new Date(when)),
    recent: (when, now = Date.now()) => {
      const time = new Date(when)
      const days = dayOf(new Date(now)) - dayOf(time)
      if (days === 0) return t('components.today_at', { time: times.format(time) })
      if (days === 1) return t('components.yesterday_at', { time: times.format(time) })
      return shortDates.format(time)
    },
    size: (bytes) => {
      const step = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3))
      const unit = UNITS[step] ?? 'byte'
      return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(bytes / 1000 ** step)
    },
    list: (items) => lists.format(items),
    compare,
  }
}
