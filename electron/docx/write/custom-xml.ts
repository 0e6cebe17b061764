/** Custom XML parts of a Word file: data that word processors keep beside the text (ECMA-376 15.2.5, 15.2.6). */
import type { Parts } from './package.ts'

/** A part: its XML, and the id that content controls bind to it by. */
export interface CustomXml {
  /** A GUID in braces; a fixed one per kind of part, so that the same contract gives the same bytes. */
  readonly id: string
  /** The namespace of the root element. */
  readonly namespace: string
  readonly xml: string
}

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE_RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const PROPERTIES = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml'
const DATA_STORE = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

const DOCUMENT_RELATIONSHIPS = 'word/_rels/document.xml.rels'

// oxlint-disable-next-line no-control-regex -- they are what is looked for
const NO_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Text as it stands in an XML element or attribute, without what no XML can hold (XML 1.0, 2.2), as docx writes text. */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(NO_CHARACTERS, '')
    .replaceAll(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' })[sign] ?? sign)

const insertBefore = (parts: Parts, path: string, end: string, xml: string): void => {
  const part = parts.get(path)
  if (typeof part !== 'string' || !part.includes(end)) throw new Error(`docx wrote no ${path}`)
  parts.set(
    path,
    part.replace(end, () => xml + end),
  )
}

export interface NewPart {
  readonly path: string
  /** Its content type. */
  readonly type: string
  /** What it is to the document, by the last word of the relationship's type. */
  readonly relationship: string
  readonly id: string
  readonly target: string
}

/** Tell the package what a part is. */
export const addContentType = (parts: Parts, path: string, type: string): void =>
  insertBefore(parts, '[Content_Types].xml', '</Types>', `<Override PartName="/${path}" ContentType="${escapeXml(type)}"/>`)

/** Tell the package of a part that the document relates to. */
export const addPart = (parts: Parts, { path, type, relationship, id, target }: NewPart): void => {
  addContentType(parts, path, type)
  relate(parts, relationship, id, target)
}

const relation = (type: string, id: string, target: string, external: boolean): string =>
  `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${type}" Target="${escapeXml(target)}"${external ? ' TargetMode="External"' : ''}/>`

/** Relate the document to a target: one inside the package, or an `external` one. */
export const relate = (parts: Parts, relationship: string, id: string, target: string, external = false): void =>
  insertBefore(parts, DOCUMENT_RELATIONSHIPS, '</Relationships>', relation(relationship, id, target, external))

export interface Relation {
  readonly id: string
  readonly type: string
  readonly target: string
  readonly isExternal: boolean
}

/** The relations of a part other than the document. */
export const relationsXml = (relations: readonly Relation[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE_RELATIONSHIPS}">${relations.map(({ type, id, target, isExternal }) => relation(type, id, target, isExternal)).join('')}</Relationships>`

const textOf = (parts: Parts, path: string): string => {
  const part = parts.get(path)
  if (typeof part !== 'string') throw new Error(`docx wrote no ${path}`)
  return part
}

/** The main document's XML. */
export const documentOf = (parts: Parts): string => textOf(parts, 'word/document.xml')

const relationOf = (parts: Parts, id: string): RegExpExecArray | null =>
  new RegExp(`<Relationship Id="${id}" [^>]*Target="([^"]*)"[^>]*/>`).exec(textOf(parts, DOCUMENT_RELATIONSHIPS))

/** What the document relates to by an id, as it is written there. */
export const targetOf = (parts: Parts, id: string): string | null => relationOf(parts, id)?.[1] ?? null

/** Take a part away that the document relates to. */
export const dropPart = (parts: Parts, id: string): void => {
  const [written, target] = relationOf(parts, id) ?? []
  if (written === undefined || target === undefined) return
  parts.set(DOCUMENT_RELATIONSHIPS, textOf(parts, DOCUMENT_RELATIONSHIPS).replace(written, ''))
  parts.set('[Content_Types].xml', textOf(parts, '[Content_Types].xml').replace(new RegExp(`<Override [^>]*PartName="/word/${target}"[^>]*/>`), ''))
  parts.delete(`word/${target}`)
  parts.delete(`word/_rels/${target}.rels`)
}

/** Add parts to a package under `customXml/`, where Word looks for them. */
export const addCustomXml = (parts: Parts, all: readonly CustomXml[]): void => {
  for (const [index, { id, namespace, xml }] of all.entries()) {
    const number = index + 1
    parts.set(`customXml/item${number}.xml`, `${HEAD}${xml}`)
    parts.set(
      `customXml/itemProps${number}.xml`,
      `${HEAD}<ds:datastoreItem xmlns:ds="${DATA_STORE}" ds:itemID="${id}"><ds:schemaRefs><ds:schemaRef ds:uri="${escapeXml(namespace)}"/></ds:schemaRefs></ds:datastoreItem>`,
    )
    parts.set(
      `customXml/_rels/item${number}.xml.rels`,
      `${HEAD}<Relationships xmlns="${PACKAGE_RELATIONSHIPS}"><Relationship Id="rId1" Type="${RELATIONSHIPS}/customXmlProps" Target="itemProps${number}.xml"/></Relationships>`,
    )
    insertBefore(parts, '[Content_Types].xml', '</Types>', `<Override PartName="/customXml/itemProps${number}.xml" ContentType="${PROPERTIES}"/>`)
    relate(parts, 'customXml', `customXml${number}`, `../customXml/item${number}.xml`)
  }
}
