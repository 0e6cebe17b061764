/** The answers file: what a user decides for one contract, read and checked with a place for everything that is wrong. */
import { ANNEX_STATES, type AnnexState } from '../document/attributes.ts'
import { ANNEX_OWNERS, type AnnexOwner } from '../document/schema.ts'
import { AppError } from '../errors.ts'
import {
  ANNEX_NUMBER_STYLES,
  CLAUSE_NUMBER_STYLES,
  CLAUSE_WORDS,
  type ContractLanguage,
  type ContractStyle,
  DAY_RULES,
  type DayRule,
  type FieldValue,
  type Front,
} from '../model.ts'
import { type PartyAnswers, readParties } from './answers-parties.ts'
import { AnswersReader, given, isRaw } from './answers-reader.ts'
import { checkValue } from './field-values.ts'
import { type Standard, textIn } from './standard.ts'

/** Where a clause goes: right after or before another part, or as the last clause of a section or annex. */
export type Where = { readonly after: string } | { readonly before: string } | { readonly into: string }

/** What is to be of an annex; null or not there: as the standard has it. */
export interface AnnexAnswer {
  readonly id: string
  readonly place: string
  /** Its title. */
  readonly title?: string
  /** Where an annex stands that is not the standard's but comes with the answers. */
  readonly where?: Where
  readonly state: AnnexState | null
  readonly owner: AnnexOwner | null
  /** The name of an outside document that is its content (empty: not named yet); null: its text is here. */
  readonly file?: string | null
}

export interface Answers {
  readonly title: string | null
  /** Field values, those of the parties under `ROLE.FACT`. */
  readonly values: Readonly<Record<string, FieldValue>>
  readonly answers: Readonly<Record<string, string>>
  /** By role. */
  readonly parties: Readonly<Record<string, PartyAnswers>>
  readonly style: Partial<ContractStyle>
  readonly front: Partial<Front>
  /** Null: that of the standard. */
  readonly dayRule: DayRule | null
  readonly annexes: readonly AnnexAnswer[]
  /** What takes the place of blanks in a part: one text for all of them, or one for each in reading order (null leaves it blank). */
  readonly blanks: readonly { readonly id: string; readonly texts: string | readonly (string | null)[]; readonly place: string }[]
  /** Identities of the standard; `place` is where in the file the wish stands. */
  readonly leaveOut: readonly { readonly id: string; readonly place: string }[]
  readonly reserve: readonly { readonly id: string; readonly place: string }[]
  readonly add: readonly { readonly clause: string; readonly where: Where; readonly place: string }[]
  readonly move: readonly { readonly clause: string; readonly where: Where; readonly place: string }[]
  /** Other headings for chapters, sections and clauses. */
  readonly headings: readonly { readonly id: string; readonly text: string; readonly place: string }[]
  /** Clauses that become text of what they stand in, without a number. */
  readonly join: readonly { readonly id: string; readonly place: string }[]
  /** Clauses whose locked text the contract deviates from, with the reason. */
  readonly unlock: readonly { readonly id: string; readonly text: string; readonly place: string }[]
}

export const NO_ANSWERS: Answers = {
  title: null,
  values: {},
  answers: {},
  parties: {},
  style: {},
  front: {},
  dayRule: null,
  annexes: [],
  blanks: [],
  leaveOut: [],
  reserve: [],
  add: [],
  move: [],
  headings: [],
  join: [],
  unlock: [],
}

const TOP_KEYS = ['title', 'parties', 'fields', 'answers', 'style', 'front', 'day_rule', 'annexes', 'blanks', 'clauses']

const WHERE = ['after', 'before', 'into'] as const

const isId = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** What a clause that is added brings along of what it needs. Clauses that it refers to have needs of their own: they come when they are asked for. */
const BRINGING = ['none', 'terms_and_annexes', 'all'] as const
export type Bringing = (typeof BRINGING)[number]

export interface Added {
  readonly clauses: readonly { readonly clause: string; readonly bring: Bringing }[]
  /** The names of annexes, the standard's and those that come in. */
  readonly annexes: readonly string[]
}

