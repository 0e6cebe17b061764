/** Where what LibreOffice shows, and what it saves, is not what a file of ours says: one list for text and numbers, contents, pages and what is kept. */
import { readWordFile as readBack } from '../../electron/services/read-word-file.ts'
import { contentsLines, differences } from '../electron/docx/expectations.ts'
import type { Opened } from '../electron/docx/office.ts'
import { readWordFile, type WordFile } from '../electron/docx/word-file.ts'
import { valueOf } from '../electron/docx/xml.ts'

/** For comparing: without white space, and without what has no width and what no font draws. */
const solid = (text: string): string => text.normalize('NFC').replaceAll(/[\s\p{C}]+/gu, '')
/** By the style's name: LibreOffice gives it an id of its own. */
const isContents = ({ styles }: WordFile, style: string | null): boolean =>
  /^(?:toc|contents) \d$/i.test(valueOf(styles.byId.get(style ?? ''), 'w:name') ?? '')

/** Word's paragraphs outside tables and contents, each with its number. */
const ours = (word: WordFile): string[] =>
  word.paragraphs.filter(({ inTable, style }) => !inTable && !isContents(word, style)).map(({ label, text }) => `${label ?? ''} ${solid(text)}`)
/** In any order, without empty ones: to LibreOffice a cell that goes on below another is no cell. */
const inCells = (paragraphs: readonly { readonly inTable: boolean; readonly text: string }[]): string[] =>
  paragraphs.flatMap(({ inTable, text }) => (inTable && solid(text) !== '' ? [solid(text)] : [])).toSorted()

/** What is in one list of cells and not in the other. Where ours prints the page of a field, LibreOffice prints one, be it another. */
const cellDeviations = (found: readonly string[], word: WordFile): string[] => {
  const pages = new Set(
    word.fields.filter(({ instruction }) => instruction.trim().startsWith('PAGEREF')).map(({ paragraph }) => word.paragraphs[paragraph]),
  )
  const rest = [...found]
  const missing = inCells(word.paragraphs.filter((one) => !pages.has(one))).filter((text) => {
    const at = rest.indexOf(text)
    if (at !== -1) rest.splice(at, 1)
    return at === -1
  })
  const numbers = rest.filter((text) => /^\d+$/.test(text))
  return [
    ...missing.map((text) => `no cell says ${text}`),
    ...rest.filter((text) => !numbers.includes(text)).map((text) => `a cell says ${text}`),
    ...(numbers.length > [...pages].filter((one) => one?.inTable).length ? [`${numbers.length} cells with the pages of fields`] : []),
  ]
}

/** What LibreOffice shows, with the lines of its table of contents apart: they stand where ours do. */
const theirs = (word: WordFile, { paragraphs }: Opened): { readonly body: string[]; readonly contents: string[]; readonly cells: string[] } => {
  const first = word.paragraphs.filter(({ inTable }) => !inTable).findIndex(({ style }) => isContents(word, style))
  const outside = paragraphs.filter(({ inTable }) => !inTable)
  const count = word.paragraphs.filter(({ style }) => isContents(word, style)).length
  const contents = first === -1 ? [] : outside.slice(first, first + count)
  return {
    body: outside.filter((one) => !contents.includes(one)).map(({ label, text }) => `${label} ${solid(text)}`),
    contents: contents.map(({ text }) => text),
    cells: inCells(paragraphs),
  }
}

/** Text, numbers and references after every field has been updated. */
export const textDeviations = (word: WordFile, opened: Opened): string[] => {
  const shown = theirs(word, opened)
  return [...differences(shown.body, ours(word)), ...cellDeviations(shown.cells, word)]
}

/** A line of the contents without its page. */
const entry = (text: string): string => solid(text.replace(/\t\d*$/, ''))

/** The lines of the table of contents as LibreOffice makes it anew. */
export const contentsDeviations = (word: WordFile, opened: Opened): string[] =>
  differences(
    theirs(word, opened).contents.map(entry),
    contentsLines(word).map(({ number, heading }) => solid(`${number}${heading}`)),
  )

export interface PagePair {
  readonly place: string
  readonly ours: number
  readonly theirs: number
}

/** The pages in our table of contents and in LibreOffice's. */
export const pagePairs = (word: WordFile, opened: Opened): PagePair[] => {
  const pages = theirs(word, opened).contents.map((line) => Number(/\t(\d+)$/.exec(line)?.[1]))
  return contentsLines(word).map(({ number, heading, page }, at) => ({ place: `${number} ${heading}`, ours: page, theirs: pages[at] ?? Number.NaN }))
}

/** LibreOffice (7.4) writes bullets as signs of the font Symbol. */
const BULLETS: Readonly<Record<string, string>> = { '\uf0b7': '•', '\uf02d': '–' }
const withPlainBullets = (line: string): string => `${BULLETS[line[0] ?? ''] ?? line[0] ?? ''}${line.slice(1)}`

/**
 * A content control of digits alone that follows letters written from right to left is there twice once LibreOffice (7.4) has saved the file, with one value
 * behind both. A line by itself does not tell the two from digits that repeat: they are one in what we wrote as well.
 */
const DIGITS_TWICE = /([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}][^\p{L}\p{N}]*)(\d+)\2/gu
const withDigitsOnce = (line: string): string => line.replaceAll(DIGITS_TWICE, '$1$2')

/** What the program itself finds changed in a file that comes back: the contract in it, its text by parts, and what was filled in. */
const changes = (docx: Uint8Array, saved: Uint8Array, contract: string): string[] => {
  const [before, after] = [docx, saved].map((one) => readBack(one, '', () => contract).source)
  if (!before) return after ? ['there is a source that we did not write'] : []
  if (!after) return ['the source is gone']
  const told = (source: NonNullable<typeof after>): string => JSON.stringify({ ...source, comparison: null, blanks: [] })
  return [
    ...(told(after) === told(before) ? [] : ['the source is another']),
    ...(after.comparison?.isSure === true ? [] : ['the source is not what the file was written from']),
    ...(after.comparison?.parts ?? []).map((part) => `a part is ${part.kind}: ${JSON.stringify(part)}`),
    ...(after.comparison?.fields ?? []).map(({ label, text }) => `the field ${label} was filled in: ${text}`),
    ...(after.comparison?.blanks === before.comparison?.blanks ? [] : ['blanks were filled in']),
  ]
}

/**
 * Bookmarks, text and source that are not there any more, or not as they were, once LibreOffice has saved the file. `contract` is its stored JSON, which a file
 * that carries only the fingerprint is compared with.
 */
export const losses = (docx: Uint8Array, saved: Uint8Array, contract: string): string[] => {
  const [word, back] = [readWordFile(docx), readWordFile(saved)]
  const kept = new Set(back.bookmarks.map(({ name }) => name))
  return [
    ...word.bookmarks.filter(({ name }) => !kept.has(name)).map(({ name }) => `the bookmark ${name} is gone`),
    ...differences(
      ours(back).map((line) => withDigitsOnce(withPlainBullets(line))),
      ours(word).map(withDigitsOnce),
    ),
    ...cellDeviations(inCells(back.paragraphs), word),
    ...changes(docx, saved, contract),
  ]
}
