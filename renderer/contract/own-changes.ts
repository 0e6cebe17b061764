/** A clause of the contract beside wordings of the library: brought to one form, so that nothing differs but what a lawyer would call a change. */
import { Fragment, type Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { attributesOf, idOf, isPart, partAttributes, type Source } from '../../shared/document/attributes.ts'
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

interface Anchors {
  /** The id of the part itself or around it that was taken from the library, by the id of each part, list item and named paragraph. */
  readonly byPart: ReadonlyMap<string, string>
  /** The id of the part that was taken from a library clause. */
  readonly byClause: ReadonlyMap<string, string>
}

const anchorsIn = (document: Node): Anchors => {
  const byPart = new Map<string, string>()
  const byClause = new Map<string, string>()
  const walk = (parent: Node, around: string | null): void =>
    parent.forEach((node) => {
      if (!isPart(node)) {
        const id = idOf(node)
        if (id !== null && around !== null) byPart.set(id, around)
        walk(node, around)
        return
      }
      const { id } = partAttributes(node)
      const source = (node.attrs['source'] ?? null) as Source | null
      const anchor = source ? id : around
      if (source && !byClause.has(source.clause)) byClause.set(source.clause, id)
      if (anchor !== null) byPart.set(id, anchor)
      walk(node, anchor)
    })
  walk(document, null)
  return { byPart, byClause }
}

/** The clause of a target, which may be a part inside a clause: `delay-penalty/cap`. */
const bare = (target: string): string => target.split('/')[0] ?? target

/**
 * Compares a clause of the contract, or one wording of the library, with another wording. References count by the clause that they lead to: ids
 * differ by nature. `known` has the contract's ids of what the standard calls sections and annexes.
 */
export const compareWordings = (state: EditorState, before: Node, after: Node, known: ReadonlyMap<string, string>): readonly BlockDifference[] => {
  const { resolution } = liveIn(state)
  const { byPart, byClause } = anchorsIn(state.doc)
  /** Both sides by the contract's ids, as far as the clause: which part of it is meant cannot be told from the library's. */
  const common = (target: string): string => {
    const id = byClause.get(bare(target)) ?? known.get(bare(target)) ?? target
    return byPart.get(id) ?? id
  }
  const { condition, reserved } = after.attrs
  const ready = (node: Node): Node =>
    renamed(withoutGuidance(node.type.create({ ...node.attrs, condition, reserved }, node.content, node.marks)), (id) => id, common)
  const describe: Describe = (inline) => {
    if (inline.type.name === 'field') return resolution.field(attributesOf(inline, 'field').key).text
    const { target, form, to } = attributesOf(inline, 'reference')
    return resolution.reference(schema.nodes.reference.create({ target, form, to }), null).text
  }
  return wordingDifferences(ready(before), ready(after), recordOf(state).language, { before: describe, after: describe })
}
