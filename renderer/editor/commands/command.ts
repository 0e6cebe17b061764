/** What an editing command is made of: an act on a transaction that is either done in full or refused. */
import { closeHistory } from 'prosemirror-history'
import type { Command, Transaction } from 'prosemirror-state'

/** Changes a transaction and returns true; false means refused, and the transaction is thrown away however far it got. */
export type Act = (tr: Transaction) => boolean

/** A command that does an act and shows where the selection then is. Each is undone by itself, however soon it follows on what was typed. */
export const command =
  (act: Act): Command =>
  (state, dispatch) => {
    const { tr } = state
    if (!act(tr)) return false
    dispatch?.(closeHistory(tr).scrollIntoView())
    return true
  }

/** A command that does an act somewhere else in the contract than at the caret: what the window shows does not move. */
export const quietly =
  (act: Act): Command =>
  (state, dispatch) => {
    const { tr } = state
    if (!act(tr)) return false
    dispatch?.(closeHistory(tr))
    return true
  }
