/** A contract standard: an ordered outline of chapters, sections, clauses and annexes with its questions, fields and parties, in every language it is written in. */
import { PARTY_FACTS, partyKey } from '../document/special-fields.ts'
import { AppError, type Problem } from '../errors.ts'
import type { AnnexState } from '../document/attributes.ts'
import type { AnnexOwner } from '../document/schema.ts'
import {
  ANNEX_NUMBER_STYLES,
  CLAUSE_NUMBER_STYLES,
  CLAUSE_WORDS,
  CONTRACT_LANGUAGES,
  type Condition,
  type ContractLanguage,
  type ContractStyle,
  type DayRule,
  DEFAULT_FRONT,
  DEFAULT_STYLE,
  FIELD_OWNERS,
  FIELD_TYPES,
  type FieldDefinition,
  type Front,
  type Party,
  type Question,
} from '../model.ts'
import type { ClauseOrder } from './clause-order.ts'
import { isRaw, StandardReader } from './standard-reader.ts'

/** A text in each language of the standard. */
export type Texts = Readonly<Partial<Record<ContractLanguage, string>>>

/** A library clause in its place. `identity` is what references name; alternatives (each with its condition) share one. */
export interface ClauseEntry {
  readonly clause: string
  readonly identity: string
  readonly condition: Condition | null
  /** Null: in every language. */
  readonly only: ContractLanguage | null
}

/** A level-1 clause that only groups others under a heading. */
export interface SectionEntry {
  readonly kind: 'section'
  readonly identity: string
  readonly heading: Texts
  readonly condition: Condition | null
  /** `term`: its clauses stand in the alphabetical order of the terms that they define, which is another in each language. Null: as they are listed. */
  readonly order: ClauseOrder | null
  readonly clauses: readonly ClauseEntry[]
}
/** A library clause at level 1: a section with text of its own under its own heading. */
export interface ClauseSection extends ClauseEntry {
  readonly kind: 'clause'
}
export interface ChapterEntry {
  readonly kind: 'chapter'
  readonly identity: string
  readonly heading: Texts
  readonly condition: Condition | null
  readonly sections: readonly (SectionEntry | ClauseSection)[]
}
export type OutlineEntry = SectionEntry | ClauseSection | ChapterEntry
export interface AnnexEntry {
  readonly kind: 'annex'
  readonly identity: string
  readonly heading: Texts
  readonly condition: Condition | null
  readonly owner: AnnexOwner | null
  readonly state: AnnexState
  /** The name of the outside document that is its content, empty while there is none; null when it has its text here. */
  readonly file: string | null
  readonly order: ClauseOrder | null
  readonly clauses: readonly ClauseEntry[]
  readonly annexes: readonly AnnexEntry[]
}

export interface StandardParty extends Pick<Party, 'role' | 'owner' | 'introduction' | 'representatives'> {
  readonly name: Texts
  /** Null: it has none. */
  readonly shortName: Texts | null
}

export interface Standard {
  readonly id: string
  readonly version: number
  readonly title: Texts
  readonly description: Texts
  readonly term: Texts
  readonly style: ContractStyle
  readonly front: Front
  /** Null: that of the contract's language. */
  readonly dayRule: DayRule | null
  /** The id of the house style that its contracts are written with; null: the user's. One that is gone gives way to it. */
  readonly houseStyle: string | null
  readonly parties: readonly StandardParty[]
  readonly questions: readonly {
    readonly key: string
    readonly label: Texts
    readonly values: readonly { readonly value: string; readonly label: Texts }[]
  }[]
  readonly fields: readonly (Omit<FieldDefinition, 'label'> & { readonly label: Texts })[]
  readonly outline: readonly OutlineEntry[]
  readonly annexes: readonly AnnexEntry[]
  /** Identities of parts that keep their number and heading but are out of force, and of parts inside clauses (`payment/due`). */
  readonly reserve: readonly string[]
}

/** The text in a language; a standard that lacks it is refused when it is read, so this is a bug otherwise. */
export const textIn = (texts: Texts, language: ContractLanguage): string => {
  const text = texts[language]
  if (text === undefined) throw new Error(`no text in ${language}`)
  return text
}

