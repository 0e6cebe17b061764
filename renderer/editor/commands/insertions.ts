/** Inserting definitions, guidance, signatures, fields and references. */
import type { Node, NodeType, ResolvedPos } from 'prosemirror-model'
import { type Command, NodeSelection, type Transaction } from 'prosemirror-state'
import { attributesOf, isPart } from '../../../shared/document/attributes.ts'
import { findParts } from '../../../shared/document/edit.ts'
import { type ReferenceForm, schema } from '../../../shared/document/schema.ts'
import type { FieldDefinition } from '../../../shared/model.ts'
import { changeRecord, recordOf } from '../../contract/record.ts'
import { newId } from '../identities.ts'
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

/** Define a term. `text` is the beginning of what it means (»betyder «). */
export const insertDefinition = (term: string, text = ''): Command =>
  command((tr) => {
    if (term.trim() === '') return false
    const made = schema.nodes.definition.create({ id: newId(), term: term.trim() }, text === '' ? null : schema.text(text))
    if (!insertBlock(tr, made)) return false
    caret(tr, tr.selection.head + text.length)
    return true
  })

/** Change what a definition defines. */
export const setTerm = (id: string, term: string): Command =>
  command((tr) => {
    if (term.trim() === '') return false
    tr.doc.descendants((node, pos) => {
      if (node.type.name === 'definition' && node.attrs['id'] === id) tr.setNodeAttribute(pos, 'term', term.trim())
      return isPart(node)
    })
    return tr.docChanged
  })

/** A note to the drafter; never in the exported contract. */
export const insertGuidance: Command = command((tr) => insertBlock(tr, schema.nodes.guidance_note.create(null, schema.nodes.paragraph.create())))

export const insertSignatures: Command = command((tr) => insertBlock(tr, schema.nodes.signature_block.create()))

/** Whether a reference or field can stand in place of the selection. Changes nothing. */
export const mayInsertInline: Command = ({ selection }) => {
  const { $from, $to } = selection
  if (!$from.parent.inlineContent || !$from.sameParent($to)) return false
  return $from.parent.canReplaceWith($from.index(), $to.indexAfter(), schema.nodes.reference)
}

/** Put a reference or field in place of what is selected, with the marks that typing there would have. */
const insertInline = (tr: Transaction, node: Node): true => {
  const { $from, $to } = tr.selection
  tr.replaceWith($from.pos, $to.pos, node.mark($from.marks()))
  caret(tr, $from.pos + node.nodeSize)
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

/** Whether a sentence begins at a position: its first word has a capital. */
const beginsSentence = ($pos: ResolvedPos): boolean =>
  $pos.parent.type.name === 'paragraph' && /(?:^|[.!?]\s+)$/u.test($pos.parent.textBetween(0, $pos.parentOffset, undefined, '\ufffc'))

/** Insert a reference to a part. */
export const insertReference =
  (target: string, form: ReferenceForm = 'full'): Command =>
  (state, dispatch, view) => {
    if (!mayInsertInline(state) || findParts(state.doc, target).length === 0) return false
    const capital = beginsSentence(state.selection.$from)
    return command((tr) => insertInline(tr, schema.nodes.reference.create({ target, form, capital })))(state, dispatch, view)
  }

export interface ReferenceChange {
  readonly target?: string
  readonly form?: ReferenceForm
  readonly capital?: boolean
}

/** Change the reference at a position, or the one that is selected. */
export const changeReference = (change: ReferenceChange, pos: number | null = null): Command =>
  command((tr) => {
    const at = pos ?? tr.selection.from
    const node = tr.doc.nodeAt(at)
    if (node?.type.name !== 'reference') return false
    const selected = tr.selection instanceof NodeSelection && tr.selection.from === at
    tr.setNodeMarkup(at, null, { ...attributesOf(node, 'reference'), ...change }, node.marks)
    if (selected) tr.setSelection(NodeSelection.create(tr.doc, at))
    return true
  })
