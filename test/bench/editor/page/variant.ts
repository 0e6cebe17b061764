/** One editor with a text in it, as the benchmark drives it. */
export interface Variant {
  /** Put the caret into the middle of the text, in the middle of a paragraph. */
  readonly caret: () => void
  /** Insert a new first numbered clause; null where numbers are not live. Returns the way to take it out again. */
  readonly insertFirst: (() => () => void) | null
}

/** From the text of the source to an editor that shows it in `place`. */
export type Open = (text: string, place: HTMLElement) => Variant | Promise<Variant>

/** The clause in the middle of `paragraphs`; rows of tables and definitions are shorter, and held differently by each variant, so they do not count. */
export const middleOf = <T>(paragraphs: readonly T[], lengthOf: (paragraph: T) => number): T => {
  const full = paragraphs.filter((paragraph) => lengthOf(paragraph) > 200)
  const found = full[Math.floor(full.length / 2)]
  if (found === undefined) throw new Error('there is no full paragraph')
  return found
}

/** Where in the middle paragraph the caret stands. */
export const CARET_OFFSET = 100
