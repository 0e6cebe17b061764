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

/** Days from Easter Sunday: Maundy Thursday, Good Friday, both Easter days, Ascension Day, both days of Whitsun. */
const AROUND_EASTER = [-3, -2, 0, 1, 39, 49, 50] as const
/** Store bededag, abolished by law from 2024. */
const PRAYER_DAY = 26
const LAST_PRAYER_DAY = 2023

/** Month and day of the holidays with a fixed date. Norway has 1 and 17 May besides; Denmark's 5 June and 24 December are none by law. */
const FIXED: Readonly<Record<Country, readonly (readonly [month: number, day: number])[]>> = {
  dk: [
    [1, 1],
    [12, 25],
    [12, 26],
  ],
  no: [
    [1, 1],
    [5, 1],
    [5, 17],
    [12, 25],
    [12, 26],
  ],
}

const known = new Map<string, ReadonlySet<string>>()

/** The public holidays of a year, also those that fall on a weekend. */
export const publicHolidays = (year: number, country: Country): ReadonlySet<string> => {
  const key = `${country} ${year}`
  let found = known.get(key)
  if (!found) {
    const sunday = easter(year)
    const moving = country === 'dk' && year <= LAST_PRAYER_DAY ? [...AROUND_EASTER, PRAYER_DAY] : AROUND_EASTER
    found = new Set([...FIXED[country].map(([month, day]) => isoDate(year, month, day)), ...moving.map((days) => addDays(sunday, days))])
    known.set(key, found)
  }
  return found
}
