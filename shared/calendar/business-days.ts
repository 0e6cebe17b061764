/** Business days by a contract's day rule, and the day on which a deadline ends. */
import type { Deadline } from '../language/deadlines.ts'
import { addDays, addMonths, weekday } from './dates.ts'
import { type Country, publicHolidays } from './holidays.ts'

/** What a contract calls a business day, besides that Sundays and the country's public holidays are none. */
export interface BusinessDays {
  readonly country: Country
  readonly saturdays: boolean
  /** Further days that are none, as `12-24`: 1 May, 5 June (Grundlovsdag), 24 and 31 December are those that contracts name. */
  readonly closed: readonly ('05-01' | '06-05' | '12-24' | '12-31')[]
}

/**
 * The named rules. `k01`: Arbejdsdag of the Danish state's standard contracts; `region`: Danish regions, and private contracts that leave out
 * Grundlovsdag too; `nb`: Norwegian commerce, Monday to Friday (the holiday act's virkedag has Saturdays).
 */
export const BUSINESS_DAYS = {
  k01: { country: 'dk', saturdays: false, closed: ['12-24', '12-31'] },
  region: { country: 'dk', saturdays: false, closed: ['06-05', '12-24', '12-31'] },
  nb: { country: 'no', saturdays: false, closed: [] },
} as const satisfies Readonly<Record<string, BusinessDays>>

export const isBusinessDay = (iso: string, { country, saturdays, closed }: BusinessDays): boolean => {
  const day = weekday(iso)
  if (day === 7 || (day === 6 && !saturdays)) return false
  if (closed.some((one) => iso.endsWith(`-${one}`))) return false
  return !publicHolidays(Number(iso.slice(0, 4)), country).has(iso)
}

/** The `count`-th business day after a day, which itself does not count; before it when `count` is negative. With 0, the day itself, whatever it is. */
export const addBusinessDays = (iso: string, count: number, rule: BusinessDays): string => {
  const step = count < 0 ? -1 : 1
  let day = iso
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, step)
    if (isBusinessDay(day, rule)) left -= 1
  }
  return day
}

/** How many business days there are after the earlier of two days up to and with the later; negative when `to` is the earlier. */
export const businessDaysBetween = (from: string, to: string, rule: BusinessDays): number => {
  if (to < from) return -businessDaysBetween(to, from, rule)
  let count = 0
  for (let day = from; day < to; ) {
    day = addDays(day, 1)
    if (isBusinessDay(day, rule)) count += 1
  }
  return count
}

/**
 * The last day of a deadline that runs from a day, which itself does not count. Null for hours: their end is a time of day. A deadline in calendar days,
 * weeks, months or years that ends on a holiday stays there: whether it moves is for the contract and the law it is under.
 */
export const deadlineDate = (start: string, { count, unit }: Deadline, rule: BusinessDays): string | null => {
  switch (unit) {
    case 'hour':
      return null
    case 'business_day':
      return addBusinessDays(start, count, rule)
    case 'calendar_day':
      return addDays(start, count)
    case 'week':
      return addDays(start, 7 * count)
    case 'month':
      return addMonths(start, count)
    case 'year':
      return addMonths(start, 12 * count)
    default:
      throw new Error('unknown unit')
  }
}