/** The languages a standard is written in: those of its title. */
export const languagesOf = (standard: Standard): ContractLanguage[] => CONTRACT_LANGUAGES.filter((language) => standard.title[language] !== undefined)

export const questionsIn = (standard: Standard, language: ContractLanguage): Question[] =>
  standard.questions.map(({ key, label, values }) => ({
    key,
    label: textIn(label, language),
    values: values.map((value) => ({ value: value.value, label: textIn(value.label, language) })),
  }))

export const partiesIn = (standard: Standard, language: ContractLanguage): Party[] =>
  standard.parties.map(({ name, shortName, ...party }) => ({
    ...party,
    name: textIn(name, language),
    shortName: shortName === null ? '' : textIn(shortName, language),
  }))

/** The annexes of a standard with their sub-annexes, in document order. */
export const annexEntries = (entries: readonly AnnexEntry[]): AnnexEntry[] => entries.flatMap((annex) => [annex, ...annexEntries(annex.annexes)])

const sectionsOf = (standard: Standard): (SectionEntry | ClauseSection)[] =>
  standard.outline.flatMap((entry) => (entry.kind === 'chapter' ? entry.sections : [entry]))

/** Every clause entry of a standard, body first. */
export const clauseEntries = (standard: Standard): ClauseEntry[] => [
  ...sectionsOf(standard).flatMap((section) => (section.kind === 'clause' ? [section] : section.clauses)),
  ...annexEntries(standard.annexes).flatMap((annex) => annex.clauses),
]

/** Read a standard from parsed YAML. Throws `AppError('bad_library')` with the place of every problem. */
export const parseStandard = (value: unknown, file: string): Standard => {
  const reader = new StandardReader(file)
  const raw = reader.object(value, 'standard', [
    'id',
    'version',
    'title',
    'description',
    'term',
    'style',
    'front',
    'dayRule',
    'houseStyle',
    'parties',
    'questions',
    'fields',
    'outline',
    'annexes',
    'reserve',
  ])
  const languages = CONTRACT_LANGUAGES.filter((language) => isRaw(raw['title']) && raw['title'][language] !== undefined)
  const texts = (text: unknown, place: string): Texts => reader.texts(text, place, languages)
  if (!Number.isInteger(raw['version']) || Number(raw['version']) < 1) reader.report('version', 'wrong_value', { expected: '1, 2, 3 …' })

  const style = raw['style'] === undefined ? {} : reader.object(raw['style'], 'style', Object.keys(DEFAULT_STYLE))
  const front = raw['front'] === undefined ? {} : reader.object(raw['front'], 'front', Object.keys(DEFAULT_FRONT))
  const standard: Standard = {
    id: reader.text(raw['id'], 'id'),
    version: Number(raw['version']),
    title: texts(languages.length === 0 && isRaw(raw['title']) ? null : raw['title'], 'title'),
    description: texts(raw['description'], 'description'),
    term: texts(raw['term'], 'term'),
    style: {
      clauseNumber: reader.optional(style['clauseNumber'], CLAUSE_NUMBER_STYLES, 'style.clauseNumber') ?? DEFAULT_STYLE.clauseNumber,
      clauseWord: reader.optional(style['clauseWord'], CLAUSE_WORDS, 'style.clauseWord') ?? DEFAULT_STYLE.clauseWord,
      annexNumber: reader.optional(style['annexNumber'], ANNEX_NUMBER_STYLES, 'style.annexNumber') ?? DEFAULT_STYLE.annexNumber,
    },
    front: {
      titlePage: reader.flag(front['titlePage'], DEFAULT_FRONT.titlePage, 'front.titlePage'),
      contents: reader.flag(front['contents'], DEFAULT_FRONT.contents, 'front.contents'),
      parties: reader.flag(front['parties'], DEFAULT_FRONT.parties, 'front.parties'),
    },
    dayRule: reader.dayRule(raw['dayRule'], 'dayRule'),
    houseStyle: reader.houseStyle(raw['houseStyle'], 'houseStyle'),
    parties: reader.list(raw['parties'], 'parties').map((entry, index) => reader.party(entry, `parties[${index}]`, languages)),
    questions: reader.list(raw['questions'], 'questions').map((entry, index) => {
      const place = `questions[${index}]`
      const question = reader.object(entry, place, ['key', 'label', 'values'])
      const values = reader.list(question['values'], `${place}.values`).map((one, nth) => {
        const choice = reader.object(one, `${place}.values[${nth}]`, ['value', 'label'])
        return {
          value: reader.text(choice['value'], `${place}.values[${nth}].value`),
          label: texts(choice['label'], `${place}.values[${nth}].label`),
        }
      })
      if (values.length < 2) reader.report(`${place}.values`, 'wrong_value', { expected: '≥ 2' })
      return { key: reader.text(question['key'], `${place}.key`), label: texts(question['label'], `${place}.label`), values }
    }),
    fields: reader.list(raw['fields'], 'fields').map((entry, index) => {
      const place = `fields[${index}]`
      const field = reader.object(entry, place, ['key', 'type', 'owner', 'label'])
      return {
        key: reader.text(field['key'], `${place}.key`),
        type: reader.oneOf(field['type'], FIELD_TYPES, `${place}.type`),
        owner: reader.oneOf(field['owner'], FIELD_OWNERS, `${place}.owner`),
        label: texts(field['label'], `${place}.label`),
      }
    }),
    outline: reader.list(raw['outline'], 'outline').map((entry, index) => reader.outlineEntry(entry, `outline[${index}]`, languages)),
    annexes: reader.list(raw['annexes'], 'annexes').map((entry, index) => reader.annex(entry, `annexes[${index}]`, languages)),
    reserve: reader.list(raw['reserve'], 'reserve').map((name, index) => reader.text(name, `reserve[${index}]`)),
  }
  reader.problems.push(...checkKeys(standard, file))
  if (reader.problems.length > 0) throw new AppError('bad_library', { file }, reader.problems)
  return standard
}

