/** How wide the columns of a table are: no word is broken while there is room, and the column with much text gets most of what is left. */

/** What stands in one cell that is one column wide. */
export interface ColumnText {
  readonly column: number
  readonly paragraphs: readonly string[]
  readonly header: boolean
}

/** What a cell takes beside its text, in twips: its margins and lines. */
const PADDING = 230

/** Where a line can end: at a space, and behind a hyphen. */
const LINE_ENDS = /(?<=[-\u00ad\u2010\u2013])|[ \t\n]+/

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0)

/** Give what is too much for a table back, taking from the widest columns first: a column of numbers stays as it is. */
const squeeze = (least: readonly number[], total: number): number[] => {
  const rising = [...least].toSorted((one, other) => one - other)
  let room = total
  let most = 0
  for (const [index, width] of rising.entries()) {
    most = room / (rising.length - index)
    if (width > most) break
    room -= width
  }
  return least.map((width) => Math.min(width, most))
}

/** Share what is left by the amount of text, but first nothing to a column whose every text stands on one line already. */
const spread = (least: readonly number[], most: readonly number[], amounts: readonly number[], total: number): number[] => {
  const widths = [...least]
  const spare = (): number => total - sum(widths)
  const growing = (): number[] => widths.flatMap((width, column) => (width < (most[column] ?? 0) ? [column] : []))
  // Every round fills a column or uses up what is left.
  for (let open = growing(); open.length > 0 && spare() >= 1; open = growing()) {
    const share = spare() / sum(open.map((column) => amounts[column] ?? 0))
    for (const column of open) widths[column] = Math.min((widths[column] ?? 0) + share * (amounts[column] ?? 0), most[column] ?? 0)
  }
  // Never under one: what rounding has put over the total would take a twip from a column that needs it.
  const scale = Math.max(total / sum(widths), 1)
  return widths.map((width) => width * scale)
}

/** What the columns of a table have to hold, in twips. */
export interface ColumnNeeds {
  /** The longest word of each. */
  readonly least: readonly number[]
  /** The longest paragraph of each on one line. */
  readonly most: readonly number[]
  /** All its text on one line. */
  readonly amounts: readonly number[]
}

/** What `columns` columns have to hold. `measure` is the width of a text on one line. */
export const columnNeeds = (texts: readonly ColumnText[], columns: number, measure: (text: string, header: boolean) => number): ColumnNeeds => {
  const least = Array.from({ length: columns }, () => PADDING)
  const most = Array.from({ length: columns }, () => PADDING)
  const amounts = Array.from({ length: columns }, () => 1)
  for (const { column, paragraphs, header } of texts)
    for (const text of paragraphs) {
      const width = measure(text, header)
      const word = Math.max(...text.split(LINE_ENDS).map((one) => measure(one, header)))
      least[column] = Math.max(least[column] ?? 0, word + PADDING)
      most[column] = Math.max(most[column] ?? 0, width + PADDING)
      amounts[column] = (amounts[column] ?? 0) + width
    }
  return { least, most, amounts }
}

/** Whether no word need be broken in a table of a width. */
export const fits = ({ least }: ColumnNeeds, total: number): boolean => sum(least) <= total

/** The widths of columns that together are `total` wide, all in twips. */
export const columnWidths = (needs: ColumnNeeds, total: number): number[] => {
  const exact = fits(needs, total) ? spread(needs.least, needs.most, needs.amounts.map(Math.sqrt), total) : squeeze(needs.least, total)
  const widths = exact.map(Math.floor)
  const widest = widths.indexOf(Math.max(...widths))
  return widths.map((width, column) => (column === widest ? width + total - sum(widths) : width))
}
