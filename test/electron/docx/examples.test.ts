/** The Word files of the shipped examples, read as Word reads them. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { defaultWish, type Edition } from '../../../shared/export-wish.ts'
import { exportContract, EDITION_MARKS, readyToExport, type WordFile as Written, writeOptions } from '../../../electron/services/export.ts'
import { flatten } from '../../../shared/document/flatten.ts'
import { outline, usedFields } from '../../../shared/document/outline.ts'
import { guidanceText } from '../../../shared/document/plain-text.ts'
import { resolve, type Resolution } from '../../../shared/document/resolve.ts'
import { BROKEN_FILL, OPEN_FILL } from '../../../electron/docx/write/look.ts'
import { writeDocx } from '../../../electron/docx/write/write-docx.ts'
import { DEFAULT_HOUSE_STYLE } from '../../../shared/house-style.ts'
import type { Contract } from '../../../shared/model.ts'
import { accessibilityProblems, foreignProblems, headlessTables } from './accessibility.ts'
import { draftExample, draftStandard, type Example } from './contracts.ts'
import {
  bookmarkProblems,
  contentsLines,
  contentsProblems,
  definitionProblems,
  formattingProblems,
  listProblems,
  numberProblems,
  openRuns,
  pieceProblems,
  plainSpaces,
  promptProblems,
  referenceProblems,
  references,
  signatureProblems,
  tableProblems,
  textProblems,
} from './expectations.ts'
import { fieldsInBraces, readWordFile, type WordFile } from './word-file.ts'
import { child, isOn, parseXml, valueOf } from './xml.ts'

/** `paged` where the pages are laid out as well, which takes longer than everything else: once in each language. */
const EDITIONS: readonly (readonly [Example, Edition, paged: boolean])[] = [
  ['municipality-da', 'working', true],
  ['municipality-nb', 'working', false],
  ['municipality-da', 'tender', false],
  ['municipality-nb-signing', 'signing', true],
]
const withoutPages = (contract: Contract, edition: Edition): Written => {
  const ready = readyToExport(contract, edition)
  const options = writeOptions(ready, { wish: defaultWish(edition), houseStyle: DEFAULT_HOUSE_STYLE })
  return { docx: writeDocx(ready.resolution, { ...options, pageNumbers: null }), guesses: [] }
}
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe.each(EDITIONS)('the Word file of %s, %s edition,', (example, edition, paged) => {
  const { guidance = [] } = EDITION_MARKS[edition]
  const language = example.includes('-da') ? 'da' : 'nb'
  let resolution: Resolution
  let guesses: readonly string[]
  let word: WordFile
  beforeAll(() => {
    const contract = draftExample(example)
    resolution = resolve(contract)
    const written = paged ? exportContract(contract, edition) : withoutPages(contract, edition)
    guesses = written.guesses
    word = readWordFile(written.docx)
  })

  test('numbers every chapter, clause and annex as the outline does', () => {
    expect(numberProblems(word, resolution)).toEqual([])
    expect(outline(resolution).items.length).toBeGreaterThan(300)
  })
  test('labels every item of its enumerations as the contract does', () => {
    expect(listProblems(word, resolution)).toEqual([])
  })
  test('holds every paragraph of the contract, whole and in order', () => {
    expect(edition === 'tender' ? [] : textProblems(word, resolution, guidance)).toEqual([])
    expect(pieceProblems(word, resolution, guidance)).toEqual([])
  })
  test('shows in every reference what updating its field would give', () => {
    expect(references(word).length).toBeGreaterThan(250)
    expect(referenceProblems(word)).toEqual([])
  })
  test('names every bookmark once and validly, and points at none that is missing', () => {
    expect(bookmarkProblems(word)).toEqual([])
    // Besides the parts: the title page, the parties and the signatures.
    expect(word.bookmarks.length).toBe(outline(resolution).items.length + 3)
  })
  test('lists level-1 clauses and annexes in its table of contents, with page numbers that do not fall', () => {
    expect(contentsLines(word).length).toBeGreaterThan(30)
    expect(contentsProblems(word, resolution, paged)).toEqual([])
    expect(guesses).toEqual([])
  })
  test('asks for no update and uses no simple fields', () => {
    expect(promptProblems(word, paged)).toEqual([])
  })
  test('has multilevel lists with identities of their own, whose levels and heading styles are linked both ways', () => {
    expect(definitionProblems(word)).toEqual([])
    const numbered = ['Heading1', 'Heading2', 'Annex', 'SubAnnex', 'AnnexHeading1']
    expect(numbered.filter((style) => valueOf(word.styles.byId.get(style), 'w:pPr', 'w:numPr', 'w:numId') === undefined)).toEqual([])
  })
  test('is marked with its language, its title and no time', () => {
    const locale = language === 'da' ? 'da-DK' : 'nb-NO'
    const core = parseXml(word.parts.get('docProps/core.xml') ?? '')
    expect(child(core, 'dc:language')?.children).toEqual([locale])
    expect(child(core, 'dc:title')?.children).toEqual([resolution.contract.title])
    expect(word.parts.get('docProps/core.xml')).not.toMatch(/\d{4}-\d\d-\d\d|dcterms:(created|modified)/)
    expect(valueOf(word.styles.root, 'w:docDefaults', 'w:rPrDefault', 'w:rPr', 'w:lang')).toBe(locale)
    expect(word.parts.get('word/settings.xml')).toContain(`<w:themeFontLang w:val="${locale}"/>`)
  })
  test('prints its title in the header and the page of pages in the footer, but not on the title page', () => {
    const printed = (kind: string): string[] =>
      [...word.parts].filter(([name]) => name.startsWith(`word/${kind}`) && name.endsWith('.xml')).flatMap(([, xml]) => fieldsInBraces(xml))
    expect(printed('header').toSorted()).toEqual(['', resolution.contract.title])
    const pages = language === 'da' ? 'Side\u00a0{PAGE} af\u00a0{NUMPAGES}' : 'Side\u00a0{PAGE} av\u00a0{NUMPAGES}'
    // What is signed says what it is on its title page too.
    const stamp = expect.stringMatching(
      new RegExp(`^${resolution.contract.title} · Finger(aftryk|avtrykk)\\u00a0[0-9A-Z]{4}(\\u2011[0-9A-Z]{4}){3}$`),
    )
    expect(printed('footer').toSorted()).toEqual(edition === 'signing' ? [stamp, stamp, pages] : ['', pages])
    expect(isOn(child(word.document, 'w:body', 'w:sectPr'), 'w:titlePg')).toBe(true)
  })
  test('brackets and shades exactly the fields that are open', () => {
    const open = usedFields(resolution).filter((field) => field.open)
    const shaded = openRuns(word, OPEN_FILL)
    for (const text of shaded) expect(text).toMatch(/^\[[^[\]]+\]$/)
    expect(open.length === 0).toBe(edition === 'signing')
    expect(shaded.length === 0).toBe(edition === 'signing')
    expect(open.filter(({ text }) => !shaded.some((one) => one.includes(text.slice(1)))).map(({ key }) => key)).toEqual([])
    expect(openRuns(word, BROKEN_FILL)).toEqual([])
    const unshaded =
      word.paragraphs
        .map(({ text }) => text)
        .join('\n')
        .split('[').length - 1
    expect(shaded.length).toBe(unshaded)
  })
  test('says who fills a field in only in the tender edition', () => {
    const { filledBy } = resolution.language
    const text = word.paragraphs.map((paragraph) => paragraph.text).join('\n')
    const tenderers = flatten(resolution)
      .flatMap((block) => ('runs' in block ? block.runs : []))
      .filter(({ open }) => open?.owner === 'tenderer')
    expect(text.includes(`[${filledBy.tenderer}: `)).toBe(edition === 'tender')
    expect(tenderers.length > 0).toBe(edition !== 'signing')
    const unmarked = tenderers.filter(({ text: field }) => !plainSpaces(text).includes(plainSpaces(`[${filledBy.tenderer}: ${field.slice(1)}`)))
    expect(edition === 'tender' ? unmarked : []).toEqual([])
  })

  test('says so of the fields on the title page, of the parties and at the signatures too', () => {
    const { filledBy } = resolution.language
    const text = plainSpaces(word.paragraphs.map((paragraph) => paragraph.text).join('\n'))
    const outsideText = usedFields(resolution).filter(({ key, open }) => open && /^supplier\.|_signatory$|^signing_date$/.test(key))
    const unmarked = outsideText.filter(({ text: field, definition }) => {
      const by = filledBy[definition?.owner ?? 'buyer']
      return !text.includes(plainSpaces(`[${by}: ${field.slice(1)}`))
    })
    expect(edition === 'tender' ? unmarked : []).toEqual([])
  })
  test('holds the drafter’s guidance only in the working edition', () => {
    const text = plainSpaces(word.paragraphs.map((paragraph) => paragraph.text).join(' '))
    const notes = guidanceText(resolution.contract.document).split('\n')
    expect(notes.length).toBeGreaterThan(50)
    const found = notes.filter((note) => text.includes(plainSpaces(note)))
    // Word for word it is compared with the rest of the text; here notes with references in them are not found.
    expect(found.length > 50).toBe(edition === 'working')
    expect(edition === 'working' ? [] : found).toEqual([])
  })
  test('keeps the signatures together and repeats the header rows of tables', () => {
    expect(signatureProblems(word, 1)).toEqual([])
    expect(tableProblems(word)).toEqual([])
  })
  test('can be read with a screen reader', () => {
    expect(accessibilityProblems(word)).toEqual([])
    expect(headlessTables(word)).toEqual([])
    expect(foreignProblems(word, resolution, guidance)).toEqual([])
  })
  test('formats paragraphs by their styles alone', () => {
    expect(formattingProblems(word)).toEqual([])
  })
})

const write = (): string => hash(exportContract(draftStandard('licence', 'da'), 'tender').docx)

test('the same contract gives the same bytes in another process in another time zone', () => {
  const here = write()
  const contracts = path.join(import.meta.dirname, 'contracts.ts')
  const exporting = path.join(import.meta.dirname, '..', '..', '..', 'electron', 'services', 'export.ts')
  const script = `
    import { createHash } from 'node:crypto'
    import { draftStandard } from ${JSON.stringify(contracts)}
    import { exportContract } from ${JSON.stringify(exporting)}
    const { docx } = exportContract(draftStandard('licence', 'da'), 'tender')
    process.stdout.write(createHash('sha256').update(docx).digest('hex') + ' ' + new Date(0).getHours())`
  const there = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TZ: 'Pacific/Auckland', LANG: 'en_US.UTF-8' },
    encoding: 'utf8',
  })
  expect(there.stderr).toBe('')
  expect(there.stdout).toBe(`${here} 12`)
})
