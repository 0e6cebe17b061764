/** Every standard in every language and edition is a Word file without an error, and says to each reader what that edition is for. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeDocx } from '../../../electron/docx/write/write-docx.ts'
import { EDITION_MARKS, readyToExport } from '../../../electron/services/export.ts'
import { EDITIONS, type Edition } from '../../../shared/export-wish.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Contract } from '../../../shared/model.ts'
import { LANGUAGES } from '../../../shared/language/languages.ts'
import { accessibilityProblems, headlessTables } from './accessibility.ts'
import { draftStandard, filledIn, STANDARD_CASES } from './contracts.ts'
import { hasValidator, validate } from './validate.ts'
import { readWordFile } from './word-file.ts'

const CASES = STANDARD_CASES.flatMap(([standard, language]) => EDITIONS.map((edition) => [standard, language, edition] as const))

/** Page numbers are laid out elsewhere: they change no structure. */
const written = (contract: Contract, edition: Edition): Uint8Array =>
  writeDocx(readyToExport(edition === 'signing' ? filledIn(contract) : contract, edition).resolution, {
    ...EDITION_MARKS[edition],
    pageNumbers: null,
  })

describe('every standard', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'klausul-standards-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each(CASES)('%s in %s, edition %s', async (standard, language, edition) => {
    const docx = written(draftStandard(standard, language), edition)
    const { guidanceFor } = LANGUAGES[language]
    const word = readWordFile(docx)
    const text = word.paragraphs.map((paragraph) => paragraph.text).join('\n')
    expect(text.includes(`${guidanceFor.drafter}: `)).toBe(edition === 'working')
    expect(edition === 'signing' && text.includes(guidanceFor.tenderer)).toBe(false)
    expect([...accessibilityProblems(word), ...headlessTables(word)]).toEqual([])
    // The working edition has everything that the others have; each run of the validator loads its whole schema.
    if (!hasValidator || (edition !== 'working' && standard !== 'partner')) return
    const file = path.join(folder, `${standard}-${language}-${edition}.docx`)
    writeFileSync(file, docx)
    expect(await validate(file, 'Microsoft365')).toEqual([])
  })

  test.each(STANDARD_CASES)('%s in %s with open fields is refused for signing, with every place', (standard, language) => {
    let thrown: unknown = null
    try {
      readyToExport(draftStandard(standard, language), 'signing')
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(AppError)
    expect((thrown as AppError).problems.length).toBeGreaterThan(0)
  })
})
