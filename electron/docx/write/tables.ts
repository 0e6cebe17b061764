/** Tables of a contract: as wide as their text needs, indented to the text they belong to. */
import { type FileChild, Paragraph } from 'docx'
import type { FlatRow } from '../../../shared/document/flat-blocks.ts'
import { gridCell, gridRow, gridTable } from './grid.ts'
import { CELL_STYLE, textColumn } from './names.ts'
import { wordRuns, type RunContext } from './runs.ts'

/** About the width of a character of table text in twips, and what the cell's margins take. */
const CHARACTER = 112
const CELL_PADDING = 240

/** Share the width among columns by the length of their text, but give each its longest word, so that no word is broken while there is room. */
const columnWidths = (rows: readonly FlatRow[], total: number): number[] => {
  const columns = Math.max(...rows.map((row) => row.cells.reduce((sum, cell) => sum + cell.colspan, 0)))
  const longest = Array.from({ length: columns }, () => 0)
  const lengths = Array.from({ length: columns }, () => 1)
  /** How many rows from here on each column is taken by a cell that began above. */
  const taken = Array.from({ length: columns }, () => 0)
  for (const row of rows) {
    let column = 0
    for (const cell of row.cells) {
      while ((taken[column] ?? 0) > 0) column += 1
      taken.fill(cell.rowspan, column, column + cell.colspan)
      const text = cell.paragraphs.map((runs) => runs.map((run) => run.text).join('')).join('\n')
      if (cell.colspan === 1) {
        const word = Math.max(...text.split(/[\s\u00ad-]+/).map((one) => one.length))
        longest[column] = Math.max(longest[column] ?? 0, word * CHARACTER + CELL_PADDING)
        lengths[column] = Math.max(lengths[column] ?? 1, Math.min(text.length, 60))
      }
      column += cell.colspan
    }
    for (const [at, left] of taken.entries()) taken[at] = Math.max(left - 1, 0)
  }
  const needed = longest.reduce((a, b) => a + b, 0)
  const scale = needed > total ? total / needed : 1
  const spare = Math.max(total - needed, 0)
  const weight = lengths.reduce((a, b) => a + b, 0)
  const widths = lengths.map((length, column) => Math.floor((longest[column] ?? 0) * scale + (length / weight) * spare))
  widths[0] = (widths[0] ?? 0) + total - widths.reduce((a, b) => a + b, 0)
  return widths
}

/** A table as wide as its text needs. */
export const contractTable = (rows: readonly FlatRow[], level: number, context: RunContext, keepNext: boolean): FileChild[] => {
  const { look, resolution } = context
  const indent = level > 0 ? textColumn(resolution.contract.style, look) : 0
  const shape = {
    widths: columnWidths(rows, look.textWidth - indent),
    indent,
  }
  const cells = rows.map((row) =>
    gridRow(
      row.cells.map((cell) =>
        gridCell(
          cell.paragraphs.map((runs) => wordRuns(runs, context)),
          cell,
          look,
        ),
      ),
      row.header,
    ),
  )
  return [gridTable(cells, shape, look), new Paragraph({ style: CELL_STYLE, ...(keepNext && { keepNext }) })]
}
