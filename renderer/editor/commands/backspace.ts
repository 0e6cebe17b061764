/** Backspace and Delete. Inside a text they are the browser's; at its ends they join clauses, items and paragraphs. */
import type { ResolvedPos } from 'prosemirror-model'
import { type Command, NodeSelection, TextSelection, type Transaction } from 'prosemirror-state'
import { CellSelection } from 'prosemirror-tables'
import { Transform } from 'prosemirror-transform'
import { isPart } from '../../../shared/document/attributes.ts'
import { type Act, command } from './command.ts'
import { deleteSelected } from './deletion.ts'
import { joinBackward, joinWholly } from './joining.ts'
import { caret, firstText, isBlank, lastText, partAround } from './places.ts'

/** What stands next in reading order: a text, by the position of its near end, or a block without text, such as the signatures. */
const neighbour = ($pos: ResolvedPos, direction: 1 | -1): { readonly pos: number; readonly text: boolean } | null => {
  for (let depth = $pos.depth - 1; depth >= 0; depth -= 1) {
    const parent = $pos.node(depth)
    let pos = direction === 1 ? $pos.after(depth + 1) : $pos.before(depth + 1)
    for (let index = $pos.index(depth) + direction; index >= 0 && index < parent.childCount; index += direction) {
      const node = parent.child(index)
      const start = direction === 1 ? pos : pos - node.nodeSize
      const text = direction === 1 ? firstText(node, start) : lastText(node, start)
      if (text !== null) return { pos: text, text: true }
      if (node.isAtom) return { pos: start, text: false }
      pos += direction * node.nodeSize
    }
  }
  return null
}

/** Select the reference or field beside the caret: a second key press deletes it. */
const selectInline = (tr: Transaction, $cursor: ResolvedPos, direction: 1 | -1): boolean => {
  const node = $cursor.textOffset > 0 ? null : direction === 1 ? $cursor.nodeAfter : $cursor.nodeBefore
  if (!node || node.isText) return false
  tr.setSelection(NodeSelection.create(tr.doc, direction === 1 ? $cursor.pos : $cursor.pos - node.nodeSize))
  return true
}

/** Where nothing may be joined, the caret goes there instead, so that the key is seen to do something. */
const goBeside = (tr: Transaction, $cursor: ResolvedPos, direction: 1 | -1): true => {
  const beside = neighbour($cursor, direction)
  const block = beside?.text === false ? tr.doc.nodeAt(beside.pos)?.type.name : null
  if (block === 'title_page' || block === 'parties') return true
  if (beside?.text === false) tr.setSelection(NodeSelection.create(tr.doc, beside.pos))
  else if (beside && $cursor.node(-1) === tr.doc.resolve(beside.pos).node(-1)) caret(tr, beside.pos)
  return true
}

const backward: Act = (tr) => {
  const { selection } = tr
  if (selection instanceof CellSelection) return false
  if (!selection.empty) return deleteSelected(tr) || selection instanceof NodeSelection
  if (!(selection instanceof TextSelection)) return false
  const { $head } = selection
  if ($head.parentOffset > 0) return selectInline(tr, $head, -1)
  const at = joinBackward(tr, $head.pos)
  if (at === null) return goBeside(tr, $head, -1)
  caret(tr, at)
  return true
}

/** Delete in an empty paragraph: it goes, with its clause when that is empty. */
const removeBlank = (tr: Transaction, $head: ResolvedPos): boolean => {
  const part = partAround($head)
  const after = neighbour($head, 1)
  if (!part || !after) return false
  const holder = $head.node(-1)
  const whole = part.node.type.name === 'clause' && holder === part.node && isBlank(part.node) && !part.node.content.content.some(isPart)
  if (!whole && !holder.canReplace($head.index(-1), $head.index(-1) + 1)) return false
  const [from, to] = whole ? [part.pos, part.pos + part.node.nodeSize] : [$head.before(), $head.after()]
  if (after.pos < to) return false
  tr.delete(from, to)
  caret(tr, after.pos - (to - from))
  return true
}

const forward: Act = (tr) => {
  const { selection } = tr
  if (selection instanceof CellSelection) return false
  if (!selection.empty) return deleteSelected(tr) || selection instanceof NodeSelection
  if (!(selection instanceof TextSelection)) return false
  const { $head } = selection
  if ($head.parentOffset < $head.parent.content.size) return selectInline(tr, $head, 1)
  if ($head.parent.content.size === 0 && $head.parent.type.name === 'paragraph' && removeBlank(tr, $head)) return true
  const after = neighbour($head, 1)
  if (after?.text !== true) return goBeside(tr, $head, 1)
  const trial = new Transform(tr.doc)
  if (!joinWholly(trial, after.pos, $head.start())) return goBeside(tr, $head, 1)
  for (const step of trial.steps) tr.step(step)
  caret(tr, $head.pos)
  return true
}

/** Backspace: deletes what is selected, or joins the text that begins at the caret with what stands before it. */
export const deleteBackward: Command = command(backward)

/** Delete: deletes what is selected, or joins the text that ends at the caret with the next. */
export const deleteForward: Command = command(forward)
