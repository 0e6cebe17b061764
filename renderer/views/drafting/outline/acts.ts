/** What the outline does with a part beside the editor's own commands. */
import { type Command, NodeSelection, TextSelection } from 'prosemirror-state'
import { partAttributes } from '../../../../shared/document/attributes.ts'
import { insertPart } from '../../../../shared/document/edit.ts'
import { schema } from '../../../../shared/document/schema.ts'
import { positionOfKey } from '../../../contract/places.ts'
import { command } from '../../../editor/commands/command.ts'
import { moveDown, moveUp } from '../../../editor/commands/moving.ts'
import { emptyClause } from '../../../editor/commands/places.ts'
import { newId } from '../../../editor/identities.ts'

/** One place up or down in the text, as the editor's keys do it with the part that is selected. */
export const moveBy =
  (key: string, step: 1 | -1): Command =>
  (state, dispatch, view) => {
    const pos = positionOfKey(state.doc, key)
    if (pos === null) return false
    const selected = state.apply(state.tr.setSelection(NodeSelection.create(state.doc, pos)))
    return (step === 1 ? moveDown : moveUp)(selected, dispatch, view)
  }

/** An empty part of the same kind before or after a part, with the caret in it. */
export const addBeside = (key: string, side: 'before' | 'after'): Command =>
  command((tr) => {
    const at = positionOfKey(tr.doc, key)
    const node = at === null ? null : tr.doc.nodeAt(at)
    if (!node) return false
    const { id } = partAttributes(node)
    const made =
      node.type.name === 'clause'
        ? emptyClause(node.attrs['heading_style'] === 'block' ? 'block' : 'none')
        : node.type.create({ id: newId() }, schema.nodes.heading.create())
    if (!insertPart(tr, made, side === 'before' ? { before: id } : { after: id })) return false
    const pos = positionOfKey(tr.doc, partAttributes(made).id)
    if (pos !== null) tr.setSelection(TextSelection.create(tr.doc, pos + 2))
    return true
  })