/** What an answers file adds, as far as it can be read before its fields are known; its problems are found when it is. */
export const addedIn = (json: unknown): Added => {
  const { clauses, annexes } = isRaw(json) ? json : {}
  const added = isRaw(clauses) ? clauses['add'] : undefined
  const wishes: readonly unknown[] = Array.isArray(added) ? added : []
  return {
    clauses: wishes.flatMap((wish) => {
      const { clause, bring } = isRaw(wish) ? wish : {}
      return isId(clause) ? [{ clause, bring: BRINGING.find((one) => one === bring) ?? 'terms_and_annexes' }] : []
    }),
    annexes: isRaw(annexes) ? Object.keys(annexes) : [],
  }
}

/** Read an answers file (already parsed from JSON) against a standard. Throws `AppError('bad_answers')` with every problem. */
export const parseAnswers = (json: unknown, standard: Standard, language: ContractLanguage): Answers => {
  const reader = new AnswersReader()
  const root = reader.object(json, '', TOP_KEYS)
  if (json === undefined) reader.report('', 'not_an_object', { known: TOP_KEYS.join(', ') })
  const title = root['title'] === undefined ? null : reader.value(checkValue('text', root['title']), 'title')
  const fieldKeys = standard.fields.map(({ key }) => key)
  const parties = readParties(
    root['parties'],
    standard.parties.map(({ role }) => role),
    fieldKeys,
    reader,
  )
  const values: Record<string, FieldValue> = { ...parties.values }

  if (root['fields'] !== undefined && !isRaw(root['fields'])) reader.report('fields', 'not_an_object', { known: 'KEY: VALUE' })
  for (const [key, value] of Object.entries(isRaw(root['fields']) ? root['fields'] : {})) {
    const field = standard.fields.find((one) => one.key === key)
    const checked = field && reader.value(checkValue(field.type, value), `fields.${key}`)
    if (checked === undefined) reader.unknown(`fields.${key}`, 'unknown_field', key, fieldKeys)
    else if (checked !== null) values[key] = checked
  }

  const answers: Record<string, string> = {}
  const answered = reader.object(
    root['answers'],
    'answers',
    standard.questions.map(({ key }) => key),
  )
  for (const question of standard.questions) {
    const value = answered[question.key]
    if (value === undefined) continue
    if (typeof value === 'string' && question.values.some((one) => one.value === value)) answers[question.key] = value
    else
      reader.report(`answers.${question.key}`, 'unknown_answer', {
        question: textIn(question.label, language),
        known: question.values.map((one) => one.value).join(', '),
      })
  }

  const clauses = reader.object(root['clauses'], 'clauses', ['leave_out', 'reserve', 'add', 'move', 'join', 'headings', 'unlock'])
  const list = (key: string): readonly unknown[] => reader.list(clauses[key], `clauses.${key}`)
  const ids = (key: string): { id: string; place: string }[] =>
    list(key).flatMap((id, index) => {
      const place = `clauses.${key}[${index}]`
      if (isId(id)) return [{ id, place }]
      reader.report(place, 'not_an_id')
      return []
    })
  const wishes = (key: string, more: readonly string[] = []): { clause: string; where: Where; place: string }[] =>
    list(key).flatMap((wish, index) => {
      const place = `clauses.${key}[${index}]`
      const raw = isRaw(wish) ? reader.object(wish, place, ['clause', ...WHERE, ...more]) : {}
      reader.oneOf(raw['bring'], BRINGING, `${place}.bring`)
      const where = WHERE.filter((one) => raw[one] !== undefined)
      const [only] = where
      const { clause } = raw
      if (!isId(clause) || where.length !== 1 || only === undefined || !isId(raw[only])) {
        reader.report(place, 'not_a_wish')
        return []
      }
      return [{ clause, where: { [only]: raw[only] } as unknown as Where, place }]
    })

  const style = reader.object(root['style'], 'style', ['clause_number', 'clause_word', 'annex_number'])
  const front = reader.object(root['front'], 'front', ['title_page', 'contents', 'parties'])
  const result: Answers = {
    title: title === null ? null : String(title),
    values,
    answers,
    parties: parties.parties,
    style: given<ContractStyle>({
      clauseNumber: reader.oneOf(style['clause_number'], CLAUSE_NUMBER_STYLES, 'style.clause_number'),
      clauseWord: reader.oneOf(style['clause_word'], CLAUSE_WORDS, 'style.clause_word'),
      annexNumber: reader.oneOf(style['annex_number'], ANNEX_NUMBER_STYLES, 'style.annex_number'),
    }),
    front: given<Front>({
      titlePage: reader.flag(front['title_page'], 'front.title_page'),
      contents: reader.flag(front['contents'], 'front.contents'),
      parties: reader.flag(front['parties'], 'front.parties'),
    }),
    dayRule: reader.oneOf(root['day_rule'], DAY_RULES, 'day_rule') ?? null,
    annexes: readAnnexes(root['annexes'], reader),
    blanks: readBlanks(root['blanks'], reader),
    leaveOut: ids('leave_out'),
    reserve: ids('reserve'),
    add: wishes('add', ['bring']),
    move: wishes('move'),
    headings: readTexts('clauses.headings', clauses['headings'], reader),
    join: ids('join'),
    unlock: readTexts('clauses.unlock', clauses['unlock'], reader),
  }
  if (reader.problems.length > 0) throw new AppError('bad_answers', {}, reader.problems)
  return result
}

