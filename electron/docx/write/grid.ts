/** Tables with lines: header rows that repeat, rows that do not break, cells in the table styles. */
import { BorderStyle, type FileChild, Paragraph, type ParagraphChild, Table, TableCell, TableRow, VerticalAlign, WidthType } from 'docx'
import type { Look } from './look.ts'
import { CELL_HEADING_STYLE, CELL_STYLE, TABLE_END_STYLE } from './names.ts'
import { paragraph } from './paragraphs.ts'
import { textWidth } from './text-width.ts'

const CELL_MARGINS = { top: 20, bottom: 20, left: 100, right: 100, marginUnitType: WidthType.DXA } as const

export interface CellShape {
  readonly header: boolean
  readonly colspan?: number
  readonly rowspan?: number
  /** Whether the row stays on the page of the next. */
  readonly keepNext?: boolean
}

/** A cell of paragraphs in the table styles. */
export const gridCell = (
  paragraphs: readonly (readonly ParagraphChild[])[],
  { header, colspan = 1, rowspan = 1, keepNext = false }: CellShape,
  look: Look,
): TableCell =>
  new TableCell({
    ...(colspan > 1 && { columnSpan: colspan }),
    ...(rowspan > 1 && { rowSpan: rowspan }),
    ...(header && { shading: { type: 'clear' as const, color: 'auto', fill: look.headerFill } }),
    verticalAlign: VerticalAlign.TOP,
    children: paragraphs.map((children) => paragraph({ style: header ? CELL_HEADING_STYLE : CELL_STYLE, ...(keepNext && { keepNext }) }, children)),
  })

export const gridRow = (cells: readonly TableCell[], header: boolean): TableRow =>
  new TableRow({ cantSplit: true, tableHeader: header, children: cells })

/** What a table is followed by. */
export interface AfterTable {
  /** Kept on the page of what follows. */
  readonly keepNext?: boolean
  /** Nothing on its page. */
  readonly isLast?: boolean
}

/** The empty line after a table; none where nothing follows on its page: after a table that fills its page it would make an empty one. */
export const afterTable = ({ keepNext = false, isLast = false }: AfterTable): FileChild[] =>
  isLast ? [] : [new Paragraph({ style: CELL_STYLE, ...(keepNext && { keepNext }) })]

/**
 * The body of a file. Word wants a paragraph after a table at its very end: its mark is hidden, so that Word gives it no room, and as low as can be for those
 * who give it some. Nowhere else: a hidden mark joins its paragraph with the next.
 */
export const endedBody = (body: readonly FileChild[]): FileChild[] =>
  body.at(-1) instanceof Table ? [...body, new Paragraph({ style: TABLE_END_STYLE, run: { vanish: true } })] : [...body]

/** How wide a text is in a cell, on one line, in twips. */
export const cellWidths =
  ({ font, cellSize }: Look) =>
  (text: string, header: boolean): number =>
    textWidth(text, { font, size: cellSize, bold: header })

export interface GridShape {
  /** Lengths in twips. */
  readonly widths: readonly number[]
  readonly indent: number
}

/**
 * No alternative text (`w:tblCaption`): it is an error for Office 2007, and rules for documents ask it of pictures, not of tables that have header cells
 * (EN 301 549, 10.1.1.1 and 10.1.3.1).
 */
export const gridTable = (rows: readonly TableRow[], { widths, indent }: GridShape, look: Look): Table => {
  const line = { style: BorderStyle.SINGLE, size: 4, color: look.rule }
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    indent: { size: indent, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    margins: CELL_MARGINS,
    rows,
  })
}
