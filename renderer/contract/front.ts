/** What stands before the first clause, turned on and off in undoable steps. */
import type { EditorState, Transaction } from 'prosemirror-state'
import { withFront } from '../../shared/document/front-places.ts'
import type { Front } from '../../shared/model.ts'
import { changeRecord, recordOf } from './record.ts'

export const changeFront = (state: EditorState, change: Partial<Front>): Transaction => {
  const front = { ...recordOf(state).front, ...change }
  return withFront(changeRecord(state, { front }), front)
}
