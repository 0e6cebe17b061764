/** A contract standard: an ordered outline of chapters, sections, clauses and annexes with its questions, fields and parties, in every language it is written in. */
import { PARTY_FACTS, partyKey } from '../document/special-fields.ts'
import { AppError, type Problem } from '../errors.ts'
import {
  CONTRACT_LANGUAGES,
  type Condition,
  type ContractLanguage,
  FIELD_OWNERS,
  FIELD_TYPES,
  type FieldDefinition,
  type FieldOwner,
  type Party,
  type Question,
} from '../model.ts'
import { parseCondition } from './clause-text.ts'

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
  readonly clauses: readonly ClauseEntry[]
}
export interface ChapterEntry {
  readonly kind: 'chapter'
  readonly identity: string
  readonly heading: Texts
  readonly condition: Condition | null
  readonly sections: readonly SectionEntry[]
}
export interface AnnexEntry {
  readonly kind: 'annex'
  readonly identity: string
  readonly heading: Texts
  readonly condition: Condition | null
  readonly clauses: readonly ClauseEntry[]
  readonly annexes: readonly AnnexEntry[]
}

export interface Standard {
  readonly id: string
  readonly version: number
  readonly title: Texts
  readonly description: Texts
  readonly term: Texts
  readonly parties: readonly (Omit<Party, 'name'> & { readonly name: Texts })[]
  readonly questions: readonly {
    readonly key: string
    readonly label: Texts
    readonly values: readonly { readonly value: string; readonly label: Texts }[]
  }[]
  readonly fields: readonly (Omit<FieldDefinition, 'label'> & { readonly label: Texts })[]
  readonly outline: readonly (SectionEntry | ChapterEntry)[]
  readonly annexes: readonly AnnexEntry[]
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

/** Every clause entry of a standard, body first. */
export const clauseEntries = (standard: Standard): ClauseEntry[] => {
  const annexClauses = (annex: AnnexEntry): ClauseEntry[] => [...annex.clauses, ...annex.annexes.flatMap(annexClauses)]
  const sections = standard.outline.flatMap((entry) => (entry.kind === 'chapter' ? entry.sections : [entry]))
  return [...sections.flatMap((section) => section.clauses), ...standard.annexes.flatMap(annexClauses)]
}

type Raw = Readonly<Record<string, unknown>>
const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads parts of a standard from parsed YAML or JSON, noting each problem with its place. */
class StandardReader {
  readonly problems: Problem[] = []
  private readonly file: string

  constructor(file: string) {
    this.file = file
  }

  report(place: string, code: string, params: Problem['params'] = {}): void {
    this.problems.push({ place: `${this.file}: ${place}`, code, params })
  }

  object(value: unknown, place: string, known: readonly string[]): Raw {
    if (!isRaw(value)) {
      this.report(place, 'wrong_value', { expected: `{${known.join(', ')}}` })
      return {}
    }
    for (const key of Object.keys(value)) if (!known.includes(key)) this.report(`${place}.${key}`, 'unknown_key', { known: known.join(', ') })
    return value
  }

  list(value: unknown, place: string): readonly unknown[] {
    if (value === undefined) return []
    if (!Array.isArray(value)) this.report(place, 'wrong_value', { expected: '[…]' })
    return Array.isArray(value) ? value : []
  }

  text(value: unknown, place: string): string {
    if (typeof value !== 'string' || value.trim() === '') this.report(place, 'wrong_value', { expected: 'text' })
    return typeof value === 'string' ? value : ''
  }

  oneOf<T extends string>(value: unknown, known: readonly T[], place: string): T {
    const found = known.find((one) => one === value)
    if (found === undefined) this.report(place, 'wrong_value', { expected: known.join(', ') })
    return found ?? (known[0] as T)
  }

  texts(value: unknown, place: string, languages: readonly ContractLanguage[]): Texts {
    const raw = this.object(value, place, CONTRACT_LANGUAGES)
    for (const language of languages) this.text(raw[language], `${place}.${language}`)
    return raw
  }

  condition(value: unknown, place: string): Condition | null {
    if (value === undefined) return null
    const condition = typeof value === 'string' ? parseCondition(value) : null
    if (!condition) this.report(place, 'bad_condition', { text: JSON.stringify(value) })
    return condition
  }

  clause(value: unknown, place: string): ClauseEntry {
    if (typeof value === 'string') return { clause: value, identity: value, condition: null, only: null }
    const raw = this.object(value, place, ['clause', 'as', 'when', 'only'])
    const clause = this.text(raw['clause'], `${place}.clause`)
    return {
      clause,
      identity: raw['as'] === undefined ? clause : this.text(raw['as'], `${place}.as`),
      condition: this.condition(raw['when'], `${place}.when`),
      only: raw['only'] === undefined ? null : this.oneOf(raw['only'], CONTRACT_LANGUAGES, `${place}.only`),
    }
  }

