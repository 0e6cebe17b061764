/** What the outline does with a part: each one transaction, undone in one go. */
import type { Node } from 'prosemirror-model'
import { NodeSelection, TextSelection, type EditorState, type Transaction } from 'prosemirror-state'
import { partAttributes } from '../../../../shared/document/attributes.ts'
import { insertPart, renamed, reservePart } from '../../../../shared/document/edit.ts'
import { schema } from '../../../../shared/document/schema.ts'
import { positionOfKey } from '../../../contract/places.ts'
import { moveDown, moveUp } from '../../../editor/commands/moving.ts'
import { newId } from '../../../editor/identities.ts'

const find = (state: EditorState, key: string): { readonly node: Node; readonly pos: number } | null => {
  const pos = positionOfKey(state.doc, key)
  const node = pos === null ? null : state.doc.nodeAt(pos)
  return pos === null || !node ? null : { node, pos }
}

const idOf = (node: Node): string => partAttributes(node).id

export const reserve = (state: EditorState, key: string, reserved: boolean): Transaction | null => {
  const found = find(state, key)
  const { tr } = state
  return found && reservePart(tr, idOf(found.node), reserved) ? tr : null
}

/** Only this part, not its alternatives. */
export const remove = (state: EditorState, key: string): Transaction | null => {
  const found = find(state, key)
  return found ? state.tr.delete(found.pos, found.pos + found.node.nodeSize) : null
}

/** A copy right after the part, with ids of its own; references inside it that led to itself lead to the copy. */
export const duplicate = (state: EditorState, key: string): Transaction | null => {
  const found = find(state, key)
  if (!found) return null
  const ids = new Map<string, string>()
  const fresh = (id: string): string => {
    const next = ids.get(id) ?? newId()
    ids.set(id, next)
    return next
  }
  renamed(found.node, fresh, (target) => target)
  const copy = renamed(found.node, fresh, (target) => ids.get(target) ?? target)
  const { tr } = state
  return insertPart(tr, copy, { after: idOf(found.node) }) ? tr : null
}

/** An empty part of the same kind beside a part, with the caret in it. */
export const add = (state: EditorState, key: string, side: 'before' | 'after'): Transaction | null => {
  const found = find(state, key)
  if (!found) return null
  const { node } = found
  const id = newId()
  const heading = schema.nodes.heading.create()
  const style = node.type.name === 'clause' ? { heading_style: node.attrs['heading_style'] as string } : {}
  const content = node.type.name === 'clause' && node.attrs['heading_style'] !== 'block' ? [schema.nodes.paragraph.create()] : [heading]
  const made = node.type.create({ id, ...style }, content)
  const { tr } = state
  if (!insertPart(tr, made, side === 'before' ? { before: idOf(node) } : { after: idOf(node) })) return null
  const pos = positionOfKey(tr.doc, id)
  return pos === null ? null : tr.setSelection(TextSelection.create(tr.doc, pos + 2))
}

/** One place up or down in the text, as the editor's keys do it with the part that is selected. Null when it cannot go further. */
export const moveBy = (state: EditorState, key: string, step: 1 | -1): Transaction | null => {
  const found = find(state, key)
  if (!found) return null
  const selected = state.apply(state.tr.setSelection(NodeSelection.create(state.doc, found.pos)))
  let moved: Transaction | null = null
  const command = step === 1 ? moveDown : moveUp
  command(selected, (tr) => {
    moved = tr
  })
  return moved
}
