/** Enter and Shift+Enter: the next clause, the next item, the next paragraph, depending on where the caret stands. */
import type { Node, ResolvedPos } from 'prosemirror-model'
import { type Command, NodeSelection, TextSelection, type Transaction } from 'prosemirror-state'
import { isPart } from '../../../shared/document/attributes.ts'
import { ancestorsOf, nestsIn } from '../../../shared/document/edit.ts'
import { schema } from '../../../shared/document/schema.ts'
import { newId } from '../identities.ts'
import { type Act, command } from './command.ts'
import { deleteSelected } from './deletion.ts'
import { promoteParts } from './levels.ts'
import { promoteItems } from './lists.ts'
import { caret, emptyClause, emptyParagraph, type Found, groupAt, isBlank, ownChildren, ownEnd, partAround } from './places.ts'

/** Put a clause at a position, with the caret where its text begins. */
const insertClause = (tr: Transaction, pos: number, clause: Node): true => {
  tr.insert(pos, clause)
  caret(tr, pos + 2)
  return true
}

/** Whether a clause has its heading on a line of its own. */
const hasBlockHeading = (clause: Node): boolean => clause.attrs['heading_style'] === 'block' && clause.firstChild?.type === schema.nodes.heading

const clauseLike = (clause: Node): Node => emptyClause(hasBlockHeading(clause) ? 'block' : 'none')

/** A new clause like the one it follows, after that and what is inside it. */
const clauseAfter = (tr: Transaction, { node, pos }: Found): true => insertClause(tr, groupAt(tr.doc, pos).end, clauseLike(node))

/** The clause that follows the text of a part in reading order: inside it when it has clauses, else after it. */
const followingClause = (tr: Transaction, part: Found): boolean => {
  const end = ownEnd(part)
  const within = end < part.pos + part.node.nodeSize - 1 || part.node.type.name !== 'clause'
  if (within && nestsIn(ancestorsOf(tr.doc.resolve(end)), emptyClause())) return insertClause(tr, end, emptyClause())
  return part.node.type.name === 'clause' && clauseAfter(tr, part)
}

/** From a heading on to the text. What stands behind the caret in the heading goes along. */
const leaveHeading = (tr: Transaction, $pos: ResolvedPos): boolean => {
  const part = $pos.node(-1)
  const rest = $pos.parent.textBetween($pos.parentOffset, $pos.parent.content.size)
  if ($pos.parentOffset === 0 && rest !== '' && part.type.name === 'clause') {
    // As in a word processor: room for a clause above; the caret stays with its text.
    tr.insert(groupAt(tr.doc, $pos.before(-1)).start, clauseLike(part))
    return true
  }
  const text = rest === '' ? [] : [schema.text(rest)]
  const after = $pos.after() - rest.length
  if (rest !== '') tr.delete($pos.pos, $pos.end())
  if (part.type.name === 'chapter') {
    const heading = schema.nodes.heading.create(null, text)
    return insertClause(tr, after, schema.nodes.clause.create({ id: newId(), heading_style: 'block' }, [heading, emptyParagraph()]))
  }
  if (text.length > 0 || tr.doc.nodeAt(after)?.type.name !== 'paragraph') tr.insert(after, schema.nodes.paragraph.create(null, text))
  caret(tr, after + 1)
  return true
}

/** The condition of what is split stays with its second half; what is written after its end is new. */
const conditionAfter = ($pos: ResolvedPos, node: Node): { readonly condition: unknown } => ({
  condition: $pos.parentOffset < $pos.parent.content.size ? (node.attrs['condition'] ?? null) : null,
})
const secondHalf = ($pos: ResolvedPos) => ({ type: schema.nodes.paragraph, attrs: conditionAfter($pos, $pos.parent) })

/** Split the text at the caret. The second half is a paragraph: nothing is defined twice. */
const splitText = (tr: Transaction, $pos: ResolvedPos): true => {
  tr.split($pos.pos, 1, [secondHalf($pos)])
  return true
}

const nextItem = (tr: Transaction, $pos: ResolvedPos): boolean => {
  const empty = $pos.parent.content.size === 0
  if (empty && $pos.node(-1).childCount === 1) return promoteItems(tr)
  const item = { type: schema.nodes.enumeration_item, attrs: { id: newId(), ...conditionAfter($pos, $pos.node(-1)) } }
  const first = $pos.index(-1) === 0
  if (first && $pos.parentOffset === 0 && !empty) tr.insert($pos.before(-1), item.type.create({ id: newId() }, emptyParagraph()))
  else if (empty && !first) tr.split($pos.before(), 1, [item])
  else tr.split($pos.pos, 2, [item, secondHalf($pos)])
  return true
}

