/** Where an edit happens: the part, the siblings and the texts around a position. */
import { type Node, type ResolvedPos } from 'prosemirror-model'
import { type EditorState, NodeSelection, Selection, TextSelection, type Transaction } from 'prosemirror-state'
import { isPart, partAttributes } from '../../../shared/document/attributes.ts'
import type { Transform } from 'prosemirror-transform'
import { schema } from '../../../shared/document/schema.ts'
import { newId } from '../identities.ts'

/** A node with the position before it. */
export interface Found {
  readonly node: Node
  readonly pos: number
}

/** Siblings in a row under `parent`: from child `from` up to, not including, child `to`; `start` and `end` are their positions. */
export interface Siblings {
  readonly parent: Node
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
}

/** The innermost ancestor of a position that is of one of the kinds, with its depth. */
export const around = ($pos: ResolvedPos, is: (node: Node) => boolean): (Found & { readonly depth: number }) | null => {
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    if (is($pos.node(depth))) return { node: $pos.node(depth), pos: $pos.before(depth), depth }
  }
  return null
}
const ofType =
  (...names: readonly string[]) =>
  (node: Node): boolean =>
    names.includes(node.type.name)

/** The innermost chapter, clause or annex around a position. */
export const partAround = ($pos: ResolvedPos): (Found & { readonly depth: number }) | null => around($pos, isPart)
export const itemAround = ($pos: ResolvedPos): (Found & { readonly depth: number }) | null => around($pos, ofType('enumeration_item'))
export const cellAround = ($pos: ResolvedPos): (Found & { readonly depth: number }) | null => around($pos, ofType('table_cell', 'table_header'))

/** The part that is selected as a whole or that the selection's start stands in. */
export const selectedPart = ({ selection }: Pick<EditorState, 'selection'>): Found | null =>
  selection instanceof NodeSelection && isPart(selection.node) ? { node: selection.node, pos: selection.from } : partAround(selection.$from)

/** The children from `from` up to `to` of the parent at `depth` around a position. */
export const siblingsAt = ($pos: ResolvedPos, depth: number, from: number, to: number): Siblings => {
  const parent = $pos.node(depth)
  let start = $pos.start(depth)
  for (let index = 0; index < from; index += 1) start += parent.child(index).nodeSize
  let end = start
  for (let index = from; index < to; index += 1) end += parent.child(index).nodeSize
  return { parent, from, to, start, end }
}

const sameId = (a: Node | null, b: Node | null): boolean => a !== null && b !== null && isPart(a) && isPart(b) && a.attrs['id'] === b.attrs['id']

/** Make room for the alternatives at both ends: they stay together. */
const withAlternatives = ($pos: ResolvedPos, depth: number, from: number, to: number): Siblings => {
  const parent = $pos.node(depth)
  let first = from
  let last = to
  while (sameId(parent.maybeChild(first - 1), parent.child(first))) first -= 1
  while (sameId(parent.maybeChild(last), parent.child(last - 1))) last += 1
  return siblingsAt($pos, depth, first, last)
}

/** The part that starts at a position, with its alternatives beside it. */
export const groupAt = (document: Node, pos: number): Siblings => {
  const $pos = document.resolve(pos)
  return withAlternatives($pos, $pos.depth, $pos.index(), $pos.index() + 1)
}

/**
 * The parts or list items that a selection is about: those that it reaches over when they are siblings, else the innermost around it. Alternatives come
 * along.
 */
export const selectedSiblings = (selection: Selection, is: (node: Node) => boolean = isPart): Siblings | null => {
  const { $from, $to } = selection
  if (selection instanceof NodeSelection && is(selection.node)) return withAlternatives($from, $from.depth, $from.index(), $from.index() + 1)
  const shared = $from.sharedDepth($to.pos)
  if ($from.depth > shared && $to.depth > shared && is($from.node(shared + 1)) && is($to.node(shared + 1))) {
    return withAlternatives($from, shared, $from.index(shared), $to.index(shared) + 1)
  }
  for (let depth = shared; depth > 0; depth -= 1) {
    if (is($from.node(depth))) return withAlternatives($from, depth - 1, $from.index(depth - 1), $from.index(depth - 1) + 1)
  }
  return null
}

