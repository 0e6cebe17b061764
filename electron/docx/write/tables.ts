/** Tables of a contract: header rows that repeat, rows that do not break, cells in the table styles. */
import { BorderStyle, type FileChild, Paragraph, Table, TableCell, TableRow, VerticalAlign, WidthType } from 'docx'
import type { FlatRow } from '../../../shared/document/flat-blocks.ts'
import type { Look } from './look.ts'
import { CELL_HEADING_STYLE, CELL_STYLE, textColumn } from './names.ts'
import { wordRuns, type RunContext } from './runs.ts'

export const tableBorders = (look: Look) => {
  const line = { style: BorderStyle.SINGLE, size: 4, color: look.rule }
  return { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line }
}
export const CELL_MARGINS = { top: 20, bottom: 20, left: 100, right: 100, marginUnitType: WidthType.DXA } as const

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

/** A table indented to the text it belongs to. */
export const contractTable = (rows: readonly FlatRow[], level: number, context: RunContext, keepNext: boolean): FileChild[] => {
  const { look } = context
  const indent = level > 0 ? textColumn(context.resolution.contract.style, look) : 0
  const width = look.textWidth - indent
  const widths = columnWidths(rows, width)
  const table = new Table({
    width: { size: width, type: WidthType.DXA },
    indent: { size: indent, type: WidthType.DXA },
    columnWidths: widths,
    borders: tableBorders(look),
    margins: CELL_MARGINS,
    rows: rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          tableHeader: row.header,
          children: row.cells.map(
            (cell) =>
              new TableCell({
                ...(cell.colspan > 1 && { columnSpan: cell.colspan }),
                ...(cell.rowspan > 1 && { rowSpan: cell.rowspan }),
                ...(cell.header && { shading: { type: 'clear' as const, color: 'auto', fill: look.headerFill } }),
                verticalAlign: VerticalAlign.TOP,
                children: cell.paragraphs.map(
                  (runs) => new Paragraph({ style: cell.header ? CELL_HEADING_STYLE : CELL_STYLE, children: wordRuns(runs, context) }),
                ),
              }),
          ),
        }),
    ),
  })
  return [table, new Paragraph({ style: CELL_STYLE, ...(keepNext && { keepNext }) })]
}