/** Enter in a guidance note: the next paragraph, or out of the note from an empty last one. */
const nextInNote = (tr: Transaction, $pos: ResolvedPos): boolean => {
  const note = $pos.node(-1)
  if ($pos.parent.content.size > 0 || note.childCount === 1 || $pos.index(-1) < note.childCount - 1) return splitText(tr, $pos)
  const after = $pos.after(-1)
  tr.insert(after, emptyParagraph())
  caret(tr, after + 1)
  tr.delete($pos.before(), $pos.after())
  return true
}

/** Whether the text of a part ends with the block at a position. Notes for the drafter stay with what they are about, and may be hidden. */
const endsText = ($pos: ResolvedPos): boolean =>
  ownChildren($pos.node(-1))
    .slice($pos.index(-1) + 1)
    .every((child) => child.type.name === 'guidance_note')

/** Enter in the text of a clause, or of an annex before its clauses. */
const nextClause = (tr: Transaction, $pos: ResolvedPos): boolean => {
  const part: Found = { node: $pos.node(-1), pos: $pos.before(-1) }
  const isClause = part.node.type.name === 'clause'
  const last = endsText($pos)
  const empty = $pos.parent.content.size === 0 && $pos.parent.type.name === 'paragraph'
  if (empty && isClause && isBlank(part.node)) {
    // An empty clause moves up; at the top there is nowhere to go.
    promoteParts(tr)
    return true
  }
  if (empty && last) {
    tr.delete($pos.before(), $pos.after())
    const shorter = tr.doc.nodeAt(part.pos)
    return shorter !== null && followingClause(tr, { node: shorter, pos: part.pos })
  }
  if (!isClause) return splitText(tr, $pos)
  const atStart = $pos.parentOffset === 0
  if (atStart && $pos.index(-1) === 0) {
    tr.insert(groupAt(tr.doc, part.pos).start, emptyClause())
    return true
  }
  if (last && $pos.pos === $pos.end()) return followingClause(tr, part)
  const clause = { type: schema.nodes.clause, attrs: { ...part.node.attrs, id: newId(), source: null } }
  if (atStart && !empty) tr.split($pos.before(), 1, [clause])
  else tr.split($pos.pos, 2, [clause, secondHalf($pos)])
  return true
}

/** Beside a selected block, such as the signatures, a paragraph; inside text, what Enter does there. */
const next = (tr: Transaction): boolean => {
  const { selection } = tr
  if (selection instanceof NodeSelection && selection.node.isBlock) {
    if (!selection.$from.parent.canReplaceWith(selection.$to.index(), selection.$to.index(), schema.nodes.paragraph)) return false
    tr.insert(selection.to, emptyParagraph())
    caret(tr, selection.to + 1)
    return true
  }
  if (!selection.empty && !deleteSelected(tr)) return false
  if (!(tr.selection instanceof TextSelection)) return false
  const { $from } = tr.selection
  const holder = $from.node(-1)
  if ($from.parent.type.name === 'heading') return leaveHeading(tr, $from)
  if (holder.type.name === 'enumeration_item') return nextItem(tr, $from)
  if (holder.type.name === 'guidance_note') return nextInNote(tr, $from)
  return isPart(holder) ? nextClause(tr, $from) : splitText(tr, $from)
}

const paragraph: Act = (tr) => {
  if (!tr.selection.empty && !deleteSelected(tr)) return false
  if (!(tr.selection instanceof TextSelection)) return false
  const { $from } = tr.selection
  return $from.parent.type.name === 'heading' ? leaveHeading(tr, $from) : splitText(tr, $from)
}

/** Enter. */
export const nextStep: Command = command(next)

/** Shift+Enter: a new paragraph that stays in the clause, list item, cell or note. */
export const newParagraph: Command = command(paragraph)

/** A new clause after the one that the caret stands in, wherever in it; in a chapter's heading or an annex's text, the first clause there. */
export const newClause: Command = command((tr) => {
  const part = partAround(tr.selection.$head)
  if (!part) return false
  return part.node.type.name === 'clause' ? clauseAfter(tr, part) : followingClause(tr, part)
})
