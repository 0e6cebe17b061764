/** Words that are longer than the cell they stand in: a word processor breaks them at its edge, the layout would let them run out of it on one line. */
import { rowsOf } from './table-grid.ts'
import { textIn, type XmlElement } from './xml-tree.ts'

/** In pixels: letters are on average wider in the text of a table (9 points or more). What is too long by this measure is so in print. */
const LETTER = 5
/** Where the layout may end a line; it has no width. */
const BREAK = '\u200b'

const mapped = (element: XmlElement, change: (child: XmlElement) => XmlElement): XmlElement => ({
  ...element,
  children: element.children.map((child) => (typeof child === 'string' ? child : change(child))),
})

const inCell = (element: XmlElement, room: number): XmlElement => {
  if (element.name !== 'w:t') return mapped(element, (child) => inCell(child, room))
  const tooLong = new RegExp(`\\S{${Math.ceil(room / LETTER)},}`, 'gu')
  return { ...element, children: [textIn(element).replaceAll(tooLong, (word) => word.replaceAll(/./gsu, `$&${BREAK}`))] }
}

const inTable = (table: XmlElement): XmlElement => {
  const rows = rowsOf(table).values()
  return mapped(table, (row) => {
    if (row.name !== 'w:tr') return row
    const cells = (rows.next().value ?? []).values()
    return mapped(row, (cell) => {
      const place = cell.name === 'w:tc' ? cells.next().value : undefined
      return place ? inCell(cell, Math.max(LETTER, place.width - place.padding.left - place.padding.right)) : cell
    })
  })
}

/** A body in whose tables words that fit in no line of their cell may be broken anywhere. */
export const withBrokenWords = (body: XmlElement): XmlElement =>
  mapped(body, (block) => (block.name === 'w:tbl' ? inTable(block) : block.name === 'w:p' ? block : withBrokenWords(block)))
