/** The parties of a contract, changed together with the fields that hold their facts. */
import type { Node } from 'prosemirror-model'
import { LANGUAGES } from '../language/languages.ts'
import type { Contract, FieldDefinition, Party } from '../model.ts'
import { attributesOf } from './attributes.ts'
import { PARTY_FACTS, partyFields, partyKey, signatoryField, signatoryKey } from './special-fields.ts'

/** What of a contract's record knows of its parties. */
type Known = Pick<Contract, 'language' | 'parties' | 'fields' | 'values'>
type KnownParties = Pick<Known, 'parties' | 'fields'>

const ownFields = (party: Party, { language }: Pick<Known, 'language'>): FieldDefinition[] => [
  ...partyFields(party, LANGUAGES[language]),
  signatoryField(party, LANGUAGES[language]),
]

/** The keys of a party's fields. */
export const keysOfParty = (role: string): string[] => [...PARTY_FACTS.map((fact) => partyKey(role, fact)), signatoryKey(role)]

const sameText = (one: string, other: string | undefined): boolean => one.toLowerCase() === other?.toLowerCase()

/** The fields with those of a party as it is now; a label that somebody has written stays. */
const relabelled = (record: Known, before: Party, after: Party): readonly FieldDefinition[] => {
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

/** With something else known of a party. Its role stays: the keys of its fields are made of it. */
export const partyChanged = (record: Known, role: string, change: Partial<Omit<Party, 'role'>>): KnownParties => {
  const before = record.parties.find((party) => party.role === role)
  if (!before) return record
  const after = { ...before, ...change }
  return { parties: record.parties.map((party) => (party === before ? after : party)), fields: relabelled(record, before, after) }
}

/** With one party more, with open fields for its facts. */
export const partyAdded = (record: Known, party: Party): KnownParties => {
  const known = new Set(record.fields.map(({ key }) => key))
  return { parties: [...record.parties, party], fields: [...record.fields, ...ownFields(party, record).filter(({ key }) => !known.has(key))] }
}

/** The keys of a party's fields that stand in the contract's text. */
export const partyFieldsInText = (document: Node, role: string): string[] => {
  const own = new Set(keysOfParty(role))
  const used = new Set<string>()
  document.descendants((node) => {
    if (node.type.name !== 'field') return
    const { key } = attributesOf(node, 'field')
    if (own.has(key)) used.add(key)
  })
  return [...used]
}

/** Without a party, its fields and their values. Fields that the text uses stay, so that no text loses its words. */
export const partyRemoved = (record: Known, document: Node, role: string): KnownParties & Pick<Known, 'values'> => {
  const kept = new Set(partyFieldsInText(document, role))
  const gone = new Set(keysOfParty(role).filter((key) => !kept.has(key)))
  return {
    parties: record.parties.filter((party) => party.role !== role),
    fields: record.fields.filter(({ key }) => !gone.has(key)),
    values: Object.fromEntries(Object.entries(record.values).filter(([key]) => !gone.has(key))),
  }
}
