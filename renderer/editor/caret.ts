/**
 * The caret is where the user last put it, and what is typed goes there. Chromium tells of a caret that it has moved in a task of its own, which waits behind keys that are pressed
 * meanwhile, and ProseMirror reads it only then: in a window that is busy a first letter would go to the selection before the click, and an update of the
 * view would put the caret back.
 */
import { type EditorState, Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'

/**
 * Have ProseMirror read the selection on the page now: it listens for the event that would else come later. For updates that no user asks for. Text that an
 * input method is composing is better left alone.
 */
export const readCaret = (view: EditorView): void => {
  if (view.hasFocus() && !view.composing) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
}

/** The sections around the caret that the page does not lay out when they are far from the screen (document.css). */
const sectionsAround = ({ doc, selection: { $head } }: EditorState): DecorationSet => {
  const depths = [1, 2].filter((depth) => depth <= $head.depth)
  return DecorationSet.create(
    doc,
    depths.map((depth) => Decoration.node($head.before(depth), $head.after(depth), { class: 'has-caret' })),
  )
}

const isLaidOut = (view: EditorView): boolean => {
  const { node } = view.domAtPos(view.state.selection.head)
  const around = node instanceof Element ? node : node.parentElement
  return around === null || around.checkVisibility({ contentVisibilityAuto: true })
}

/**
 * Every key finds the selection that the user sees; one that has been read already is not read again for the further events of the key. And it finds the
 * caret laid out: into an empty heading or paragraph that is not, far from where one has scrolled to, Chromium types nothing, but into the next clause that is.
 */
export const caretPlugin = (): Plugin => {
  let known: readonly unknown[] = []
  // Until the text loses the focus: one may scroll away again.
  let isFar = false
  const readFirst = (view: EditorView, { type }: Event): boolean => {
    const { anchorNode, anchorOffset, focusNode, focusOffset } = view.dom.ownerDocument.getSelection() ?? {}
    const now = [anchorNode, anchorOffset, focusNode, focusOffset]
    // A new key is another matter: one may have scrolled away since the last.
    if (type !== 'keydown' && known.length > 0 && now.every((one, at) => one === known[at])) return false
    readCaret(view)
    if (!isFar && view.hasFocus() && !view.composing && !isLaidOut(view)) {
      isFar = true
      view.updateState(view.state)
    }
    known = now
    return false
  }
  const forget = (): void => {
    known = []
  }
  const rest = (): boolean => {
    isFar = false
    return false
  }
  return new Plugin({
    view: () => ({ update: forget }),
    props: {
      decorations: (state) => (isFar ? sectionsAround(state) : null),
      handleDOMEvents: { keydown: readFirst, keypress: readFirst, beforeinput: readFirst, blur: rest },
    },
  })
}
