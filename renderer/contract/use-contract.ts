/** React's window on an open contract: components name what they need of its state and are drawn again only when that changes. */
import type { EditorState } from 'prosemirror-state'
import { useSyncExternalStore } from 'react'
import type { Editing } from '../editor/asking/editing.ts'
import type { ContractSession, Saving } from './contract-session.ts'

/**
 * What `select` gives of the contract's editor state. It must return the same object as long as nothing it reads has changed (`liveIn`, `recordOf`,
 * an attribute, a number): a fresh object each time would draw the component at every keystroke.
 */
export const useContract = <Selected>(session: Pick<Editing, 'state' | 'subscribe'>, select: (state: EditorState) => Selected): Selected =>
  useSyncExternalStore(session.subscribe, () => select(session.state))

export const useSaving = (session: ContractSession): Saving => useSyncExternalStore(session.subscribe, () => session.saving)
