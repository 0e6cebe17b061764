/**
 * Blanks: a lone »…« in the text stands for something that somebody has still to write. Tables hold most of them (prices, registers); one in a paragraph
 * or a list is no less open. A contract that is signed has none.
 */
import type { Node } from 'prosemirror-model'
import type { Transform } from 'prosemirror-transform'
import type { Contract, FieldOwner, Party } from '../model.ts'
import { attributesOf } from './attributes.ts'
import type { Resolution } from './resolve.ts'
import { schema } from './schema.ts'
import { visitIncluded } from './visit-included.ts'

export const BLANK = '…'

/** Not the … of words that break off (`og så…`) nor of what a quotation leaves out (`[…]`). */
const LONE = /(?<![^\s(/])…(?=$|[\s.,;:)/%])/gu
/** Stands for a field, a reference or another thing that is no text: it is one sign long in the document, too. */
const NO_TEXT = '\ufffc'

/** Where the blanks of a paragraph or definition stand in it, counted from its beginning. */
export const blanksIn = (textblock: Node): number[] => {
  const text = textblock.textBetween(0, textblock.content.size, '', NO_TEXT)
  return text.includes(BLANK) ? [...text.matchAll(LONE)].map(({ index }) => index) : []
}

/** The blanks of a document or a part of it, each by its position in it. Guidance is no part of the contract. */
export const visitBlanks = (root: Node, included: (node: Node) => boolean, visit: (pos: number, part: Node | null) => void): void =>
  visitIncluded(root, included, (node, pos, part) => {
    if (node.isTextblock && node.type.name !== 'heading') for (const at of blanksIn(node)) visit(pos + 1 + at, part)
    return false
  })

/** Write in place of the blanks at these positions, which are in document order. What is null stays blank. */
export const fillBlanks = (tr: Transform, positions: readonly number[], texts: readonly (string | null)[]): void => {
  for (const [index, pos] of [...positions.entries()].toReversed()) {
    const text = texts[index]
    const marks = tr.doc.nodeAt(pos)?.marks
    if (text) tr.replaceWith(pos, pos + BLANK.length, schema.text(text, marks))
  }
}

/** How many columns a row's cells take up to the one with this index. */
const columnAt = (row: Node, index: number): number =>
  row.children.slice(0, index).reduce((sum, cell) => sum + attributesOf(cell, 'table_cell').colspan, 0)

/** The party that a column's heading names, alone: »Leverandørens besvarelse«. Null when it names none or several. */
const namedIn = (heading: string, parties: readonly Party[]): Party | null => {
  const words = heading.split(/[^\p{L}\p{N}]+/u)
  const named = parties.filter(({ name }) => words.includes(name) || words.includes(`${name}s`))
  return named.length === 1 ? (named[0] ?? null) : null
}

/** Who fills in a cell, where the heading of its column names a party. */
export const cellOwner = (table: Node, row: Node, cellIndex: number, { parties }: Pick<Contract, 'parties'>): FieldOwner | null => {
  const headings = table.firstChild
  if (!headings?.children.every((cell) => cell.type.name === 'table_header')) return null
  const column = columnAt(row, cellIndex)
  const over = headings.children.findLast((_cell, index) => columnAt(headings, index) <= column)
  return over === undefined ? null : (namedIn(over.textContent, parties)?.owner ?? null)
}

/**
 * Who fills in a blank: the owner of the innermost annex around it that has one (`annex` is its place, null in the body), else the party that its column is
 * for, else the buyer.
 */
export const blankOwner = (annex: readonly number[] | null, cell: FieldOwner | null, { parts }: Pick<Resolution, 'parts'>): FieldOwner => {
  let owner: FieldOwner | null = null
  for (const { node, number } of annex === null ? [] : parts) {
    if (number.kind !== 'annex' || !number.path.every((place, depth) => place === annex?.[depth])) continue
    owner = attributesOf(node, 'annex').owner ?? owner
  }
  return owner ?? cell ?? 'buyer'
}
