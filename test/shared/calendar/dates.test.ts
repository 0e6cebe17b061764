import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, dateOf, dayNumber, isDate, weekday } from '../../../shared/calendar/dates.ts'

test.each([
  ['1970-01-01', 0, 4],
  ['1969-12-31', -1, 3],
  ['2000-02-29', 11_016, 2],
  ['2026-11-21', 20_778, 6],
  ['1900-03-01', -25_508, 4],
])('%s is day %d and weekday %d', (iso, number, day) => {
  expect([dayNumber(iso), weekday(iso)]).toEqual([number, day])
  expect(dateOf(number)).toBe(iso)
})

test('days, numbers and weekdays are those of the program’s own calendar in UTC', () => {
  const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(day, fc.integer({ min: -2000, max: 2000 }), (date, count) => {
      const iso = date.toISOString().slice(0, 10)
      const midnight = Date.parse(`${iso}T00:00:00Z`)
      expect(isDate(iso)).toBe(true)
      expect(dayNumber(iso)).toBe(midnight / 86_400_000)
      expect(dateOf(dayNumber(iso))).toBe(iso)
      expect(weekday(iso)).toBe(new Date(midnight).getUTCDay() || 7)
      expect(addDays(iso, count)).toBe(new Date(midnight + count * 86_400_000).toISOString().slice(0, 10))
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2026-01-15', -1, '2025-12-15'],
  ['2026-03-31', -1, '2026-02-28'],
])('%s and %d months is %s', (iso, count, expected) => {
  expect(addMonths(iso, count)).toBe(expected)
})

test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-01-00', '2026-1-1', '1899-12-31', '2200-01-01', '01-01-2026', '2026-01-01T00:00', ''])(
  '%j is no date',
  (text) => {
    expect(isDate(text)).toBe(false)
  },
)
