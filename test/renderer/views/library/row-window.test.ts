/** Which rows of a long list are drawn, and how far it scrolls. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { offsetsOf, rowAt, rowWindow, scrollTo } from '../../../../renderer/views/library/row-window.ts'

const anyHeights = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 200 })

test('the row at a distance is the one that begins at or above it and ends below it', () => {
  fc.assert(
    fc.property(anyHeights, fc.double({ min: 0, max: 1, noNaN: true }), (heights, share) => {
      const offsets = offsetsOf(heights, heights.length)
      const total = offsets[heights.length] ?? 0
      const distance = share * (total - 0.5)
      const row = rowAt(offsets, distance)
      expect(offsets[row]).toBeLessThanOrEqual(distance)
      expect(offsets[row + 1]).toBeGreaterThan(distance)
    }),
  )
})

test('every row that the screen touches is drawn', () => {
  fc.assert(
    fc.property(anyHeights, fc.nat(5000), fc.integer({ min: 1, max: 800 }), (heights, scrolled, height) => {
      const offsets = offsetsOf(heights, heights.length)
      const { from, to } = rowWindow(offsets, scrolled, height)
      const seen = heights.flatMap((_height, row) => ((offsets[row] ?? 0) < scrolled + height && (offsets[row + 1] ?? 0) > scrolled ? [row] : []))
      for (const row of seen) {
        expect(row).toBeGreaterThanOrEqual(from)
        expect(row).toBeLessThan(to)
      }
    }),
  )
})

test('of 100,000 rows no more are drawn than fit the screen and its margins', () => {
  const heights = Array.from({ length: 100_000 }, () => 56)
  const offsets = offsetsOf(heights, heights.length)
  const { from, to } = rowWindow(offsets, 2_800_000, 800)
  expect(to - from).toBeLessThan(40)
})

test('a row comes into sight by scrolling as little as possible', () => {
  fc.assert(
    fc.property(anyHeights, fc.nat(), fc.nat(5000), fc.integer({ min: 100, max: 800 }), (heights, pick, scrolled, height) => {
      const offsets = offsetsOf(heights, heights.length)
      const row = pick % heights.length
      const [top, bottom] = [offsets[row] ?? 0, offsets[row + 1] ?? 0]
      const to = scrollTo(offsets, row, scrolled, height)
      expect(to).toBeLessThanOrEqual(top)
      expect(to + height).toBeGreaterThanOrEqual(bottom)
      expect(to === scrolled || to === top || to + height === bottom).toBe(true)
    }),
  )
})

test('an empty list draws nothing', () => {
  expect(rowWindow(offsetsOf([], 0), 0, 500)).toEqual({ from: 0, to: 0 })
})
