/**
 * Many Word files as few: the validator takes one file a run, and most of a run is loading its schema. What is checked element by element (text, lists,
 * footnotes, comments, headers, footers) is put together with ids of its own; everything else must be the same in all files of a bundle.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

export interface Bundle {
  readonly docx: Uint8Array
  /** The names of the files in it. */
  readonly names: readonly string[]
}

type Parts = Readonly<Record<string, Uint8Array>>

const DOCUMENT = 'word/document.xml'
const RELATIONS = 'word/_rels/document.xml.rels'
const TYPES = '[Content_Types].xml'
/** The parts whose elements are joined, with the element that they are. */
const JOINED: Readonly<Record<string, readonly string[]>> = {
  'word/numbering.xml': ['w:abstractNum', 'w:num'],
  'word/footnotes.xml': ['w:footnote'],
  'word/comments.xml': ['w:comment'],
  'word/glossary/document.xml': ['w:docPart'],
}
const COPIED = /^word\/((?:_rels\/)?)((?:header|footer)\d+\.xml(?:\.rels)?)$/
/** What a bundle has from its first file only: titles, times, sources. */
const LEFT = /^(?:docProps\/|customXml\/|_rels\/|word\/comments|word\/people)/

/** Ids are given room for in such steps. */
const IDS = 500
/** The most files that go into a bundle, and the most ids: a footnote's may go to 32,767 (ECMA-376 17.11.10). */
const MOST = 60
const MOST_IDS = 32_000

const textOf = (parts: Parts, path: string): string => strFromU8(parts[path] ?? new Uint8Array())
const rootOf = (xml: string): string => /<w:\w+ [^>]*>/.exec(xml)?.[0] ?? ''

/** What may be another in each file of a bundle. */
const LIKE = /<w:numId w:val="\d+"\/>|(?<=<w:(?:ind|tab) [^>]*")\d+(?=")|<w:(?:name|lang|themeFontLang) [^>]*>/g

/** What the files of a bundle share, as one text. */
const sharedBy = (parts: Parts): string =>
  Object.keys(parts)
    .filter((path) => ![DOCUMENT, RELATIONS, TYPES].includes(path) && !(path in JOINED) && !COPIED.test(path) && !LEFT.test(path))
    .toSorted()
    // The styles name their lists by ids that each file gives anew, and their indents and tabs are as wide as its numbers. They themselves are named, and
    // proofed, in the language of the contract.
    .map((path) => `${path}\n${textOf(parts, path).replaceAll(LIKE, '')}`)
    .concat(
      rootOf(textOf(parts, DOCUMENT)),
      Object.keys(JOINED).map((path) => rootOf(textOf(parts, path))),
    )
    .join('\n')

const COUNTED =
  /<w:(?:bookmarkStart|bookmarkEnd|footnoteReference|footnote|comment\w*|ins|del|abstractNum|num|numId|abstractNumId) [^>]*>|<wp:docPr [^>]*>/g
