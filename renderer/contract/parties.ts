/** The parties of an open contract, changed in undoable steps together with the fields that hold their facts. */
import type { EditorState, Transaction } from 'prosemirror-state'
import { withFront } from '../../shared/document/front-places.ts'
import { partyAdded, partyChanged, partyRemoved } from '../../shared/document/parties.ts'
import type { Party } from '../../shared/model.ts'
import { changeRecord, recordOf } from './record.ts'

/** Change what is known of a party. Its role stays: the keys of its fields are made of it. */
export const changeParty = (state: EditorState, role: string, change: Partial<Omit<Party, 'role'>>): Transaction => {
  const record = recordOf(state)
  return record.parties.some((party) => party.role === role) ? changeRecord(state, partyChanged(record, role, change)) : state.tr
}

/** One party more, with open fields for its facts. A contract that had none gets its parties' block. */
export const addParty = (state: EditorState, name: string): Transaction => {
  const record = recordOf(state)
  const roles = new Set(record.parties.map(({ role }) => role))
  let place = record.parties.length + 1
  while (roles.has(`party${place}`)) place += 1
  const party: Party = { role: `party${place}`, owner: 'buyer', name, shortName: '', introduction: 'hereinafter', representatives: [] }
  return withFront(changeRecord(state, partyAdded(record, party)), record.front)
}

/** Take a party out, with its fields and their values. Fields that the text uses stay, so that no text loses its words. */
export const removeParty = (state: EditorState, role: string): Transaction => changeRecord(state, partyRemoved(recordOf(state), state.doc, role))
