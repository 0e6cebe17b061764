// @vitest-environment happy-dom
/** Dates, numbers and sizes as each interface language writes them. */
import { beforeEach, expect, test } from 'vitest'
import { speak, words } from '../../renderer/i18n.ts'

beforeEach(() => speak('en'))

const at = (year: number, month: number, day: number, hour: number, minute: number): string =>
  new Date(year, month - 1, day, hour, minute).toISOString()
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ')

test.each([
  ['da', '2. marts 2027', 'tirsdag den 2. marts 2027', '1.234,5', '25 %', '3,4 MB'],
  ['nb', '2. mars 2027', 'tirsdag 2. mars 2027', '1 234,5', '25 %', '3,4 MB'],
  ['nn', '2. mars 2027', 'tysdag 2. mars 2027', '1 234,5', '25 %', '3,4 MB'],
  ['en', '2 March 2027', 'Tuesday, 2 March 2027', '1,234.5', '25%', '3.4 MB'],
] as const)('in %s', async (language, date, day, number, percent, size) => {
  await speak(language)
  expect(plain(words().date(at(2027, 3, 2, 14, 10)))).toBe(date)
  expect(plain(words().day('2027-03-02'))).toBe(day)
  expect(plain(words().number(1234.5))).toBe(number)
  expect(plain(words().percent(0.25))).toBe(percent)
  expect(plain(words().size(3_400_000))).toBe(size)
})

test('what happened today and yesterday is said so, whatever the hour; what is older has its date', async () => {
  await speak('da')
  const now = new Date(2027, 2, 2, 0, 30).getTime()
  const { recent } = words()
  expect(plain(recent(at(2027, 3, 2, 0, 10), now))).toBe('i dag kl. 00.10')
  expect(plain(recent(at(2027, 3, 1, 23, 50), now))).toBe('i går kl. 23.50')
  expect(plain(recent(at(2027, 2, 28, 23, 50), now))).toBe('28. feb. 2027')
})

test('sizes have the unit that fits them', () => {
  expect(plain(words().size(0))).toBe('0 byte')
  expect(plain(words().size(999))).toBe('999 byte')
  expect(plain(words().size(1_500))).toBe('1.5 kB')
  expect(plain(words().size(7_000_000_000_000))).toBe('7,000 GB')
})

test('names are ordered by the alphabet of the language, numbers by their value', async () => {
  await speak('da')
  expect(['Ølsted', 'Zeus', 'Årup', 'Æbeltoft', 'Bilag 10', 'Bilag 9'].toSorted(words().compare)).toEqual([
    'Bilag 9',
    'Bilag 10',
    'Zeus',
    'Æbeltoft',
    'Ølsted',
    'Årup',
  ])
})
