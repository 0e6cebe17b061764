/** The contract around its document, and the library it is drafted from: the plain data that every part of the program shares. */
import type { Node } from 'prosemirror-model'

/** The languages a contract can be written in (BCP 47 primary tags). */
export const CONTRACT_LANGUAGES = ['da', 'nb', 'nn'] as const
export type ContractLanguage = (typeof CONTRACT_LANGUAGES)[number]

/** Who fills a field in: the buyer before publication, the tenderer in the offer, or both parties when they sign. */
export const FIELD_OWNERS = ['buyer', 'tenderer', 'signing'] as const
export type FieldOwner = (typeof FIELD_OWNERS)[number]

/**
 * What a field holds, as stored: `integer` a whole number, `percent` a number (0.25 is written 0,25 %), `amount` kroner with at most two decimals,
 * `date` `2015-07-01`, `month` `2012-07`, `deadline` `10 business_day`, `registration` the digits of a CVR (8) or organisation number (9), `address` lines joined by `\n`.
 */
export const FIELD_TYPES = ['text', 'integer', 'percent', 'amount', 'date', 'month', 'deadline', 'registration', 'address', 'email', 'phone'] as const
export type FieldType = (typeof FIELD_TYPES)[number]
export type FieldValue = string | number

export interface FieldDefinition {
  readonly key: string
  readonly label: string
  readonly type: FieldType
  readonly owner: FieldOwner
}

/** A question whose answer decides what is in the contract. Until it is answered the first value holds. */
export interface Question {
  readonly key: string
  readonly label: string
  readonly values: readonly { readonly value: string; readonly label: string }[]
}

/** A condition on a part of the document: it is in the contract when the question has this answer. */
export interface Condition {
  readonly question: string
  readonly value: string
}

/** A party. Its facts (name, address, …) are fields under `ROLE.FACT`; `name` is the term the text uses for it (»Kunden«). */
export interface Party {
  readonly role: string
  readonly owner: FieldOwner
  readonly name: string
}

/** How numbers and references are written in a contract. */
export interface ContractStyle {
  /** `decimal`: 1, 1.1; `decimal_dot`: 1., 1.1. */
  readonly clauseNumber: 'decimal' | 'decimal_dot'
  /** The word before a clause number in a reference. */
  readonly clauseWord: 'punkt' | 'pkt.'
}

export const DEFAULT_STYLE: ContractStyle = { clauseNumber: 'decimal', clauseWord: 'punkt' }

export interface Contract {
  readonly title: string
  readonly language: ContractLanguage
  /** What the text calls the contract itself, as defined in it: »Kontrakten«, «Avtalen». */
  readonly term: string
  /** The standard it was drafted from and that standard's version then. */
  readonly standard: { readonly id: string; readonly version: number }
  readonly parties: readonly Party[]
  readonly fields: readonly FieldDefinition[]
  readonly values: Readonly<Record<string, FieldValue>>
  readonly questions: readonly Question[]
  /** The user's answers; a question that is not here is still open (`answersInForce`). */
  readonly answers: Readonly<Record<string, string>>
  readonly style: ContractStyle
  /** A node of type `contract` (document/schema.ts). */
  readonly document: Node
}

/** What every question of a contract is taken to be answered with: the user's answer, else the question's first value. */
export const answersInForce = ({ questions, answers }: Pick<Contract, 'questions' | 'answers'>): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(questions.map(({ key, values }) => [key, values[0]?.value ?? ''])),
  ...answers,
})
