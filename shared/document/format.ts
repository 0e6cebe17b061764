/** Contracts as stored JSON: a version number of its own, a chain of migrations, and a check that names the place of whatever is wrong. */
import type { Node } from 'prosemirror-model'
import { AppError, type Problem } from '../errors.ts'
import {
  ANNEX_NUMBER_STYLES,
  CLAUSE_NUMBER_STYLES,
  CLAUSE_WORDS,
  CONTRACT_LANGUAGES,
  type Contract,
  CLOSED_DAYS,
  DAY_RULES,
  FIELD_OWNERS,
  FIELD_TYPES,
  HOUSE_STYLE_ID,
  PARTY_INTRODUCTIONS,
  REPRESENTATIVE_ROLES,
} from '../model.ts'
import { isPart, partAttributes } from './attributes.ts'
import { allParts } from './numbering.ts'
import { isAddress } from './frozen-numbers.ts'
import { nodeJson } from './json.ts'
import { isObject, readingRoot } from './read-node.ts'

export const FORMAT_VERSION = 3

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
export type JsonObject = { readonly [key: string]: Json }

/**
 * One step from a version to the next, over raw JSON. Append-only; a step never imports code whose meaning may change. A step changes the record alone:
 * the pieces of a document are stored one by one and carry no version, so the schema grows by attributes that may be missing instead (schema.ts).
 */
export type Migration = (contract: JsonObject) => JsonObject

const objectsIn = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? (value as Json[]).filter(isObject) : [])

/** `MIGRATIONS[n]` leads from format n + 1 to n + 2. */
export const MIGRATIONS: readonly Migration[] = [
  (contract) => ({
    ...contract,
    style: { annexNumber: 'digit', ...(isObject(contract['style']) && contract['style']) },
    parties: objectsIn(contract['parties']).map((party) => ({ shortName: '', introduction: 'hereinafter', representatives: [], ...party })),
    front: { titlePage: true, contents: true, parties: true },
    dayRule: contract['language'] === 'da' ? 'k01' : 'nb',
    frozen: null,
  }),
  (contract) => ({ houseStyle: 'plain', ...contract }),
]

/** A list in Word has nine levels (ECMA-376 17.9.6); those of an annex share theirs with two levels of annex numbers. */
export const MAX_CLAUSE_DEPTH = 9
export const MAX_ANNEX_CLAUSE_DEPTH = 7
export const MAX_ANNEX_DEPTH = 2

/** Ids are unique; alternatives may share one if no answer can include two of them. Nesting stays within what Word can number. */
export const documentProblems = (document: Node): Problem[] => {
  const problems: Problem[] = []
  const seen = new Map<string, Node[]>()
  for (const { node, within } of allParts(document)) {
    const { id, condition } = partAttributes(node)
    const report = (code: string, params: Problem['params']): void => {
      problems.push({ place: [...within, node].map((part) => `${part.type.name} ${partAttributes(part).id}`).join(' > '), code, params })
    }
    const others = seen.get(id) ?? []
    const exclusive = others.every((other) => {
      const theirs = partAttributes(other).condition
      return condition !== null && theirs !== null && theirs.question === condition.question && theirs.value !== condition.value
    })
    if (!exclusive) report('duplicate_id', { id })
    seen.set(id, [...others, node])

    const inAnnex = within.some((part) => part.type.name === 'annex')
    const clauseDepth = within.filter((part) => part.type.name === 'clause').length + 1
    if (node.type.name === 'clause' && clauseDepth > (inAnnex ? MAX_ANNEX_CLAUSE_DEPTH : MAX_CLAUSE_DEPTH)) {
      report('too_deep', { depth: clauseDepth, max: inAnnex ? MAX_ANNEX_CLAUSE_DEPTH : MAX_CLAUSE_DEPTH })
    }
    const annexDepth = within.filter((part) => part.type.name === 'annex').length + 1
    if (node.type.name === 'annex' && annexDepth > MAX_ANNEX_DEPTH) {
      report('too_deep', { depth: annexDepth, max: MAX_ANNEX_DEPTH })
    }
  }
  const inner = new Set<string>()
  document.descendants((node) => {
    if (isPart(node) || typeof node.attrs['id'] !== 'string') return
    const id: string = node.attrs['id']
    if (inner.has(id) || seen.has(id)) problems.push({ place: `${node.type.name} ${id}`, code: 'duplicate_id', params: { id } })
    inner.add(id)
  })
  return problems
}

