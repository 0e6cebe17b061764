/** A clause of the contract beside wordings of the library: brought to one form, so that nothing differs but what a lawyer would call a change. */
import { Fragment, type Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { attributesOf, isPart, type Source } from '../../shared/document/attributes.ts'
import { renamed } from '../../shared/document/edit.ts'
import { schema } from '../../shared/document/schema.ts'
import type { Describe } from '../differences/wording-blocks.ts'
import { type BlockDifference, wordingDifferences } from '../differences/wording-differences.ts'
import { liveIn } from '../editor/live.ts'
import { recordOf } from './record.ts'

/** Guidance is for the drafter; it is no part of the wording. */
const withoutGuidance = (node: Node): Node => {
  if (node.isLeaf || node.isTextblock) return node
  const children = node.content.content.filter((child) => child.type.name !== 'guidance_note').map(withoutGuidance)
  const same = children.length === node.childCount && children.every((child, index) => child === node.child(index))
  return same ? node : node.copy(Fragment.fromArray(children))
}

/** The library clause that each part was taken from, its own or that of the clause it stands in, by id. */
const clausesBehind = (document: Node): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  const walk = (parent: Node, around: string | null): void =>
    parent.forEach((node) => {
      if (!isPart(node)) return
      const source = (node.attrs['source'] ?? null) as Source | null
      const clause = source?.clause ?? around
      if (clause !== null && !found.has(String(node.attrs['id']))) found.set(String(node.attrs['id']), clause)
      walk(node, clause)
    })
  walk(document, null)
  return found
}

/** The clause of a target, which may be a part inside a clause: `delay-penalty/cap`. */
const bare = (target: string): string => target.split('/')[0] ?? target

/**
 * Compares a clause of the contract, or one wording of the library, with another wording. References count by the library clause that they lead to:
 * ids differ by nature. `known` has the contract's ids of what the standard calls sections and annexes.
 */
export const compareWordings = (state: EditorState, before: Node, after: Node, known: ReadonlyMap<string, string>): readonly BlockDifference[] => {
  const { resolution } = liveIn(state)
  const behind = clausesBehind(state.doc)
  const ids = new Map([...behind].map(([id, clause]) => [clause, id]).toReversed() as [string, string][])
  const common = (target: string): string => {
    const id = known.get(bare(target)) ?? target
    return behind.get(id) ?? (ids.has(bare(target)) ? bare(target) : id)
  }
  const { condition, reserved } = after.attrs
  const ready = (node: Node): Node =>
    renamed(withoutGuidance(node.type.create({ ...node.attrs, condition, reserved }, node.content, node.marks)), (id) => id, common)
  const describe: Describe = (inline) => {
    if (inline.type.name === 'field') return resolution.field(attributesOf(inline, 'field').key).text
    const { target, form } = attributesOf(inline, 'reference')
    return resolution.reference(schema.nodes.reference.create({ target: ids.get(target) ?? target, form }), null).text
  }
  return wordingDifferences(ready(before), ready(after), recordOf(state).language, { before: describe, after: describe })
}
