/** A screen up or down. The browser's own act leaves the caret before what is no text, such as the table of the annexes, and only scrolls from there on. */
import { type Command, Selection, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/** So much of the screen is turned over: its last lines are seen again. */
const TURNED = 0.85

/** Place the caret where it stood on the screen before that was turned over, in the text that stands there now. */
const follow = (view: EditorView, { left, top }: { readonly left: number; readonly top: number }, direction: 1 | -1, extend: boolean): void => {
  const there = view.isDestroyed ? null : view.posAtCoords({ left, top })
  if (!there) return
  const { doc, selection } = view.state
  const $there = doc.resolve(there.pos)
  const found = Selection.findFrom($there, direction, true) ?? Selection.findFrom($there, direction === 1 ? -1 : 1, true)
  if (!found) return
  // The screen stays as it was turned.
  view.dispatch(view.state.tr.setSelection(extend ? TextSelection.between(selection.$anchor, found.$head) : found))
}

const turn =
  (direction: 1 | -1, extend: boolean): Command =>
  (state, dispatch, view) => {
    const frame = view?.dom.closest('[data-scrolls]')
    if (!view || !frame) return false
    if (!dispatch) return true
    const screen = frame.getBoundingClientRect()
    const caret = view.coordsAtPos(state.selection.head)
    const isSeen = caret.top >= screen.top && caret.bottom <= screen.bottom
    const place = { left: caret.left, top: isSeen ? (caret.top + caret.bottom) / 2 : screen.top + screen.height / 3 }
    const before = frame.scrollTop
    frame.scrollBy({ top: direction * screen.height * TURNED, behavior: 'instant' })
    if (frame.scrollTop === before) {
      const edge = direction === 1 ? Selection.atEnd(state.doc) : Selection.atStart(state.doc)
      dispatch(state.tr.setSelection(extend ? TextSelection.between(state.selection.$anchor, edge.$head) : edge).scrollIntoView())
      return true
    }
    // What has come on the screen is laid out and drawn by then.
    requestAnimationFrame(() => requestAnimationFrame(() => follow(view, place, direction, extend)))
    return true
  }

export const pageDown: Command = turn(1, false)
export const pageUp: Command = turn(-1, false)
export const extendPageDown: Command = turn(1, true)
export const extendPageUp: Command = turn(-1, true)
