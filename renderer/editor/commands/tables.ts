/** Tables: inserted, their rows and columns, cells merged and split, Tab from cell to cell. */
import type { Node } from 'prosemirror-model'
import { type Command, type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import {
  addColumnAfter as columnAfter,
  addColumnBefore as columnBefore,
  addRowAfter as rowAfter,
  addRowBefore as rowBefore,
  deleteColumn as withoutColumn,
  deleteRow as withoutRow,
  goToNextCell,
  isInTable,
  mergeCells as merged,
  selectedRect,
  splitCell as split,
  toggleHeader,
} from 'prosemirror-tables'
import { attributesOf } from '../../../shared/document/attributes.ts'
import { schema } from '../../../shared/document/schema.ts'
import type { FieldOwner } from '../../../shared/model.ts'
import { command } from './command.ts'
import { insertBlock } from './insertions.ts'
import { around, caret, emptyParagraph, ownChildren } from './places.ts'

/** Word has no more columns (ECMA-376 leaves it to the program; Word stops at 63), and the schema no wider cells. */
export const MAX_COLUMNS = 63
const MAX_ROWS = 500

const shown =
  (act: Command): Command =>
  (state, dispatch, view) =>
    act(state, dispatch && ((tr) => dispatch(tr.scrollIntoView())), view)

/** A new table, its first row a header row. */
export const insertTable = (rows: number, columns: number): Command =>
  command((tr) => {
    if (rows < 1 || rows > MAX_ROWS || columns < 1 || columns > MAX_COLUMNS) return false
    const cells = (type: 'table_header' | 'table_cell') => Array.from({ length: columns }, () => schema.nodes[type].create(null, emptyParagraph()))
    const made = Array.from({ length: rows }, (_, row) => schema.nodes.table_row.create(null, cells(row === 0 ? 'table_header' : 'table_cell')))
    return insertBlock(tr, schema.nodes.table.create(null, made))
  })

/** Delete the table around the selection. A clause that had nothing else keeps a place to write. */
const removeTable = (tr: Transaction): boolean => {
  const table = around(tr.selection.$from, (node) => node.type.name === 'table')
  if (!table) return false
  const holder = tr.doc.resolve(table.pos).parent
  const alone = ownChildren(holder).every((child) => child === table.node || child.type.name === 'heading')
  if (alone) tr.replaceWith(table.pos, table.pos + table.node.nodeSize, emptyParagraph())
  else tr.delete(table.pos, table.pos + table.node.nodeSize)
  caret(tr, alone ? table.pos + 1 : table.pos)
  return true
}
export const deleteTable: Command = command(removeTable)

const hasRoom =
  (act: Command): Command =>
  (state, dispatch, view) =>
    isInTable(state) && selectedRect(state).map.width < MAX_COLUMNS && act(state, dispatch, view)

/** A table that loses its last row or column goes. */
const orTable =
  (act: Command): Command =>
  (state, dispatch, view) =>
    act(state, dispatch, view) || (isInTable(state) && deleteTable(state, dispatch, view))

export const addRowBefore: Command = shown(rowBefore)
export const addRowAfter: Command = shown(rowAfter)
export const addColumnBefore: Command = hasRoom(shown(columnBefore))
export const addColumnAfter: Command = hasRoom(shown(columnAfter))
export const deleteRow: Command = orTable(shown(withoutRow))
export const deleteColumn: Command = orTable(shown(withoutColumn))
export const mergeCells: Command = shown(merged)
export const splitCell: Command = shown(split)
export const toggleHeaderRow: Command = shown(toggleHeader('row'))

/** The headings over the columns that the selection reaches into, by their places; none where the first row is not one of headings. */
const headingsOver = (state: EditorState): ReadonlyMap<number, Node> => {
  const found = new Map<number, Node>()
  if (!isInTable(state)) return found
  const { table, tableStart, map, left, right } = selectedRect(state)
  if (table.firstChild?.children.every((cell) => cell.type.name === 'table_header') !== true) return found
  for (const at of map.map.slice(left, right)) {
    const heading = table.nodeAt(at)
    if (heading) found.set(tableStart + at, heading)
  }
  return found
}

/** Whether the columns that the selection reaches into are said to be filled in by somebody. */
export const columnsAreFor =
  (owner: FieldOwner) =>
  (state: EditorState): boolean => {
    const headings = [...headingsOver(state).values()]
    return headings.length > 0 && headings.every((heading) => attributesOf(heading, 'table_cell').owner === owner)
  }

/** Say in the headings who fills in the columns that the selection reaches into, or say it no longer. */
export const toggleColumnsFor =
  (owner: FieldOwner): Command =>
  (state, dispatch) => {
    const headings = headingsOver(state)
    const next = columnsAreFor(owner)(state) ? null : owner
    return command((tr) => {
      // Not as an attribute step, which maps nothing: what is shown in a block is renewed where something was replaced.
      for (const [pos, heading] of headings) tr.setNodeMarkup(pos, null, { ...heading.attrs, owner: next })
      return headings.size > 0
    })(state, dispatch)
  }

/** To the next cell; from the last one to a new row. */
export const nextCell: Command = (state, dispatch) => {
  if (!isInTable(state)) return false
  if (goToNextCell(1)(state, dispatch)) return true
  const addRow = (tr: Transaction): void => {
    goToNextCell(1)(state.apply(tr), ({ selection: { from, to } }) => {
      tr.setSelection(TextSelection.between(tr.doc.resolve(from), tr.doc.resolve(to)))
    })
    dispatch?.(tr.scrollIntoView())
  }
  return rowAfter(state, dispatch && addRow)
}

/** To the cell before; in the first one nothing happens. */
export const previousCell: Command = (state, dispatch) => isInTable(state) && (goToNextCell(-1)(state, dispatch) || true)
