/**
 * The caret between a run-in heading and its text. They stand on one line, and Chromium takes the end of the one and the beginning of the other for the
 * same place: it steps over the text's beginning and types into the heading. Here both places can be reached and typed at.
 */
import type { ResolvedPos } from 'prosemirror-model'
import { type EditorState, Plugin, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { attributesOf } from '../../shared/document/attributes.ts'

/** Whether a position is in a clause whose heading runs in with the paragraph after it. */
const runsIn = ($pos: ResolvedPos): boolean => {
  const clause = $pos.node(-1)
  if (clause?.type.name !== 'clause' || attributesOf(clause, 'clause').heading_style !== 'run_in') return false
  return clause.childCount > 1 && clause.child(0).type.name === 'heading' && clause.child(1).type.name === 'paragraph'
}

const caret = ({ selection }: EditorState): ResolvedPos | null => (selection instanceof TextSelection && selection.empty ? selection.$from : null)
const inHeading = ($pos: ResolvedPos): boolean => $pos.parent.type.name === 'heading' && runsIn($pos)
const inText = ($pos: ResolvedPos): boolean => $pos.parent.type.name === 'paragraph' && $pos.depth > 0 && $pos.index(-1) === 1 && runsIn($pos)

const place = (view: EditorView, pos: number): true => {
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, pos)).scrollIntoView())
  return true
}

/** One step to the left or right where the browser would step too far. */
const step = (view: EditorView, event: KeyboardEvent): boolean => {
  const $pos = caret(view.state)
  if (!$pos || $pos.depth < 1 || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return false
  if (event.key === 'ArrowRight' && $pos.parentOffset === $pos.parent.content.size && inHeading($pos)) return place(view, $pos.pos + 2)
  if (event.key === 'ArrowLeft' && $pos.parentOffset === 0 && inText($pos)) return place(view, $pos.pos - 2)
  if (event.key === 'ArrowLeft' && $pos.parentOffset === 1 && inText($pos)) return place(view, $pos.pos - 1)
  return false
}

export const runInPlugin = (): Plugin =>
  new Plugin({
    props: {
      handleKeyDown: step,
      handleDOMEvents: {
        beforeinput: (view, event) => {
          const $pos = caret(view.state)
          if (event.inputType !== 'insertText' || !event.data || !$pos || $pos.depth < 1 || $pos.parentOffset > 0 || !inText($pos)) return false
          event.preventDefault()
          view.dispatch(view.state.tr.insertText(event.data).scrollIntoView())
          return true
        },
      },
    },
  })
