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
 * `date` `2015-07-01`, `month` `2012-07`, `deadline` `10 business_day`, `registration` the digits of a CVR (8) or organisation
 * number (9), `gln` and `p_number` their digits, `account` an IBAN without spaces, the digits of a Norwegian account number (11) or a Danish registration
 * and account number (`1234 1234567`), `address` lines joined by `\n`.
 */
export const FIELD_TYPES = [
  'text',
  'integer',
  'percent',
  'amount',
  'date',
  'month',
  'deadline',
  'registration',
  'gln',
  'p_number',
  'account',
  'address',
  'email',
  'phone',
] as const
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

/** How the parties' block brings in what the text calls a party: (herefter »Kunden«), (i det følgende benævnt »Kunden«), (»Kunden«). */
export const PARTY_INTRODUCTIONS = ['hereinafter', 'called', 'bare'] as const
export type PartyIntroduction = (typeof PARTY_INTRODUCTIONS)[number]

/** A person who acts for a party: someone to write to, or someone who signs. What is not known is empty. */
export const REPRESENTATIVE_ROLES = ['contact', 'signatory'] as const
export interface Representative {
  readonly role: (typeof REPRESENTATIVE_ROLES)[number]
  readonly name: string
  /** Title or function: IT-chef. */
  readonly title: string
  readonly email: string
  readonly phone: string
}

/** A party. Its facts (name, address, …) are fields under `ROLE.FACT`; `name` is the term the text uses for it (»Kunden«). */
export interface Party {
  readonly role: string
  readonly owner: FieldOwner
  readonly name: string
  /** Another name that the text uses for it: »OS«. Empty when there is none. */
  readonly shortName: string
  readonly introduction: PartyIntroduction
  /** Those beside the first contact and the first signatory, who are fields: a standard can leave them for somebody else to fill in. */
  readonly representatives: readonly Representative[]
}

/** How numbers and references are written in a contract. */
export interface ContractStyle {
  /** `decimal`: 1, 1.1; `decimal_dot`: 1., 1.1; `none`: headings without numbers, and references print the heading. */
  readonly clauseNumber: (typeof CLAUSE_NUMBER_STYLES)[number]
  /** The word before a clause number in a reference. */
  readonly clauseWord: (typeof CLAUSE_WORDS)[number]
  /** `digit`: Bilag 2, 2a; `letter`: Bilag B, B1. */
  readonly annexNumber: (typeof ANNEX_NUMBER_STYLES)[number]
}

export const CLAUSE_NUMBER_STYLES = ['decimal', 'decimal_dot', 'none'] as const
export const CLAUSE_WORDS = ['punkt', 'pkt.'] as const
export const ANNEX_NUMBER_STYLES = ['digit', 'letter'] as const
export const DEFAULT_STYLE: ContractStyle = { clauseNumber: 'decimal', clauseWord: 'punkt', annexNumber: 'digit' }

/** What stands before the first clause. The document keeps the places; these say what is printed there. */
export interface Front {
  readonly titlePage: boolean
  /** The table of contents and, unless the text has one of its own, the list of annexes. */
  readonly contents: boolean
  readonly parties: boolean
}

export const DEFAULT_FRONT: Front = { titlePage: true, contents: true, parties: true }

/** An id as the database has it: never a path. */
export const HOUSE_STYLE_ID = /^[A-Za-z0-9][\w.-]{0,99}$/

/** Days without a holiday's name that contracts leave out, as month and day: 1 May, 5 June (Grundlovsdag), 24 and 31 December. */
export const CLOSED_DAYS = ['05-01', '06-05', '12-24', '12-31'] as const
export type ClosedDay = (typeof CLOSED_DAYS)[number]

/** What a business day is, besides that Sundays and the country's public holidays are none. */
export interface OwnDayRule {
  readonly saturdays: boolean
  readonly closed: readonly ClosedDay[]
}

/**
 * A rule of its own, or a named one. Those are Monday to Friday without public holidays: `k01` leaves out 24 and 31 December, `region` 5 June as well,
 * `nb` neither (domain reference, B6).
 */
export const DAY_RULES = ['k01', 'region', 'nb'] as const
export type NamedDayRule = (typeof DAY_RULES)[number]
export type DayRule = NamedDayRule | OwnDayRule
export const defaultDayRule = (language: ContractLanguage): DayRule => (language === 'da' ? 'k01' : 'nb')

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
  readonly front: Front
  /** How its Word files look: the id of a house style (house-style.ts). One that is gone gives way to the default. */
  readonly houseStyle: string
  readonly dayRule: DayRule
  /**
   * The numbers that are fixed since a tender was published, by id, as document/frozen-numbers.ts writes them. Null: numbers follow the document. What
   * is added later is numbered after what stands before it (5A), and what goes leaves a gap.
   */
  readonly frozen: Readonly<Record<string, string>> | null
  /** A node of type `contract` (document/schema.ts). */
  readonly document: Node
}

/** What every question of a contract is taken to be answered with: the user's answer, else the question's first value. */
export const answersInForce = ({ questions, answers }: Pick<Contract, 'questions' | 'answers'>): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(questions.map(({ key, values }) => [key, values[0]?.value ?? ''])),
  ...answers,
})
