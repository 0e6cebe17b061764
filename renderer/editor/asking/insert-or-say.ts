/** Doing a command of the editor from a dialog: the caret is in the text again afterwards. */
import type { Command } from 'prosemirror-state'
import { toast } from '../../components/toasts.tsx'
import { backToText } from '../back-to-text.ts'
import type { Editing } from './editing.ts'

/** Do it; when it cannot be done where the caret is, say so. */
export const insertOrSay = (editing: Editing, command: Command, refusal: string): void => {
  if (!command(editing.state, editing.dispatch, editing.view ?? undefined)) toast({ text: refusal })
  backToText(editing.view)
}
