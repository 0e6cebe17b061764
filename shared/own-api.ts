/** What the window may ask for to reuse contracts: clauses with what they need, own clauses, own standards and standing sets of changes. */
import type { Json } from './document/format.ts'
import type { Problem } from './errors.ts'
import type { Setting } from './library/record-changes.ts'
import type { ContractLanguage, FieldDefinition } from './model.ts'

/** What a contract has, by the library's names (library/companions.ts). */
export interface PresentInContract {
  /** The standard it was drafted from. */
  readonly standard: string
  readonly targets: readonly string[]
  /** In lower case. */
  readonly terms: readonly string[]
  readonly fields: readonly string[]
}

/** Something that a clause needs: as a part of a contract, with the library's ids. Several nodes are alternatives that share the identity. */
export interface CompanionPart {
  readonly kind: 'definition' | 'annex' | 'clause'
  readonly identity: string
  readonly title: string
  readonly nodes: readonly Json[]
  /** Where its standard has it: the part around it, and those before it from the nearest on. */
  readonly into: string | null
  readonly after: readonly string[]
}

export interface ClauseCompanions {
  readonly parts: readonly CompanionPart[]
  readonly fields: readonly FieldDefinition[]
}

/** A part of a contract, or some of its own blocks, that becomes a clause of the user's own. */
export interface ClauseFromContract {
  readonly contract: string
  /** The part: its id, with `?QUESTION=VALUE` behind it when it has a condition. */
  readonly part: string
  /** The first of its own blocks (headings count for nothing) and the one after the last; null: the whole part. */
  readonly blocks: { readonly from: number; readonly to: number } | null
  readonly language: ContractLanguage
  readonly category: string
  readonly tags: readonly string[]
  readonly heading: string
  readonly guidance: string
}

/** A contract that becomes a standard of the user's own. */
export interface StandardFromContract {
  readonly contract: string
  /** The own standard that gets a new version; null: a new one. */
  readonly standard: string | null
  readonly title: string
  readonly description: string
}

export interface SavedStandard {
  readonly id: string
  readonly version: number
  /** Clauses of the user's own that were kept for it. */
  readonly ownClauses: number
  /** What a standard cannot hold. */
  readonly leftOut: readonly Problem[]
}

export const CHANGE_KINDS = [
  'leave_out',
  'reserve',
  'restore',
  'add',
  'move',
  'wording',
  'guidance',
  'heading',
  'condition',
  'unlock',
  'lock',
  'owner',
  'file',
  'answer',
  'value',
  'heading_style',
  'setting',
  'party',
  'party_owner',
  'no_party',
  'people',
] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** One difference of a contract to its standard, as a list shows it. */
export interface ListedChange {
  /** Names it among the changes of the contract or set. */
  readonly key: string
  readonly kind: ChangeKind
  /** The part, question or field. */
  readonly name: string
  /**
   * What is said of it: the value, the answer, the new heading, the condition (empty: none), the reason of a lock, who writes an annex (empty: nobody is
   * named) and the name of its document, how a party is brought in, who fills in its fields; empty when the kind says all.
   */
  readonly detail: string
  /** What is decided for the contract as a whole, where it is that: it has no name. */
  readonly setting: Setting | null
  /** Whether it belongs in a standing set as a rule: a date or a party's name belongs to one contract. */
  readonly isStanding: boolean
}

/** A standing set of changes to a standard. */
export interface ChangeSetSummary {
  readonly id: string
  readonly name: string
  readonly standardId: string
  readonly language: ContractLanguage
  readonly changes: number
  readonly updatedAt: string
}

/** The changes of a contract that are to be kept as a set. */
export interface ChangesFromContract {
  readonly contract: string
  /** The set that is replaced; null: a new one. */
  readonly set: string | null
  readonly name: string
  /** Those that are kept (`ListedChange.key`). */
  readonly keys: readonly string[]
}

export interface NewContractWish {
  readonly standard: string
  readonly language: ContractLanguage
  readonly title: string
  /** Sets of changes by id, applied in this order. */
  readonly changes: readonly string[]
}

/** A new contract, and what of the sets of changes could not be applied. */
export interface CreatedContract {
  readonly id: string
  readonly notApplied: readonly Problem[]
}

export interface OwnApi {
  /** What a clause needs in a contract that lacks it. */
  companions(clause: string, language: ContractLanguage, present: PresentInContract): Promise<ClauseCompanions>
  /** Keep a part of a kept contract as a clause of the user's own; values become fields again. */
  saveClause(wish: ClauseFromContract): Promise<{ clause: string; version: number }>
  /** Keep a kept contract as a standard of the user's own, or as the next version of one. */
  saveStandard(wish: StandardFromContract): Promise<SavedStandard>
  renameStandard(id: string, title: string, description: string): Promise<void>
  /** Take a standard out of the list for new contracts, or back in. */
  retireStandard(id: string, retired: boolean): Promise<void>
  /** How a kept contract differs from its standard. */
  changesOf(contract: string): Promise<ListedChange[]>
  saveChanges(wish: ChangesFromContract): Promise<ChangeSetSummary>
  changeSets(): Promise<ChangeSetSummary[]>
  renameChanges(id: string, name: string): Promise<void>
  removeChanges(id: string): Promise<void>
  /** A new contract with standing changes. What does not fit is left out and told. */
  draft(wish: NewContractWish): Promise<CreatedContract>
}
