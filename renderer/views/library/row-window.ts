/** Which rows of a long list are near the screen: only those are drawn, so that a list of 100,000 costs what a screen costs. */

/** Rows beyond the screen on either side: a turn of the wheel shows no gap. */
const MARGIN = 8

/** Where each row begins, and at the end where the last one ends. */
export const offsetsOf = (heights: Iterable<number>, count: number): Float64Array => {
  const offsets = new Float64Array(count + 1)
  let place = 0
  let offset = 0
  for (const height of heights) {
    offset += height
    place += 1
    offsets[place] = offset
  }
  return offsets
}

/** The row at a distance from the top. */
export const rowAt = (offsets: Float64Array, distance: number): number => {
  let low = 0
  let high = Math.max(0, offsets.length - 2)
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((offsets[middle] ?? 0) <= distance) low = middle
    else high = middle - 1
  }
  return low
}

/** The rows to draw, from and up to but without `to`. */
export const rowWindow = (offsets: Float64Array, scrolled: number, height: number): { readonly from: number; readonly to: number } => {
  const count = offsets.length - 1
  return { from: Math.max(0, rowAt(offsets, scrolled) - MARGIN), to: Math.min(count, rowAt(offsets, scrolled + height) + 1 + MARGIN) }
}

/** How far to scroll so that a row is in sight; where one is if it is already. */
export const scrollTo = (offsets: Float64Array, row: number, scrolled: number, height: number): number => {
  const top = offsets[row] ?? 0
  const bottom = offsets[row + 1] ?? top
  if (top < scrolled) return top
  return bottom > scrolled + height ? bottom - height : scrolled
}
