/** Drafting: a contract from a standard of the library and an answers file. */
import { createHash } from 'node:crypto'
import path from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { definedTerms } from '../../shared/document/defined-terms.ts'
import { addedIn, type Bringing, NO_ANSWERS, parseAnswers } from '../../shared/library/answers.ts'
import { assemble } from '../../shared/library/assemble.ts'
import { type Companion, type CompanionKind, namesIn, type Present, titleOf } from '../../shared/library/companions.ts'
import { draftSeed, idOfBytes } from '../../shared/library/draft-ids.ts'
import { identitiesIn } from '../../shared/library/identities.ts'
import { type JsonPlace, readJsonObject } from '../../shared/library/json-text.ts'
import { clauseEntries, partiesIn, type Standard, textIn } from '../../shared/library/standard.ts'
import type { Contract, ContractLanguage, FieldDefinition } from '../../shared/model.ts'
import { companionsIn } from './companions.ts'
import { readAtMost } from './read-at-most.ts'
import type { Library } from './library.ts'

/**
 * Ids for the parts of a contract: random to look at, but the same for the same identity of the same standard, so that two drafts from one standard
 * can be compared clause by clause and the same input gives the same file.
 */
export const draftIds =
  (standard: string) =>
  (identity: string): string =>
    idOfBytes(createHash('sha256').update(draftSeed(standard, identity)).digest())

/** No answers file of a person is larger. */
const MAX_ANSWERS_BYTES = 4_000_000

/** The text of a file that was saved as UTF-8; null where it was not, and nobody can know what its letters are. */
const utf8 = (bytes: Uint8Array): string | null => {
  // Two bytes a letter is full of zeros, and passes for UTF-8.
  if (bytes.includes(0)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * Read the JSON of an answers file. Throws `AppError`: `cannot_read_file`, `answers_too_large`, `answers_not_text`, `answers_not_json` with the place,
 * `bad_answers` where a key is there twice.
 */
export const readAnswersFile = (file: string): unknown => {
  const bytes = readAtMost(file, MAX_ANSWERS_BYTES, file)
  if (bytes === null) throw new AppError('answers_too_large', { file })
  const text = utf8(bytes)
  if (text === null) throw new AppError('answers_not_text', { file })
  const { fault, duplicates } = readJsonObject(text)
  const at = ({ line, column }: JsonPlace): string => `${path.basename(file)}:${line}:${column}`
  if (fault) throw new AppError('answers_not_json', { file }, [{ place: at(fault), code: fault.code, params: fault.params }])
  const twice = duplicates.map(({ path: key, first, again }) => ({ place: at(again), code: 'json_duplicate_key', params: { key, line: first.line } }))
  if (twice.length > 0) throw new AppError('bad_answers', {}, twice)
  return JSON.parse(text)
}

/** What a clause that an answers file adds brings into the contract. */
export interface Brought {
  /** The library's name of the clause. */
  readonly clause: string
  readonly title: string
  readonly parts: readonly Companion[]
  readonly fields: readonly FieldDefinition[]
}

export interface Draft {
  readonly contract: Contract
  /** By the clauses that brought something. */
  readonly brought: readonly Brought[]
}

/** What a contract of a standard has by the library's names, whatever the answers are. */
const presentIn = (standard: Standard, own: readonly string[], library: Library, language: ContractLanguage): Present => {
  const entries = clauseEntries(standard)
  const nodes = entries.flatMap(({ clause }) => library.clause(clause, language)?.node ?? [])
  // What the contract calls itself and its parties is said where they are introduced.
  const named = [textIn(standard.term, language), ...partiesIn(standard, language).flatMap(({ name, shortName }) => [name, shortName])]
  const terms = [...named.filter((name) => name !== ''), ...nodes.flatMap(definedTerms).map(({ term }) => term)]
  return {
    targets: new Set([...own, ...identitiesIn(standard), ...entries.map(({ clause }) => clause), ...nodes.flatMap((node) => [...namesIn([node])])]),
    terms: new Set(terms.map((term) => term.toLowerCase())),
    fields: new Set(standard.fields.map(({ key }) => key)),
  }
}

const KINDS = { none: [], terms_and_annexes: ['definition', 'annex'], all: ['definition', 'annex', 'clause'] } as const satisfies Record<
  Bringing,
  readonly CompanionKind[]
>

/** What the clauses bring that an answers file adds. Their fields come whatever is said: without them they would print nothing. */
const broughtBy = (answers: unknown, standard: Standard, library: Library, language: ContractLanguage): Brought[] => {
  const { clauses, annexes } = addedIn(answers)
  const known = clauses.flatMap(({ clause, bring }) => {
    const pinned = library.clause(clause, language)
    return pinned ? [{ clause, bring, node: pinned.node }] : []
  })
  if (known.length === 0) return []
  let present = presentIn(standard, [...known.map(({ clause }) => clause), ...annexes], library, language)
  return known.map(({ clause, bring, node }) => {
    const { parts, fields } = companionsIn(library, { id: clause, language, standard: standard.id, kinds: KINDS[bring] }, present)
    const nodes = [node, ...parts.flatMap((part) => part.nodes)]
    present = {
      targets: new Set([...present.targets, ...namesIn(nodes)]),
      terms: new Set([...present.terms, ...nodes.flatMap(definedTerms).map(({ term }) => term.toLowerCase())]),
      fields: new Set([...present.fields, ...fields.map(({ key }) => key)]),
    }
    return { clause, title: titleOf(node), parts, fields }
  })
}

/**
 * Draft a contract; `answers` is the parsed answers file or null for none. Clauses that it adds bring what they need and the contract lacks, as they do in
 * the window, where somebody chooses from it: here fields, definitions and annexes come, and whole clauses that are referred to where it is asked for. Throws `AppError` as `parseAnswers` and `assemble` do.
 */
export const draftWithBrought = (library: Library, standardId: string, language: ContractLanguage, answers: unknown): Draft => {
  const own = library.standard(standardId)
  const brought = broughtBy(answers, own, library, language)
  const fields = brought.flatMap((one) => one.fields).map((field) => ({ ...field, label: { [language]: field.label } }))
  const standard = { ...own, fields: [...own.fields, ...fields] }
  const idFor = draftIds(standardId)
  const contract = assemble(standard, answers === null ? NO_ANSWERS : parseAnswers(answers, standard, language), {
    language,
    clause: (id) => library.clause(id, language),
    clauseIds: library.clauseIds(language),
    companions: (clause) => brought.find((one) => one.clause === clause)?.parts ?? [],
    idFor,
  })
  const names = namesIn([contract.document])
  const isThere = ({ nodes }: Companion): boolean => [...namesIn(nodes)].some((name) => names.has(idFor(name)))
  const there = brought.map((one) => ({ ...one, parts: one.parts.filter(isThere) }))
  return { contract, brought: there.filter((one) => one.parts.length + one.fields.length > 0) }
}

/** The contract of `draftWithBrought`. */
export const draftContract = (library: Library, standardId: string, language: ContractLanguage, answers: unknown): Contract =>
  draftWithBrought(library, standardId, language, answers).contract
