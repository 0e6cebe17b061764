/** Doing a command of the editor from a dialog: the caret is in the page again afterwards. */
import type { Command } from 'prosemirror-state'
import { toast } from '../../../components/toasts.tsx'
import type { ContractSession } from '../../../contract/contract-session.ts'

/** Do it; when it cannot be done where the caret is, say so. */
export const insertOrSay = (session: ContractSession, command: Command, refusal: string): void => {
  if (!command(session.state, session.dispatch, session.view ?? undefined)) toast({ text: refusal })
  session.view?.focus()
}
