/** The fields that the title page, the parties' block and the signature block print: their keys, and those of the parties with their labels. */
import { capitalised } from '../language/inflection.ts'
import type { Language } from '../language/language.ts'
import type { Contract, FieldDefinition, FieldType, Party } from '../model.ts'

export const CONTRACT_NUMBER = 'contract_number'
/** Which edition of its text a contract is, and from when: terms that a supplier keeps in versions have them. */
export const AGREEMENT_VERSION = 'agreement_version'
export const AGREEMENT_DATE = 'agreement_date'
export const SIGNING_DATE = 'signing_date'

/** The facts of a party in the order in which the parties' block prints them. */
export const PARTY_FACTS = ['name', 'address', 'registration', 'contact_name', 'contact_email', 'contact_phone'] as const
export type PartyFact = (typeof PARTY_FACTS)[number]

const FACT_TYPES: Readonly<Record<PartyFact, FieldType>> = {
  name: 'text',
  address: 'address',
  registration: 'registration',
  contact_name: 'text',
  contact_email: 'email',
  contact_phone: 'phone',
}

export const partyKey = (role: string, fact: PartyFact): string => `${role}.${fact}`
export const signatoryKey = (role: string): string => `${role}_signatory`

/** The fields of a party: `customer.name` is labelled »Kundens navn«. */
export const partyFields = (party: Party, language: Language): FieldDefinition[] =>
  PARTY_FACTS.map((fact) => ({
    key: partyKey(party.role, fact),
    label: capitalised(language.possessive(party.name, language.ownedFacts[fact])),
    type: FACT_TYPES[fact],
    owner: party.owner,
  }))

/** The field for who signs for a party first: »Underskriver for Kunden (navn, titel)«. */
export const signatoryField = ({ role, name }: Party, language: Language): FieldDefinition => ({
  key: signatoryKey(role),
  label: language.signatoryOf(name),
  type: 'text',
  owner: 'signing',
})

/** The keys of the fields that a block written from the record prints: a title page, a parties' block or a signature block. Those the contract lacks are left out. */
export const fieldsWrittenBy = (block: string, { fields, parties, front }: Pick<Contract, 'fields' | 'parties' | 'front'>): string[] => {
  const printed: Readonly<Record<string, () => string[]>> = {
    title_page: () =>
      front.titlePage ? [...parties.map(({ role }) => partyKey(role, 'name')), CONTRACT_NUMBER, AGREEMENT_VERSION, AGREEMENT_DATE] : [],
    parties: () => (front.parties ? parties : []).flatMap(({ role }) => PARTY_FACTS.map((fact) => partyKey(role, fact))),
    signature_block: () => [SIGNING_DATE, ...parties.map(({ role }) => signatoryKey(role))],
  }
  const known = new Set(fields.map(({ key }) => key))
  return (printed[block]?.() ?? []).filter((key) => known.has(key))
}
