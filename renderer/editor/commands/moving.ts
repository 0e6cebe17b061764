/** Moving parts, list items and table rows: with the keys by one place, or by id to a place. */
import type { Node, ResolvedPos } from 'prosemirror-model'
import type { Command, Transaction } from 'prosemirror-state'
import { isInTable, moveTableRow, selectedRect } from 'prosemirror-tables'
import { isPart, partAttributes } from '../../../shared/document/attributes.ts'
import { ancestorsOf, findParts, movePart, nestsIn, type Place } from '../../../shared/document/edit.ts'
import { command } from './command.ts'
import { fillHollow, groupAt, heldSelection, hides, ownEnd, selectedSiblings, type Siblings } from './places.ts'

const isItem = (node: Node): boolean => node.type.name === 'enumeration_item'
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

const moveItems = (tr: Transaction, direction: 1 | -1): boolean => {
  const range = selectedSiblings(tr.selection, isItem)
  const neighbour = range?.parent.maybeChild(direction === 1 ? range.to : range.from - 1)
  if (!range || !neighbour) return false
  const at =
    direction === 1 ? { start: range.end, end: range.end + neighbour.nodeSize } : { start: range.start - neighbour.nodeSize, end: range.start }
  return swap(tr, range, at, direction)
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

const moveAcross = (tr: Transaction, range: Siblings, direction: 1 | -1): boolean => {
  const $start = tr.doc.resolve(range.start)
  const nodes = range.parent.content.content.slice(range.from, range.to)
  const to = nodes.every(isClause) ? placeBeside($start, direction) : null
  if (to === null || !nodes.every((node) => nestsIn(ancestorsOf(tr.doc.resolve(to)), node))) return false
  const size = range.end - range.start
  const holder = $start.before()
  const restore = heldSelection(tr, range.start, range.end)
  const { content } = tr.doc.slice(range.start, range.end)
  tr.delete(range.start, range.end)
  const target = direction === 1 ? to - size : to
  tr.insert(target, content)
  restore(tr, target)
  fillHollow(tr, direction === 1 ? holder : holder + size)
  return true
}

const moveParts = (tr: Transaction, direction: 1 | -1): boolean => {
  const range = selectedSiblings(tr.selection)
  const own = range?.parent.maybeChild(range.from)
  if (!range || !own) return false
  const beside = range.parent.maybeChild(direction === 1 ? range.to : range.from - 1)
  if (!beside || !isPart(beside) || !sameRow(own, beside)) return moveAcross(tr, range, direction)
  const pos = direction === 1 ? range.end : range.start - beside.nodeSize
  const group = groupAt(tr.doc, pos)
  if (beside.type.name === 'chapter' && isClause(own) && !hides(beside)) {
    // A clause beside a chapter goes into it before it goes past it, as the numbers do.
    const nodes = range.parent.content.content.slice(range.from, range.to)
    if (nodes.every(isClause)) return moveInto(tr, range, endOfClauses(beside, pos, direction), direction)
  }
  return swap(tr, range, group, direction)
}

const moveInto = (tr: Transaction, range: Siblings, to: number, direction: 1 | -1): true => {
  const restore = heldSelection(tr, range.start, range.end)
  const { content } = tr.doc.slice(range.start, range.end)
  tr.delete(range.start, range.end)
  const target = direction === 1 ? to - (range.end - range.start) : to
  tr.insert(target, content)
  restore(tr, target)
  return true
}

const moveRow =
  (direction: 1 | -1): Command =>
  (state, dispatch, view) => {
    if (!isInTable(state)) return false
    const { top, bottom, map } = selectedRect(state)
    const to = direction === 1 ? bottom : top - 1
    if (bottom - top !== 1 || to < 0 || to >= map.height) return false
    return moveTableRow({ from: top, to })(state, dispatch && ((tr) => dispatch(tr.scrollIntoView())), view)
  }

const move = (direction: 1 | -1): Command => {
  const row = moveRow(direction)
  const rest = command((tr) => (selectedSiblings(tr.selection, isItem) ? moveItems(tr, direction) : moveParts(tr, direction)))
  return (state, dispatch, view) => (isInTable(state) ? row(state, dispatch, view) : rest(state, dispatch, view))
}

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
