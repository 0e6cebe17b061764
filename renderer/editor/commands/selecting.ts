/** Going to the ends of the contract and selecting clauses: what a browser gets wrong where text is not laid out yet. */
import { AllSelection, type Command, NodeSelection, Selection, TextSelection } from 'prosemirror-state'
import { findParts } from '../../../shared/document/edit.ts'
import { command } from './command.ts'
import { caret, firstText, lastText, selectedPart } from './places.ts'

/** To the beginning or end of the contract; with `extend` the selection grows there. */
const goTo = (end: boolean, extend: boolean): Command =>
  command((tr) => {
    const edge = end ? Selection.atEnd(tr.doc) : Selection.atStart(tr.doc)
    if (!extend) tr.setSelection(edge)
    else tr.setSelection(TextSelection.between(tr.selection.$anchor, end ? edge.$to : edge.$from))
    return true
  })
export const goToStart: Command = goTo(false, false)
export const goToEnd: Command = goTo(true, false)
export const extendToStart: Command = goTo(false, true)
export const extendToEnd: Command = goTo(true, true)

/** The text of the part around the selection; when that is selected already, the whole contract. */
export const selectMore: Command = command((tr) => {
  const part = selectedPart(tr)
  const from = part && firstText(part.node, part.pos)
  const to = part && lastText(part.node, part.pos)
  const { selection } = tr
  if (from === null || to === null || (selection.from <= from && selection.to >= to)) tr.setSelection(new AllSelection(tr.doc))
  else tr.setSelection(TextSelection.create(tr.doc, from, to))
  return true
})

/** Select the part around the selection as a whole: cut and pasted elsewhere, it stays the same part. */
export const selectPart: Command = (state, dispatch) => {
  const part = selectedPart(state)
  if (!part) return false
  dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, part.pos)))
  return true
}

/** Put the caret at the beginning of a part's text and show it. */
export const goToPart = (id: string): Command =>
  command((tr) => {
    const [found] = findParts(tr.doc, id)
    if (!found) return false
    caret(tr, firstText(found.node, found.pos) ?? found.pos)
    return true
  })
