/** Reads the parts of a contract standard from parsed YAML or JSON. */
import { ANNEX_OWNERS } from '../document/schema.ts'
import { ANNEX_STATES } from '../document/attributes.ts'
import type { Problem } from '../errors.ts'
import {
  CLOSED_DAYS,
  CONTRACT_LANGUAGES,
  type Condition,
  type ContractLanguage,
  DAY_RULES,
  type DayRule,
  FIELD_OWNERS,
  HOUSE_STYLE_ID,
  PARTY_INTRODUCTIONS,
  type Representative,
  REPRESENTATIVE_ROLES,
} from '../model.ts'
import { CLAUSE_ORDERS } from './clause-order.ts'
import { parseCondition } from './clause-text.ts'
import type { AnnexEntry, ClauseEntry, ClauseSection, OutlineEntry, SectionEntry, StandardParty, Texts } from './standard.ts'

export type Raw = Readonly<Record<string, unknown>>
export const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Notes each problem with its place, so that all of them are found in one reading. */
export class StandardReader {
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

  /** `yes` and `no` as well as `true` and `false`: YAML 1.2 takes the first two for words. */
  flag(value: unknown, standard: boolean, place: string): boolean {
    if (value === undefined) return standard
    const flag = value === true || value === 'yes' ? true : value === false || value === 'no' ? false : null
    if (flag === null) this.report(place, 'wrong_value', { expected: 'yes, no' })
    return flag ?? standard
  }

  optional<T extends string>(value: unknown, known: readonly T[], place: string): T | null {
    return value === undefined ? null : this.oneOf(value, known, place)
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

  dayRule(value: unknown, place: string): DayRule | null {
    if (!isRaw(value)) return this.optional(value, DAY_RULES, place)
    const raw = this.object(value, place, ['saturdays', 'closed'])
    const closed = this.list(raw['closed'], `${place}.closed`).map((day, index) => this.oneOf(day, CLOSED_DAYS, `${place}.closed[${index}]`))
    return { saturdays: this.flag(raw['saturdays'], false, `${place}.saturdays`), closed: CLOSED_DAYS.filter((day) => closed.includes(day)) }
  }

  houseStyle(value: unknown, place: string): string | null {
    if (value === undefined) return null
    const id = this.text(value, place)
    if (id !== '' && !HOUSE_STYLE_ID.test(id)) this.report(place, 'wrong_value', { expected: String(HOUSE_STYLE_ID) })
    return id
  }

  person(value: unknown, place: string): Representative {
    const raw = this.object(value, place, ['role', 'name', 'title', 'email', 'phone'])
    const fact = (key: string): string => (raw[key] === undefined ? '' : this.text(raw[key], `${place}.${key}`))
    const role = this.oneOf(raw['role'], REPRESENTATIVE_ROLES, `${place}.role`)
    return { role, name: fact('name'), title: fact('title'), email: fact('email'), phone: fact('phone') }
  }

  party(value: unknown, place: string, languages: readonly ContractLanguage[]): StandardParty {
    const raw = this.object(value, place, ['role', 'owner', 'name', 'shortName', 'introduction', 'representatives'])
    return {
      role: this.text(raw['role'], `${place}.role`),
      owner: this.oneOf(raw['owner'], FIELD_OWNERS, `${place}.owner`),
      name: this.texts(raw['name'], `${place}.name`, languages),
      shortName: raw['shortName'] === undefined ? null : this.texts(raw['shortName'], `${place}.shortName`, languages),
      introduction: this.optional(raw['introduction'], PARTY_INTRODUCTIONS, `${place}.introduction`) ?? 'hereinafter',
      representatives: this.list(raw['representatives'], `${place}.representatives`).map((one, index) =>
        this.person(one, `${place}.representatives[${index}]`),
      ),
    }
  }

  clause(value: unknown, place: string): ClauseEntry {
    if (typeof value === 'string') return { clause: value, identity: value, condition: null, only: null }
    const raw = this.object(value, place, ['clause', 'as', 'when', 'only'])
    const clause = this.text(raw['clause'], `${place}.clause`)
    return {
      clause,
      identity: raw['as'] === undefined ? clause : this.text(raw['as'], `${place}.as`),
      condition: this.condition(raw['when'], `${place}.when`),
      only: this.optional(raw['only'], CONTRACT_LANGUAGES, `${place}.only`),
    }
  }

  clauses(value: unknown, place: string): ClauseEntry[] {
    return this.list(value, place).map((entry, index) => this.clause(entry, `${place}[${index}]`))
  }

  section(value: unknown, place: string, languages: readonly ContractLanguage[]): SectionEntry {
    const raw = this.object(value, place, ['section', 'heading', 'when', 'order', 'clauses'])
    return {
      kind: 'section',
      identity: this.text(raw['section'], `${place}.section`),
      heading: this.texts(raw['heading'], `${place}.heading`, languages),
      condition: this.condition(raw['when'], `${place}.when`),
      order: this.optional(raw['order'], CLAUSE_ORDERS, `${place}.order`),
      clauses: this.clauses(raw['clauses'], `${place}.clauses`),
    }
  }

  annex(value: unknown, place: string, languages: readonly ContractLanguage[]): AnnexEntry {
    const raw = this.object(value, place, ['annex', 'heading', 'when', 'owner', 'state', 'file', 'order', 'clauses', 'annexes'])
    const isFile = raw['file'] !== undefined && raw['file'] !== false && raw['file'] !== 'no'
    return {
      kind: 'annex',
      identity: this.text(raw['annex'], `${place}.annex`),
      heading: this.texts(raw['heading'], `${place}.heading`, languages),
      condition: this.condition(raw['when'], `${place}.when`),
      owner: this.optional(raw['owner'], ANNEX_OWNERS, `${place}.owner`),
      state: this.optional(raw['state'], ANNEX_STATES, `${place}.state`) ?? 'included',
      file: !isFile ? null : raw['file'] === true || raw['file'] === 'yes' ? '' : this.text(raw['file'], `${place}.file`),
      order: this.optional(raw['order'], CLAUSE_ORDERS, `${place}.order`),
      clauses: this.clauses(raw['clauses'], `${place}.clauses`),
      annexes: this.list(raw['annexes'], `${place}.annexes`).map((sub, index) => this.annex(sub, `${place}.annexes[${index}]`, languages)),
    }
  }

  /** A section or a clause that stands at level 1 itself. */
  levelOne(value: unknown, place: string, languages: readonly ContractLanguage[]): SectionEntry | ClauseSection {
    if (typeof value === 'string' || (isRaw(value) && value['clause'] !== undefined)) return { kind: 'clause', ...this.clause(value, place) }
    return this.section(value, place, languages)
  }

  outlineEntry(value: unknown, place: string, languages: readonly ContractLanguage[]): OutlineEntry {
    if (!isRaw(value) || value['chapter'] === undefined) return this.levelOne(value, place, languages)
    const raw = this.object(value, place, ['chapter', 'heading', 'when', 'sections'])
    return {
      kind: 'chapter',
      identity: this.text(raw['chapter'], `${place}.chapter`),
      heading: this.texts(raw['heading'], `${place}.heading`, languages),
      condition: this.condition(raw['when'], `${place}.when`),
      sections: this.list(raw['sections'], `${place}.sections`).map((one, index) => this.levelOne(one, `${place}.sections[${index}]`, languages)),
    }
  }
}
