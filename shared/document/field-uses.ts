/** Which fields a document uses. What no answer changes is read once per block, for all of a long contract is asked after every pause in typing. */
import type { Node } from 'prosemirror-model'
import { attributesOf, isEmptied, isPart } from './attributes.ts'
import { dependsOnAnswers, visitIncluded } from './visit-included.ts'

export interface FieldUses {
  /** The keys of the fields in the text. */
  readonly fields: Set<string>
  /** The names of the blocks that are written from the record: they print fields too. */
  readonly written: Set<string>
}

const noUses = (): FieldUses => ({ fields: new Set(), written: new Set() })

const addUses = ({ fields, written }: FieldUses, block: Node, included: (node: Node) => boolean): void => {
  const add = (node: Node): boolean => {
    if (node.type.name === 'field') fields.add(attributesOf(node, 'field').key)
    else if (node.isAtom && node.isBlock) written.add(node.type.name)
    return false
  }
  add(block)
  if (block.type.name !== 'guidance_note') visitIncluded(block, included, add)
}

/** Nodes are immutable. Null: it depends on the answers. */
const known = new WeakMap<Node, FieldUses | null>()

const usesOf = (block: Node): FieldUses | null => {
  let uses = known.get(block)
  if (uses === undefined) {
    uses = dependsOnAnswers(block) ? null : noUses()
    if (uses) addUses(uses, block, () => true)
    known.set(block, uses)
  }
  return uses
}

/** The fields that the parts and blocks for which `included` holds use. */
export const fieldUses = (document: Node, included: (node: Node) => boolean): FieldUses => {
  const all = noUses()
  const walk = (parent: Node): void =>
    parent.forEach((node) => {
      if (!included(node)) return
      if (isPart(node)) {
        if (!isEmptied(node)) walk(node)
        return
      }
      const uses = usesOf(node)
      if (!uses) return addUses(all, node, included)
      for (const key of uses.fields) all.fields.add(key)
      for (const name of uses.written) all.written.add(name)
    })
  walk(document)
  return all
}
