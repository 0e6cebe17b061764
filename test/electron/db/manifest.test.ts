import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeKeyframe, decodeSplices, DEPTHS, encodeKeyframe, encodeSplices, replay, type Splice, spliced } from '../../../electron/db/manifest.ts'
import { refusal } from '../../refused.ts'

const entry = fc.record({ row: fc.oneof(fc.nat(300), fc.nat(2 ** 40)), depth: fc.nat(DEPTHS - 1) })
const entries = fc.array(entry, { maxLength: 40 })
const splice = fc.record({ at: fc.nat(1000), remove: fc.nat(1000), insert: fc.array(entry, { maxLength: 4 }) })

test('a list of pieces is read as it was written', () => {
  fc.assert(
    fc.property(entries, (list) => {
      expect(decodeKeyframe(encodeKeyframe(list))).toEqual(list)
    }),
  )
})

test('changes of a list are read as they were written', () => {
  fc.assert(
    fc.property(fc.array(splice, { maxLength: 5 }), (splices) => {
      expect(decodeSplices(encodeSplices(splices))).toEqual(splices)
    }),
  )
})

/** A splice that fits the list it is made on. */
const fitting = (list: readonly unknown[], { at, remove, insert }: Splice): Splice => {
  const from = at % (list.length + 1)
  return { at: from, remove: remove % (list.length - from + 1), insert }
}

test('changes replayed on a keyframe give the list that they were made on', () => {
  fc.assert(
    fc.property(entries, fc.array(fc.array(splice, { maxLength: 3 }), { maxLength: 6 }), (first, revisions) => {
      let list = first
      const changes = revisions.map((wishes) =>
        wishes.map((wish) => {
          const one = fitting(list, wish)
          list = spliced(list, [one])
          return one
        }),
      )
      expect(replay(encodeKeyframe(first), changes.map(encodeSplices))).toEqual(list)
    }),
  )
})

test('pieces that were stored one after another take a byte each', () => {
  expect(encodeKeyframe(Array.from({ length: 1000 }, (_, index) => ({ row: 5000 + index, depth: index % 4 }))).length).toBeLessThan(1010)
})

test.each([
  ['a keyframe', () => decodeKeyframe(Buffer.from([0x80]))],
  ['a change', () => decodeSplices(Buffer.from([1, 1, 5, 2]))],
])('%s that breaks off in the middle is refused as damaged', (_name, read) => {
  expect(refusal(read).code).toBe('broken_history')
})