  clauses(value: unknown, place: string): ClauseEntry[] {
    return this.list(value, place).map((entry, index) => this.clause(entry, `${place}[${index}]`))
  }

  section(value: unknown, place: string, languages: readonly ContractLanguage[]): SectionEntry {
    const raw = this.object(value, place, ['section', 'heading', 'when', 'clauses'])
    return {
      kind: 'section',
      identity: this.text(raw['section'], `${place}.section`),
      heading: this.texts(raw['heading'], `${place}.heading`, languages),
      condition: this.condition(raw['when'], `${place}.when`),
      clauses: this.clauses(raw['clauses'], `${place}.clauses`),
    }
  }

  annex(value: unknown, place: string, languages: readonly ContractLanguage[]): AnnexEntry {
    const raw = this.object(value, place, ['annex', 'heading', 'when', 'clauses', 'annexes'])
    return {
      kind: 'annex',
      identity: this.text(raw['annex'], `${place}.annex`),
      heading: this.texts(raw['heading'], `${place}.heading`, languages),
      condition: this.condition(raw['when'], `${place}.when`),
      clauses: this.clauses(raw['clauses'], `${place}.clauses`),
      annexes: this.list(raw['annexes'], `${place}.annexes`).map((sub, index) => this.annex(sub, `${place}.annexes[${index}]`, languages)),
    }
  }

  outlineEntry(value: unknown, place: string, languages: readonly ContractLanguage[]): SectionEntry | ChapterEntry {
    if (!isRaw(value) || value['chapter'] === undefined) return this.section(value, place, languages)
    const raw = this.object(value, place, ['chapter', 'heading', 'when', 'sections'])
    return {
      kind: 'chapter',
      identity: this.text(raw['chapter'], `${place}.chapter`),
      heading: this.texts(raw['heading'], `${place}.heading`, languages),
      condition: this.condition(raw['when'], `${place}.when`),
      sections: this.list(raw['sections'], `${place}.sections`).map((section, index) =>
        this.section(section, `${place}.sections[${index}]`, languages),
      ),
    }
  }
}

/** Read a standard from parsed YAML. Throws `AppError('bad_library')` with the place of every problem. */
export const parseStandard = (value: unknown, file: string): Standard => {
  const reader = new StandardReader(file)
  const raw = reader.object(value, 'standard', [
    'id',
    'version',
    'title',
    'description',
    'term',
    'parties',
    'questions',
    'fields',
    'outline',
    'annexes',
  ])
  const languages = CONTRACT_LANGUAGES.filter((language) => isRaw(raw['title']) && raw['title'][language] !== undefined)
  const texts = (text: unknown, place: string): Texts => reader.texts(text, place, languages)
  const owner = (text: unknown, place: string): FieldOwner => reader.oneOf(text, FIELD_OWNERS, place)
  if (!Number.isInteger(raw['version']) || Number(raw['version']) < 1) reader.report('version', 'wrong_value', { expected: '1, 2, 3 …' })

  const standard: Standard = {
    id: reader.text(raw['id'], 'id'),
    version: Number(raw['version']),
    title: texts(languages.length === 0 && isRaw(raw['title']) ? null : raw['title'], 'title'),
    description: texts(raw['description'], 'description'),
    term: texts(raw['term'], 'term'),
    parties: reader.list(raw['parties'], 'parties').map((entry, index) => {
      const place = `parties[${index}]`
      const party = reader.object(entry, place, ['role', 'owner', 'name'])
      return {
        role: reader.text(party['role'], `${place}.role`),
        owner: owner(party['owner'], `${place}.owner`),
        name: texts(party['name'], `${place}.name`),
      }
    }),
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
        owner: owner(field['owner'], `${place}.owner`),
        label: texts(field['label'], `${place}.label`),
      }
    }),
    outline: reader.list(raw['outline'], 'outline').map((entry, index) => reader.outlineEntry(entry, `outline[${index}]`, languages)),
    annexes: reader.list(raw['annexes'], 'annexes').map((entry, index) => reader.annex(entry, `annexes[${index}]`, languages)),
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
  const annexes = (entries: readonly AnnexEntry[]): AnnexEntry[] => entries.flatMap((annex) => [annex, ...annexes(annex.annexes)])
  const groups = [
    ...standard.outline.flatMap((entry) => (entry.kind === 'chapter' ? [entry, ...entry.sections] : [entry])),
    ...annexes(standard.annexes),
  ]
  const places = [...groups, ...clauseEntries(standard)]
  for (const [identity, entries] of Map.groupBy(places, (entry) => entry.identity)) {
    const questions = new Set(entries.map(({ condition }) => condition?.question))
    const values = new Set(entries.map(({ condition }) => condition?.value))
    const alternatives =
      entries.every((entry) => 'clause' in entry) && questions.size === 1 && values.size === entries.length && !questions.has(undefined)
    if (entries.length > 1 && !alternatives) report('outline', 'duplicate_id', { id: identity })
  }
  for (const entry of places) check(entry)
  return problems
}
