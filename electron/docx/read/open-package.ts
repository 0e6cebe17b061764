/** Opens a Word file that a stranger made: its parts, how they belong together, and which is the main document. Nothing in it is trusted. */
import type { Element } from '@xmldom/xmldom'
import { AppError } from '../../../shared/errors.ts'
import { attributeOf, childElements, LARGEST_XML, readXml } from './read-xml.ts'
import { unzip } from './unzip.ts'

export interface WordPackage {
  /** What the file is called in messages. */
  readonly file: string
  /** The path of the main document part. */
  readonly main: string
  /** A .dotx or .dotm by its content, whatever it is called. */
  readonly isTemplate: boolean
  /** Whether it carries macros. They are never run and never kept. */
  readonly hasMacros: boolean
  readonly paths: readonly string[]
  /** A part's bytes; null when there is no such part. Throws `AppError('word_broken')`. */
  bytes(path: string): Uint8Array | null
  /** The root element of an XML part; null when there is no such part. Throws `AppError`: `word_broken`, `word_too_large`. */
  xml(path: string): Element | null
  /** The paths that a part's relations of a type (the last word of its URI, as `customXml`) lead to, in order. Nothing outside the file is ever among them. */
  related(from: string, type: string): string[]
  contentType(path: string): string | null
}

/** The main parts by their content type: document or template, each with or without macros. */
const MAIN_TYPE =
  /^application\/vnd\.(?:openxmlformats-officedocument\.wordprocessingml\.(document|template)|ms-word\.(document|template)\.macroEnabled(?:Template)?)\.main\+xml$/i
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const ZIP = [0x50, 0x4b]

const beginsWith = (bytes: Uint8Array, signature: readonly number[]): boolean => signature.every((byte, index) => bytes[index] === byte)

/** What is no zip: a file with a password and one of Word before 2007 are of the same kind (OLE), told apart by the name of a stream in them. */
const refuseOther = (bytes: Uint8Array, file: string): void => {
  if (beginsWith(bytes, ZIP)) return
  if (!beginsWith(bytes, OLE)) throw new AppError('not_word', { file })
  throw new AppError(Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'word_password' : 'old_word', { file })
}

/** Where the relations of a part stand. */
export const relationsPath = (from: string): string => from.replace(/[^/]*$/, (name) => `_rels/${name}.rels`)

/** The path of a target from the folder of the part that names it. */
export const resolvePath = (from: string, target: string): string => {
  const steps = target.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** Targets are URIs; one that is none is taken as it stands. */
const decodeTarget = (target: string): string => {
  try {
    return decodeURIComponent(target)
  } catch {
    return target
  }
}

/** The content type of each part: its own, or that of its ending. */
const contentTypes = (types: Element): ((path: string) => string | null) => {
  const pairs = (name: string, key: string): Map<string, string> =>
    new Map(childElements(types, name).map((one) => [(attributeOf(one, key) ?? '').toLowerCase(), attributeOf(one, 'ContentType') ?? '']))
  const [own, byEnding] = [pairs('Override', 'PartName'), pairs('Default', 'Extension')]
  return (path) => own.get(`/${path.toLowerCase()}`) ?? byEnding.get(path.toLowerCase().replace(/^.*\./, '')) ?? null
}

/**
 * Open the bytes of a .docx or .dotx. Throws `AppError`: `not_word`, `old_word`, `word_password`, `word_broken`, `word_too_large`.
 * Parts are unpacked and read only when they are asked for, and may be refused then.
 */
export const openPackage = (bytes: Uint8Array, file: string): WordPackage => {
  refuseOther(bytes, file)
  const zip = unzip(bytes, file)
  const xml = (path: string): Element | null => {
    const part = zip.bytes(path)
    if (!part) return null
    if (part.length > LARGEST_XML) throw new AppError('word_too_large', { file })
    try {
      return readXml(part)
    } catch {
      throw new AppError('word_broken', { file })
    }
  }
  const related = (from: string, type: string): string[] => {
    const relations = xml(relationsPath(from))
    const ofType = relations ? childElements(relations, 'Relationship').filter((one) => attributeOf(one, 'Type')?.endsWith(`/${type}`)) : []
    return ofType
      .filter((one) => attributeOf(one, 'TargetMode') !== 'External')
      .map((one) => resolvePath(from, decodeTarget(attributeOf(one, 'Target') ?? '')))
  }

  const types = xml('[Content_Types].xml')
  if (!types) throw new AppError('not_word', { file })
  const contentType = contentTypes(types)
  const [main] = related('', 'officeDocument')
  const [, plain, withMacros] = MAIN_TYPE.exec((main !== undefined && contentType(main)) || '') ?? []
  const kind = plain ?? withMacros
  if (main === undefined || kind === undefined) throw new AppError('not_word', { file })
  return {
    file,
    main,
    isTemplate: kind.toLowerCase() === 'template',
    hasMacros: withMacros !== undefined || zip.paths.some((path) => /(^|\/)vbaProject[^/]*\.bin$/i.test(path)),
    paths: zip.paths,
    bytes: (path) => zip.bytes(path),
    xml,
    related,
    contentType,
  }
}
