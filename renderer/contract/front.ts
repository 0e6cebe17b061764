/** What stands before the first clause, turned on and off in undoable steps. */
import type { EditorState, Transaction } from 'prosemirror-state'
import { schema } from '../../shared/document/schema.ts'
import type { Front } from '../../shared/model.ts'
import { changeRecord, recordOf } from './record.ts'

/** Give the document the places that `front` prints at, where it has none yet. The table of contents stands with the title page. */
export const withFront = (tr: Transaction, front: Front): Transaction => {
  const has = (type: string): boolean => tr.doc.content.content.some((node) => node.type.name === type)
  if ((front.titlePage || front.contents) && !has('title_page')) tr.insert(0, schema.nodes.title_page.create())
  if (front.parties && !has('parties')) tr.insert(has('title_page') ? 1 : 0, schema.nodes.parties.create())
  return tr
}

export const changeFront = (state: EditorState, change: Partial<Front>): Transaction => {
  const front = { ...recordOf(state).front, ...change }
  return withFront(changeRecord(state, { front }), front)
}
