/**
 * Blanks: a lone »…« in the text stands for something that somebody has still to write. Tables hold most of them (prices, registers); one in a paragraph
 * or a list is no less open. »Ja/Nej« alone in a cell is one, too: one of the two is still to be chosen. A contract that is signed has none.
 */
import type { Node } from 'prosemirror-model'
import type { Transform } from 'prosemirror-transform'
import type { Contract, FieldOwner, Party } from '../model.ts'
import { attributesOf } from './attributes.ts'
import type { Resolution } from './resolve.ts'
import { schema } from './schema.ts'
import { visitIncluded } from './visit-included.ts'

const BLANK = '…'

/** Not the … of words that break off (`og så…`) nor of what a quotation leaves out (`[…]`). */
const LONE = /(?<![^\s(/])…(?=$|[\s.,;:)/%])/gu
/** Stands for a field, a reference or another thing that is no text: it is one sign long in the document, too. */
const NO_TEXT = '\ufffc'

/** The answers that a cell leaves open, in Danish or Norwegian. In the heading of a column they are only its name. */
const YES_NO = /^Ja ?\/ ?Ne[ij]$/i

/** The two answers between which a blank leaves the choice; null for one that takes any text. */
export const blankChoices = (blank: string): readonly string[] | null => (YES_NO.test(blank) ? blank.split('/').map((answer) => answer.trim()) : null)

/** What is to be replaced, and where it stands in its paragraph, counted from the beginning. */
export interface Blank {
  readonly at: number
  readonly text: string
}

/** The blanks of a paragraph or definition; `around` is what it stands in. */
export const blanksIn = (textblock: Node, around: Node | null): Blank[] => {
  const only = textblock.childCount === 1 ? textblock.firstChild?.text : undefined
  if (only !== undefined && around?.type.name === 'table_cell' && YES_NO.test(only)) return [{ at: 0, text: only }]
  const text = textblock.textBetween(0, textblock.content.size, '', NO_TEXT)
  return text.includes(BLANK) ? [...text.matchAll(LONE)].map(({ index }) => ({ at: index, text: BLANK })) : []
}

/** The blanks of a document or a part of it, each by its position in it. Guidance is no part of the contract. */
export const visitBlanks = (root: Node, included: (node: Node) => boolean, visit: (pos: number, part: Node | null) => void): void =>
  visitIncluded(root, included, (node, pos, part, around) => {
    if (node.isTextblock && node.type.name !== 'heading') for (const { at } of blanksIn(node, around)) visit(pos + 1 + at, part)
    return false
  })

/** Write in place of the blanks at these positions, which are in document order. What is null stays blank. */
export const fillBlanks = (tr: Transform, positions: readonly number[], texts: readonly (string | null)[]): void => {
  for (const [index, pos] of [...positions.entries()].toReversed()) {
    const text = texts[index]
    const $pos = tr.doc.resolve(pos)
    const blank = blanksIn($pos.parent, $pos.node(-1)).find(({ at }) => at === $pos.parentOffset)
    if (text && blank) tr.replaceWith(pos, pos + blank.text.length, schema.text(text, tr.doc.nodeAt(pos)?.marks))
  }
}

/** Who a column is for: the heading says it (`isSaid`), or names the party. */
export interface ColumnOwner {
  readonly owner: FieldOwner
  readonly isSaid: boolean
}

/** A cell, and who fills it in where its table tells. */
export interface FilledCell {
  readonly node: Node
  readonly owner: ColumnOwner | null
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

/** Who fills in a cell, where the heading of its column tells. */
export const cellOwner = (table: Node, row: Node, cellIndex: number, { parties }: Pick<Contract, 'parties'>): ColumnOwner | null => {
  const headings = table.firstChild
  if (!headings?.children.every((cell) => cell.type.name === 'table_header')) return null
  const column = columnAt(row, cellIndex)
  const over = headings.children.findLast((_cell, index) => columnAt(headings, index) <= column)
  if (over === undefined) return null
  const said = attributesOf(over, 'table_cell').owner ?? null
  if (said !== null) return { owner: said, isSaid: true }
  const named = namedIn(over.textContent, parties)
  return named && { owner: named.owner, isSaid: false }
}

/**
 * Who fills in a blank: the one that its column is said to be for, else the owner of the innermost annex around it that has one (`annex` is its place, null
 * in the body), else the party that the heading of its column names, else the buyer.
 */
export const blankOwner = (annex: readonly number[] | null, column: ColumnOwner | null, { parts }: Pick<Resolution, 'parts'>): FieldOwner => {
  if (column?.isSaid === true) return column.owner
  let owner: FieldOwner | null = null
  for (const { node, number } of annex === null ? [] : parts) {
    if (number.kind !== 'annex' || !number.path.every((place, depth) => place === annex?.[depth])) continue
    owner = attributesOf(node, 'annex').owner ?? owner
  }
  return owner ?? column?.owner ?? 'buyer'
}
