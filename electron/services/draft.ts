/** Drafting: a contract from a standard of the library and an answers file. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import { reasonOf } from '../reasons.ts'
import { addedClauses, NO_ANSWERS, parseAnswers } from '../../shared/library/answers.ts'
import { assemble } from '../../shared/library/assemble.ts'
import { fieldsIn } from '../../shared/library/companions.ts'
import { draftSeed, idOfBytes } from '../../shared/library/draft-ids.ts'
import { languagesOf, type Standard } from '../../shared/library/standard.ts'
import type { Contract, ContractLanguage } from '../../shared/model.ts'
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

/** Read the JSON of an answers file. Throws `AppError`: `cannot_read_file`, `answers_too_large`, `answers_not_json`. */
export const readAnswersFile = (file: string): unknown => {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new AppError('cannot_read_file', { file, ...reasonOf(error) })
  }
  if (text.length > MAX_ANSWERS_BYTES) throw new AppError('answers_too_large', { file })
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new AppError('answers_not_json', { file, why: (error as Error).message })
  }
}

/** The standard with the fields that added clauses need and it lacks, as the other standards define them. */
const withFieldsFor = (standard: Standard, added: readonly string[], library: Library, language: ContractLanguage): Standard => {
  if (added.length === 0) return standard
  const known = new Map(
    [...library.standards().filter((one) => languagesOf(one).includes(language)), standard].flatMap(({ fields }) =>
      fields.map((field) => [field.key, field] as const),
    ),
  )
  const keys = new Set(standard.fields.map(({ key }) => key))
  for (const id of added) for (const key of fieldsIn([library.clause(id, language)?.node].filter((node) => node !== undefined))) keys.add(key)
  return { ...standard, fields: [...keys].flatMap((key) => known.get(key) ?? []) }
}

/**
 * Draft a contract; `answers` is the parsed answers file or null for none. Clauses that it adds bring the fields that they need. Throws `AppError` as
 * `parseAnswers` and `assemble` do.
 */
export const draftContract = (library: Library, standardId: string, language: ContractLanguage, answers: unknown): Contract => {
  const standard = withFieldsFor(library.standard(standardId), addedClauses(answers), library, language)
  return assemble(standard, answers === null ? NO_ANSWERS : parseAnswers(answers, standard, language), {
    language,
    clause: (id) => library.clause(id, language),
    clauseIds: library.clauseIds(language),
    idFor: draftIds(standardId),
  })
}
