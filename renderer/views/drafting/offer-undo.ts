/** The way back from an act, beside the words that say it was done. */
import { undo } from 'prosemirror-history'
import { toast } from '../../components/toasts.tsx'
import type { ContractSession } from '../../contract/contract-session.ts'

/**
 * Say what was just done, and offer to take it back. The offer stands while that is the last change of the contract and the contract is shown: after
 * another one it would take back that one.
 */
export const offerUndo = (session: ContractSession, text: string, label: string): void => {
  const { doc } = session.state
  const withdraw = toast({ text, action: { label, run: () => void undo(session.state, session.dispatch) } })
  const stop = session.subscribe(() => {
    if (session.view && session.state.doc === doc) return
    stop()
    withdraw()
  })
}