/** Whether text in this part can be missing from the contract while the parts around it are in it. */
export const hides = (part: Node): boolean => isPart(part) && (partAttributes(part).reserved || partAttributes(part).condition !== null)

/** Whether two parts are in the contract under the same condition, and neither is reserved. */
export const sameForce = (a: Node, b: Node): boolean => {
  const [one, other] = [partAttributes(a), partAttributes(b)]
  return !one.reserved && !other.reserved && JSON.stringify(one.condition) === JSON.stringify(other.condition)
}

/** A part without its parts: heading and blocks. */
export const ownChildren = (part: Node): Node[] => part.content.content.filter((child) => !isPart(child))

/** Whether nothing would be lost with a node: it holds no text, reference, field, table or signatures. */
export const isBlank = (node: Node): boolean => {
  if (node.isLeaf || node.type.name === 'definition' || node.type.name === 'table') return false
  if (node.isTextblock) return node.content.size === 0
  return node.content.content.every(isBlank)
}

export const emptyParagraph = (): Node => schema.nodes.paragraph.create()

/** A clause with nothing in it but a place to write; with a heading on a line of its own if wished. */
export const emptyClause = (heading: 'none' | 'block' = 'none'): Node =>
  schema.nodes.clause.create(
    { id: newId(), heading_style: heading === 'block' ? 'block' : 'run_in' },
    heading === 'block' ? [schema.nodes.heading.create(), emptyParagraph()] : emptyParagraph(),
  )

/** Where the text of a part ends and the parts inside it begin. */
export const ownEnd = ({ node, pos }: Found): number => pos + 1 + ownChildren(node).reduce((sum, child) => sum + child.nodeSize, 0)

/** Give a clause or annex a place for the caret when an act has left it with no text of its own and nothing inside. */
export const fillHollow = (tr: Transform, pos: number): void => {
  const part = tr.doc.nodeAt(pos)
  if (part && (part.type.name === 'clause' || part.type.name === 'annex') && part.childCount === 0) tr.insert(pos + 1, emptyParagraph())
}

/** Put the caret at a position, or into the nearest text, first towards `direction`. Only where there is no text at all is a node selected. */
export const caret = (tr: Transaction, pos: number, direction: 1 | -1 = 1): void => {
  const $pos = tr.doc.resolve(Math.min(Math.max(pos, 0), tr.doc.content.size))
  const text = Selection.findFrom($pos, direction, true) ?? Selection.findFrom($pos, direction === 1 ? -1 : 1, true)
  tr.setSelection(text ?? Selection.near($pos, direction))
}

/** The position of the first text inside a node that starts at `pos`, or null. */
export const firstText = (node: Node, pos: number): number | null => {
  if (node.isTextblock) return pos + 1
  let at = pos + 1
  for (const child of node.content.content) {
    const found = firstText(child, at)
    if (found !== null) return found
    at += child.nodeSize
  }
  return null
}

/** The position of the end of the last text inside a node that starts at `pos`, or null. */
export const lastText = (node: Node, pos: number): number | null => {
  if (node.isTextblock) return pos + node.nodeSize - 1
  let end = pos + node.nodeSize - 1
  for (const child of node.content.content.toReversed()) {
    const found = lastText(child, end - child.nodeSize)
    if (found !== null) return found
    end -= child.nodeSize
  }
  return null
}

/** Where the selection stands inside a stretch that is about to be moved; the result puts it there again, after the move. */
export const heldSelection = (tr: Transaction, start: number, end: number): ((tr: Transaction, newStart: number) => void) => {
  const { anchor, head } = tr.selection
  const inside = anchor >= start && anchor <= end && head >= start && head <= end
  const whole = tr.selection instanceof NodeSelection
  return (after, newStart) => {
    if (!inside) {
      const first = after.doc.nodeAt(newStart)
      caret(after, (first && firstText(first, newStart)) ?? newStart)
    } else if (whole) after.setSelection(NodeSelection.create(after.doc, anchor - start + newStart))
    else after.setSelection(TextSelection.between(after.doc.resolve(anchor - start + newStart), after.doc.resolve(head - start + newStart)))
  }
}
