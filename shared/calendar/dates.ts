/** Days of the Gregorian calendar as `2015-07-01`: plain arithmetic on numbers, so that no time zone and no summer time can move a day. */

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** How many days a month (1–12) has. */
export const monthLength = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0))

/** Whether `text` is a real day, written `2015-07-01`, in 1900–2199. */
export const isDate = (text: string): boolean => {
  const match = /^((?:19|20|21)\d\d)-(\d\d)-(\d\d)$/.exec(text)
  if (!match) return false
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  return day >= 1 && day <= monthLength(year, month)
}

const two = (value: number): string => String(value).padStart(2, '0')

/** The day as it is written: 2015, 7, 1 → `2015-07-01`. */
export const isoDate = (year: number, month: number, day: number): string => `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`

/** Days since 1 January 1970. The year is taken to begin in March, so that the leap day is its last (Howard Hinnant, days_from_civil). */
export const dayNumber = (iso: string): number => {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  const shifted = month > 2 ? year : year - 1
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

/** The day with that number. */
export const dateOf = (number: number): string => {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const month = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * month + 2) / 5) + 1
  return month < 10 ? isoDate(yearOfEra + era * 400, month + 3, day) : isoDate(yearOfEra + era * 400 + 1, month - 9, day)
}

/** `count` days later; earlier when it is negative. */
export const addDays = (iso: string, count: number): string => dateOf(dayNumber(iso) + count)

/** `count` months later, on the same day of the month or on its last: 31 January and a month is 28 or 29 February. */
export const addMonths = (iso: string, count: number): string => {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  const months = year * 12 + month - 1 + count
  const target = [Math.floor(months / 12), (months % 12) + 1] as const
  return isoDate(...target, Math.min(day, monthLength(...target)))
}

/** 1 is Monday, 7 Sunday. 1 January 1970 was a Thursday. */
export const weekday = (iso: string): number => ((((dayNumber(iso) + 3) % 7) + 7) % 7) + 1
