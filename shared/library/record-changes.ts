/** What a contract as a whole has otherwise than its standard: its settings and its parties, as standing changes. */
import type { Transform } from 'prosemirror-transform'
import { withFront } from '../document/front-places.ts'
import { partyAdded, partyChanged, partyRemoved } from '../document/parties.ts'
import { introducedAs } from '../document/record-lines.ts'
import { LANGUAGES } from '../language/languages.ts'
import type { Contract, ContractStyle, DayRule, FieldOwner, Front, Party, Representative } from '../model.ts'

/** What is decided for the contract as a whole. Its title and fixed numbers are its own and no part of it. */
export interface Settings extends Omit<Front, 'parties'>, ContractStyle {
  readonly partiesBlock: boolean
  readonly houseStyle: string
  readonly dayRule: DayRule
}

export type Setting = { readonly [Name in keyof Settings]: { readonly setting: Name; readonly value: Settings[Name] } }[keyof Settings]

/** `name` is what the contract's language calls the party. */
export type RecordChange = { readonly name: string } & (
  | ({ readonly kind: 'setting' } & Setting)
  /** What the text calls a party, and how it is brought in. `owner` counts where the contract has no such party yet: it is added then. */
  | { readonly kind: 'party'; readonly role: string; readonly party: Pick<Party, 'name' | 'shortName' | 'introduction' | 'owner'> }
  | { readonly kind: 'party_owner'; readonly role: string; readonly owner: FieldOwner }
  | { readonly kind: 'no_party'; readonly role: string }
  | { readonly kind: 'people'; readonly role: string; readonly people: readonly Representative[] }
)

/** In the order in which a list shows them. */
const settingsOf = ({ front, style, houseStyle, dayRule }: Contract): Setting[] => [
  { setting: 'titlePage', value: front.titlePage },
  { setting: 'contents', value: front.contents },
  { setting: 'partiesBlock', value: front.parties },
  { setting: 'clauseNumber', value: style.clauseNumber },
  { setting: 'annexNumber', value: style.annexNumber },
  { setting: 'clauseWord', value: style.clauseWord },
  { setting: 'houseStyle', value: houseStyle },
  { setting: 'dayRule', value: dayRule },
]

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const partyChanges = (party: Party, base: Party | undefined): RecordChange[] => {
  const { role, name, shortName, introduction, owner, representatives } = party
  const isCalledTheSame = name === base?.name && shortName === base.shortName && introduction === base.introduction
  return [
    ...(isCalledTheSame ? [] : [{ kind: 'party', role, party: { name, shortName, introduction, owner }, name: base?.name ?? name } as const]),
    ...(base === undefined || owner === base.owner ? [] : [{ kind: 'party_owner', role, owner, name } as const]),
    ...(same(representatives, base?.representatives ?? []) ? [] : [{ kind: 'people', role, people: representatives, name } as const]),
  ]
}

/** How a contract's settings and parties differ from those that its standard makes. */
export const recordChangesOf = (contract: Contract, base: Contract): RecordChange[] => {
  const old = new Map<string, unknown>(settingsOf(base).map(({ setting, value }) => [setting, value]))
  return [
    ...settingsOf(contract).flatMap((one) => (same(one.value, old.get(one.setting)) ? [] : [{ kind: 'setting', name: '', ...one } as const])),
    ...contract.parties.flatMap((party) =>
      partyChanges(
        party,
        base.parties.find(({ role }) => role === party.role),
      ),
    ),
    ...base.parties.flatMap(({ role, name }) =>
      contract.parties.some((party) => party.role === role) ? [] : [{ kind: 'no_party', role, name } as const],
    ),
  ]
}

const withSetting = (contract: Contract, { setting, value }: Setting): Contract => {
  switch (setting) {
    case 'titlePage':
    case 'contents':
      return { ...contract, front: { ...contract.front, [setting]: value } }
    case 'partiesBlock':
      return { ...contract, front: { ...contract.front, parties: value } }
    case 'clauseNumber':
    case 'annexNumber':
    case 'clauseWord':
      return { ...contract, style: { ...contract.style, [setting]: value } }
    case 'houseStyle':
      return { ...contract, houseStyle: value }
    case 'dayRule':
    default:
      return { ...contract, dayRule: value }
  }
}

/**
 * The contract with a change to its settings or parties; null when it has no such party. `tr` holds its document as it is by then and gets the places that are
 * printed before the first clause.
 */
export const withRecordChange = (contract: Contract, tr: Transform, change: RecordChange): Contract | null => {
  if (change.kind === 'setting') {
    const changed = withSetting(contract, change)
    withFront(tr, changed.front)
    return changed
  }
  const { role } = change
  const isThere = contract.parties.some((party) => party.role === role)
  if (change.kind === 'party') {
    const { owner, ...called } = change.party
    if (isThere) return { ...contract, ...partyChanged(contract, role, called) }
    withFront(tr, contract.front)
    return { ...contract, ...partyAdded(contract, { role, owner, ...called, representatives: [] }) }
  }
  if (!isThere) return null
  if (change.kind === 'no_party') return { ...contract, ...partyRemoved(contract, tr.doc, role) }
  const next = change.kind === 'people' ? { representatives: change.people } : { owner: change.owner }
  return { ...contract, ...partyChanged(contract, role, next) }
}

/** What a list says of a change, in the contract's language. The window has the words for settings and for who fills in. */
export const recordDetail = (change: RecordChange, language: Contract['language']): string => {
  if (change.kind === 'party') return introducedAs(change.party, LANGUAGES[language])
  if (change.kind === 'people') return change.people.map(({ name }) => name).join(', ')
  return change.kind === 'party_owner' ? change.owner : ''
}
