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

const partsIn = (node: Node): readonly Node[] => node.children.filter(isPart)

/** Of how many pieces a top-level node or a part is made. */
const counted = new WeakMap<Node, number>()
const countOf = (node: Node): number => {
  let count = counted.get(node)
  if (count === undefined) {
    count = partsIn(node).reduce((sum, part) => sum + countOf(part), 1)
    counted.set(node, count)
  }
  return count
}

/** The pieces of `nodes` from one place to another, counted from the first; what lies outside is not looked into. */
const piecesBetween = (nodes: readonly Node[], from: number, to: number, depth: number): PieceNode[] => {
  let at = 0
  return nodes.flatMap((node) => {
    const start = at
    at += countOf(node)
    if (at <= from || start >= to) return []
    const parts = piecesBetween(partsIn(node), from - start - 1, to - start - 1, depth + 1)
    return start >= from ? [{ depth, node }, ...parts] : parts
  })
}

const pieceOf = ({ depth, node }: PieceNode): DocumentPiece => ({ depth, json: jsonOf(node) })

/** The pieces of a document. */
export const piecesOf = (document: Node): DocumentPiece[] => piecesBetween(document.children, 0, Number.POSITIVE_INFINITY, 0).map(pieceOf)

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

interface Common {
  /** So many pieces are the same. */
  readonly count: number
  /** And there are no others. */
  readonly isAll: boolean
}

/** What two lists of nodes have in common at the beginning. What an edit left alone is the same node in both and is not looked into. */
const commonStart = (before: readonly Node[], after: readonly Node[]): Common => {
  let count = 0
  for (const [index, one] of before.entries()) {
    const other = after[index]
    if (!other || (one !== other && jsonOf(one) !== jsonOf(other))) return { count, isAll: false }
    const parts = one === other ? { count: countOf(one) - 1, isAll: true } : commonStart(partsIn(one), partsIn(other))
    count += 1 + parts.count
    if (!parts.isAll) return { count, isAll: false }
  }
  return { count, isAll: before.length === after.length }
}

/** The same at the end, where a part's own piece comes before those of the parts inside it. */
const commonEnd = (before: readonly Node[], after: readonly Node[]): Common => {
  let count = 0
  for (const [index, one] of before.toReversed().entries()) {
    const other = after.at(-1 - index)
    if (!other) return { count, isAll: false }
    const parts = one === other ? { count: countOf(one) - 1, isAll: true } : commonEnd(partsIn(one), partsIn(other))
    count += parts.count
    if (!parts.isAll || (one !== other && jsonOf(one) !== jsonOf(other))) return { count, isAll: false }
    count += 1
  }
  return { count, isAll: before.length === after.length }
}

const countAll = (document: Node): number => document.children.reduce((sum, node) => sum + countOf(node), 0)

/**
 * What changed between the pieces of two versions of a document, between what they have in common at the beginning and at the end. Null: nothing. Its cost
 * is that of the path to the change, whatever the size of the document.
 */
export const changedPieces = (before: Node, after: Node): PieceSplice | null => {
  if (before === after) return null
  const { count: at, isAll } = commonStart(before.children, after.children)
  if (isAll) return null
  const [old, now] = [countAll(before), countAll(after)]
  const end = Math.min(commonEnd(before.children, after.children).count, Math.min(old, now) - at)
  return { at, remove: old - at - end, insert: piecesBetween(after.children, at, now - end, 0).map(pieceOf) }
}

/** The record of a contract but for what is filled in, as stored. */
export const frameJson = (record: Omit<Contract, 'document'>): string => {
  const { title, language, term, standard, parties, fields, questions, style, front, houseStyle, dayRule, frozen } = record
  const rest = { parties, fields, questions, style, front, houseStyle, dayRule, frozen }
  return JSON.stringify({ format: FORMAT_VERSION, title, language, term, standard, ...rest })
}

/** What is filled in, as stored. */
export const filledJson = ({ values, answers }: Pick<Contract, 'values' | 'answers'>): string => JSON.stringify({ values, answers })