/** What a generator comes to, without stopping on the way. */
const straightThrough = <Result>(steps: Generator<void, Result>): Result => {
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

function* parsingDocument(json: Json): Generator<void, Node> {
  const problems: Problem[] = []
  const node = yield* readingRoot(json, problems)
  if (node && node.type.name !== 'contract') problems.push({ place: 'contract', code: 'unknown_node', params: { type: node.type.name } })
  if (node && problems.length === 0) problems.push(...documentProblems(node))
  if (!node || problems.length > 0) throw new AppError('bad_document', {}, problems)
  return node
}

/** Read a document node of type `contract` from JSON. Throws `AppError('bad_document')` with the place of each problem. */
export const parseDocument = (json: Json): Node => straightThrough(parsingDocument(json))

/** What is wrong with the record around the document. */
const checkRecord = (record: JsonObject): Problem[] => {
  const problems: Problem[] = []
  const expect = (holds: boolean, place: string, expected: string): void => {
    if (!holds) problems.push({ place, code: 'wrong_value', params: { expected } })
  }
  const list = (key: string): readonly Json[] => {
    const value = record[key]
    expect(Array.isArray(value), key, 'a list')
    return Array.isArray(value) ? (value as Json[]) : []
  }
  const strings = (value: Json, keys: readonly string[]): boolean => isObject(value) && keys.every((key) => typeof value[key] === 'string')

  expect(typeof record['title'] === 'string', 'title', 'a text')
  expect(typeof record['term'] === 'string', 'term', 'a text')
  expect((CONTRACT_LANGUAGES as readonly Json[]).includes(record['language'] ?? null), 'language', CONTRACT_LANGUAGES.join(', '))
  const standard = record['standard'] ?? null
  expect(strings(standard, ['id']) && Number.isInteger((standard as JsonObject)['version']), 'standard', '{id, version}')
  const style = record['style'] ?? null
  const oneOf = (value: Json | undefined, known: readonly Json[]): boolean => known.includes(value ?? null)
  const soundStyle =
    isObject(style) &&
    oneOf(style['clauseNumber'], CLAUSE_NUMBER_STYLES) &&
    oneOf(style['clauseWord'], CLAUSE_WORDS) &&
    oneOf(style['annexNumber'], ANNEX_NUMBER_STYLES)
  expect(soundStyle, 'style', '{clauseNumber, clauseWord, annexNumber}')
  const front = record['front'] ?? null
  const soundFront = isObject(front) && ['titlePage', 'contents', 'parties'].every((key) => typeof front[key] === 'boolean')
  expect(soundFront, 'front', '{titlePage, contents, parties}')
  expect(typeof record['houseStyle'] === 'string' && HOUSE_STYLE_ID.test(record['houseStyle']), 'houseStyle', 'an id')
  const dayRule = record['dayRule'] ?? null
  const isOwnRule =
    isObject(dayRule) &&
    typeof dayRule['saturdays'] === 'boolean' &&
    Array.isArray(dayRule['closed']) &&
    (dayRule['closed'] as Json[]).every((day) => oneOf(day, CLOSED_DAYS))
  expect(isOwnRule || oneOf(dayRule, DAY_RULES), 'dayRule', `${DAY_RULES.join(', ')}, {saturdays, closed}`)
  const frozen = record['frozen'] ?? null
  expect(
    frozen === null || (isObject(frozen) && Object.values(frozen).every((value) => typeof value === 'string' && isAddress(value))),
    'frozen',
    'addresses',
  )
  list('parties').forEach((party, index) => {
    const known =
      strings(party, ['role', 'owner', 'name', 'shortName']) &&
      oneOf((party as JsonObject)['owner'], FIELD_OWNERS) &&
      oneOf((party as JsonObject)['introduction'], PARTY_INTRODUCTIONS)
    expect(known, `parties[${index}]`, '{role, owner, name, shortName, introduction}')
    const people = isObject(party) ? party['representatives'] : null
    const soundPeople =
      Array.isArray(people) &&
      (people as Json[]).every(
        (one) => strings(one, ['role', 'name', 'title', 'email', 'phone']) && oneOf((one as JsonObject)['role'], REPRESENTATIVE_ROLES),
      )
    expect(soundPeople, `parties[${index}].representatives`, '[{role, name, title, email, phone}]')
  })
  list('fields').forEach((field, index) => {
    const known =
      strings(field, ['key', 'label', 'type', 'owner']) &&
      (FIELD_TYPES as readonly Json[]).includes((field as JsonObject)['type'] ?? null) &&
      (FIELD_OWNERS as readonly Json[]).includes((field as JsonObject)['owner'] ?? null)
    expect(known, `fields[${index}]`, '{key, label, type, owner}')
  })
  list('questions').forEach((question, index) => {
    const values = strings(question, ['key', 'label']) ? (question as JsonObject)['values'] : null
    const known = Array.isArray(values) && (values as Json[]).every((value) => strings(value, ['value', 'label']))
    expect(known, `questions[${index}]`, '{key, label, values}')
  })
  const values = record['values'] ?? null
  expect(
    isObject(values) && Object.values(values).every((value) => typeof value === 'string' || typeof value === 'number'),
    'values',
    'texts and numbers',
  )
  const answers = record['answers'] ?? null
  expect(isObject(answers) && Object.values(answers).every((value) => typeof value === 'string'), 'answers', 'texts')
  return problems
}

/** A contract as the JSON text that is stored. The same for equal contracts, in whatever order their parts were put together. */
export const serialise = (contract: Contract): string => {
  const parts = Object.entries({ format: FORMAT_VERSION, ...contract, document: nodeJson(contract.document) })
  return JSON.stringify(Object.fromEntries(parts.toSorted(([one], [other]) => (one < other ? -1 : 1))))
}

/** `parse` in steps, for whoever may not be away for long: each takes about as long as one chapter. */
export function* parsing(text: string, migrations: readonly Migration[] = MIGRATIONS): Generator<void, Contract> {
  let json: Json
  try {
    json = JSON.parse(text) as Json
  } catch (error) {
    throw new AppError('bad_document', {}, [{ place: 'contract', code: 'not_json', params: { why: (error as Error).message } }])
  }
  const current = migrations.length + 1
  const version = isObject(json) ? json['format'] : undefined
  if (!isObject(json) || typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw new AppError('bad_document', {}, [{ place: 'format', code: 'wrong_value', params: { expected: `1–${current}` } }])
  }
  if (version > current) throw new AppError('newer_format', { format: version, known: current })
  const migrated = migrations.slice(version - 1).reduce<JsonObject>((contract, migrate) => migrate(contract), json)
  const { format: _format, document, ...record } = migrated
  const problems = checkRecord(record)
  if (problems.length > 0) throw new AppError('bad_document', {}, problems)
  return { ...(record as unknown as Omit<Contract, 'document'>), document: yield* parsingDocument(document ?? null) }
}

/**
 * Read a stored contract, migrating older formats. Throws `AppError`: `newer_format` for one from a newer version of the program,
 * `bad_document` with the places of what is wrong otherwise.
 */
export const parse = (text: string, migrations: readonly Migration[] = MIGRATIONS): Contract => straightThrough(parsing(text, migrations))
