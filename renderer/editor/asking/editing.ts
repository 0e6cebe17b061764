/** What is asked about and changed from beside the text: an open contract, or a wording of the library. */
import type { EditorState, Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

export interface Editing {
  readonly state: EditorState
  /** Null while no view shows it. */
  readonly view: EditorView | null
  /** Returns the way to stop listening. */
  readonly subscribe: (listener: () => void) => () => void
  readonly dispatch: (tr: Transaction) => void
}

/** Something inside a sentence that was asked about. `anchor` is its element; ProseMirror may draw it anew, so it is only good for the first look. */
export interface InlinePlace {
  readonly pos: number
  readonly anchor: Element
}

export interface AskingProps {
  readonly editing: Editing
  readonly onClose: () => void
}
