/** What a Word file is: the contract that travels in it, and what was changed in its text since it was written. */
import { Buffer } from 'node:buffer'
import { documentText, type DocumentText, type WordControl } from '../docx/read/document-text.ts'
import { compareTexts, type PartDifference, SHEET } from '../docx/read/compare-text.ts'
import type { Filling } from '../docx/read/filled-in.ts'
import { openPackage } from '../docx/read/open-package.ts'
import { readSource, type WordSource } from '../docx/read/source.ts'
import { fingerprintOf } from '../docx/write/fingerprint.ts'
import { bookmarkNames } from '../docx/write/names.ts'
import { writeDocx } from '../docx/write/write-docx.ts'
import { headingOf, partAttributes } from '../../shared/document/attributes.ts'
import { placeOf } from '../../shared/document/open-blanks.ts'
import { plainText } from '../../shared/document/fingerprint.ts'
import { parse } from '../../shared/document/format.ts'
import type { NumberedPart } from '../../shared/document/numbering.ts'
import { resolve, type Resolution } from '../../shared/document/resolve.ts'
import type { ChangedPart, FileComparison, FilledField } from '../../shared/files-api.ts'
import { EDITION_MARKS } from './export.ts'

export interface ReadWordFile {
  readonly hasMacros: boolean
  readonly trackedChanges: number
  readonly source: ReadSource | null
}

export interface ReadSource extends WordSource {
  readonly annex: string | null
  readonly comparison: FileComparison | null
  /** What every blank of the file now says, in the order of the text; null for one that is still blank. Empty when nothing can be told. */
  readonly blanks: readonly (string | null)[]
}

/** Word keeps no longer tags than these. */
const TAG_LENGTH = 64
const tagOf = (key: string): string => Array.from(`field:${key}`).slice(0, TAG_LENGTH).join('')

/** The text of the file as it was written: the same contract written again in the same way. */
const sentText = (resolution: Resolution, { wish, part }: WordSource): DocumentText => {
  const { edition, guidance, signatures } = wish
  const docx = writeDocx(resolution, { ...EDITION_MARKS[edition], guidanceForm: guidance, signatures, part, pageNumbers: null })
  return documentText(openPackage(docx, ''))
}

const changedPart = ({ bookmark, ...difference }: PartDifference, parts: ReadonlyMap<string, NumberedPart>, resolution: Resolution): ChangedPart => {
  const part = bookmark === null ? undefined : parts.get(bookmark)
  const where = part ? 'part' : bookmark === SHEET ? 'sheet' : 'before_text'
  return { ...difference, where, place: part ? placeOf(part, resolution) : '', heading: part ? headingOf(part.node) : '' }
}

/** One filling for each field: controls of a field hold the same, and where they do not, the first that was changed counts. */
const filledFields = (filled: readonly Filling[], resolution: Resolution): FilledField[] => {
  const byTag = new Map(filled.toReversed().map((filling) => [filling.tag, filling]))
  return resolution.contract.fields.flatMap(({ key, label, type }) => {
    const filling = byTag.get(tagOf(key))
    return filling && filling.text !== '' ? [{ key, label, type, before: resolution.field(key).text, text: filling.text }] : []
  })
}

const blanksOf = (sent: DocumentText, filled: readonly Filling[]): (string | null)[] => {
  const texts = new Map<WordControl, string>(filled.map(({ control, text }) => [control, plainText(text)]))
  const blanks = sent.paragraphs.flatMap(({ controls }) => controls.filter(({ tag }) => tag === 'blank'))
  return blanks.map((control) => texts.get(control) || null)
}

/** The annex that a file holds, as the contract calls it. */
const annexIn = ({ part }: WordSource, resolution: Resolution): string | null => {
  if (typeof part === 'string') return null
  const annex = resolution.parts.find(({ number }) => number.kind === 'annex' && number.path.join('.') === part.annex.join('.'))
  return annex ? `${placeOf(annex, resolution)} ${headingOf(annex.node)}`.trim() : null
}

const compared = (source: WordSource, json: string, returned: DocumentText): ReadSource => {
  const resolution = resolve(parse(json))
  const names = bookmarkNames(resolution, [])
  const parts = new Map(resolution.parts.map((part) => [names.get(partAttributes(part.node).id) ?? '', part]))
  const sent = sentText(resolution, source)
  const { parts: differences, filled } = compareTexts(sent, returned, new Set(parts.keys()))
  const blanks = blanksOf(sent, filled)
  return {
    ...source,
    annex: annexIn(source, resolution),
    blanks,
    comparison: {
      base: source.json === null ? 'library' : 'file',
      isSure: fingerprintOf(resolution) === source.fingerprint,
      parts: differences.map((difference) => changedPart(difference, parts, resolution)),
      fields: filledFields(filled, resolution),
      blanks: blanks.filter((text) => text !== null).length,
    },
  }
}

/**
 * Read the bytes of a Word file. `kept` gives the contract as the library has it in a revision, for files in which it does not travel. Throws `AppError` as
 * `openPackage` and `readSource` do, and as `parse` does for a contract that somebody changed.
 */
export const readWordFile = (bytes: Uint8Array, file: string, kept: (contract: WordSource['contract']) => string | null): ReadWordFile => {
  const word = openPackage(Buffer.isBuffer(bytes) ? new Uint8Array(bytes) : bytes, file)
  const source = readSource(word)
  const text = documentText(word)
  const json = source && (source.json ?? kept(source.contract))
  return {
    hasMacros: word.hasMacros,
    trackedChanges: text.trackedChanges,
    source: source && (json === null ? { ...source, annex: null, comparison: null, blanks: [] } : compared(source, json, text)),
  }
}
