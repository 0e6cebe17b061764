/** What the driver calls in a page of the benchmark, as `bench`. Times are in milliseconds. */
export interface PageCalls {
  /** From the text of the source to its paint. */
  readonly open: () => Promise<number>
  /** Put the caret into the middle of the text. */
  readonly caret: () => Promise<void>
  /** From the insertion of a new first clause to its paint; it is gone again afterwards. */
  readonly renumber: () => Promise<number>
  /** How long the main thread's tasks of over 50 ms took since the last call. */
  readonly longTasks: () => number[]
}
