/** Strong, emphasis and words in another language. */
import { toggleMark } from 'prosemirror-commands'
import type { MarkType } from 'prosemirror-model'
import type { Command, EditorState } from 'prosemirror-state'
import { schema } from '../../../shared/document/schema.ts'
import { command } from './command.ts'

/** Whether all that is selected, or what is typed next, carries a mark. */
export const hasMark = ({ selection, storedMarks, doc }: EditorState, type: MarkType): boolean => {
  if (selection.empty) return type.isInSet(storedMarks ?? selection.$from.marks()) !== undefined
  return doc.rangeHasMark(selection.from, selection.to, type)
}

export const toggleStrong: Command = toggleMark(schema.marks.strong)
export const toggleEmphasis: Command = toggleMark(schema.marks.emphasis)

/** Mark the selected words as another language (BCP 47), or take that away when all are. */
export const toggleForeign =
  (language: string): Command =>
  (state, dispatch, view) => {
    const type = schema.marks.foreign
    const { from, to, empty } = state.selection
    if (empty || hasMark(state, type)) {
      const same = state.doc.nodeAt(from)?.marks.some((mark) => mark.type === type && mark.attrs['language'] === language) ?? false
      if (empty || same) return toggleMark(type, { language })(state, dispatch, view)
    }
    // The mark stands once on a word: another language takes its place.
    return command((tr) => {
      if (!toggleMark(type, { language })(state)) return false
      tr.addMark(from, to, type.create({ language }))
      return true
    })(state, dispatch, view)
  }

/** Take all marks off the selected words. */
export const clearMarks: Command = command((tr) => {
  const { from, to, empty } = tr.selection
  if (empty) return false
  tr.removeMark(from, to)
  return tr.docChanged
})
