/** What the answers to a contract's questions decide: the parts that each of them leaves out. */
import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { isPart, partAttributes } from '../../shared/document/attributes.ts'
import { nameOf } from './part-facts.ts'
import { keyOf } from './parts.ts'
import { sameItems } from './same.ts'

/** A part that depends on an answer. */
export interface Dependent {
  readonly key: string
  readonly name: string
  readonly question: string
  /** The answer that it is in the contract with. */
  readonly value: string
}

/** Every part with a condition, in document order. */
export const dependents = (state: EditorState): Dependent[] => {
  const found: Dependent[] = []
  state.doc.descendants((node: Node) => {
    if (!isPart(node)) return false
    const { condition } = partAttributes(node)
    if (condition) found.push({ key: keyOf(node), name: nameOf(node), ...condition })
    return true
  })
  return found
}

export const sameDependents = (one: readonly Dependent[], other: readonly Dependent[]): boolean =>
  sameItems(one, other, (a, b) => a.key === b.key && a.name === b.name && a.question === b.question && a.value === b.value)
