/** Every standard in every language and edition is a Word file without an error, and says to each reader what that edition is for. */
import { describe, expect, test } from 'vitest'
import { writeDocx } from '../../../electron/docx/write/write-docx.ts'
import { EDITION_MARKS, readyToExport } from '../../../electron/services/export.ts'
import { EDITIONS, type Edition } from '../../../shared/export-wish.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Contract } from '../../../shared/model.ts'
import { LANGUAGES } from '../../../shared/language/languages.ts'
import { temporaryFolder } from '../folders.ts'
import { accessibilityProblems, headlessTables } from './accessibility.ts'
import { draftStandard, filledIn, STANDARD_CASES } from './contracts.ts'
import { hasValidator } from './validate.ts'
import { validateMany } from './validate-many.ts'
import { readWordFile } from './word-file.ts'

const CASES = STANDARD_CASES.flatMap(([standard, language]) => EDITIONS.map((edition) => [standard, language, edition] as const))

/** Page numbers are laid out elsewhere: they change no structure. */
const written = (contract: Contract, edition: Edition): Uint8Array =>
  writeDocx(readyToExport(edition === 'signing' ? filledIn(contract) : contract, edition).resolution, {
    ...EDITION_MARKS[edition],
    pageNumbers: null,
  })

describe('every standard', () => {
  const files = new Map<string, Uint8Array>()

  test.each(CASES)('%s in %s, edition %s', (standard, language, edition) => {
    const docx = written(draftStandard(standard, language), edition)
    files.set(`${standard}-${language}-${edition}`, docx)
    const { guidanceFor } = LANGUAGES[language]
    const word = readWordFile(docx)
    const text = word.paragraphs.map((paragraph) => paragraph.text).join('\n')
    expect(text.includes(`${guidanceFor.drafter}: `)).toBe(edition === 'working')
    expect(edition === 'signing' && text.includes(guidanceFor.tenderer)).toBe(false)
    expect([...accessibilityProblems(word), ...headlessTables(word)]).toEqual([])
  })

  test.skipIf(!hasValidator)("Microsoft's Open XML SDK validator finds no error in them", async () => {
    // The working edition has everything that the others have; the large standards take the validator seconds each.
    const looked = [...files].filter(([name]) => name.endsWith('-working') || !/^(?:it-|licence)/.test(name))
    expect(looked.length).toBeGreaterThan(STANDARD_CASES.length)
    expect(await validateMany(new Map(looked), ['Microsoft365'], temporaryFolder())).toEqual([])
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
