/** What points to a part that goes: the references that lead nowhere, or into text out of force, once something has been removed or left out. */
import type { Node } from 'prosemirror-model'
import { attributesOf, isEmptied, isPart, partAttributes } from './attributes.ts'
import { innerTargets } from './inner-targets.ts'
import type { Resolution } from './resolve.ts'

/** A reference that stays in the contract while what it points to goes. */
export interface LostReference {
  /** Where it stands in the document after the change. */
  readonly pos: number
  readonly reference: Node
}

/** The ids of the parts that keep only their number and heading, and of everything inside them. */
const emptied = (resolution: Resolution): ReadonlySet<string> => {
  const ids = new Set<string>()
  const walk = (parent: Node, isOut: boolean): void =>
    parent.forEach((node) => {
      if (!isPart(node) || !resolution.included(node)) return
      const out = isOut || isEmptied(node)
      if (out) for (const id of [partAttributes(node).id, ...innerTargets(node).keys()]) ids.add(id)
      walk(node, out)
    })
  walk(resolution.contract.document, false)
  return ids
}

/**
 * The references that lose what they point to between two states of a contract, in document order: those that stay in force and resolve before but not
 * after, and those whose target is reserved or not used after but was not before. Both ends of a range count. What was broken already is not listed.
 */
export const lostReferences = (before: Resolution, after: Resolution): LostReference[] => {
  const outBefore = emptied(before)
  const outAfter = emptied(after)
  const isLost = (reference: Node): boolean => {
    if (before.reference(reference, null).broken !== null) return false
    if (after.reference(reference, null).broken !== null) return true
    const { target, to } = attributesOf(reference, 'reference')
    return [target, to].some((id) => id !== null && outAfter.has(id) && !outBefore.has(id))
  }
  const lost: LostReference[] = []
  const walk = (parent: Node, start: number): void =>
    parent.forEach((node, offset) => {
      const pos = start + offset
      if (node.type.name === 'reference' && isLost(node)) lost.push({ pos, reference: node })
      if (node.isLeaf || node.type.name === 'guidance_note' || !after.included(node) || isEmptied(node)) return
      walk(node, pos + 1)
    })
  walk(after.contract.document, 0)
  return lost
}
