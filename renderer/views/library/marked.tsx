/** A sentence with the words that were searched for marked in it. */
import type { ReactNode } from 'react'

/** So much of a sentence may stand before the first mark in two lines. */
const BEFORE = 40

/** `marks` are stretches from and to, in order. A long beginning without a mark is cut at a word. */
export const marked = (sentence: string, marks: readonly (readonly [number, number])[]): ReactNode => {
  const first = marks[0]?.[0] ?? 0
  const start = first > BEFORE ? sentence.indexOf(' ', first - BEFORE) + 1 : 0
  const pieces: ReactNode[] = start > 0 && start <= first ? ['… '] : []
  let from = start <= first ? start : 0
  for (const [begin, end] of marks) {
    pieces.push(sentence.slice(from, begin), <mark key={begin}>{sentence.slice(begin, end)}</mark>)
    from = end
  }
  return [...pieces, sentence.slice(from)]
}
