/** The signature block: one column per party, kept together with itself and with the text before it. */
import { BorderStyle, type FileChild, Paragraph, type ParagraphChild, Table, TableCell, TableRow, WidthType } from 'docx'
import { type RecordLine, signatureColumns } from '../../../shared/document/record-lines.ts'
import type { AfterTable } from './grid.ts'
import { lineRuns } from './lines.ts'
import { CELL_STYLE, RECORD_BOOKMARKS, TABLE_END_STYLE } from './names.ts'
import type { RunContext } from './runs.ts'

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const NO_BORDERS = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }

/** What stands in a cell; `line` is room to sign above a line. */
type Cell = { readonly children: readonly ParagraphChild[]; readonly line?: boolean }

/** Between the columns of two parties, so that each has a line of its own. */
const GAP = 400

const tableCell = (cell: Cell, keepNext: boolean, width: number, room: number, ink: string): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: cell.line ? room : 60, bottom: 20, left: 0, right: 0, marginUnitType: WidthType.DXA },
    borders: cell.line ? { bottom: { style: BorderStyle.SINGLE, size: 6, color: ink } } : {},
    children: [new Paragraph({ style: CELL_STYLE, keepNext, keepLines: true, children: cell.children })],
  })

/** A row of one cell per party. Every paragraph but those of the last row is kept with the next, so that the block never breaks (word reference, 1). */
const row = (cells: readonly Cell[], last: boolean, width: number, room: number, ink: string): TableRow =>
  new TableRow({
    cantSplit: true,
    children: cells.flatMap((cell, index) => [
      ...(index > 0 ? [tableCell({ children: [] }, !last, GAP, room, ink)] : []),
      tableCell(cell, !last, width, room, ink),
    ]),
  })

/** The block for all parties of the contract, row by row: a party with fewer lines than another ends in empty cells. */
export const signatureBlock = (context: RunContext, { keepNext = false, isLast = false }: AfterTable): FileChild[] => {
  const { look } = context
  const columns = signatureColumns(context.resolution, context.signatures, context.isForSigning)
  const count = columns.length
  if (count === 0) return []
  const room = context.resolution.contract.style.clauseNumber === 'none' ? look.compact.signingRoom : look.signingRoom
  const width = Math.floor((look.textWidth - (count - 1) * GAP) / count)
  const cell = (one: RecordLine | undefined): Cell =>
    one ? { children: lineRuns(one.pieces, context, one.kind === 'heading'), line: one.kind === 'room' } : { children: [] }
  const marked = (one: Cell): Cell => ({ ...one, children: context.mark(RECORD_BOOKMARKS.signatures, [...one.children]) })
  const rows = Array.from({ length: Math.max(...columns.map((lines) => lines.length)) }, (_, place) =>
    columns.map((lines, column) => (place === 0 && column === 0 ? marked(cell(lines[place])) : cell(lines[place]))),
  )
  const table = new Table({
    width: { size: look.textWidth, type: WidthType.DXA },
    columnWidths: columns.flatMap((_column, index) => (index > 0 ? [GAP, width] : [width])),
    borders: NO_BORDERS,
    rows: rows.map((cells, index) => row(cells, index === rows.length - 1, width, room, look.quiet)),
  })
  return isLast ? [table] : [table, new Paragraph({ style: TABLE_END_STYLE, ...(keepNext && { keepNext }) })]
}
