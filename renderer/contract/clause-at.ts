/** What there is to say of one part of the open contract, wherever it was taken from. */
import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { attributesOf, idOf, isPart, partAttributes, type Source } from '../../shared/document/attributes.ts'
import { findParts } from '../../shared/document/edit.ts'
import { partAt } from './parts.ts'
import { positionOfKey, type ReferencePlace, referencesIn } from './places.ts'

export interface ClauseAt {
  readonly node: Node
  readonly pos: number
  /** The parts around it, from the outside in. */
  readonly around: readonly Node[]
  /** The part that was taken from the library and that this one is or stands in; null when there is none. */
  readonly taken: { readonly node: Node; readonly source: Source } | null
  /** The parts that share its id, itself included. */
  readonly alternatives: readonly Node[]
}

/** The part with a key, or null. */
export const clauseAt = (state: EditorState, key: string): ClauseAt | null => {
  const pos = key === '' ? null : positionOfKey(state.doc, key)
  const node = pos === null ? null : state.doc.nodeAt(pos)
  if (pos === null || !node) return null
  const $pos = state.doc.resolve(pos)
  const around = Array.from({ length: $pos.depth }, (_, depth) => $pos.node(depth + 1)).filter(isPart)
  const own = [node, ...around.toReversed()].find((one) => one.type.name === 'clause' && attributesOf(one, 'clause').source !== null)
  const source = own ? attributesOf(own, 'clause').source : null
  return {
    node,
    pos,
    around,
    taken: own && source ? { node: own, source } : null,
    alternatives: findParts(state.doc, partAttributes(node).id).map((one) => one.node),
  }
}

/** Whether two looks at a part would show the same. */
export const sameClause = (one: ClauseAt | null, other: ClauseAt | null): boolean =>
  one === other ||
  (one !== null &&
    other !== null &&
    one.node === other.node &&
    one.taken?.node === other.taken?.node &&
    one.around.length === other.around.length &&
    one.around.every((node, index) => node.attrs === other.around[index]?.attrs) &&
    one.alternatives.length === other.alternatives.length &&
    one.alternatives.every((node, index) => node === other.alternatives[index]))

/** The references that lead to a part, or to something inside it, from outside of it. */
export const referencesTo = (state: EditorState, part: Node): ReferencePlace[] => {
  const { id } = partAttributes(part)
  const inside = new Set([id])
  part.descendants((node) => {
    const own = idOf(node)
    if (own !== null) inside.add(own)
    return !node.isTextblock
  })
  const names = ({ target, to }: { readonly target: string; readonly to: string | null }): boolean =>
    inside.has(target) || (to !== null && inside.has(to))
  return referencesIn(state, (reference) => names(attributesOf(reference, 'reference'))).filter(
    ({ pos, target, to }) => target === id || to === id || !inside.has(String(partAt(state.doc, pos)?.node.attrs['id'])),
  )
}
