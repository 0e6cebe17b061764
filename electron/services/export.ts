/** Exporting a contract as a Word file in one of its editions. */
import type { Edition } from '../../shared/api.ts'
import { type OpenBlanks, openBlanks } from '../../shared/document/open-blanks.ts'
import { type PrintedReference, printedReferences } from '../../shared/document/flatten.ts'
import { outline, type Outline, usedFields } from '../../shared/document/outline.ts'
import { resolve, type Resolution, type ResolvedField } from '../../shared/document/resolve.ts'
import { AppError, type Problem } from '../../shared/errors.ts'
import { DEFAULT_HOUSE_STYLE, type HouseStyle } from '../../shared/house-style.ts'
import type { Contract } from '../../shared/model.ts'
import { pageLayout } from '../docx/write/pages.ts'
import { type FilePart, writeDocx, type WriteOptions } from '../docx/write/write-docx.ts'

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

/** Open fields, blanks and broken references of a contract, each with its place: where the part stands, or the field's key. */
const openProblems = (
  resolution: Resolution,
  fields: readonly ResolvedField[],
  blanks: readonly OpenBlanks[],
  references: readonly PrintedReference[],
): Problem[] => [
  ...fields
    .filter(({ open }) => open)
    .map(
      ({ key, definition }): Problem => ({
        place: key,
        code: definition ? `open_field_${definition.owner}` : 'field_not_defined',
        params: { label: definition?.label ?? key },
      }),
    ),
  ...blanks.map(({ place, title, owner, count }): Problem => {
    const where = [place, title].filter((text) => text !== '').join(' ')
    return { place: where === '' ? '–' : where, code: `open_blank_${owner}`, params: { number: count } }
  }),
  ...references
    .filter(({ broken }) => broken !== null)
    .map(
      ({ broken, within, target }): Problem => ({
        place: (within === null ? undefined : resolution.printedNumber(within)) ?? '–',
        code: broken === 'left_out' ? 'reference_left_out' : 'reference_missing',
        params: { target },
      }),
    ),
]

/** Look a contract over before it is written. Throws `AppError('not_ready_to_sign')` with everything open or broken when the edition is `signing`. */
export const readyToExport = (contract: Contract, edition: Edition): Ready => {
  const resolution = resolve(contract)
  const fields = usedFields(resolution)
  const references = printedReferences(resolution)
  const blanks = openBlanks(resolution)
  const open = openProblems(resolution, fields, blanks, references)
  if (edition === 'signing' && open.length > 0) throw new AppError('not_ready_to_sign', {}, open)
  const believed = outline(resolution)
  return {
    resolution,
    edition,
    summary: {
      clauses: believed.items.filter(({ kind }) => kind === 'clause').length,
      annexes: believed.items.filter(({ kind }) => kind === 'annex').length,
      references: { total: references.length, broken: references.filter(({ broken }) => broken !== null).length },
      fields: { total: fields.length, open: fields.filter((field) => field.open).length },
    },
    outline: believed,
    open,
  }
}

/**
 * What an edition prints beside the contract's text: a draft is read by its authors, a tender by those who fill it in, and what is signed has nothing left
 * over.
 */
export const EDITION_MARKS: Readonly<Record<Edition, Pick<WriteOptions, 'markOwners' | 'guidance'>>> = {
  working: { markOwners: false, guidance: ['drafter', 'tenderer'] },
  tender: { markOwners: true, guidance: ['tenderer'] },
  signing: { markOwners: false, guidance: [] },
}

/** Write a part of a contract, all of it if not said otherwise. Takes seconds: the pages are laid out for their numbers. */
export const wordFile = ({ resolution, edition }: Ready, houseStyle: HouseStyle, part: FilePart = 'whole'): WordFile => {
  const pages = pageLayout()
  const docx = writeDocx(resolution, { ...EDITION_MARKS[edition], houseStyle, pageNumbers: pages.estimator, part })
  return { docx, guesses: pages.guesses() }
}

/** Write a contract's edition as one file. Throws as `readyToExport` does. */
export const exportContract = (contract: Contract, edition: Edition, houseStyle: HouseStyle = DEFAULT_HOUSE_STYLE): Exported => {
  const ready = readyToExport(contract, edition)
  return { ...ready, ...wordFile(ready, houseStyle) }
}
