/** The focus goes back to the text after an act. */
import type { EditorView } from 'prosemirror-view'

/** A menu is gone by then. */
const LIMIT = 1000

/** Put the focus in the text. An open menu keeps the focus until it is gone and gives it to its button then: so the text takes it from there. */
export const backToText = (view: EditorView | null): void => {
  view?.focus()
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
