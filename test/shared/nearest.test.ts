import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearest } from '../../shared/nearest.ts'

const KNOWN = ['takeover_date', 'term_end', 'hourly_rate', 'payment_days', 'penalty_cap']

test.each([
  ['takover_date', 'takeover_date'], // a letter is missing
  ['takeover_datee', 'takeover_date'], // one too many
  ['tekeover_date', 'takeover_date'], // a wrong one
  ['takeover-date', 'takeover_date'],
  ['paymentdays', 'payment_days'],
  ['penaltycap', 'penalty_cap'],
])('%s was probably meant to be %s', (word, meant) => {
  expect(nearest(word, KNOWN)).toBe(meant)
})

test.each(['price', 'xyz', 'end', '', 'date_takeover'])('%j is near none of the known words', (word) => {
  expect(nearest(word, KNOWN)).toBeNull()
})

test('a third of the letters may be wrong and no more', () => {
  expect(nearest('abcdef', ['abcdxx'])).toBe('abcdxx')
  expect(nearest('abcdef', ['abcxxx'])).toBeNull()
})

test('of several near words the nearest is taken, and the first of equals', () => {
  expect(nearest('term_ends', ['term_exit', 'term_end'])).toBe('term_end')
  expect(nearest('days', ['dags', 'dayz'])).toBe('dags')
})

test('nothing is near when nothing is known', () => {
  expect(nearest('term', [])).toBeNull()
})

test('a known word is its own nearest, whatever else is known', () => {
  const words = fc.array(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(words, fc.nat(), (known, pick) => {
      const word = known[pick % known.length] ?? ''
      expect(nearest(word, known)).toBe(word)
    }),
  )
})

test('what is suggested is always one of the known words', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.array(fc.string({ maxLength: 12 }), { maxLength: 8 }), (word, known) => {
      expect([...known, null]).toContain(nearest(word, known))
    }),
  )
})
