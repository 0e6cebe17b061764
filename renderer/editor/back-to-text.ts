/** The focus goes back to the text after an act. */
import type { EditorView } from 'prosemirror-view'
import { isDialogOpen } from '../hooks/commands.ts'

/** A menu is gone by then. */
const LIMIT = 1000

/** A dialog is gone after so many frames, unless another one asks for something. */
const FRAMES = 30

/** When a dialog has gone and has not given the focus to anything that is still there: what it was opened from may have gone before it. */
const afterDialog = (view: EditorView, frames = FRAMES): void => {
  requestAnimationFrame(() => {
    if (view.isDestroyed) return
    if (isDialogOpen() && frames > 0) afterDialog(view, frames - 1)
    // It gives the focus back in the next frame.
    else requestAnimationFrame(() => requestAnimationFrame(() => document.activeElement === document.body && !view.isDestroyed && view.focus()))
  })
}

/** Put the focus in the text. A dialog keeps the focus until it is gone. An open menu keeps the focus until it is gone and gives it to its button then: so the text takes it from there. */
export const backToText = (view: EditorView | null): void => {
  view?.focus()
  if (view && isDialogOpen()) afterDialog(view)
  if (!view || document.querySelector('[role=menu]') === null) return
  const stop = new AbortController()
  const onFocus = ({ target }: FocusEvent): void => {
    if (target instanceof Element && target.closest('[role=menu]') !== null) return
    stop.abort()
    view.focus()
  }
  document.addEventListener('focusin', onFocus, { signal: stop.signal })
  setTimeout(() => stop.abort(), LIMIT)
}
