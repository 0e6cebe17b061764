/** Locking a clause and unlocking it, from where the caret stands. */
import type { Command, EditorState } from 'prosemirror-state'
import { type Found, selectedPart } from './places.ts'
import { lockAround } from '../locks.ts'

/** The locked clause that the selection is in or is; null when it is in none. */
export const lockedAt = ({ doc, selection }: Pick<EditorState, 'doc' | 'selection'>): Found | null => lockAround(doc, selection.from)

/** Whether the clause at the selection can be locked. Changes nothing. */
export const mayLock: Command = (state) => selectedPart(state)?.node.type.name === 'clause' && lockedAt(state) === null

/** Whether the selection is in a locked clause. Changes nothing. */
export const mayUnlock: Command = (state) => lockedAt(state) !== null
