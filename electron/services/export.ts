/** Exporting a contract as a Word file in one of its editions. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import type { Edition } from '../../shared/api.ts'
import { type PrintedReference, printedReferences } from '../../shared/document/flatten.ts'
import { outline, type Outline, usedFields } from '../../shared/document/outline.ts'
import { resolve, type Resolution, type ResolvedField } from '../../shared/document/resolve.ts'
import { AppError, type Problem } from '../../shared/errors.ts'
import type { Contract } from '../../shared/model.ts'
import { pageLayout } from '../docx/write/pages.ts'
import { writeDocx } from '../docx/write/write-docx.ts'

export interface ExportSummary {
  readonly clauses: number
  readonly annexes: number
  readonly references: { readonly total: number; readonly broken: number }
  readonly fields: { readonly total: number; readonly open: number }
}

export interface Exported {
  readonly summary: ExportSummary
  readonly outline: Outline
  readonly docx: Uint8Array
  /** What the page numbers had to guess at. */
  readonly guesses: readonly string[]
  /** What is open or broken, for a person to see to. */
  readonly open: readonly Problem[]
}

/** Open fields and broken references of a contract, each with its place: the clause number, or the field's key. */
const openProblems = (resolution: Resolution, fields: readonly ResolvedField[], references: readonly PrintedReference[]): Problem[] => [
  ...fields
    .filter(({ open }) => open)
    .map(
      ({ key, definition }): Problem => ({
        place: key,
        code: definition ? `open_field_${definition.owner}` : 'field_not_defined',
        params: { label: definition?.label ?? key },
      }),
    ),
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

/** Write a contract's edition. Throws `AppError('not_ready_to_sign')` with everything open or broken when the edition is `signing`. */
export const exportContract = (contract: Contract, edition: Edition): Exported => {
  const resolution = resolve(contract)
  const fields = usedFields(resolution)
  const references = printedReferences(resolution)
  const open = openProblems(resolution, fields, references)
  if (edition === 'signing' && open.length > 0) throw new AppError('not_ready_to_sign', {}, open)
  const believed = outline(resolution)
  const pages = pageLayout()
  const docx = writeDocx(resolution, { markOwners: edition === 'tender', pageNumbers: pages.estimator })
  return {
    summary: {
      clauses: believed.items.filter(({ kind }) => kind === 'clause').length,
      annexes: believed.items.filter(({ kind }) => kind === 'annex').length,
      references: { total: references.length, broken: references.filter(({ broken }) => broken !== null).length },
      fields: { total: fields.length, open: fields.filter((field) => field.open).length },
    },
    outline: believed,
    docx,
    guesses: pages.guesses(),
    open,
  }
}

/**
 * Write a file whole or not at all: beside it first, flushed, then renamed over it. Throws `AppError('cannot_write_file')` (full disk, no right,
 * no such drive) and leaves an older file as it was.
 */
export const writeFileWhole = (file: string, data: Uint8Array | string): void => {
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`)
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    const handle = openSync(draft, 'w')
    try {
      const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data
      for (let from = 0; from < bytes.length; ) from += writeSync(handle, bytes, from)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(draft, file)
  } catch (error) {
    if (existsSync(draft)) rmSync(draft)
    throw new AppError('cannot_write_file', { file, why: (error as Error).message })
  }
}
