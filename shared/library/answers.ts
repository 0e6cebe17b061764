/** The answers file: what a user decides for one contract, read and checked with a place for everything that is wrong. */
import { partyKey } from '../document/special-fields.ts'
import { AppError, type Problem } from '../errors.ts'
import type { ContractLanguage, FieldValue } from '../model.ts'
import { nearest } from '../nearest.ts'
import { checkCvrValue, checkOrganisationNumberValue, checkValue, type CheckedValue } from './field-values.ts'
import { type Standard, textIn } from './standard.ts'

/** Where a clause goes: right after or before another part, or as the last clause of a section or annex. */
export type Where = { readonly after: string } | { readonly before: string } | { readonly into: string }

export interface Answers {
  readonly title: string | null
  /** Field values, those of the parties under `ROLE.FACT`. */
  readonly values: Readonly<Record<string, FieldValue>>
  readonly answers: Readonly<Record<string, string>>
  /** Identities of the standard; `place` is where in the file the wish stands. */
  readonly leaveOut: readonly { readonly id: string; readonly place: string }[]
  readonly reserve: readonly { readonly id: string; readonly place: string }[]
  readonly add: readonly { readonly clause: string; readonly where: Where; readonly place: string }[]
  readonly move: readonly { readonly clause: string; readonly where: Where; readonly place: string }[]
}

export const NO_ANSWERS: Answers = { title: null, values: {}, answers: {}, leaveOut: [], reserve: [], add: [], move: [] }

type Raw = Readonly<Record<string, unknown>>
const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value)

const isId = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** Read an answers file (already parsed from JSON) against a standard. Throws `AppError('bad_answers')` with every problem. */
export const parseAnswers = (json: unknown, standard: Standard, language: ContractLanguage): Answers => {
  const problems: Problem[] = []
  const report = (place: string, code: string, params: Problem['params'] = {}): void => {
    problems.push({ place, code, params })
  }
  const unknown = (place: string, code: string, key: string, known: readonly string[]): void => {
    const near = nearest(key, known)
    report(place, near === null ? code : `${code}_near`, near === null ? { known: known.join(', ') } : { near })
  }
  const object = (value: unknown, place: string, known: readonly string[]): Raw => {
    if (value === undefined) return {}
    if (!isRaw(value)) {
      report(place, 'not_an_object', { known: known.join(', ') })
      return {}
    }
    for (const key of Object.keys(value)) if (!known.includes(key)) unknown(place === '' ? key : `${place}.${key}`, 'unknown_key', key, known)
    return value
  }
  const values: Record<string, FieldValue> = {}
  const take = (key: string, checked: CheckedValue, place: string): void => {
    if (checked.problem) report(place, checked.problem.code, checked.problem.params)
    else values[key] = checked.value
  }

  const root = object(json, '', ['title', 'parties', 'fields', 'answers', 'clauses'])
  if (json === undefined) report('', 'not_an_object', { known: 'title, parties, fields, answers, clauses' })
  let title: string | null = null
  if (root['title'] !== undefined) {
    const checked = checkValue('text', root['title'])
    if (checked.problem) report('title', checked.problem.code, checked.problem.params)
    else title = String(checked.value)
  }

  const roles = standard.parties.map(({ role }) => role)
  const parties = object(root['parties'], 'parties', roles)
  for (const role of roles) {
    if (parties[role] === undefined) continue
    const place = `parties.${role}`
    const party = object(parties[role], place, ['name', 'address', 'cvr', 'organisation_number', 'contact'])
    if (party['name'] !== undefined) take(partyKey(role, 'name'), checkValue('text', party['name']), `${place}.name`)
    if (party['address'] !== undefined) {
      const lines: unknown = party['address']
      const sound = Array.isArray(lines) && lines.length > 0 && lines.every((line) => typeof line === 'string' && line.trim() !== '')
      if (sound) take(partyKey(role, 'address'), checkValue('address', lines.join('\n')), `${place}.address`)
      else report(`${place}.address`, 'not_an_address')
    }
    if (party['cvr'] !== undefined && party['organisation_number'] !== undefined) report(place, 'two_registrations')
    else if (party['cvr'] !== undefined) take(partyKey(role, 'registration'), checkCvrValue(party['cvr']), `${place}.cvr`)
    else if (party['organisation_number'] !== undefined) {
      take(partyKey(role, 'registration'), checkOrganisationNumberValue(party['organisation_number']), `${place}.organisation_number`)
    }
    const contact = object(party['contact'], `${place}.contact`, ['name', 'email', 'phone'])
    if (contact['name'] !== undefined) take(partyKey(role, 'contact_name'), checkValue('text', contact['name']), `${place}.contact.name`)
    if (contact['email'] !== undefined) take(partyKey(role, 'contact_email'), checkValue('email', contact['email']), `${place}.contact.email`)
    if (contact['phone'] !== undefined) take(partyKey(role, 'contact_phone'), checkValue('phone', contact['phone']), `${place}.contact.phone`)
  }

  if (root['fields'] !== undefined && !isRaw(root['fields'])) report('fields', 'not_an_object', { known: 'KEY: VALUE' })
  for (const [key, value] of Object.entries(isRaw(root['fields']) ? root['fields'] : {})) {
    const field = standard.fields.find((one) => one.key === key)
    if (field) take(key, checkValue(field.type, value), `fields.${key}`)
    else
      unknown(
        `fields.${key}`,
        'unknown_field',
        key,
        standard.fields.map((one) => one.key),
      )
  }

  const answers: Record<string, string> = {}
  const given = object(
    root['answers'],
    'answers',
    standard.questions.map(({ key }) => key),
  )
  for (const question of standard.questions) {
    const value = given[question.key]
    if (value === undefined) continue
    if (typeof value === 'string' && question.values.some((one) => one.value === value)) answers[question.key] = value
    else
      report(`answers.${question.key}`, 'unknown_answer', {
        question: textIn(question.label, language),
        known: question.values.map((one) => one.value).join(', '),
      })
  }

  const clauses = object(root['clauses'], 'clauses', ['leave_out', 'reserve', 'add', 'move'])
  const list = (key: string): readonly unknown[] => {
    const value = clauses[key]
    if (value !== undefined && !Array.isArray(value)) report(`clauses.${key}`, 'not_a_list')
    return Array.isArray(value) ? value : []
  }
  const ids = (key: string): { id: string; place: string }[] =>
    list(key).flatMap((id, index) => {
      const place = `clauses.${key}[${index}]`
      if (isId(id)) return [{ id, place }]
      report(place, 'not_an_id')
      return []
    })
  const wishes = (key: string): { clause: string; where: Where; place: string }[] =>
    list(key).flatMap((wish, index) => {
      const place = `clauses.${key}[${index}]`
      const raw = isRaw(wish) ? object(wish, place, ['clause', 'after', 'before', 'into']) : {}
      const where = (['after', 'before', 'into'] as const).filter((one) => raw[one] !== undefined)
      const [only] = where
      const { clause } = raw
      if (!isId(clause) || where.length !== 1 || only === undefined || !isId(raw[only])) {
        report(place, 'not_a_wish')
        return []
      }
      return [{ clause, where: { [only]: raw[only] } as unknown as Where, place }]
    })

  const result: Answers = { title, values, answers, leaveOut: ids('leave_out'), reserve: ids('reserve'), add: wishes('add'), move: wishes('move') }
  if (problems.length > 0) throw new AppError('bad_answers', {}, problems)
  return result
}
