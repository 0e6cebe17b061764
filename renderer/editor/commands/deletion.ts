/** Deleting what is selected, across clauses too: the document stays whole, and nothing goes that was not selected. */
import type { ResolvedPos } from 'prosemirror-model'
import { AllSelection, NodeSelection, TextSelection, type Transaction } from 'prosemirror-state'
import { CellSelection } from 'prosemirror-tables'
import { Transform } from 'prosemirror-transform'
import { isPart } from '../../../shared/document/attributes.ts'
import { schema } from '../../../shared/document/schema.ts'
import { joinBackward, joinWholly } from './joining.ts'
import { caret, emptyClause, emptyParagraph, fillHollow, firstText, isBlank, ownChildren, partAround } from './places.ts'

/** Remove the text in a stretch but leave what it stands in. */
const clearTexts = (tr: Transform, from: number, to: number): void => {
  const texts: [number, number][] = []
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (node.isTextblock && pos >= from && pos + node.nodeSize <= to) texts.push([pos + 1, pos + node.nodeSize - 1])
    return !node.isTextblock
  })
  for (const [start, end] of texts.toReversed()) if (end > start) tr.delete(start, end)
}

/** Remove whole siblings under one parent; of those that the parent cannot be without, only the text. */
const removeBetween = (tr: Transform, from: number, to: number): void => {
  if (from >= to) return
  const $from = tr.doc.resolve(from)
  const { parent } = $from
  const last = tr.doc.resolve(to).index()
  const grid = parent.type.name === 'table' || parent.type.name === 'table_row'
  if (grid) clearTexts(tr, from, to)
  else if (parent.canReplace($from.index(), last)) tr.delete(from, to)
  else {
    const first = from + parent.child($from.index()).nodeSize
    removeBetween(tr, first, to)
    clearTexts(tr, from, first)
  }
}

/** The depth of the outermost node around a position, from `least` on, whose text begins there; null when text stands before it even in its own block. */
const beginsAt = ($pos: ResolvedPos, least: number): number | null => {
  if ($pos.parentOffset > 0 || $pos.parent.type.name === 'definition') return null
  for (let depth = least; depth < $pos.depth; depth += 1) {
    if (firstText($pos.node(depth), $pos.before(depth)) === $pos.pos) return depth
  }
  return $pos.depth
}

/** Remove everything between two texts that stand in different blocks, and what is selected of them: back to front, so that positions stay true. */
const removeSelected = (tr: Transform, $from: ResolvedPos, $to: ResolvedPos, shared: number, dropped: number | null): void => {
  if ($to.parent.type.name === 'definition' && $to.parentOffset > 0) tr.setNodeMarkup($to.before(), schema.nodes.paragraph)
  if ($to.parentOffset > 0) tr.delete($to.start(), $to.pos)
  for (let depth = $to.depth - 1; depth > shared; depth -= 1) removeBetween(tr, $to.start(depth), $to.before(depth + 1))
  const stays = dropped === null ? $from.depth : dropped - 1
  for (let depth = shared; depth < $from.depth && depth <= stays; depth += 1) {
    const start = depth === stays ? $from.before(depth + 1) : $from.after(depth + 1)
    removeBetween(tr, start, depth === shared ? $to.before(shared + 1) : $from.end(depth))
  }
  if (dropped === null) tr.delete($from.pos, $from.end())
}

/** Where the text of a clause has gone but not what is inside it, the first text inside becomes its own. `at` is that text's start; returns where it then is. */
const fillFromWithin = (tr: Transform, at: number, from: number): number => {
  const inner = partAround(tr.doc.resolve(at))
  const $inner = inner && tr.doc.resolve(inner.pos)
  if (!$inner || $inner.depth === 0 || $inner.parent.type.name !== 'clause' || $inner.before() < from) return at
  if (ownChildren($inner.parent).length > 0) return at
  const joined = joinBackward(tr, tr.doc.resolve(at).start())
  if (joined !== null) return fillFromWithin(tr, joined, from)
  tr.insert($inner.start(), emptyParagraph())
  return at + 2
}

/** A clause in which nothing is left but empty items or an empty heading is like a new one. Returns where the caret belongs. */
const renew = (tr: Transform, at: number): number => {
  const part = partAround(tr.doc.resolve(at))
  if (part?.node.type.name !== 'clause' || !isBlank(part.node)) return at
  tr.replaceWith(part.pos + 1, part.pos + part.node.nodeSize - 1, emptyParagraph())
  return part.pos + 2
}

/** Delete from a position in one text to a position in another. Returns where the caret belongs. */
const deleteAcross = (tr: Transform, from: number, to: number): number => {
  const $from = tr.doc.resolve(from)
  const $to = tr.doc.resolve(to)
  const shared = $from.sharedDepth(to)
  const outermost = beginsAt($from, 1)
  const dropped = outermost === null ? null : Math.max(outermost, shared + 1)
  const fromEnd = tr.doc.content.size - to
  removeSelected(tr, $from, $to, shared, dropped)
  const rest = tr.doc.content.size - fromEnd
  if (dropped === null) {
    const trial = new Transform(tr.doc)
    if (joinWholly(trial, rest, $from.start())) {
      for (const step of trial.steps) tr.step(step)
      return from
    }
  }
  const filled = fillFromWithin(tr, rest, outermost === null ? from : $from.before(outermost))
  return dropped === null ? from : renew(tr, filled)
}

/** Put a clause where a contract has no part left, so that there is somewhere to write. */
export const ensureText = (tr: Transform): void => {
  if (tr.doc.type.name === 'contract' && !tr.doc.content.content.some(isPart)) tr.insert(tr.doc.content.size, emptyClause())
}

/** Delete what is selected. Returns false for what only a command of its own may delete: cells, the title page, the parties. */
export const deleteSelected = (tr: Transaction): boolean => {
  const { selection } = tr
  if (selection instanceof CellSelection || selection.empty) return false
  if (selection instanceof AllSelection) {
    const first = tr.doc.content.content.findIndex(isPart)
    if (first === -1) return false
    const start = tr.doc.content.content.slice(0, first).reduce((sum, node) => sum + node.nodeSize, 0)
    tr.replaceWith(start, tr.doc.content.size, emptyClause())
    caret(tr, start + 2)
    return true
  }
  if (selection instanceof NodeSelection) {
    const { node, from, $from } = selection
    if (node.type.name === 'title_page' || node.type.name === 'parties') return false
    tr.deleteSelection()
    if (node.isBlock) {
      if ($from.depth > 0) fillHollow(tr, $from.before())
      ensureText(tr)
      caret(tr, from)
    }
    return true
  }
  if (!(selection instanceof TextSelection)) return false
  if (selection.$from.sameParent(selection.$to)) tr.deleteSelection()
  else caret(tr, deleteAcross(tr, selection.from, selection.to))
  return true
}
