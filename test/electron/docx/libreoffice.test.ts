/** LibreOffice, which computes numbers, fields and pages itself, shows what the program believes the contract to be. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withPageNumbers } from '../../../electron/docx/write/pages.ts'
import { writeDocx } from '../../../electron/docx/write/write-docx.ts'
import type { FlatBlock } from '../../../shared/document/flat-blocks.ts'
import { flatten } from '../../../shared/document/flatten.ts'
import { outline } from '../../../shared/document/outline.ts'
import { REFERENCE_WORDS } from '../../../shared/language/reference-words.ts'
import { resolve, type Resolution } from '../../../shared/document/resolve.ts'
import { draftExample, type Example, PRINTED_CONTRACTS } from './contracts.ts'
import { blockText, contentsLines, differences, plainSpaces, references, isPart } from './expectations.ts'
import { onPath, run } from './programs.ts'
import { readWordFile, type WordFile } from './word-file.ts'

const missing = ['soffice', 'pdftotext'].filter((program) => onPath(program) === null)
if (missing.length > 0) console.warn(`Skipped: LibreOffice is not compared with the outline, because ${missing.join(' and ')} not found on the PATH.`)

interface Converted {
  readonly resolution: Resolution
  readonly word: WordFile
  readonly saved: WordFile
  /** The text of each page without its header and footer, white space as single spaces. */
  readonly pages: readonly string[]
  /** The text of each page in the order in which table cells are read, with header and footer. */
  readonly cellByCell: readonly string[]
  readonly headers: readonly string[]
  readonly footers: readonly string[]
}

/** For comparing text that was broken into lines: no white space, no soft hyphens, ligatures as letters. */
const solid = (text: string): string => text.normalize('NFKC').replaceAll(/[\s\u00ad]+/g, '')
const quoted = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

const labelOf = (block: FlatBlock, { language }: Resolution): string => {
  switch (block.kind) {
    case 'chapter':
      return `${language.chapter} ${block.number}`
    case 'annex':
      return `${language.annex} ${block.number}`
    case 'clause':
      return block.number
    case 'item':
      return block.continues ? '' : block.label
    case 'paragraph':
    case 'guidance':
    case 'table':
    case 'signatures':
    case 'annex_list':
    case 'contents':
    case 'title':
    case 'title_page':
    case 'parties':
      return ''
    default:
      throw new Error('unknown block')
  }
}

/** Where each block's text stands in the running text of the pages; a table or signature block may stand between two. */
const findBlocks = (pages: readonly string[], resolution: Resolution) => {
  const texts = pages.map(solid)
  const whole = texts.join('')
  const pageAt = (offset: number): number => {
    let end = 0
    return texts.findIndex((text) => (end += text.length) > offset) + 1
  }
  const blocks = flatten(resolution).filter(({ kind }) => !['title_page', 'title', 'contents', 'parties'].includes(kind))
  const expected = blocks.map((block) => solid(`${labelOf(block, resolution)}${blockText(block) ?? ''}`))
  // The first heading stands in the table of contents too, but there its first clause does not follow.
  let cursor = whole.indexOf(expected.slice(0, 2).join(''))
  if (cursor === -1) return { problems: [`the beginning is not there: ${expected.slice(0, 2).join('')}`], places: new Map<string, number>() }
  const problems: string[] = []
  const places = new Map<string, number>()
  let gap = false
  for (const [at, block] of blocks.entries()) {
    const text = expected[at] ?? ''
    if (blockText(block) === null) {
      gap = true
      continue
    }
    const found = whole.indexOf(text, cursor)
    if (found === -1 || (found !== cursor && !gap)) {
      problems.push(`expected ${text.slice(0, 80)}, found ${whole.slice(cursor, cursor + 80)}`)
      if (problems.length > 4) break
      if (found === -1) continue
    }
    if ('id' in block) places.set(block.id, pageAt(found))
    cursor = found + text.length
    gap = false
  }
  const rest = whole.slice(cursor)
  if (rest !== '' && !gap) problems.push(`left over: ${rest.slice(0, 80)}`)
  return { problems, places }
}

