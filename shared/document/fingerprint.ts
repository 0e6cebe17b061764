/** What a fingerprint of a contract is taken of: the text that it prints, whatever file, edition or layout it is printed in. */
import type { FlatBlock } from './flat-blocks.ts'
import { flatten } from './flatten.ts'
import type { Run } from './runs.ts'
import { partiesLines, type RecordLine, signatureColumns, titlePageLines } from './record-lines.ts'
import type { Resolution } from './resolve.ts'

/** Base 32 without I, L, O and U, which are mistaken for other signs when they are read aloud. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const BITS = 5
const GROUP = 4
const GROUPS = 4
const SHORT = new RegExp(`^[${SIGNS}]{${GROUP}}(?:-[${SIGNS}]{${GROUP}}){${GROUPS - 1}}$`)

/** Text in which only what is read counts: one form of each letter, one kind of space, no break that is not seen. */
export const plainText = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\u00ad\u200b\ufeff]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

const textOf = (runs: readonly Run[]): string => runs.map(({ text, footnote }) => (footnote === null ? text : ` [${footnote}] `)).join('')
const linesOf = (lines: readonly RecordLine[]): string[] => lines.map(({ pieces }) => pieces.map(({ text }) => text).join(''))

const blockLines = (block: FlatBlock, resolution: Resolution): string[] => {
  switch (block.kind) {
    case 'title_page':
      return linesOf(titlePageLines(resolution))
    case 'title':
      return [resolution.contract.title]
    case 'parties':
      return linesOf(partiesLines(resolution))
    case 'signatures':
      return linesOf(signatureColumns(resolution).flat())
    case 'chapter':
    case 'annex':
      return [`${block.number} ${block.heading}`]
    case 'clause':
      return [`${block.number} ${block.heading}`, textOf(block.runs)]
    case 'paragraph':
      return [textOf(block.runs)]
    case 'item':
      return [`${block.continues ? '' : block.label} ${textOf(block.runs)}`]
    case 'table':
      return block.rows.flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs.map(textOf)))
    // Both are made of headings that are in the text already; guidance is no part of the contract.
    case 'contents':
    case 'annex_list':
    case 'guidance':
      return []
    default:
      throw new Error('unknown block')
  }
}

/** The contract's text, a line for each paragraph: title, parties, numbers, headings, text with its notes, who signs. No guidance. */
export const canonicalText = (resolution: Resolution): string =>
  flatten(resolution)
    .flatMap((block) => blockLines(block, resolution))
    .map(plainText)
    .filter((line) => line !== '')
    .join('\n')

/** The beginning of a hash as people can read and compare it: `7K2M-Q0XD-93RT-HB5W`, 80 bits. */
export const shortFingerprint = (hash: Uint8Array): string => {
  const bits = Array.from(hash, (byte) => byte.toString(2).padStart(8, '0')).join('')
  const signs = Array.from({ length: GROUP * GROUPS }, (_, at) => SIGNS[Number.parseInt(bits.slice(at * BITS, (at + 1) * BITS), 2)])
  return Array.from({ length: GROUPS }, (_, at) => signs.slice(at * GROUP, (at + 1) * GROUP).join('')).join('-')
}

export const isFingerprint = (text: string): boolean => SHORT.test(text)
