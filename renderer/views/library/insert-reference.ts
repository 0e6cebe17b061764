/** References from a library wording: their target is in the library, not in the document, so that the contract's own command refuses them. */
import { type Command, NodeSelection } from 'prosemirror-state'
import { type ReferenceForm, schema } from '../../../shared/document/schema.ts'

/** Put a reference where the caret is, or in place of the reference or field that is selected. */
export const insertExternalReference =
  (target: string, form: ReferenceForm): Command =>
  ({ selection, tr }, dispatch) => {
    const { $from, $to } = selection
    if (selection instanceof NodeSelection && !selection.node.isInline) return false
    if (!$from.parent.inlineContent || !$from.sameParent($to)) return false
    if (!$from.parent.canReplaceWith($from.index(), $to.indexAfter(), schema.nodes.reference)) return false
    dispatch?.(tr.replaceWith($from.pos, $to.pos, schema.nodes.reference.create({ target, form }, null, $from.marks())).scrollIntoView())
    return true
  }
