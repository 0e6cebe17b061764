/** Moving parts, list items and table rows: with the keys by one place, or by id to a place. */
import type { Node, ResolvedPos } from 'prosemirror-model'
import type { Command, Transaction } from 'prosemirror-state'
import { isPart, partAttributes } from '../../../shared/document/attributes.ts'
import { ancestorsOf, findParts, movePart, nestsIn, type Place } from '../../../shared/document/edit.ts'
import { command } from './command.ts'
import { around, fillHollow, type Found, groupAt, heldSelection, hides, ownEnd, selectedSiblings, type Siblings } from './places.ts'

const isItem = (node: Node): boolean => node.type.name === 'enumeration_item'
const isRow = (node: Node): boolean => node.type.name === 'table_row'
const isClause = (node: Node | null | undefined): boolean => node?.type.name === 'clause'
const isBodyPart = (node: Node): boolean => isClause(node) || node.type.name === 'chapter'

/** Whether two parts may change places: clauses and chapters stand in one row, annexes in another. */
const sameRow = (a: Node, b: Node): boolean => a.type === b.type || (isBodyPart(a) && isBodyPart(b))

/** Let the neighbour change sides, so that the selection stays where it is. */
const swap = (tr: Transaction, range: Siblings, neighbour: { readonly start: number; readonly end: number }, direction: 1 | -1): true => {
  const { content } = tr.doc.slice(neighbour.start, neighbour.end)
  if (direction === 1) {
    tr.delete(neighbour.start, neighbour.end)
    tr.insert(range.start, content)
  } else {
    tr.insert(range.end, content)
    tr.delete(neighbour.start, neighbour.end)
  }
  return true
}

/** List items or rows change places with the one beside them. */
const moveSiblings = (tr: Transaction, is: (node: Node) => boolean, direction: 1 | -1): boolean => {
  const range = selectedSiblings(tr.selection, is)
  const neighbour = range?.parent.maybeChild(direction === 1 ? range.to : range.from - 1)
  if (!range || !neighbour) return false
  const start = direction === 1 ? range.end : range.start - neighbour.nodeSize
  return swap(tr, range, { start, end: start + neighbour.nodeSize }, direction)
}

/**
 * The place beside the parent where clauses that leave it belong: in the neighbour of the same kind, at its near end; for a chapter also beside it, when
 * the neighbour is a clause or missing.
 */
const placeBeside = ($start: ResolvedPos, direction: 1 | -1): number | null => {
  if ($start.depth === 0) return null
  const holder = $start.parent
  const $holder = $start.doc.resolve($start.before())
  const pos = direction === 1 ? $start.after() : $start.before()
  const neighbour = direction === 1 ? $start.doc.resolve(pos).nodeAfter : $holder.nodeBefore
  if (neighbour && neighbour.type === holder.type && !hides(neighbour))
    return endOfClauses(neighbour, direction === 1 ? pos : pos - neighbour.nodeSize, direction)
  if (holder.type.name === 'chapter' && (direction === -1 || isClause(neighbour))) return pos
  return null
}

/** Where the clauses of a part end (coming from below) or begin (from above). */
const endOfClauses = (part: Node, pos: number, direction: 1 | -1): number => {
  let at = ownEnd({ node: part, pos })
  if (direction === 1) return at
  part.forEach((child) => {
    if (isClause(child)) at += child.nodeSize
  })
  return at
}

/** Take siblings out of their parent and put them in elsewhere, the selection with them. */
const transfer = (tr: Transaction, range: Siblings, to: number): true => {
  const restore = heldSelection(tr, range.start, range.end)
  const { content } = tr.doc.slice(range.start, range.end)
  tr.delete(range.start, range.end)
  const target = to > range.start ? to - (range.end - range.start) : to
  tr.insert(target, content)
  restore(tr, target)
  return true
}

/** At the end of a row of clauses the way leads on into the next part of the same kind. */
const moveAcross = (tr: Transaction, range: Siblings, nodes: readonly Node[], direction: 1 | -1): boolean => {
  const $start = tr.doc.resolve(range.start)
  const to = nodes.every(isClause) ? placeBeside($start, direction) : null
  if (to === null || !nodes.every((node) => nestsIn(ancestorsOf(tr.doc.resolve(to)), node))) return false
  const holder = $start.before()
  transfer(tr, range, to)
  fillHollow(tr, direction === 1 ? holder : holder + range.end - range.start)
  return true
}

const moveParts = (tr: Transaction, direction: 1 | -1): boolean => {
  const range = selectedSiblings(tr.selection)
  if (!range) return false
  const nodes = range.parent.content.content.slice(range.from, range.to)
  const beside = range.parent.maybeChild(direction === 1 ? range.to : range.from - 1)
  if (!beside || !isPart(beside) || !nodes.every((node) => sameRow(node, beside))) return moveAcross(tr, range, nodes, direction)
  const pos = direction === 1 ? range.end : range.start - beside.nodeSize
  // A clause beside a chapter goes into it before it goes past it, as the numbers do.
  if (beside.type.name === 'chapter' && nodes.every(isClause) && !hides(beside)) return transfer(tr, range, endOfClauses(beside, pos, direction))
  return swap(tr, range, groupAt(tr.doc, pos), direction)
}

/** A row changes places with the next; where cells reach over several rows, none can. */
const moveRow = (tr: Transaction, table: Found, direction: 1 | -1): boolean => {
  let spans = false
  table.node.descendants((node) => {
    if (Number(node.attrs['rowspan'] ?? 1) > 1) spans = true
    return node.type.name !== 'paragraph'
  })
  return !spans && moveSiblings(tr, isRow, direction)
}

const move = (direction: 1 | -1): Command =>
  command((tr) => {
    const table = around(tr.selection.$from, (node) => node.type.name === 'table')
    if (table) return moveRow(tr, table, direction)
    return selectedSiblings(tr.selection, isItem) ? moveSiblings(tr, isItem, direction) : moveParts(tr, direction)
  })

/** The selected parts, list items or table row one place up. */
export const moveUp: Command = move(-1)

/** The selected parts, list items or table row one place down. */
export const moveDown: Command = move(1)

/** The part around the part with an id. */
const holderOf = (document: Node, id: string): string | null => {
  const [found] = findParts(document, id)
  const holder = found && document.resolve(found.pos).parent
  return holder && isPart(holder) ? partAttributes(holder).id : null
}

/** Move a part, with its alternatives, to a place (`after`, `before` or `into` another part): what dropping it there in the outline does. */
export const movePartTo = (id: string, place: Place): Command =>
  command((tr) => {
    const [found] = findParts(tr.doc, id)
    if (!found) return false
    const holder = holderOf(tr.doc, id)
    const restore = heldSelection(tr, found.pos, found.pos + found.node.nodeSize)
    if (!movePart(tr, id, place)) return false
    if (holder !== null) for (const { pos } of findParts(tr.doc, holder)) fillHollow(tr, pos)
    const [moved] = findParts(tr.doc, id)
    if (moved) restore(tr, moved.pos)
    return true
  })
