/** Whatever is answered, a standard's numbers are the same in its Word file, in its outline, in references and in what is said to be open. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeDocx } from '../../../electron/docx/write/write-docx.ts'
import { EDITION_MARKS, readyToExport } from '../../../electron/services/export.ts'
import type { Outline } from '../../../shared/document/outline.ts'
import { LANGUAGES } from '../../../shared/language/languages.ts'
import { identitiesIn } from '../../../shared/library/identities.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Standard } from '../../../shared/library/standard.ts'
import { ANNEX_NUMBER_STYLES, CLAUSE_NUMBER_STYLES, CLAUSE_WORDS, type Contract, type ContractLanguage } from '../../../shared/model.ts'
import { contractProblems } from './contract-problems.ts'
import { draftStandard, shippedStandard, STANDARD_CASES } from './contracts.ts'
import { readWordFile } from './word-file.ts'

/** Any answers to a standard's questions, any numbers that the answers file can ask for, and any parts left out and reserved. */
const anyAnswers = (standard: Standard): fc.Arbitrary<object> => {
  const answers = fc.record(
    Object.fromEntries(standard.questions.map(({ key, values }) => [key, fc.constantFrom(...values.map(({ value }) => value))])),
  )
  const style = fc.record({
    clause_number: fc.constantFrom(...CLAUSE_NUMBER_STYLES),
    clause_word: fc.constantFrom(...CLAUSE_WORDS),
    annex_number: fc.constantFrom(...ANNEX_NUMBER_STYLES),
  })
  const parts = fc.uniqueArray(fc.constantFrom(...identitiesIn(standard)), { maxLength: 6 })
  return fc.record({ answers, style, parts, cut: fc.nat({ max: 6 }) }).map(({ parts: some, cut, ...wish }) => ({
    ...wish,
    clauses: { leave_out: some.slice(0, cut), reserve: some.slice(cut) },
  }))
}

/** Locked text is not to be left out: then nothing is. */
const drafted = (standard: string, language: ContractLanguage, wish: object): Contract => {
  try {
    return draftStandard(standard, language, wish)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'bad_answers') throw error
    return draftStandard(standard, language, { ...wish, clauses: {} })
  }
}

/** A number as it is referred to: the dot behind it belongs to its own line. */
const cited = (number: string): string => number.replace(/\.$/, '')

/** Where each part of an outline is found, as it is said of what is open there: by its number, in its annex. */
const placesIn = (contract: Contract, { items }: Outline): ReadonlySet<string> => {
  const { chapter, annex } = LANGUAGES[contract.language]
  const { clauseWord } = contract.style
  let around = ''
  return new Set(
    items.flatMap(({ kind, heading, ...item }) => {
      const number = cited(item.number)
      if (kind === 'annex') around = `${annex} ${number}`
      const printed = number === '' ? '' : `${clauseWord} ${number}`
      const own = kind === 'chapter' ? `${chapter} ${number}` : kind === 'annex' ? around : printed
      const place = kind === 'annex_clause' ? [around, own].filter((text) => text !== '').join(', ') : own
      return [place, `${place} ${heading}`.trim()]
    }),
  )
}

/** The places that what is open names and the outline has not. */
const strangePlaces = (contract: Contract): string[] => {
  const { outline, open } = readyToExport(contract, 'working')
  const places = placesIn(contract, outline)
  return open.flatMap(({ place, code }) => (code.startsWith('open_field_') || place === '–' || places.has(place) ? [] : [place]))
}

test.each(STANDARD_CASES)('%s in %s', { timeout: 120_000 }, (standard, language) => {
  fc.assert(
    fc.property(anyAnswers(shippedStandard(standard)), (wish) => {
      const contract = drafted(standard, language, wish)
      const { resolution, outline } = readyToExport(contract, 'working')
      const word = readWordFile(writeDocx(resolution, { ...EDITION_MARKS.signing, pageNumbers: null }))
      expect([contractProblems(word, contract, false), strangePlaces(contract)]).toEqual([[], []])
      // Each reference that prints a number prints that of the part it leads to.
      const byId = new Map(outline.items.map((item) => [item.id, item]))
      const wrong = outline.references.filter(({ text, target }) => {
        const item = byId.get(target)
        return item && /\d/.test(text) && /\d/.test(item.number) && !text.includes(cited(item.number))
      })
      expect(wrong).toEqual([])
    }),
    { numRuns: 5 },
  )
})
