/** A clause of the contract that is kept in the library: what of it is selected, and pinning it once it is there. */
import type { Command, EditorState } from 'prosemirror-state'
import { isPart, type Source } from '../../shared/document/attributes.ts'
import { withFields } from '../../shared/library/save-clause.ts'
import { quietly } from '../editor/commands/command.ts'
import type { Found } from '../editor/commands/places.ts'
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
