/** The look of a contract in Word: fonts, colours and measures in one place. Lengths are twips (1/20 point), font sizes half-points. */

export const LOOK = {
  /** In the layout engine's width tables, on every Office machine, and metric-compatible with Carlito elsewhere. */
  font: 'Calibri',
  ink: '1B1F24',
  accent: '1F3A5F',
  quiet: '5B6470',
  size: 21,
  titleSize: 52,
  subtitleSize: 28,
  headingSizes: [26, 22, 21] as const,
  /** The height of a line in heights of its font. */
  lines: 1.15,
  /** Contracts whose clauses have no numbers are short ones, read on a page or two. */
  compact: { lines: 1, after: 60, headingBefore: 140, headingAfter: 30, signingRoom: 340 },
  /** Above a line to sign on. */
  signingRoom: 560,
  cellSize: 19,
  after: 120,
  /** A4 with 2.5 cm margins. */
  page: { width: 11906, height: 16838, margin: 1418 },
  /** Numbers hang in a column of 1.75 cm; all clause text starts at its right edge. */
  numberColumn: 992,
  listStep: 510,
  openFill: 'FFF2AB',
  brokenFill: 'F8C9C4',
  guidanceFill: 'F1F4F8',
  headerFill: 'E8ECF1',
  rule: 'A9B2BD',
} as const

/** The width of the text in twips. */
export const TEXT_WIDTH = LOOK.page.width - 2 * LOOK.page.margin
