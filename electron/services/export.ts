/** Exporting a contract as a Word file in one of its editions. */
import { defaultWish, type Edition, type ExportWish } from '../../shared/export-wish.ts'
import { type OpenBlanks, openBlanks, placeOf } from '../../shared/document/open-blanks.ts'
import { headingOf, partAttributes } from '../../shared/document/attributes.ts'
import { deviationsIn } from '../../shared/document/deviations.ts'
import { type PrintedReference, printedReferences } from '../../shared/document/flatten.ts'
import { openBeforeSigning, outline, type Outline, usedFields } from '../../shared/document/outline.ts'
import { resolve, type Resolution, type ResolvedField } from '../../shared/document/resolve.ts'
import { AppError, type Problem } from '../../shared/errors.ts'
import { DEFAULT_HOUSE_STYLE, type PrintedHouseStyle } from '../../shared/house-style.ts'
import type { Contract } from '../../shared/model.ts'
import { type KnownPages, withPageNumbers } from '../docx/write/pages.ts'
import { fingerprintOf } from '../docx/write/fingerprint.ts'
import type { SourceOrigin } from '../docx/write/source-part.ts'
import { PROGRAM } from '../program.ts'
import { writeDocx, type WriteOptions } from '../docx/write/write-docx.ts'

export interface ExportSummary {
  readonly clauses: number
  readonly annexes: number
  readonly references: { readonly total: number; readonly broken: number }
  readonly fields: { readonly total: number; readonly open: number }
}

/** A contract that can be written: what is in it, and what is still open. */
export interface Ready {
  readonly resolution: Resolution
  readonly edition: Edition
  readonly summary: ExportSummary
  readonly outline: Outline
  /** What is open or broken, for a person to see to. */
  readonly open: readonly Problem[]
}

/** A Word file; `guesses` says what its page numbers had to guess at. */
export interface WordFile {
  readonly docx: Uint8Array
  readonly guesses: readonly string[]
}

export interface Exported extends Ready, WordFile {}

/**
 * Open fields, blanks, deviations that nobody has given a reason for, and broken references of a contract, each with its place: where the part stands, or
 * the field's key.
 */
const openProblems = (
  resolution: Resolution,
  openFields: readonly ResolvedField[],
  blanks: readonly OpenBlanks[],
  references: readonly PrintedReference[],
): Problem[] => {
  const parts = new Map(resolution.parts.map((part) => [partAttributes(part.node).id, part]))
  const where = (id: string | null): string => {
    const part = id === null ? undefined : parts.get(id)
    return (part && placeOf(part, resolution)) || '–'
  }
  return [
    ...openFields.map(
      ({ key, definition }): Problem => ({
        place: key,
        code: definition ? `open_field_${definition.owner}` : 'field_not_defined',
        params: { label: definition?.label ?? key },
      }),
    ),
    ...blanks.map(({ place, title, owner, count }): Problem => {
      const titled = [place, title].filter((text) => text !== '').join(' ')
      return { place: titled === '' ? '–' : titled, code: `open_blank_${owner}`, params: { number: count } }
    }),
    ...deviationsIn(resolution)
      .filter(({ deviation }) => deviation.reason === '')
      .map(
        ({ node }): Problem => ({
          place: where(partAttributes(node).id),
          code: 'deviation_without_reason',
          params: { title: headingOf(node) },
        }),
      ),
    ...references
      .filter(({ broken }) => broken !== null)
      .map(
        ({ broken, within, target }): Problem => ({
          place: where(within),
          code: broken === 'left_out' ? 'reference_left_out' : 'reference_missing',
          params: { target },
        }),
      ),
  ]
}

