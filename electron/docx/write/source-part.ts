/**
 * The contract that a file was written from, in the file: a custom XML part of plain JSON, which whoever has the file can read and which the zip packs better
 * than anything packed before. What an edition does not print is not in it, but for the working draft, which stays with its authors.
 */
import { serialise } from '../../../shared/document/format.ts'
import { printedContract } from '../../../shared/document/printed-contract.ts'
import type { Resolution } from '../../../shared/document/resolve.ts'
import type { GuidanceAudience } from '../../../shared/document/schema.ts'
import type { ExportWish } from '../../../shared/export-wish.ts'
import { type CustomXml, escapeXml } from './custom-xml.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { FilePart } from './write-docx.ts'

export const SOURCE_NAMESPACE = 'urn:klausul:contract'
/** The version of the part itself; that of the contract in it is its own. */
export const SOURCE_VERSION = 1
const STORE = '{6B1C5A2E-4F0D-4E57-9B0A-4B4C41555343}'

/** Where a file comes from. */
export interface SourceOrigin {
  /** The version of the program. */
  readonly program: string
  /** The contract in the library that it was written from, and its revision; null when it was never kept. */
  readonly contract: { readonly id: string; readonly revision: number } | null
}

/** The same with how it was asked for: with it the file can be written again and compared. */
export interface SourceOptions extends SourceOrigin {
  readonly wish: ExportWish
}

/** Characters that some XML reader or other changes or refuses; in JSON they can be written otherwise. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const FRAGILE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g
const inAscii = (json: string): string => json.replaceAll(FRAGILE, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

const element = (name: string, attributes: Readonly<Record<string, string | number>>, content: string): string => {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
  return `<${name}${written.join('')}>${content}</${name}>`
}

/** The source part of a file that prints `part` of a contract with the notes to `guidance`; null when the user wants none. */
export const sourcePart = (
  resolution: Resolution,
  part: FilePart,
  guidance: readonly GuidanceAudience[],
  { wish, program, contract }: SourceOptions,
): CustomXml | null => {
  const { edition, split, signatures, source } = wish
  if (source === 'none') return null
  const content =
    source === 'fingerprint' ? '' : inAscii(serialise(edition === 'working' ? resolution.contract : printedContract(resolution.contract, guidance)))
  const attributes = {
    xmlns: SOURCE_NAMESPACE,
    version: SOURCE_VERSION,
    program,
    ...(contract && { contract: contract.id, revision: contract.revision }),
    language: resolution.contract.language,
    fingerprint: fingerprintOf(resolution),
    edition,
    split,
    guidance: wish.guidance,
    signatures,
    part: typeof part === 'string' ? part : JSON.stringify(part),
  }
  const inside = element('title', {}, escapeXml(resolution.contract.title)) + (content === '' ? '' : element('content', {}, escapeXml(content)))
  return { id: STORE, namespace: SOURCE_NAMESPACE, xml: element('source', attributes, inside) }
}
