/**
 * Blanks: a lone »…« in the text stands for something that somebody has still to write. Tables hold most of them (prices, registers); one in a paragraph
 * or a list is no less open. A contract that is signed has none.
 */
import type { Node } from 'prosemirror-model'
import type { Transform } from 'prosemirror-transform'
import type { FieldOwner } from '../model.ts'
import { attributesOf, headingOf, partAttributes } from './attributes.ts'
import { formatNumber } from './number-styles.ts'
import { annexOf, type NumberedPart } from './numbering.ts'
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

/** Who fills in the blanks of an annex (its place): the owner of the innermost annex that has one. Those of others, and of the body (null), are the buyer's. */
export const blankOwner = (annex: readonly number[] | null, { parts }: Pick<Resolution, 'parts'>): FieldOwner => {
  let owner: FieldOwner = 'buyer'
  for (const { node, number } of annex === null ? [] : parts) {
    if (number.kind !== 'annex' || !number.path.every((place, depth) => place === annex?.[depth])) continue
    owner = attributesOf(node, 'annex').owner ?? owner
  }
  return owner
}

/** The blanks of one part, not those of the parts inside it. */
export interface OpenBlanks {
  /** Null outside all parts. */
  readonly part: string | null
  /** Of the first of them. */
  readonly pos: number
  readonly count: number
  readonly owner: FieldOwner
  /** Where a reader finds it: Bilag 7, punkt 2.1. Empty for what has no number. */
  readonly place: string
  /** The heading of the part. */
  readonly title: string
}

/** Where a part stands, in the contract's words. */
const placeOf = (part: NumberedPart, { contract, language, parts }: Resolution): string => {
  const printed = formatNumber(part.number, contract.style, true)
  if (part.number.kind === 'chapter') return `${language.chapter} ${printed}`
  if (part.number.kind === 'annex') return `${language.annex} ${printed}`
  const path = part.number.annex?.join('.')
  const annex = parts.find(({ number }) => number.kind === 'annex' && number.path.join('.') === path)
  const places = [
    annex === undefined ? '' : `${language.annex} ${formatNumber(annex.number, contract.style)}`,
    printed === '' ? '' : `${contract.style.clauseWord} ${printed}`,
  ]
  return places.filter((place) => place !== '').join(', ')
}

/** What is still blank in a contract, in document order. */
export const openBlanks = (resolution: Resolution): OpenBlanks[] => {
  const found = new Map<Node | null, OpenBlanks>()
  const numbered = new Map(resolution.parts.map((part) => [partAttributes(part.node).id, part]))
  visitBlanks(
    resolution.contract.document,
    (node) => resolution.included(node),
    (pos, node) => {
      const known = found.get(node)
      if (known) {
        found.set(node, { ...known, count: known.count + 1 })
        return
      }
      const id = node && partAttributes(node).id
      const part = id === null ? undefined : numbered.get(id)
      found.set(node, {
        part: id,
        pos,
        count: 1,
        owner: blankOwner(annexOf(part?.number), resolution),
        place: part ? placeOf(part, resolution) : '',
        title: node ? headingOf(node) : '',
      })
    },
  )
  return [...found.values()]
}