/** Look a contract over before it is written. Throws `AppError('not_ready_to_sign')` with everything open or broken when the edition is `signing`. */
export const readyToExport = (contract: Contract, edition: Edition): Ready => {
  const resolution = resolve(contract)
  const fields = usedFields(resolution)
  const references = printedReferences(resolution)
  const blanks = openBlanks(resolution)
  const openFields = edition === 'signing' ? openBeforeSigning(resolution) : fields.filter((field) => field.open)
  const open = openProblems(resolution, openFields, blanks, references)
  if (edition === 'signing' && open.length > 0) throw new AppError('not_ready_to_sign', {}, open)
  const believed = outline(resolution)
  return {
    resolution,
    edition,
    summary: {
      clauses: believed.items.filter(({ kind }) => kind === 'clause').length,
      annexes: believed.items.filter(({ kind }) => kind === 'annex').length,
      references: { total: references.length, broken: references.filter(({ broken }) => broken !== null).length },
      fields: { total: fields.length, open: openFields.length },
    },
    outline: believed,
    open,
  }
}

/**
 * What an edition prints beside the contract's text: a draft is read by its authors, a tender by those who fill it in, and what is signed has nothing left
 * over.
 */
export const EDITION_MARKS: Readonly<
  Record<Edition, Pick<WriteOptions, 'markOwners' | 'guidance' | 'controls' | 'controlSheet' | 'legend' | 'isForSigning'>>
> = {
  working: { markOwners: false, guidance: ['drafter', 'tenderer'], controls: 'open', legend: true },
  tender: { markOwners: true, guidance: ['tenderer'], controls: 'tender', controlSheet: true, legend: true },
  signing: { markOwners: false, guidance: [], isForSigning: true },
}

/** What of a tender only its buyer can still see to: while there is some of it the tender is a draft. */
const FOR_THE_BUYER: ReadonlySet<string> = new Set([
  'open_field_buyer',
  'open_blank_buyer',
  'field_not_defined',
  'deviation_without_reason',
  'reference_left_out',
  'reference_missing',
])

/** How a file is to be written. */
export interface FileWish {
  readonly wish: ExportWish
  readonly houseStyle: PrintedHouseStyle
  /** What travels in the file of where it comes from; nothing if not said. */
  readonly origin?: SourceOrigin
}

/** The options of the writer for a wish, but for the part of the contract and its page numbers. */
export const writeOptions = (
  { edition, open, resolution }: Ready,
  { wish, houseStyle, origin }: FileWish,
): Omit<WriteOptions, 'pageNumbers' | 'part'> => ({
  ...EDITION_MARKS[edition],
  guidanceForm: wish.guidance,
  signatures: wish.signatures,
  watermark: edition === 'working' || (edition === 'tender' && open.some(({ code }) => FOR_THE_BUYER.has(code))),
  houseStyle,
  ...(edition === 'signing' && {
    stamp: { version: origin?.contract ? String(origin.contract.revision) : null, fingerprint: fingerprintOf(resolution) },
  }),
  ...(origin && { source: { ...origin, wish } }),
})

/** Which file of several is written, and which file holds another part. */
export type FileShare = Pick<WriteOptions, 'part' | 'fileOf'>

/** Write a part of a contract, all of it if not said otherwise. Takes seconds, unless its page numbers are `known`: the pages are laid out for them. */
export const wordFile = (ready: Ready, file: FileWish, share: FileShare = {}, known: KnownPages = {}): WordFile => {
  const options = { ...writeOptions(ready, file), ...share }
  return withPageNumbers((pageNumbers) => writeDocx(ready.resolution, { ...options, pageNumbers }), known)
}

/** Write a contract's edition as one file; `kept` is where the library has it. Throws as `readyToExport` does. */
export const exportContract = (
  contract: Contract,
  edition: Edition,
  houseStyle: PrintedHouseStyle = DEFAULT_HOUSE_STYLE,
  kept: SourceOrigin['contract'] = null,
): Exported => {
  const ready = readyToExport(contract, edition)
  return { ...ready, ...wordFile(ready, { wish: defaultWish(edition), houseStyle, origin: { program: PROGRAM, contract: kept } }) }
}
