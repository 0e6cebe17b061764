/** Drafting: a contract from a standard of the library and an answers file. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import { reasonOf } from '../reasons.ts'
import { NO_ANSWERS, parseAnswers } from '../../shared/library/answers.ts'
import { assemble } from '../../shared/library/assemble.ts'
import { draftSeed, idOfBytes } from '../../shared/library/draft-ids.ts'
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

/** Draft a contract; `answers` is the parsed answers file or null for none. Throws `AppError` as `parseAnswers` and `assemble` do. */
export const draftContract = (library: Library, standardId: string, language: ContractLanguage, answers: unknown): Contract => {
  const standard = library.standard(standardId)
  return assemble(standard, answers === null ? NO_ANSWERS : parseAnswers(answers, standard, language), {
    language,
    clause: (id) => library.clause(id, language),
    clauseIds: library.clauseIds(language),
    idFor: draftIds(standardId),
  })
}
