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

/** Every key finds the selection that the user sees. One that has been read already is not read again for the further events of the key. */
export const caretPlugin = (): Plugin => {
  let known: readonly unknown[] = []
  const readFirst = (view: EditorView): boolean => {
    const { anchorNode, anchorOffset, focusNode, focusOffset } = view.dom.ownerDocument.getSelection() ?? {}
    const now = [anchorNode, anchorOffset, focusNode, focusOffset]
    if (known.length > 0 && now.every((one, at) => one === known[at])) return false
    readCaret(view)
    known = now
    return false
  }
  const forget = (): void => {
    known = []
  }
  return new Plugin({
    view: () => ({ update: forget }),
    props: { handleDOMEvents: { keydown: readFirst, keypress: readFirst, beforeinput: readFirst } },
  })
}
