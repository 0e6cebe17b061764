/** The source part of a Word file that Klausul wrote (write/source-part.ts): where it comes from, and the contract in it. */
import type { Element } from '@xmldom/xmldom'
import { isFingerprint } from '../../../shared/document/fingerprint.ts'
import { AppError } from '../../../shared/errors.ts'
import { EDITIONS, type ExportWish, FILE_SPLITS, GUIDANCE_FORMS, SIGNATURE_FORMS } from '../../../shared/export-wish.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../../shared/model.ts'
import { SOURCE_NAMESPACE, SOURCE_VERSION, type SourceOptions } from '../write/source-part.ts'
import type { FilePart } from '../write/write-docx.ts'
import type { WordPackage } from './open-package.ts'
import { attributeOf, childElement } from './read-xml.ts'

export interface WordSource extends SourceOptions {
  readonly title: string
  readonly language: ContractLanguage
  readonly fingerprint: string
  readonly part: FilePart
  /** The stored JSON of the contract; null when only the fingerprint travels. */
  readonly json: string | null
}

const chosen = <T extends string>(values: readonly T[], text: string | null): T | null => values.find((value) => value === text) ?? null

const partOf = (text: string | null): FilePart | null => {
  if (text === 'whole' || text === 'body') return text
  const [, path] = /^\{"annex":\[(\d{1,4}(?:,\d{1,4})*)\]\}$/.exec(text ?? '') ?? []
  return path === undefined ? null : { annex: path.split(',').map(Number) }
}

const ID = /^[\w-]{1,100}$/

const contractOf = (root: Element): WordSource['contract'] => {
  const id = attributeOf(root, 'contract') ?? ''
  const revision = Number(attributeOf(root, 'revision') ?? Number.NaN)
  return ID.test(id) && Number.isSafeInteger(revision) && revision > 0 ? { id, revision } : null
}

const wishOf = (root: Element): ExportWish | null => {
  const edition = chosen(EDITIONS, attributeOf(root, 'edition'))
  const split = chosen(FILE_SPLITS, attributeOf(root, 'split'))
  const guidance = chosen(GUIDANCE_FORMS, attributeOf(root, 'guidance'))
  const signatures = chosen(SIGNATURE_FORMS, attributeOf(root, 'signatures'))
  const source = childElement(root, 'content') ? 'whole' : 'fingerprint'
  return edition && split && guidance && signatures && { edition, split, guidance, signatures, source, pdf: false }
}

/**
 * The source that travels in a file; null when there is none. Throws `AppError`: `newer_source` from a newer version of the program, `bad_source` when
 * somebody changed it.
 */
export const readSource = (word: WordPackage): WordSource | null => {
  const root = word
    .related(word.main, 'customXml')
    .map((path) => word.xml(path))
    .find((one) => one?.namespaceURI === SOURCE_NAMESPACE && one.localName === 'source')
  if (!root) return null
  const { file } = word
  const version = Number(attributeOf(root, 'version'))
  if (version > SOURCE_VERSION) throw new AppError('newer_source', { file })
  const wish = wishOf(root)
  const part = partOf(attributeOf(root, 'part'))
  const language = chosen(CONTRACT_LANGUAGES, attributeOf(root, 'language'))
  const fingerprint = attributeOf(root, 'fingerprint') ?? ''
  if (version !== SOURCE_VERSION || !wish || !part || !language || !isFingerprint(fingerprint)) throw new AppError('bad_source', { file })
  return {
    title: childElement(root, 'title')?.textContent ?? '',
    program: (attributeOf(root, 'program') ?? '').slice(0, 40),
    contract: contractOf(root),
    language,
    fingerprint,
    wish,
    part,
    json: childElement(root, 'content')?.textContent ?? null,
  }
}
