/** docx's own layout of a document while it is written: what the program's page numbers are held against. */
import type { PageNumberEstimator } from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'

export interface PageLayout {
  readonly estimator: PageNumberEstimator
  /** What the layout could only guess at, with the page, once the document is written. */
  readonly guesses: () => readonly string[]
}

/** A layout for one document. About 50 ms a page on the machine it was measured on (word reference, 0.1). */
export const pageLayout = (): PageLayout => {
  const estimate = estimatePageNumbersWith({ guess: true })
  let guesses: readonly string[] = []
  const estimator: PageNumberEstimator = Object.assign((...given: Parameters<PageNumberEstimator>) => {
    const estimated = estimate(...given)
    guesses = (estimated.guesses ?? []).map(({ reason, page }) => `${reason} (${page})`)
    return estimated
  }, estimate)
  return { estimator, guesses: () => guesses }
}
