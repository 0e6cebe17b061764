/** What the title page, the parties' block and the signature block print, line by line: the page in the window and the Word file are both made of it. */
import { capitalised } from '../language/inflection.ts'
import type { Language } from '../language/language.ts'
import type { SignatureForm } from '../export-wish.ts'
import { REFERENCE_WORDS } from '../language/reference-words.ts'
import type { Contract, Party, Representative } from '../model.ts'
import type { ResolvedField, Resolution } from './resolve.ts'
import {
  AGREEMENT_DATE,
  AGREEMENT_VERSION,
  CONTRACT_NUMBER,
  PARTY_FACTS,
  type PartyFact,
  partyKey,
  SIGNING_DATE,
  signatoryKey,
} from './special-fields.ts'

/** Words of a line, or a field of the contract. A line break inside a text is a new line of the same paragraph. */
export interface LinePiece {
  readonly text: string
  readonly field: ResolvedField | null
}

/** `word` stands between the parties (mellem, og); `room` is room to sign above a line. */
export type LineKind = 'title' | 'word' | 'name' | 'text' | 'fact' | 'term' | 'heading' | 'room'
export interface RecordLine {
  readonly kind: LineKind
  readonly pieces: readonly LinePiece[]
}

type Printing = Pick<Resolution, 'contract' | 'language' | 'field'>

const words = (text: string): LinePiece => ({ text, field: null })
const line = (kind: LineKind, ...pieces: readonly LinePiece[]): RecordLine => ({ kind, pieces })
const field = ({ field: resolved }: Printing, key: string): LinePiece => {
  const found = resolved(key)
  return { text: found.text, field: found }
}
const has = ({ fields }: Contract, key: string): boolean => fields.some((one) => one.key === key)

/** Title, the parties' names, and of the contract's number, version and date what it has. */
export const titlePageLines = (printing: Printing): RecordLine[] => {
  const { contract, language } = printing
  const names = contract.parties.flatMap(({ role }, index) => [
    line('word', words(index === 0 ? language.between : language.and)),
    line('name', field(printing, partyKey(role, 'name'))),
  ])
  const facts = [
    [CONTRACT_NUMBER, language.contractNumber],
    [AGREEMENT_VERSION, `${language.stamp.version}:`],
    [AGREEMENT_DATE, `${language.signature.date}:`],
  ] as const
  const known = facts.filter(([key]) => has(contract, key)).map(([key, label]) => line('text', words(`${label} `), field(printing, key)))
  return [line('title', words(contract.title)), ...names, ...known]
}

/** How the parties' block brings in what the text calls a party: (herefter »Kunden« eller »OS«). */
export const introducedAs = ({ name, shortName, introduction }: Pick<Party, 'name' | 'shortName' | 'introduction'>, language: Language): string => {
  const { open, close } = language.quotes
  const { introductions, or } = REFERENCE_WORDS[language.code]
  const names = [name, shortName].filter((one) => one !== '').map((one) => `${open}${one}${close}`)
  return `(${[introductions[introduction], names.join(` ${or} `)].filter((text) => text !== '').join(' ')})`
}

const LABELLED: readonly PartyFact[] = ['contact_name', 'contact_email', 'contact_phone']

/** One party's facts with its contacts, then the names that the text uses for it. */
const partyLines = (party: Party, printing: Printing): RecordLine[] => {
  const { contract, language } = printing
  const label = (fact: PartyFact): LinePiece[] => (LABELLED.includes(fact) ? [words(`${capitalised(language.partyFacts[fact])}: `)] : [])
  const facts = PARTY_FACTS.map((fact) => {
    const given = field(printing, partyKey(party.role, fact))
    // The label of a registration number stands at the beginning of its line here.
    const piece = fact === 'registration' ? { ...given, text: capitalised(given.text) } : given
    const address = fact === 'address' && piece.field?.open === false ? contract.values[piece.field.key] : undefined
    return line('fact', ...label(fact), address === undefined ? piece : { ...piece, text: String(address) })
  })
  const contacts = party.representatives.filter(({ role }) => role === 'contact')
  const more = contacts.flatMap((one) =>
    (
      [
        ['contact_name', person(one)],
        ['contact_email', one.email],
        ['contact_phone', one.phone],
      ] as const
    )
      .filter(([, text]) => text !== '')
      .map(([fact, text]) => line('fact', ...label(fact), words(text))),
  )
  return [...facts, ...more, line('term', words(introducedAs(party, printing.language)))]
}

/** Kirsten Eksempel, direktør */
const person = ({ name, title }: Representative): string => [name, title].filter((text) => text !== '').join(', ')

/** The contract's title again and who makes it: mellem … og …. */
export const partiesLines = (printing: Printing): RecordLine[] => {
  const { contract, language } = printing
  return [
    line('title', words(contract.title)),
    ...contract.parties.flatMap((one, index) => [line('word', words(index === 0 ? language.between : language.and)), ...partyLines(one, printing)]),
  ]
}

/** »For den Dataansvarlige«: the article of a party's name is small behind another word. */
const withSmallArticle = (name: string): string => name.replace(/^D(?=(?:en|et|ei|e) )/, 'd')

/**
 * The date of the signature. One that is not known when the contract is signed is written by pen, with the place; a digital signature brings its own.
 */
const dateLines = (printing: Printing, form: SignatureForm, isForSigning: boolean): RecordLine[] => {
  const { contract, language } = printing
  if (!has(contract, SIGNING_DATE)) return []
  const date = field(printing, SIGNING_DATE)
  if (!isForSigning || date.field?.open !== true) return [line('text', words(`${language.signature.date}: `), date)]
  return form === 'paper' ? [line('room'), line('text', words(language.signature.placeAndDate))] : []
}

/**
 * A column for each party: for whom, the date, then for each who signs room above a line, or that it is done digitally, name and title. All begin with the
 * same lines.
 */
export const signatureColumns = (printing: Printing, form: SignatureForm = 'paper', isForSigning = false): RecordLine[][] => {
  const { contract, language } = printing
  const { signature } = language
  return contract.parties.map(({ role, name, representatives }) => {
    const key = signatoryKey(role)
    const sign = (...signed: readonly LinePiece[]): RecordLine[] => [
      ...(form === 'paper' ? [line('room'), line('text', words(signature.signature))] : [line('text', words(signature.digital))]),
      line('text', words(`${signature.name}:${signed.length > 0 ? ' ' : ''}`), ...signed),
    ]
    return [
      line('heading', words(`${signature.for} ${withSmallArticle(name)}`)),
      line('text', field(printing, partyKey(role, 'name'))),
      ...dateLines(printing, form, isForSigning),
      ...sign(...(has(contract, key) ? [field(printing, key)] : [])),
      ...representatives.filter((one) => one.role === 'signatory').flatMap((one) => sign(words(person(one)))),
    ]
  })
}

/** The lines of a block written from the record, of the parties one after the other; none when the contract leaves the block out. */
export const writtenLines = (block: string, printing: Printing): RecordLine[] => {
  const { front } = printing.contract
  if (block === 'title_page') return front.titlePage ? titlePageLines(printing) : []
  if (block === 'parties') return front.parties ? partiesLines(printing) : []
  return block === 'signature_block' ? signatureColumns(printing).flat() : []
}
