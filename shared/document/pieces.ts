/**
 * A contract in the pieces it is kept in: each part (chapter, clause, annex) and each other top-level node without the parts inside it, in document
 * order. A keystroke changes one piece, so saving writes one and a revision costs what changed (performance reference, section 3).
 */
import { Fragment, type Node } from 'prosemirror-model'
import type { DocumentPiece } from '../api.ts'
import type { Contract } from '../model.ts'
import { isPart } from './attributes.ts'
import { FORMAT_VERSION } from './format.ts'
import { nodeJson } from './json.ts'

/** Nodes are immutable: the JSON of one that did not change is never made again. */
const known = new WeakMap<Node, string>()

const jsonOf = (node: Node): string => {
  const cached = known.get(node)
  if (cached !== undefined) return cached
  const own: Node[] = []
  node.forEach((child) => {
    if (!isPart(child)) own.push(child)
  })
  const json = JSON.stringify(nodeJson(own.length === node.childCount ? node : node.copy(Fragment.fromArray(own))))
  known.set(node, json)
  return json
}

interface PieceNode {
  readonly depth: number
  readonly node: Node
}

const pieceNodes = (document: Node): PieceNode[] => {
  const pieces: PieceNode[] = []
  const walk = (node: Node, depth: number): void => {
    pieces.push({ depth, node })
    node.forEach((child) => {
      if (isPart(child)) walk(child, depth + 1)
    })
  }
  document.forEach((child) => walk(child, 0))
  return pieces
}

const pieceOf = ({ depth, node }: PieceNode): DocumentPiece => ({ depth, json: jsonOf(node) })

/** The pieces of a document. */
export const piecesOf = (document: Node): DocumentPiece[] => pieceNodes(document).map(pieceOf)

/** A part whose text is not ended yet: whether it has begun a list of content, and whether there is something in it. */
interface OpenPart {
  hasList: boolean
  isEmpty: boolean
}

const ending = ({ hasList }: OpenPart): string => (hasList ? ']}' : '}')

/**
 * The JSON of the document that pieces make: their texts put into one another, which takes a fraction of reading and writing them. The content of a piece is
 * the last that its text says (json.ts). A piece that is too deep for the one before it hangs on that one; the format's check reports it.
 */
export const documentText = (pieces: readonly DocumentPiece[]): string => {
  let text = '{"type":"contract"'
  const open: OpenPart[] = [{ hasList: false, isEmpty: true }]
  const endTo = (depth: number): void => {
    while (open.length > depth) text += ending(open.pop() ?? { hasList: false, isEmpty: true })
  }
  for (const { depth, json } of pieces) {
    endTo(depth + 1)
    const parent = open.at(-1)
    if (parent) {
      if (!parent.hasList) text += ',"content":['
      else if (!parent.isEmpty) text += ','
      Object.assign(parent, { hasList: true, isEmpty: false })
    }
    const hasList = json.endsWith(']}')
    text += json.slice(0, hasList ? -2 : -1)
    open.push({ hasList, isEmpty: json.endsWith('[]}') })
  }
  endTo(0)
  return text
}

export interface PieceSplice {
  readonly at: number
  readonly remove: number
  readonly insert: readonly DocumentPiece[]
}

/** Where two lists differ, between what they have in common at the beginning and at the end. Null: nowhere. */
const differing = <Item>(before: readonly Item[], after: readonly Item[], same: (a: Item, b: Item) => boolean) => {
  const sameAt = (one: number, other: number): boolean => {
    const [a, b] = [before[one], after[other]]
    return a !== undefined && b !== undefined && same(a, b)
  }
  const shorter = Math.min(before.length, after.length)
  let at = 0
  while (at < shorter && sameAt(at, at)) at += 1
  if (at === before.length && at === after.length) return null
  let end = 0
  while (end < shorter - at && sameAt(before.length - 1 - end, after.length - 1 - end)) end += 1
  return { at, remove: before.length - at - end, insert: after.slice(at, after.length - end) }
}

/** What changed between two lists of pieces. Null: nothing. */
export const spliceBetween = (before: readonly DocumentPiece[], after: readonly DocumentPiece[]): PieceSplice | null =>
  differing(before, after, (a, b) => a.json === b.json && a.depth === b.depth)

const samePiece = (a: PieceNode, b: PieceNode): boolean => a.depth === b.depth && (a.node === b.node || jsonOf(a.node) === jsonOf(b.node))

/** `spliceBetween` the pieces of two versions of a document. What an edit left alone is the same node in both: only what differs is made into JSON. */
export const changedPieces = (before: Node, after: Node): PieceSplice | null => {
  const splice = before === after ? null : differing(pieceNodes(before), pieceNodes(after), samePiece)
  return splice && { ...splice, insert: splice.insert.map(pieceOf) }
}

/** The record of a contract but for what is filled in, as stored. */
export const frameJson = (record: Omit<Contract, 'document'>): string => {
  const { title, language, term, standard, parties, fields, questions, style, front, houseStyle, dayRule, frozen } = record
  const rest = { parties, fields, questions, style, front, houseStyle, dayRule, frozen }
  return JSON.stringify({ format: FORMAT_VERSION, title, language, term, standard, ...rest })
}

/** What is filled in, as stored. */
export const filledJson = ({ values, answers }: Pick<Contract, 'values' | 'answers'>): string => JSON.stringify({ values, answers })
