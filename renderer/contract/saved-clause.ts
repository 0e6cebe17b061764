/** A clause of the contract that is kept in the library: what of it is selected, and pinning it once it is there. */
import type { Node } from 'prosemirror-model'
import type { Command, EditorState } from 'prosemirror-state'
import { isPart, type Source } from '../../shared/document/attributes.ts'
import { ancestorsOf, nestsIn } from '../../shared/document/edit.ts'
import { schema } from '../../shared/document/schema.ts'
import { withFields } from '../../shared/library/save-clause.ts'
import { quietly } from '../editor/commands/command.ts'
import type { Found } from '../editor/commands/places.ts'
import { newId } from '../editor/identities.ts'
import { contractIn } from './record.ts'
import { positionOfKey } from './places.ts'

/** The innermost clause that the whole selection is in or is. */
export const clauseToSave = ({ doc, selection: { from, to, $from } }: Pick<EditorState, 'doc' | 'selection'>): Found | null => {
  const selected = doc.nodeAt(from)
  if (selected?.type.name === 'clause' && to === from + selected.nodeSize) return { node: selected, pos: from }
  for (let depth = $from.sharedDepth(to); depth > 0; depth -= 1) {
    const node = $from.node(depth)
    if (isPart(node)) return node.type.name === 'clause' ? { node, pos: $from.before(depth) } : null
  }
  return null
}

/** Tells whether there is a clause to keep; does nothing. */
export const maySaveClause: Command = (state) => clauseToSave(state) !== null

/** The clause's own blocks that the selection reaches into, numbered as `ClauseFromContract` does; null when it is none or all of them. */
export const selectedBlocks = ({ selection }: Pick<EditorState, 'selection'>, { node, pos }: Found): { from: number; to: number } | null => {
  if (selection.empty) return null
  const reached: number[] = []
  let count = 0
  node.forEach((child, offset) => {
    if (isPart(child) || child.type.name === 'heading') return
    const start = pos + 1 + offset
    if (selection.from < start + child.nodeSize && selection.to > start) reached.push(count)
    count += 1
  })
  const [first] = reached
  const last = reached.at(-1)
  if (first === undefined || last === undefined || selection.to > pos + node.nodeSize) return null
  return reached.length === count && !node.children.some(isPart) ? null : { from: first, to: last + 1 }
}

/** A clause's own blocks: neither its heading nor what is inside it. */
const ownBlocks = ({ children }: Node): Node[] => children.filter((child) => !isPart(child) && child.type.name !== 'heading')

/**
 * Whether some blocks of a clause can become a clause of their own without another number or the order of the text changing: they end a clause that has
 * nothing inside it and keeps a heading or text. Guidance behind them stays with the clause.
 */
export const maySplit = ({ node }: Found, { from, to }: { readonly from: number; readonly to: number }): boolean =>
  !node.children.some(isPart) &&
  (from > 0 || node.firstChild?.type.name === 'heading') &&
  ownBlocks(node)
    .slice(to)
    .every((block) => block.type.name === 'guidance_note')

/** Make blocks of a clause a clause of their own inside it that comes from the library, with their values as fields: one step of the history. */
export const splitClause =
  (key: string, blocks: { readonly from: number; readonly to: number }, heading: string, source: Source): Command =>
  (state, dispatch) =>
    quietly((tr) => {
      const pos = positionOfKey(tr.doc, key)
      const node = pos === null ? null : tr.doc.nodeAt(pos)
      if (pos === null || !node || !maySplit({ node, pos }, blocks)) return false
      const chosen = new Set(ownBlocks(node).slice(blocks.from, blocks.to))
      const title = heading === '' ? [] : [schema.nodes.heading.create(null, schema.text(heading))]
      const made = withFields(schema.nodes.clause.create({ id: newId(), source }, [...title, ...chosen]), contractIn(state))
      if (!nestsIn([...ancestorsOf(tr.doc.resolve(pos)), node], made)) return false
      const rest = node.children.filter((child) => !chosen.has(child))
      tr.replaceWith(pos + 1, pos + node.nodeSize - 1, [...rest, made])
      return true
    })(state, dispatch)

/** The clause comes from the library now, and its values are fields as they are there: one step of the history. */
export const pinClause =
  (key: string, source: Source): Command =>
  (state, dispatch) =>
    quietly((tr) => {
      const pos = positionOfKey(tr.doc, key)
      const node = pos === null ? null : tr.doc.nodeAt(pos)
      if (pos === null || !node) return false
      const fielded = withFields(node, contractIn(state))
      if (fielded === node) tr.setNodeAttribute(pos, 'source', source)
      else tr.replaceWith(pos, pos + node.nodeSize, fielded.type.create({ ...fielded.attrs, source }, fielded.content, fielded.marks))
      return true
    })(state, dispatch)
