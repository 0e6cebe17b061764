/** A level down or up for clauses and sub-annexes, with all that is inside them. */
import { Fragment, type Node, type ResolvedPos, Slice } from 'prosemirror-model'
import type { Command, Transaction } from 'prosemirror-state'
import { ReplaceAroundStep } from 'prosemirror-transform'
import { ancestorsOf, nestsIn } from '../../../shared/document/edit.ts'
import { type Act, command } from './command.ts'
import { fillHollow, hides, sameForce, type Siblings, selectedSiblings } from './places.ts'

const children = ({ parent, from, to }: Siblings): readonly Node[] => parent.content.content.slice(from, to)

/** Move the end of the node that ends at `start` to `end`, so that it takes in what stood after it. What moves keeps its positions' meaning. */
const takeIn = (tr: Transaction, into: Node, start: number, end: number): void => {
  tr.step(new ReplaceAroundStep(start - 1, end, start, end, new Slice(Fragment.from(into.copy()), 1, 0), 0, true))
}

/** Move the end of the parent that ends after `end` to `start`, so that what it held last stands after it. */
const letOut = (tr: Transaction, parent: Node, start: number, end: number): void => {
  tr.step(new ReplaceAroundStep(start, end + 1, start, end, new Slice(Fragment.from(parent.copy()), 1, 0), 1, true))
}

/** Whether `into`, standing at a position, may become the parent of parts beside it without taking their text out of the contract or nesting too deep. */
const mayTakeIn = (into: Node, parts: readonly Node[], $into: ResolvedPos): boolean =>
  (into.type.name === 'clause' || into.type.name === 'annex') &&
  parts.every((part) => part.type === into.type && (!hides(into) || sameForce(into, part))) &&
  parts.every((part) => nestsIn([...ancestorsOf($into), into], part))

/** Parts become the last ones inside the part before them. */
export const demoteParts: Act = (tr) => {
  const range = selectedSiblings(tr.selection)
  const into = range?.parent.maybeChild(range.from - 1)
  if (!range || !into || !mayTakeIn(into, children(range), tr.doc.resolve(range.start))) return false
  takeIn(tr, into, range.start, range.end)
  return true
}

/** Parts come to stand after the part they were in. The siblings after them stay where they are in the text, as parts of the last one that moved. */
export const promoteParts: Act = (tr) => {
  const range = selectedSiblings(tr.selection)
  const last = range?.parent.maybeChild(range.to - 1)
  if (!range || !last || children(range).some((part) => part.type !== range.parent.type)) return false
  const { parent, start, end } = range
  const parentPos = start - 1 - children({ ...range, from: 0, to: range.from }).reduce((sum, node) => sum + node.nodeSize, 0)
  const after = parentPos + parent.nodeSize
  const followers = parent.content.content.slice(range.to)
  const alone = range.to - range.from === 1 || parent.child(range.to - 2).attrs['id'] !== last.attrs['id']
  if (followers.length === 0 || (alone && mayTakeIn(last, followers, tr.doc.resolve(parentPos)))) {
    if (followers.length > 0) takeIn(tr, last, end, after - 1)
    letOut(tr, parent, start, after - 1)
  } else {
    // A reserved or conditional part would take the siblings out of the contract with it: they stay with their parent, and it goes behind them.
    if (followers.some((node) => node.type !== last.type)) return false
    takeOver(tr, parent, start, end, after)
  }
  fillHollow(tr, parentPos)
  return true
}

/** Put what follows in front of what is let out, by moving the followers, so that the selection stays in its text. */
const takeOver = (tr: Transaction, parent: Node, start: number, end: number, after: number): void => {
  const followers = tr.doc.slice(end, after - 1).content
  tr.delete(end, after - 1)
  tr.insert(start, followers)
  letOut(tr, parent, start + followers.size, end + followers.size)
}

/** Level down: what is selected becomes part of its neighbour above. */
export const demotePart: Command = command(demoteParts)

/** Level up: what is selected leaves the part that it is in. */
export const promotePart: Command = command(promoteParts)