const IDENTITY = /(?<= (?:w:id|id|w:numId|w:abstractNumId)="|<w:(?:numId|abstractNumId) w:val=")[1-9]\d*(?=")/g

/**
 * Ids and relations of the nth file, moved out of the way of the others', each of which has `room` for its own. List 0 is no list, and footnotes below 1 are
 * lines that Word draws.
 */
const moved = (xml: string, nth: number, room: number): string =>
  xml
    .replaceAll(COUNTED, (tag) => tag.replaceAll(IDENTITY, (id) => String(Number(id) + nth * room)))
    .replaceAll(/(<w:abstractNum[^>]* w:abstractNumId="|<w:abstractNumId w:val=")0"/g, (_all, before: string) => `${before}${nth * room}"`)
    .replaceAll(/(<w:guid w:val="\{[^-]*-)[\dA-F]{4}/gi, (_all, before: string) => `${before}${nth.toString(16).toUpperCase().padStart(4, '0')}`)
    .replaceAll(/ r:(id|embed|link)="/g, ` r:$1="f${nth}-`)

/** The body of a document with its section closed in a paragraph, so that another body can follow. */
const bodyOf = (xml: string): string => {
  const body = xml.slice(xml.indexOf('<w:body>') + '<w:body>'.length, xml.lastIndexOf('</w:body>'))
  const section = body.lastIndexOf('<w:sectPr')
  return `${body.slice(0, section)}<w:p><w:pPr>${body.slice(section)}</w:pPr></w:p>`
}

const elementsOf = (xml: string, name: string): string[] => xml.match(new RegExp(`<${name}(?: [^>]*?)?(?:/>|>[\\s\\S]*?</${name}>)`, 'g')) ?? []
/** Where the first of some elements begins and the last one ends. */
const aroundElements = (xml: string, names: readonly string[]): readonly [start: number, end: number] => {
  const all = names.flatMap((name) => elementsOf(xml, name))
  const [first, last] = [all[0] ?? '', all.at(-1) ?? '']
  return [xml.indexOf(first), xml.lastIndexOf(last) + last.length]
}
const isDrawn = (footnote: string): boolean => /^<w:footnote [^>]*w:id="(?:-1|0)"/.test(footnote)

const joined = (files: readonly Parts[], room: number): Uint8Array => {
  const [first = {}, ...others] = files
  const out: Record<string, Uint8Array> = { ...first }
  const xml = textOf(first, DOCUMENT)
  const bodies = others.map((parts, at) => moved(bodyOf(textOf(parts, DOCUMENT)), at + 1, room))
  out[DOCUMENT] = strToU8(xml.replace('<w:body>', () => `<w:body>${bodies.join('')}`))

  for (const [path, names] of Object.entries(JOINED)) {
    if (!(path in first)) continue
    const own = textOf(first, path)
    const [start, end] = aroundElements(own, names)
    const content = names.flatMap((name) =>
      files.flatMap((parts, nth) =>
        elementsOf(textOf(parts, path), name).flatMap((one) => (nth > 0 && isDrawn(one) ? [] : [nth === 0 ? one : moved(one, nth, room)])),
      ),
    )
    out[path] = strToU8(`${own.slice(0, start)}${content.join('')}${own.slice(end)}`)
  }

  const relations = others.flatMap((parts, at) =>
    (textOf(parts, RELATIONS).match(/<Relationship [^>]*>/g) ?? [])
      .filter((one) => /Target="(?:header|footer|media\/)|TargetMode="External"/.test(one))
      .map((one) => one.replace(/ Id="/, ` Id="f${at + 1}-`).replace(/ Target="(?=header|footer)/, ` Target="f${at + 1}-`)),
  )
  out[RELATIONS] = strToU8(textOf(first, RELATIONS).replace('</Relationships>', () => `${relations.join('')}</Relationships>`))
  const types: string[] = []
  for (const [at, parts] of others.entries()) {
    for (const [path, data] of Object.entries(parts)) {
      const [, folder = '', name] = COPIED.exec(path) ?? []
      if (name !== undefined) out[`word/${folder}f${at + 1}-${name}`] = data
    }
    const overrides = textOf(parts, TYPES).match(/<Override [^>]*PartName="\/word\/(?:header|footer)\d+\.xml"[^>]*>/g) ?? []
    types.push(...overrides.map((one) => one.replace('"/word/', `"/word/f${at + 1}-`)))
  }
  out[TYPES] = strToU8(textOf(first, TYPES).replace('</Types>', () => `${types.join('')}</Types>`))
  return zipSync(out, { level: 1 })
}

/** The room that the ids of a file need. */
const roomFor = (parts: Parts): number => {
  const tags = [DOCUMENT, ...Object.keys(JOINED)].flatMap((path) => textOf(parts, path).match(COUNTED) ?? [])
  const highest = tags.reduce((most, tag) => Math.max(most, ...(tag.match(IDENTITY) ?? []).map(Number)), 0)
  return IDS * Math.ceil((highest + 1) / IDS)
}

/** Files by name as bundles; one that fits with no other is a bundle by itself, as it is. */
export const bundlesOf = (files: ReadonlyMap<string, Uint8Array>): Bundle[] => {
  const groups = new Map<string, { readonly room: number; readonly members: { name: string; docx: Uint8Array; parts: Parts }[] }>()
  for (const [name, docx] of files) {
    const parts = unzipSync(docx)
    const room = roomFor(parts)
    const key = `${room}\n${sharedBy(parts)}`
    const group = groups.get(key) ?? { room, members: [] }
    group.members.push({ name, docx, parts })
    groups.set(key, group)
  }
  return [...groups.values()].flatMap(({ room, members }) => {
    const most = Math.max(1, Math.min(MOST, Math.floor(MOST_IDS / room)))
    return Array.from({ length: Math.ceil(members.length / most) }, (_, at) => members.slice(at * most, (at + 1) * most)).map((some) => ({
      docx:
        some.length === 1 && some[0]
          ? some[0].docx
          : joined(
              some.map(({ parts }) => parts),
              room,
            ),
      names: some.map(({ name }) => name),
    }))
  })
}
