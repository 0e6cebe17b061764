/** Public holidays of Denmark and Norway (domain reference, B6). */
import { addDays, isoDate } from './dates.ts'

export type Country = 'dk' | 'no'

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
export const easter = (year: number): string => {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  return isoDate(year, month, ((h + l - 7 * m + 114) % 31) + 1)
}

export type Holiday =
  | 'new_year'
  | 'maundy_thursday'
  | 'good_friday'
  | 'easter_sunday'
  | 'easter_monday'
  | 'prayer_day'
  | 'ascension'
  | 'whit_sunday'
  | 'whit_monday'
  | 'labour_day'
  | 'constitution_day'
  | 'christmas_day'
  | 'boxing_day'

/** Days from Easter Sunday. */
const AROUND_EASTER: readonly (readonly [days: number, holiday: Holiday])[] = [
  [-3, 'maundy_thursday'],
  [-2, 'good_friday'],
  [0, 'easter_sunday'],
  [1, 'easter_monday'],
  [39, 'ascension'],
  [49, 'whit_sunday'],
  [50, 'whit_monday'],
]
/** Store bededag, abolished by law from 2024. */
const PRAYER_DAY = [26, 'prayer_day'] as const
const LAST_PRAYER_DAY = 2023

/** Month and day of the holidays with a fixed date. Norway has 1 and 17 May besides; Denmark's 5 June and 24 December are none by law. */
const FIXED: Readonly<Record<Country, readonly (readonly [month: number, day: number, holiday: Holiday])[]>> = {
  dk: [
    [1, 1, 'new_year'],
    [12, 25, 'christmas_day'],
    [12, 26, 'boxing_day'],
  ],
  no: [
    [1, 1, 'new_year'],
    [5, 1, 'labour_day'],
    [5, 17, 'constitution_day'],
    [12, 25, 'christmas_day'],
    [12, 26, 'boxing_day'],
  ],
}

const known = new Map<string, ReadonlyMap<string, Holiday>>()

/** The public holidays of a year by their days, also those that fall on a weekend. */
export const publicHolidays = (year: number, country: Country): ReadonlyMap<string, Holiday> => {
  const key = `${country} ${year}`
  let found = known.get(key)
  if (!found) {
    const sunday = easter(year)
    const moving = country === 'dk' && year <= LAST_PRAYER_DAY ? [...AROUND_EASTER, PRAYER_DAY] : AROUND_EASTER
    found = new Map([
      ...FIXED[country].map(([month, day, holiday]) => [isoDate(year, month, day), holiday] as const),
      ...moving.map(([days, holiday]) => [addDays(sunday, days), holiday] as const),
    ])
    known.set(key, found)
  }
  return found
}
