/** Inserting guidance, signatures, the tables of annexes and of deviations, and fields. */
import type { Node, NodeType, ResolvedPos } from 'prosemirror-model'
import { type Command, NodeSelection, type Transaction } from 'prosemirror-state'
import { isPart } from '../../../shared/document/attributes.ts'
import { type AnnexListForm, schema } from '../../../shared/document/schema.ts'
import type { FieldDefinition } from '../../../shared/model.ts'
import { changeRecord, recordOf } from '../../contract/record.ts'
import { command } from './command.ts'
import { around, caret, firstText } from './places.ts'

/** Where a block goes at the caret: in place of an empty paragraph, else after the block that the caret stands in. Null where no block can stand. */
const placeFor = ($pos: ResolvedPos, type: NodeType): { readonly from: number; readonly to: number } | null => {
  const holder = around($pos, isPart)
  if (!holder || $pos.depth === holder.depth) return null
  const { depth } = holder
  const index = $pos.index(depth)
  const block = $pos.node(depth).child(index)
  const empty = block.type.name === 'paragraph' && block.content.size === 0
  if (!holder.node.canReplaceWith(empty ? index : index + 1, index + 1, type)) return null
  return { from: empty ? $pos.before(depth + 1) : $pos.after(depth + 1), to: $pos.after(depth + 1) }
}

/** Whether a block of a type can be inserted at the selection. Changes nothing. */
export const mayInsertBlock =
  (type: NodeType): Command =>
  ({ selection }) =>
    placeFor(selection.$to, type) !== null

/** Put a block at the caret, with the caret in its first text. */
export const insertBlock = (tr: Transaction, node: Node): boolean => {
  const { selection } = tr
  const place = placeFor(selection.$to, node.type)
  if (!place) return false
  tr.replaceWith(place.from, place.to, node)
  caret(tr, firstText(node, place.from) ?? place.from + node.nodeSize)
  return true
}

/** A note to the drafter; never in the exported contract. */
export const insertGuidance: Command = command((tr) => insertBlock(tr, schema.nodes.guidance_note.create(null, schema.nodes.paragraph.create())))

export const insertSignatures: Command = command((tr) => insertBlock(tr, schema.nodes.signature_block.create()))

/** The table of what deviates from locked text. */
export const insertDeviationList: Command = command((tr) => insertBlock(tr, schema.nodes.deviation_list.create()))

/** The table of the annexes; one that is selected takes the other form. */
export const insertAnnexList = (form: AnnexListForm): Command =>
  command((tr) => {
    const { selection } = tr
    if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'annex_list')
      return insertBlock(tr, schema.nodes.annex_list.create({ form }))
    if (selection.node.attrs['form'] === form) return false
    tr.setNodeAttribute(selection.from, 'form', form)
    tr.setSelection(NodeSelection.create(tr.doc, selection.from))
    return true
  })

/** Whether a reference or field can stand in place of the selection. Changes nothing. */
export const mayInsertInline: Command = ({ selection }) => {
  const { $from, $to } = selection
  if (!$from.parent.inlineContent || !$from.sameParent($to)) return false
  return $from.parent.canReplaceWith($from.index(), $to.indexAfter(), schema.nodes.reference)
}

/** Put a reference or the like in place of what is selected, from `start` on, with the marks that typing there would have. */
export const insertInline = (tr: Transaction, node: Node, start: number = tr.selection.from): true => {
  const { $from, $to } = tr.selection
  tr.replaceWith(start, $to.pos, node.mark($from.marks()))
  caret(tr, start + node.nodeSize)
  return true
}

/** Insert a field that the contract has. */
export const insertField =
  (key: string): Command =>
  (state, dispatch, view) =>
    mayInsertInline(state) &&
    recordOf(state).fields.some((field) => field.key === key) &&
    command((tr) => insertInline(tr, schema.nodes.field.create({ key })))(state, dispatch, view)

/** Insert a field that the contract does not have yet: it comes into the contract's list and into the text in one step. */
export const insertNewField =
  (definition: FieldDefinition): Command =>
  (state, dispatch, view) => {
    const { fields } = recordOf(state)
    if (!mayInsertInline(state) || fields.some(({ key }) => key === definition.key)) return false
    return command((tr) => {
      insertInline(tr, schema.nodes.field.create({ key: definition.key }))
      changeRecord(state, { fields: [...fields, definition] }, tr)
      return true
    })(state, dispatch, view)
  }
