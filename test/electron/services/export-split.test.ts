/** A contract in several files: together they have the numbers, texts and references of the one file, and none of them a reference into another. */
import { describe, expect, test } from 'vitest'
import { writeDocx } from '../../../electron/docx/write/write-docx.ts'
import { fileOfPart, plannedFiles } from '../../../electron/services/export-names.ts'
import { readyToExport } from '../../../electron/services/export.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import type { Contract } from '../../../shared/model.ts'
import { draftExample, ODD_CONTRACTS } from '../docx/contracts.ts'
import { contentsLines, plainSpaces, promptProblems, referenceProblems, references } from '../docx/expectations.ts'
import { hasValidator } from '../docx/validate.ts'
import { validateMany } from '../docx/validate-many.ts'
import { fieldsInBraces, readWordFile, type WordFile } from '../docx/word-file.ts'
import { descendants } from '../docx/xml.ts'
import { refusal } from '../../refused.ts'
import { temporaryFolder } from '../folders.ts'

const whole = (contract: Contract): WordFile => readWordFile(writeDocx(resolve(contract), { markOwners: false, pageNumbers: null }))
const split = (contract: Contract): { name: string; docx: Uint8Array; word: WordFile }[] => {
  const resolution = resolve(contract)
  const planned = plannedFiles(resolution, 'per_annex')
  return planned.map(({ name, part }) => {
    const docx = writeDocx(resolution, { markOwners: false, pageNumbers: null, part, fileOf: fileOfPart(planned) })
    return { name, docx, word: readWordFile(docx) }
  })
}
/** Numbered paragraphs with their number and text, as somebody reads them. */
const numbered = (word: WordFile): string[] =>
  word.paragraphs.filter(({ linked }) => linked).map(({ label, text }) => `${label} ${plainSpaces(text)}`)
const lists = (word: WordFile): string[] =>
  word.paragraphs.flatMap(({ label, linked, text }) => (label !== null && !linked ? [`${label} ${plainSpaces(text)}`] : []))

/** The links of a file to places in others. */
const linksOf = (word: WordFile): { file: string; bookmark: string }[] => {
  const targets = new Map(
    [...(word.parts.get('word/_rels/document.xml.rels') ?? '').matchAll(/Id="([^"]*)" [^>]*Target="([^"]*)" TargetMode="External"/g)].map(
      ([, id = '', target = '']) => [id, decodeURIComponent(target)],
    ),
  )
  return descendants(word.document, 'w:hyperlink').flatMap(({ attributes }) => {
    const file = targets.get(attributes['r:id'] ?? '')
    return file === undefined ? [] : [{ file, bookmark: attributes['w:anchor'] ?? '' }]
  })
}

const danish = draftExample('municipality-da')
const example = split(danish)
const others: readonly (readonly [string, Contract])[] = [
  ['the Norwegian example', draftExample('municipality-nb')],
  ...Object.entries(ODD_CONTRACTS).map(([name, make]) => [`a contract ${name}`, make()] as const),
]
/** Each contract in several files and in one, written once for all tests. */
const WRITTEN = [
  ['the Danish example', example, whole(danish)] as const,
  ...others.map(([name, contract]) => [name, split(contract), whole(contract)] as const),
]

describe.each(WRITTEN)('%s', (_name, files, one) => {
  test('in several files reads as in one: every number, text and list label', () => {
    expect(files.flatMap(({ word }) => numbered(word))).toEqual(numbered(one))
    expect(files.flatMap(({ word }) => lists(word))).toEqual(lists(one))
  })

  test('has in each file only references that have their target there', () => {
    for (const { word } of files) {
      expect(referenceProblems(word)).toEqual([])
      expect(promptProblems(word, false)).toEqual([])
    }
    const here = files.reduce((sum, { word }) => sum + references(word).length, 0)
    expect(here).toBeLessThanOrEqual(references(one).length)
  })
})

test('an annex file alone is headed with the annex’s number and title, and says which contract it belongs to', () => {
  const third = example[3]
  expect(third?.name).toBe('Bilag 03 Vederlag og betalingsplan.docx')
  expect(third && numbered(third.word)[0]).toBe('Bilag 3 Vederlag og betalingsplan')
  const headers = [...(third?.word.parts ?? [])].filter(([part]) => /header\d\.xml$/.test(part)).map(([, xml]) => fieldsInBraces(xml).join(''))
  expect(headers).toEqual(headers.map(() => expect.stringMatching(/ – Bilag 3$/)))
})

test('the main contract lists every annex, but its table of contents only what is in it', () => {
  const [main] = example
  if (!main) throw new Error('no file')
  const texts = main.word.paragraphs.filter(({ inTable }) => inTable).map(({ text }) => plainSpaces(text))
  expect(texts).toEqual(expect.arrayContaining(['Bilag 1', 'Bilag 13', 'Databehandleraftale']))
  expect(contentsLines(main.word).length).toBeGreaterThan(10)
  expect(contentsLines(main.word).filter((line) => JSON.stringify(line).includes('Bilag'))).toEqual([])
})

test('a reference to another file is a link to it by name, with the number that the part has there', () => {
  const [main] = example
  const paragraph = main?.word.paragraphs.findIndex(({ text, inTable }) => !inTable && plainSpaces(text).includes('Bilag 3')) ?? -1
  expect(paragraph).toBeGreaterThan(-1)
  expect(main && references(main.word).filter((field) => field.paragraph === paragraph && field.result.includes('Bilag'))).toEqual([])
  expect(main && linksOf(main.word).map(({ file }) => file)).toContain('Bilag 03 Vederlag og betalingsplan.docx')
})

test('every link to another file leads to a bookmark that is there', () => {
  const bookmarks = new Map(example.map(({ name, word }) => [name, new Set(word.bookmarks.map((one) => one.name))]))
  const links = example.flatMap(({ word }) => linksOf(word))
  expect(links.length).toBeGreaterThan(10)
  expect(links.filter(({ file, bookmark }) => !bookmarks.get(file)?.has(bookmark))).toEqual([])
})

test('a contract without annexes is one file whatever is asked for', () => {
  const bare = {
    ...danish,
    document: danish.document.cut(
      0,
      danish.document.children.filter(({ type }) => type.name !== 'annex').reduce((size, node) => size + node.nodeSize, 0),
    ),
  }
  expect(plannedFiles(resolve(bare), 'per_annex')).toEqual([{ name: expect.stringMatching(/\.docx$/), part: 'whole' }])
})

test('the signing edition is refused before anything is written, with everything that is open', () => {
  const error = refusal(() => readyToExport(danish, 'signing'))
  expect([error.code, error.problems.length > 5]).toEqual(['not_ready_to_sign', true])
  expect(() => readyToExport(draftExample('municipality-da-signing'), 'signing')).not.toThrow()
})

test.skipIf(!hasValidator)("Microsoft's Open XML SDK validator finds no error in the files", async () => {
  // The first files of the odd ones have everything that the others have.
  const looked = new Map(
    WRITTEN.flatMap(([name, files]) =>
      files
        .filter((_file, index) => (files === example ? [0, 3, 6, 13].includes(index) : index < 4))
        .map(({ docx }, index) => [`${name} ${index}`.replaceAll(/\W+/g, '-'), docx] as const),
    ),
  )
  expect(looked.size).toBeGreaterThan(20)
  expect(await validateMany(looked, ['Microsoft365'], temporaryFolder())).toEqual([])
})
