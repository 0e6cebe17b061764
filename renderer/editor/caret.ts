/**
 * The caret is where the user last put it. Chromium tells of a caret that it has moved in a task of its own, which waits behind keys that are pressed
 * meanwhile, and ProseMirror reads it only then: in a window that is busy a first letter would go to the selection before the click, and an update of the
 * view would put the caret back.
 */
import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/**
 * Have ProseMirror read the selection on the page now: it listens for the event that would else come later. For updates that no user asks for. Text that an
 * input method is composing is better left alone.
 */
export const readCaret = (view: EditorView): void => {
  if (view.hasFocus() && !view.composing) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
}

const readFirst = (view: EditorView): boolean => {
  readCaret(view)
  return false
}

/** Every key finds the selection that the user sees. */
export const caretPlugin = (): Plugin =>
  new Plugin({ props: { handleDOMEvents: { keydown: readFirst, keypress: readFirst, beforeinput: readFirst } } })
