/** The parties of an open contract, changed in undoable steps together with the fields that hold their facts. */
import type { EditorState, Transaction } from 'prosemirror-state'
import { attributesOf } from '../../shared/document/attributes.ts'
import { PARTY_FACTS, partyFields, partyKey, signatoryField, signatoryKey } from '../../shared/document/special-fields.ts'
import { LANGUAGES } from '../../shared/language/languages.ts'
import type { FieldDefinition, Party } from '../../shared/model.ts'
import { withFront } from './front.ts'
import { changeRecord, type ContractRecord, recordOf } from './record.ts'

const ownFields = (party: Party, { language }: Pick<ContractRecord, 'language'>): FieldDefinition[] => [
  ...partyFields(party, LANGUAGES[language]),
  signatoryField(party, LANGUAGES[language]),
]

const sameText = (one: string, other: string | undefined): boolean => one.toLowerCase() === other?.toLowerCase()

/** The fields with those of a party as it is now; a label that somebody has written stays. */
const relabelled = (record: ContractRecord, before: Party, after: Party): readonly FieldDefinition[] => {
  const old = new Map(ownFields(before, record).map((field) => [field.key, field]))
  const next = new Map(ownFields(after, record).map((field) => [field.key, field]))
  return record.fields.map((field) => {
    const renamed = next.get(field.key)
    if (!renamed) return field
    const label = sameText(field.label, old.get(field.key)?.label) ? renamed.label : field.label
    const followsParty = field.key !== signatoryKey(after.role) && field.owner === before.owner
    return { ...field, label, owner: followsParty ? after.owner : field.owner }
  })
}

/** Change what is known of a party. Its role stays: the keys of its fields are made of it. */
export const changeParty = (state: EditorState, role: string, change: Partial<Omit<Party, 'role'>>): Transaction => {
  const record = recordOf(state)
  const before = record.parties.find((party) => party.role === role)
  if (!before) return state.tr
  const after = { ...before, ...change }
  const parties = record.parties.map((party) => (party === before ? after : party))
  return changeRecord(state, { parties, fields: relabelled(record, before, after) })
}

/** One party more, with open fields for its facts. A contract that had none gets its parties' block. */
export const addParty = (state: EditorState, name: string): Transaction => {
  const record = recordOf(state)
  const roles = new Set(record.parties.map(({ role }) => role))
  let place = record.parties.length + 1
  while (roles.has(`party${place}`)) place += 1
  const party: Party = { role: `party${place}`, owner: 'buyer', name, shortName: '', introduction: 'hereinafter', representatives: [] }
  const known = new Set(record.fields.map(({ key }) => key))
  const fields = [...record.fields, ...ownFields(party, record).filter(({ key }) => !known.has(key))]
  return withFront(changeRecord(state, { parties: [...record.parties, party], fields }), record.front)
}

/** The keys of a party's fields that stand in the contract's text. */
export const partyFieldsInText = (state: EditorState, role: string): string[] => {
  const own = new Set([...PARTY_FACTS.map((fact) => partyKey(role, fact)), signatoryKey(role)])
  const used = new Set<string>()
  state.doc.descendants((node) => {
    if (node.type.name !== 'field') return
    const { key } = attributesOf(node, 'field')
    if (own.has(key)) used.add(key)
  })
  return [...used]
}

/** Take a party out, with its fields and their values. Fields that the text uses stay, so that no text loses its words. */
export const removeParty = (state: EditorState, role: string): Transaction => {
  const record = recordOf(state)
  const kept = new Set(partyFieldsInText(state, role))
  const gone = new Set([...PARTY_FACTS.map((fact) => partyKey(role, fact)), signatoryKey(role)].filter((key) => !kept.has(key)))
  return changeRecord(state, {
    parties: record.parties.filter((party) => party.role !== role),
    fields: record.fields.filter(({ key }) => !gone.has(key)),
    values: Object.fromEntries(Object.entries(record.values).filter(([key]) => !gone.has(key))),
  })
}
