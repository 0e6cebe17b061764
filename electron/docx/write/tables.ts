/** Tables of a contract: columns as wide as their text needs, the table indented to the text it belongs to. */
import type { FileChild } from 'docx'
import type { FlatRow } from '../../../shared/document/flat-blocks.ts'
import { columnNeeds, type ColumnText, columnWidths, fits } from './column-widths.ts'
import { type AfterTable, afterTable, cellWidths, gridCell, gridRow, gridTable } from './grid.ts'
import { textColumn } from './names.ts'
import { wordRuns, type RunContext } from './runs.ts'

/** The texts of the cells that are one column wide, by their column. */
const columnTexts = (rows: readonly FlatRow[], columns: number): ColumnText[] => {
  const texts: ColumnText[] = []
  /** How many rows from here on each column is taken by a cell that began above. */
  const taken = Array.from({ length: columns }, () => 0)
  for (const { cells } of rows) {
    let column = 0
    for (const { colspan, rowspan, paragraphs, header } of cells) {
      while ((taken[column] ?? 0) > 0) column += 1
      taken.fill(rowspan, column, column + colspan)
      if (colspan === 1) texts.push({ column, header, paragraphs: paragraphs.map((runs) => runs.map(({ text }) => text).join('')) })
      column += colspan
    }
    for (const [at, left] of taken.entries()) taken[at] = Math.max(left - 1, 0)
  }
  return texts
}

/** A table, and an empty line after it; none where `next` says that nothing follows on its page. */
export const contractTable = (rows: readonly FlatRow[], level: number, context: RunContext, next: AfterTable): FileChild[] => {
  const { look, resolution } = context
  const columns = Math.max(...rows.map((row) => row.cells.reduce((sum, { colspan }) => sum + colspan, 0)))
  const needs = columnNeeds(columnTexts(rows, columns), columns, cellWidths(look))
  const beside = level > 0 ? textColumn(resolution.contract.style, look) : 0
  // One whose words do not fit beside the column of the numbers begins at the margin.
  const indent = fits(needs, look.textWidth - beside) ? beside : 0
  const shape = { widths: columnWidths(needs, look.textWidth - indent), indent }
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
  return [gridTable(cells, shape, look), ...afterTable(next)]
}
