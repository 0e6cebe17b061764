/** Tables of a paste as tables of a document: whole grids, however they came. */
import type { Node } from 'prosemirror-model'
import { schema } from '../../../shared/document/schema.ts'
import { MAX_COLUMNS } from '../commands/tables.ts'

export interface Cell {
  readonly header: boolean
  readonly colspan: number
  readonly rowspan: number
  readonly paragraphs: readonly Node[]
}

const paragraph = (): Node => schema.nodes.paragraph.create()
const cellNode = ({ header, colspan, rowspan, paragraphs }: Cell): Node =>
  (header ? schema.nodes.table_header : schema.nodes.table_cell).create({ colspan, rowspan }, paragraphs.length > 0 ? [...paragraphs] : paragraph())

/** How many columns each row fills, cells that reach down from above included. */
const widths = (rows: readonly (readonly Cell[])[]): number[] => {
  const filled = rows.map(() => 0)
  rows.forEach((row, index) => {
    for (const { colspan, rowspan } of row) {
      for (let down = index; down < Math.min(rows.length, index + rowspan); down += 1) filled[down] = (filled[down] ?? 0) + colspan
    }
  })
  return filled
}

/** A table, or null when it is wider than a table can be or has no cell. Rows that are short are filled up. */
export const tableOf = (given: readonly (readonly Cell[])[]): Node | null => {
  const rows = given.filter((row) => row.length > 0)
  if (rows.length === 0) return null
  // A row that only cells from above fill has no cell of its own, which a document cannot hold: then no cell reaches down.
  const flat = rows.length < given.length ? rows.map((row) => row.map((cell) => ({ ...cell, rowspan: 1 }))) : rows
  const fitted = flat.map((row, index) => row.map((cell) => ({ ...cell, rowspan: Math.min(cell.rowspan, flat.length - index) })))
  const filled = widths(fitted)
  const width = Math.max(...filled)
  if (width > MAX_COLUMNS) return null
  const padding: Cell = { header: false, colspan: 1, rowspan: 1, paragraphs: [] }
  const nodes = fitted.map((row, index) => {
    const missing = Array.from({ length: width - (filled[index] ?? 0) }, () => padding)
    return schema.nodes.table_row.create(null, [...row, ...missing].map(cellNode))
  })
  return schema.nodes.table.create(null, nodes)
}
