/** Business days by a contract's day rule, and the day on which a deadline ends. */
import type { Deadline } from '../language/deadlines.ts'
import type { Contract, OwnDayRule } from '../model.ts'
import { addDays, addMonths, weekday } from './dates.ts'
import { type Country, type Holiday, publicHolidays } from './holidays.ts'

/** What a contract calls a business day in its country. */
export interface BusinessDays extends OwnDayRule {
  readonly country: Country
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

/** What business days are in a contract: its own rule or the one it names, with the holidays of the country whose language it is in. */
export const businessDaysOf = ({ language, dayRule }: Pick<Contract, 'language' | 'dayRule'>): BusinessDays => {
  const { saturdays, closed } = typeof dayRule === 'string' ? BUSINESS_DAYS[dayRule] : dayRule
  return { country: language === 'da' ? 'dk' : 'no', saturdays, closed }
}

/** Why a day is no business day. A holiday on a weekend is told as the weekend. */
export type NoBusinessDay = Holiday | 'saturday' | 'sunday' | 'closed'

export const whyNoBusinessDay = (iso: string, { country, saturdays, closed }: BusinessDays): NoBusinessDay | null => {
  const day = weekday(iso)
  if (day === 7) return 'sunday'
  if (day === 6 && !saturdays) return 'saturday'
  const holiday = publicHolidays(Number(iso.slice(0, 4)), country).get(iso)
  return holiday ?? (closed.some((one) => iso.endsWith(`-${one}`)) ? 'closed' : null)
}

export const isBusinessDay = (iso: string, rule: BusinessDays): boolean => whyNoBusinessDay(iso, rule) === null

/** The days after one day up to another that are no business days, with why. */
export const skippedDays = (from: string, to: string, rule: BusinessDays): { readonly date: string; readonly why: NoBusinessDay }[] => {
  const skipped: { date: string; why: NoBusinessDay }[] = []
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const why = whyNoBusinessDay(day, rule)
    if (why !== null) skipped.push({ date: day, why })
  }
  return skipped
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