/** How often a reference's text stands in a text, not counting longer numbers that begin with it. */
const occurrences = (text: string, reference: string): number =>
  [...text.matchAll(new RegExp(String.raw`(?<![\p{L}\d.])${quoted(plainSpaces(reference))}(?!\d|\.\d|[\p{L}])`, 'gu'))].length

const shown = (file: WordFile): string[] =>
  references(file).map(({ instruction, result }) => `${instruction.trim().split(' ')[1]} ${plainSpaces(result)}`)

const cells = (block: FlatBlock): string[] =>
  block.kind === 'table'
    ? block.rows.flatMap((row) => row.cells.flatMap(({ paragraphs }) => paragraphs.map((runs) => runs.map(({ text }) => text).join(''))))
    : []

describe.skipIf(missing.length > 0)('LibreOffice', () => {
  const EXAMPLES: readonly Example[] = ['municipality-da', 'municipality-nb']
  const odd = Object.entries(PRINTED_CONTRACTS)
  const names = [...EXAMPLES, ...odd.map(([name]) => name)]
  const converted = new Map<string, Converted>()
  let folder = ''

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'klausul-libreoffice-'))
    const contracts = [...EXAMPLES.map((example) => draftExample(example)), ...odd.map(([, make]) => make())]
    const files = contracts.map((contract, at) => {
      const { docx } = withPageNumbers((pageNumbers) => writeDocx(resolve(contract), { markOwners: false, pageNumbers }))
      const file = path.join(folder, `${at}.docx`)
      writeFileSync(file, docx)
      return { file, resolution: resolve(contract), word: readWordFile(docx) }
    })
    const profile = pathToFileURL(path.join(folder, 'profile')).href
    const office = (format: string, to: string): Promise<string> => {
      mkdirSync(path.join(folder, to))
      const all = files.map(({ file }) => file)
      return run(
        'soffice',
        [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', format, '--outdir', path.join(folder, to), ...all],
        90_000,
      )
    }
    await office('pdf', 'pdf')
    await office('docx', 'saved')
    for (const [at, { resolution, word }] of files.entries()) {
      const text = await run('pdftotext', ['-layout', '-enc', 'UTF-8', path.join(folder, 'pdf', `${at}.pdf`), '-'])
      const cellByCell = (await run('pdftotext', ['-enc', 'UTF-8', path.join(folder, 'pdf', `${at}.pdf`), '-'])).split('\f').slice(0, -1)
      const pages = text
        .split('\f')
        .slice(0, -1)
        .map((page) => page.trim().split('\n').map(plainSpaces).filter(Boolean))
      const title = solid(resolution.contract.title)
      /** A long title takes more than one line of the header. */
      const headerLines = (lines: readonly string[]): number => lines.findIndex((_line, n) => solid(lines.slice(0, n + 1).join('')) === title) + 1
      const heads = pages.map((lines, n) => (n === 0 ? 0 : headerLines(lines)))
      converted.set(names[at] ?? '', {
        resolution,
        word,
        saved: readWordFile(readFileSync(path.join(folder, 'saved', `${at}.docx`))),
        pages: pages.map((lines, n) => lines.slice(heads[n], n === 0 ? undefined : -1).join(' ')),
        cellByCell,
        headers: pages.map((lines, n) => solid(lines.slice(0, heads[n]).join(''))),
        footers: pages.map((lines, n) => (n === 0 ? '' : (lines.at(-1) ?? ''))),
      })
    }
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const of = (name: string): Converted => {
    const found = converted.get(name)
    if (!found) throw new Error(`${name} was not converted`)
    return found
  }

  describe.each(names)('with %s', (name) => {
    test('shows every numbered part with its number, heading and text, in order and with nothing in between', () => {
      const { resolution, pages } = of(name)
      const { problems, places } = findBlocks(pages, resolution)
      expect(problems).toEqual([])
      expect([...places.keys()]).toEqual(outline(resolution).items.map(({ id }) => id))
    })

    test('prints header and footer on every page but the first', () => {
      const { resolution, pages, headers, footers } = of(name)
      const { page, of: outOf } = resolution.language.page
      expect(headers).toEqual(pages.map((_page, at) => (at === 0 ? '' : solid(resolution.contract.title))))
      expect(footers).toEqual(pages.map((_page, at) => (at === 0 ? '' : `${page} ${at + 1} ${outOf} ${pages.length}`)))
    })

    test('has after saving the same text in every reference as we wrote', () => {
      const { word, saved } = of(name)
      expect(references(word).length).toBeGreaterThan(0)
      expect(differences(shown(saved), shown(word))).toEqual([])
    })

    test('shows every line of the table of contents, with the page its heading is on', () => {
      const { word, pages, resolution } = of(name)
      const lines = contentsLines(word)
      const front = solid(pages.join('')).replaceAll(/\.{3,}/g, '\u2192')
      const absent: string[] = []
      let cursor = 0
      for (const { number, heading, page } of lines) {
        const line = solid(`${number}${heading}\u2192${page}`)
        const at = front.indexOf(line, cursor)
        if (at === -1) absent.push(line)
        else cursor = at + line.length
      }
      const { places } = findBlocks(pages, resolution)
      expect(absent).toEqual([])
      const parts = word.bookmarks.filter(({ paragraph }) => isPart(word.paragraphs[paragraph]))
      const listed = new Map(parts.map((bookmark) => [`${word.paragraphs[bookmark.paragraph]?.label ?? ''} ${bookmark.text}`, bookmark.name]))
      const ids = new Map(outline(resolution).items.map(({ id }, at) => [parts[at]?.name, id]))
      const off = lines.map(
        ({ number, heading, page }) =>
          page - (places.get(ids.get(listed.get(`${number} ${heading.replace(/ – (?:Udgår|Utgår|Går ut)$/, '')}`)) ?? '') ?? 0),
      )
      const wrong = off.filter((by) => by !== 0)
      console.info(`${name}: ${lines.length - wrong.length} of ${lines.length} page numbers agree with LibreOffice, on ${pages.length} pages`)
      expect(wrong.length).toBeLessThanOrEqual(Math.ceil(lines.length * 0.02))
      expect(wrong.filter((by) => Math.abs(by) > 1)).toEqual([])
    })
  })

  test.each(EXAMPLES)('prints the references of %s as often as the outline has them', (name) => {
    const { resolution, cellByCell } = of(name)
    const blocks = flatten(resolution)
    const ours = plainSpaces(blocks.flatMap((block) => [`${labelOf(block, resolution)} ${blockText(block) ?? ''}`, ...cells(block)]).join(' | '))
    const { page: side, of: outOf } = resolution.language.page
    const footer = new RegExp(`^${side} \\d+ ${outOf} \\d+$`)
    const first = cellByCell.findIndex((page) =>
      plainSpaces(page).includes(`(${REFERENCE_WORDS[resolution.language.code].introductions.hereinafter} `),
    )
    const lines = cellByCell.slice(first).flatMap((page) => page.split('\n').map(plainSpaces))
    const theirs = plainSpaces(lines.filter((line) => line !== resolution.contract.title && !footer.test(line)).join(' '))
    const texts = outline(resolution).references.map(({ text }) => plainSpaces(text))
    expect(texts.length).toBeGreaterThan(250)
    const wrong = [...new Set(texts)].flatMap((text) => {
      const told = texts.reduce((sum, one) => sum + occurrences(one, text), 0)
      const counts = [occurrences(ours, text), occurrences(theirs, text)]
      return counts[0] === counts[1] && (counts[1] ?? 0) >= told ? [] : [`${text}: outline ${told}, text ${counts[0]}, LibreOffice ${counts[1]}`]
    })
    expect(wrong).toEqual([])
  })
})