/** What is said of annexes, by their identity in the standard. Whether there is such an annex shows when the contract is assembled. */
const readAnnexes = (value: unknown, reader: AnswersReader): AnnexAnswer[] => {
  if (value !== undefined && !isRaw(value)) reader.report('annexes', 'not_an_object', { known: 'ID: {title, state, owner, file}' })
  return Object.entries(isRaw(value) ? value : {}).map(([id, one]) => {
    const place = `annexes.${id}`
    const raw = reader.object(one, place, ['title', 'after', 'before', 'into', 'state', 'owner', 'file'])
    const { file } = raw
    const title = raw['title'] === undefined ? null : reader.value(checkValue('text', raw['title']), `${place}.title`)
    const where = WHERE.filter((key) => raw[key] !== undefined)
    const [only] = where
    if (where.length > 1 || (only !== undefined && !isId(raw[only]))) reader.report(place, 'not_an_annex_wish')
    else if (only !== undefined && raw['title'] === undefined) reader.report(`${place}.title`, 'wrong_value', { expected: '"…"' })
    if (file !== undefined && typeof file !== 'boolean' && (typeof file !== 'string' || file.trim() === '')) {
      reader.report(`${place}.file`, 'wrong_value', { expected: 'true, false, "…"' })
    }
    return {
      id,
      place,
      ...(title !== null && { title: String(title) }),
      ...(only !== undefined && { where: { [only]: raw[only] } as unknown as Where }),
      state: reader.oneOf(raw['state'], ANNEX_STATES, `${place}.state`) ?? null,
      owner: reader.oneOf(raw['owner'], ANNEX_OWNERS, `${place}.owner`) ?? null,
      ...(file !== undefined && { file: typeof file === 'string' ? file.trim() : file === true ? '' : null }),
    }
  })
}

/** A text for each of some parts, by their identity in the standard. */
const readTexts = (where: string, value: unknown, reader: AnswersReader): Answers['headings'] => {
  if (value !== undefined && !isRaw(value)) reader.report(where, 'not_an_object', { known: 'ID: "…"' })
  return Object.entries(isRaw(value) ? value : {}).map(([id, one]) => {
    const place = `${where}.${id}`
    return { id, place, text: String(reader.value(checkValue('text', one), place) ?? '') }
  })
}

/** What is written in the blanks of parts, by their identity in the standard. How many a part has shows when the contract is assembled. */
const readBlanks = (value: unknown, reader: AnswersReader): Answers['blanks'] => {
  if (value !== undefined && !isRaw(value)) reader.report('blanks', 'not_an_object', { known: 'ID: "…" | ["…", …]' })
  const text = (one: unknown, place: string): string => String(reader.value(checkValue('text', one), place) ?? '')
  return Object.entries(isRaw(value) ? value : {}).map(([id, one]) => {
    const place = `blanks.${id}`
    const each = (item: unknown, index: number): string | null => (item === null ? null : text(item, `${place}[${index}]`))
    return { id, texts: Array.isArray(one) ? one.map(each) : text(one, place), place }
  })
}
