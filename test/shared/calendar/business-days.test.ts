import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addBusinessDays,
  BUSINESS_DAYS,
  type BusinessDays,
  businessDaysBetween,
  businessDaysOf,
  deadlineDate,
  isBusinessDay,
  skippedDays,
} from '../../../shared/calendar/business-days.ts'
import { addDays } from '../../../shared/calendar/dates.ts'
import { easter, publicHolidays } from '../../../shared/calendar/holidays.ts'
import { parseDeadline } from '../../../shared/language/deadlines.ts'

const { k01, region, nb } = BUSINESS_DAYS
const inYear = (year: number, rule: BusinessDays): number => businessDaysBetween(`${year - 1}-12-31`, `${year}-12-31`, rule)

// The figures of the domain reference, B6.

test.each([
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2028, '2028-04-16'],
  [2029, '2029-04-01'],
  [2030, '2030-04-21'],
  // The earliest and the latest Easter near our time, and the two years in which a simpler rule goes wrong.
  [1818, '1818-03-22'],
  [1954, '1954-04-18'],
  [1981, '1981-04-19'],
  [2038, '2038-04-25'],
])('Easter of %d is %s', (year, iso) => {
  expect(easter(year)).toBe(iso)
})

test.each([
  [2023, 252, 251, 251],
  [2024, 252, 251, 252],
  [2025, 251, 250, 252],
  [2026, 252, 251, 253],
  [2027, 253, 253, 255],
  [2028, 253, 253, 251],
  [2029, 251, 250, 251],
  [2030, 251, 250, 251],
])('%d has %d business days by K01, %d in the regions and %d in Norway', (year, danish, regional, norwegian) => {
  expect([inYear(year, k01), inYear(year, region), inYear(year, nb)]).toEqual([danish, regional, norwegian])
})

test.each([
  ['2026-12-18', 10, '2027-01-07', '2027-01-05'],
  ['2025-04-11', 5, '2025-04-23', '2025-04-23'],
  // Store bededag was on 5 May.
  ['2023-05-01', 5, '2023-05-09', '2023-05-08'],
  ['2024-04-22', 5, '2024-04-29', '2024-04-29'],
])('%s and %d business days is %s in Denmark and %s in Norway', (start, count, danish, norwegian) => {
  expect(addBusinessDays(start, count, k01)).toBe(danish)
  expect(addBusinessDays(start, count, nb)).toBe(norwegian)
})

test.each<[string, boolean, boolean, boolean]>([
  // Store bededag was a holiday for the last time in 2023.
  ['2023-05-05', false, false, true],
  ['2024-04-26', true, true, true],
  // Grundlovsdag, on a Thursday and as the second day of Whitsun.
  ['2025-06-05', true, false, true],
  ['2028-06-05', false, false, false],
  ['2025-05-01', true, true, false],
  // 17 May on a Saturday, as the second day of Whitsun, and on a Wednesday.
  ['2025-05-17', false, false, false],
  ['2027-05-17', false, false, false],
  ['2028-05-17', true, true, false],
  ['2026-12-24', false, false, true],
  ['2026-12-31', false, false, true],
  ['2026-12-25', false, false, false],
  ['2026-01-01', false, false, false],
  // The day after Ascension Day is closed in banks only.
  ['2026-05-14', false, false, false],
  ['2026-05-15', true, true, true],
  ['2026-04-02', false, false, false],
  ['2026-04-03', false, false, false],
  ['2026-04-06', false, false, false],
  ['2026-11-21', false, false, false],
  ['2026-11-22', false, false, false],
  ['2026-11-23', true, true, true],
])('%s is a business day by K01: %s, in the regions: %s, in Norway: %s', (iso, danish, regional, norwegian) => {
  expect([isBusinessDay(iso, k01), isBusinessDay(iso, region), isBusinessDay(iso, nb)]).toEqual([danish, regional, norwegian])
})

test('a year has ten Danish holidays, eleven until 2023, and twelve Norwegian ones, fewer where two meet', () => {
  expect(publicHolidays(2023, 'dk').size).toBe(11)
  expect(publicHolidays(2024, 'dk').size).toBe(10)
  expect(publicHolidays(2024, 'no').size).toBe(12)
  expect(publicHolidays(2027, 'no').size).toBe(11)
})

test('a rule may count Saturdays and leave out 1 May', () => {
  const rule: BusinessDays = { country: 'no', saturdays: true, closed: [] }
  expect(isBusinessDay('2026-11-21', rule)).toBe(true)
  expect(isBusinessDay('2026-04-04', rule)).toBe(true)
  expect(isBusinessDay('2026-12-26', rule)).toBe(false)
  expect(isBusinessDay('2025-05-01', { ...k01, closed: ['05-01'] })).toBe(false)
})

test.each([
  ['2026-12-18', '10 business_day', '2027-01-07'],
  ['2026-12-18', '10 calendar_day', '2026-12-28'],
  ['2026-12-18', '2 week', '2027-01-01'],
  ['2026-01-31', '1 month', '2026-02-28'],
  ['2024-02-29', '1 year', '2025-02-28'],
  ['2026-12-18', '24 hour', null],
])('from %s a deadline of %s ends on %s', (start, deadline, expected) => {
  const parsed = parseDeadline(deadline)
  expect(parsed && deadlineDate(start, parsed, k01)).toBe(expected)
})

const anyDay = fc.integer({ min: 0, max: 80_000 }).map((count) => addDays('1950-01-01', count))
const anyRule = fc.constantFrom<BusinessDays[]>(k01, region, nb)

test('so many business days later is a business day, with so many in between, and back again', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 300 }), anyRule, (start, count, rule) => {
      const end = addBusinessDays(start, count, rule)
      expect(isBusinessDay(end, rule)).toBe(true)
      expect(businessDaysBetween(start, end, rule)).toBe(count)
      expect(businessDaysBetween(end, start, rule)).toBe(-count)
      expect(businessDaysBetween(start, addDays(end, -1), rule)).toBe(count - 1)
      expect(addBusinessDays(end, 1 - count, rule)).toBe(addBusinessDays(start, 1, rule))
      expect(addBusinessDays(addBusinessDays(start, 1, rule), count - 1, rule)).toBe(end)
    }),
  )
})

test('a deadline of no business days is the day itself', () => {
  expect(addBusinessDays('2026-12-25', 0, k01)).toBe('2026-12-25')
})

test('a contract has the holidays of the country whose language it is in, whatever rule it names', () => {
  expect(businessDaysOf({ language: 'da', dayRule: 'region' })).toEqual({ country: 'dk', saturdays: false, closed: ['06-05', '12-24', '12-31'] })
  expect(businessDaysOf({ language: 'nn', dayRule: 'k01' })).toEqual({ country: 'no', saturdays: false, closed: ['12-24', '12-31'] })
  const own = { saturdays: true, closed: ['12-24'] } as const
  expect(businessDaysOf({ language: 'nb', dayRule: own })).toEqual({ country: 'no', ...own })
})

test('the days that a deadline skips say why they are no business days', () => {
  const end = addBusinessDays('2026-12-21', 5, k01)
  expect(end).toBe('2026-12-30')
  expect(skippedDays('2026-12-21', end, k01)).toEqual([
    { date: '2026-12-24', why: 'closed' },
    { date: '2026-12-25', why: 'christmas_day' },
    { date: '2026-12-26', why: 'saturday' },
    { date: '2026-12-27', why: 'sunday' },
  ])
  expect(skippedDays('2026-12-21', '2026-12-21', k01)).toEqual([])
})