/** Keys and identities are unique (alternatives share theirs, one for each answer to one question), and every condition names a question of the standard and one of its values. */
const checkKeys = (standard: Standard, file: string): Problem[] => {
  const problems: Problem[] = []
  const report = (place: string, code: string, params: Problem['params']): void => {
    problems.push({ place: `${file}: ${place}`, code, params })
  }
  const unique = (keys: readonly string[], place: string): void => {
    for (const key of new Set(keys.filter((one, index) => keys.indexOf(one) !== index))) report(place, 'duplicate_id', { id: key })
  }
  unique(
    [...standard.fields.map(({ key }) => key), ...standard.parties.flatMap(({ role }) => PARTY_FACTS.map((fact) => partyKey(role, fact)))],
    'fields',
  )
  unique(
    standard.questions.map(({ key }) => key),
    'questions',
  )

  const check = (entry: { readonly identity: string; readonly condition: Condition | null }): void => {
    const { condition } = entry
    const question = standard.questions.find(({ key }) => key === condition?.question)
    if (condition && !question?.values.some(({ value }) => value === condition.value)) {
      report(entry.identity, 'bad_condition', { text: `${condition.question} = ${condition.value}` })
    }
  }
  const groups = standard.outline.flatMap((entry) => (entry.kind === 'chapter' ? [entry, ...entry.sections] : [entry]))
  const places = [...groups.filter((entry) => entry.kind !== 'clause'), ...annexEntries(standard.annexes), ...clauseEntries(standard)]
  for (const [identity, entries] of Map.groupBy(places, (entry) => entry.identity)) {
    const questions = new Set(entries.map(({ condition }) => condition?.question))
    const values = new Set(entries.map(({ condition }) => condition?.value))
    const alternatives =
      entries.every((entry) => 'clause' in entry) && questions.size === 1 && values.size === entries.length && !questions.has(undefined)
    if (entries.length > 1 && !alternatives) report('outline', 'duplicate_id', { id: identity })
  }
  for (const entry of places) check(entry)
  // What is inside a clause is known to the library alone.
  const names = new Set([...places.map(({ identity }) => identity), ...clauseEntries(standard).map(({ clause }) => clause)])
  for (const [index, id] of standard.reserve.entries()) {
    if (!names.has(id) && !id.includes('/')) report(`reserve[${index}]`, 'unknown_part', { id })
  }
  return problems
}
