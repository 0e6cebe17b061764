/** Tables with lines: header rows that repeat, rows that do not break, and a name for those who hear the file read. */
import { BorderStyle, Paragraph, type ParagraphChild, Table, TableCell, TableRow, VerticalAlign, WidthType, type XmlComponent } from 'docx'
import { element } from './elements.ts'
import type { Look } from './look.ts'
import { CELL_HEADING_STYLE, CELL_STYLE } from './names.ts'

const CELL_MARGINS = { top: 20, bottom: 20, left: 100, right: 100, marginUnitType: WidthType.DXA } as const

export interface CellShape {
  readonly header: boolean
  readonly colspan?: number
  readonly rowspan?: number
}

/** A cell of paragraphs in the table styles. */
export const gridCell = (
  paragraphs: readonly (readonly ParagraphChild[])[],
  { header, colspan = 1, rowspan = 1 }: CellShape,
  look: Look,
): TableCell =>
  new TableCell({
    ...(colspan > 1 && { columnSpan: colspan }),
    ...(rowspan > 1 && { rowSpan: rowspan }),
    ...(header && { shading: { type: 'clear' as const, color: 'auto', fill: look.headerFill } }),
    verticalAlign: VerticalAlign.TOP,
    children: paragraphs.map((children) => new Paragraph({ style: header ? CELL_HEADING_STYLE : CELL_STYLE, children })),
  })

export const gridRow = (cells: readonly TableCell[], header: boolean): TableRow =>
  new TableRow({ cantSplit: true, tableHeader: header, children: cells })

/** Give a table its alternative text. docx has no option for it; it belongs at the end of its properties (ECMA-376 17.4.59). */
export const describeTable = (table: Table, name: string, description: string): void => {
  const [properties] = (table as unknown as { root: { root: XmlComponent[] }[] }).root
  properties?.root.push(element('w:tblCaption', { 'w:val': name }), element('w:tblDescription', { 'w:val': description }))
}

export interface GridShape {
  /** Lengths in twips. */
  readonly widths: readonly number[]
  readonly indent: number
  /** What the table is about. */
  readonly name: string
  /** What its columns are. */
  readonly description: string
}

export const gridTable = (rows: readonly TableRow[], { widths, indent, name, description }: GridShape, look: Look): Table => {
  const line = { style: BorderStyle.SINGLE, size: 4, color: look.rule }
  const table = new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    indent: { size: indent, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    margins: CELL_MARGINS,
    rows,
  })
  describeTable(table, name, description)
  return table
}

/** Columns by name, as a table is described: no columns when it has no header. */
export const columnsOf = (head: readonly string[]): string => head.filter((text) => text !== '').join(', ')
