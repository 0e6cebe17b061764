/** Structural acts on a contract's document as steps of a transform: take a part out, reserve it, move it, put one in. */
import { Fragment, type Node, type ResolvedPos } from 'prosemirror-model'
import type { Transform } from 'prosemirror-transform'
import { type AnnexState, attributesOf, isPart, partAttributes } from './attributes.ts'
import { MAX_ANNEX_CLAUSE_DEPTH, MAX_ANNEX_DEPTH, MAX_CLAUSE_DEPTH } from './format.ts'

/** A copy of a node in which every id and every reference's target is what the functions make of it. What does not change stays the same object. */
export const renamed = (node: Node, idFor: (id: string, node: Node) => string, targetFor: (target: string) => string): Node => {
  if (node.isText) return node
  if (node.type.name === 'reference') {
    const { target, to } = attributesOf(node, 'reference')
    const next = { target: targetFor(target), to: to === null ? null : targetFor(to) }
    return next.target === target && next.to === to ? node : node.type.create({ ...node.attrs, ...next }, null, node.marks)
  }
  const children = node.content.content.map((child) => renamed(child, idFor, targetFor))
  const content = children.some((child, index) => child !== node.child(index)) ? Fragment.fromArray(children) : node.content
  const id: unknown = node.attrs['id']
  const next = typeof id === 'string' ? idFor(id, node) : id
  if (next !== id) return node.type.create({ ...node.attrs, id: next }, content, node.marks)
  return content === node.content ? node : node.copy(content)
}

/** Where the body ends and the annexes begin. */
export const bodyEnd = (document: Node): number =>
  document.content.content.filter((node) => node.type.name !== 'annex').reduce((sum, node) => sum + node.nodeSize, 0)

/** Where a part goes: next to another part, or as the last of its kind inside one. */
export type Place = { readonly after: string } | { readonly before: string } | { readonly into: string }

/** The parts with an id: one, none, or the alternatives that share it. Never one inside another: what is done to the outer takes the inner along. */
export const findParts = (document: Node, id: string): { node: Node; pos: number }[] => {
  const found: { node: Node; pos: number }[] = []
  document.descendants((node, pos) => {
    if (!isPart(node)) return false
    if (partAttributes(node).id !== id) return true
    found.push({ node, pos })
    return false
  })
  return found
}

/** Delete every part with the id. Returns false when there is none. */
export const removePart = (tr: Transform, id: string): boolean => {
  const found = findParts(tr.doc, id)
  for (const { node, pos } of found.toReversed()) tr.delete(pos, pos + node.nodeSize)
  return found.length > 0
}

/**
 * Take a part's text out of force but keep its number and heading (Udgår, Utgår), or bring it back. Of a chapter the clauses are reserved, each keeping
 * its number: level-1 clauses run on across chapters, and those that follow must not move. Returns false when there is no such part.
 */
export const reservePart = (tr: Transform, id: string, reserved = true): boolean => {
  const found = findParts(tr.doc, id)
  for (const { node, pos } of found) {
    if (node.type.name === 'chapter') {
      node.forEach((child, offset) => {
        if (isPart(child)) tr.setNodeAttribute(pos + 1 + offset, 'reserved', reserved)
      })
    } else tr.setNodeAttribute(pos, 'reserved', reserved)
  }
  return found.length > 0
}

/** Say what of an annex is in the contract. Returns false when there is no such annex. */
export const setAnnexState = (tr: Transform, id: string, state: AnnexState): boolean => {
  const found = findParts(tr.doc, id).filter(({ node }) => node.type.name === 'annex')
  for (const { pos } of found) tr.setNodeAttribute(pos, 'reserved', state === 'reserved').setNodeAttribute(pos, 'unused', state === 'not_used')
  return found.length > 0
}

/** How many clauses, or annexes, stand inside one another in a part, itself included. */
const depthOf = (part: Node, type: 'clause' | 'annex'): number => {
  let inside = 0
  part.forEach((child) => {
    if (isPart(child)) inside = Math.max(inside, depthOf(child, type))
  })
  return inside + (part.type.name === type ? 1 : 0)
}

/**
 * Whether a part nests no deeper than can be numbered when it stands in `ancestors` (from the outside in).
 */
export const nestsIn = (ancestors: readonly Node[], part: Node): boolean => {
  const count = (type: 'clause' | 'annex'): number => ancestors.filter((node) => node.type.name === type).length + depthOf(part, type)
  const annexes = count('annex')
  return annexes <= MAX_ANNEX_DEPTH && count('clause') <= (annexes > 0 ? MAX_ANNEX_CLAUSE_DEPTH : MAX_CLAUSE_DEPTH)
}

/** A position's ancestors from the document down to its parent. */
export const ancestorsOf = ($pos: ResolvedPos): Node[] => Array.from({ length: $pos.depth + 1 }, (_, depth) => $pos.node(depth))

/** Whether a part can stand at a position: the schema allows it, and it nests no deeper than can be numbered. */
const fits = ($pos: ResolvedPos, index: number, part: Node): boolean =>
  $pos.parent.canReplaceWith(index, index, part.type) && nestsIn(ancestorsOf($pos), part)

/** The position for a part at a place, or null when there is no such place or the part does not fit there. */
const positionFor = (document: Node, node: Node, place: Place): number | null => {
  const anchor = 'after' in place ? place.after : 'before' in place ? place.before : place.into
  const target = findParts(document, anchor).at('before' in place ? 0 : -1)
  if (!target) return null
  if ('into' in place) {
    let index = target.node.childCount
    let pos = target.pos + target.node.nodeSize - 1
    for (; index >= 0; index -= 1) {
      if (fits(document.resolve(pos), index, node)) return pos
      pos -= index > 0 ? target.node.child(index - 1).nodeSize : 0
    }
    return null
  }
  const pos = 'after' in place ? target.pos + target.node.nodeSize : target.pos
  const $pos = document.resolve(pos)
  return fits($pos, $pos.index(), node) ? pos : null
}

/** Insert a part. Returns false when the place does not exist or the part does not fit there. */
export const insertPart = (tr: Transform, node: Node, place: Place): boolean => {
  const pos = positionFor(tr.doc, node, place)
  if (pos === null) return false
  tr.insert(pos, node)
  return true
}

/** Move a part (with its alternatives, in order). Returns false when it or the place does not exist, it does not fit there, or the place is inside it. */
export const movePart = (tr: Transform, id: string, place: Place): boolean => {
  const found = findParts(tr.doc, id)
  if (found.length === 0) return false
  const anchor = 'after' in place ? place.after : 'before' in place ? place.before : place.into
  const anchored = findParts(tr.doc, anchor)
  const inside = anchored.some((one) => found.some(({ node, pos }) => one.pos >= pos && one.pos < pos + node.nodeSize))
  if (inside || found.some(({ node }) => positionFor(tr.doc, node, place) === null)) return false
  removePart(tr, id)
  const ordered = 'after' in place ? found.toReversed() : found
  for (const { node } of ordered) insertPart(tr, node, place)
  return true
}
