/** The finished package: docx's parts with what it cannot write put right, zipped so that the same contract gives the same bytes. */
import { type Document, Packer } from 'docx'
import { strToU8, type Zippable, zipSync } from 'fflate'
import type { Language } from '../../../shared/language/language.ts'
import { glossary, type Placeholder } from './content-controls.ts'
import { addCustomXml, addPart, type CustomXml, relate } from './custom-xml.ts'
import type { FileLinks } from './file-links.ts'
import type { Restart } from './list-plan.ts'
import { CONTENTS_NUMBER, DIVIDED_WORDS, WHOLE_WORDS } from './styles.ts'
import { writeBodyAsText } from './xml-text.ts'

/** The parts of a package by their path. */
export type Parts = Map<string, string | Uint8Array>

/** The two characters that XML forbids and docx lets through (XML 1.0, 2.2): Word refuses a file that has them. */
const NOT_XML = /[\ufffe\uffff]/g
/** docx gives a watermark another id with every writing, and no text for those who cannot see it. */
const WATERMARK = /<v:shape id="PowerPlusWaterMarkObject[^"]*"(.*?string="([^"]*)")/g
const NAMED_WATERMARK = '<v:shape id="PowerPlusWaterMarkObject1" alt="$2"$1'

/**
 * docx compiles a document to its parts and zips them at once, with the time of day in the zip. The parts are taken before zipping, through the
 * compiler that `Packer` keeps to itself: docx is pinned exactly, and a test of this file fails if an update takes it away.
 */
const compile = (document: Document): Parts => {
  writeBodyAsText(document)
  return (Packer as unknown as { compiler: { compile(file: Document, prettify: undefined, overrides: readonly []): Parts } }).compiler.compile(
    document,
    undefined,
    [],
  )
}

const LOW = '<w:rPr><w:sz w:val="10"/></w:rPr>'
const GLOSSARY = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.glossary+xml'

const patch = (parts: Parts, path: string, change: (xml: string) => string): void => {
  const part = parts.get(path)
  if (typeof part !== 'string') throw new Error(`docx wrote no ${path}`)
  parts.set(path, change(part))
}

const replaceOnce = (xml: string, from: string, to: string): string => {
  const changed = xml.replace(from, to)
  if (changed === xml) throw new Error(`nothing to replace: ${from}`)
  return changed
}

/**
 * docx starts every level of every list anew. In a list that is linked to styles that is wanted only where the plan says so, and there at one level only:
 * elsewhere Word would start again in the middle of the contract.
 */
const restartsOfLinkedLists = (xml: string, restarts: ReadonlyMap<string, Restart>): string => {
  const linked = new Set(
    [...xml.matchAll(/<w:abstractNum w:abstractNumId="(\d+)".*?<\/w:abstractNum>/g)]
      .filter(([list]) => list.includes('<w:pStyle '))
      .map(([, id]) => id),
  )
  return xml.replaceAll(
    /(<w:num w:numId="(\d+)"[^>]*><w:abstractNumId w:val="(\d+)"\/>)(.*?)<\/w:num>/g,
    (all, open: string, id: string, list: string) => {
      if (!linked.has(list)) return all
      const restart = restarts.get(id)
      const start = restart ? `<w:lvlOverride w:ilvl="${restart.level}"><w:startOverride w:val="${restart.start}"/></w:lvlOverride>` : ''
      return `${open}${start}</w:num>`
    },
  )
}

/** Lists as Word's own dialogue makes them: multilevel, with a fixed list id, none of the levels tentative. */
const multilevelLists = (xml: string, restarts: ReadonlyMap<string, Restart>): string => {
  let list = 0
  return restartsOfLinkedLists(xml, restarts)
    .replaceAll(/(<w:abstractNum [^>]*>)<w:multiLevelType w:val="[^"]*"\/>/g, (_match, open: string) => {
      list += 1
      return `${open}<w:nsid w:val="${(0x4b4c0000 + list).toString(16).toUpperCase()}"/><w:multiLevelType w:val="multilevel"/>`
    })
    .replaceAll(/ w:tentative="[^"]*"/g, '')
    .replaceAll(/ w15:restartNumberingAfterBreak="[^"]*"/g, '')
}

/** Insert properties into a paragraph style before the first of its elements that must come after them. */
const intoStyle = (xml: string, id: string, before: string, insert: string): string => {
  const start = xml.indexOf(`w:styleId="${id}"`)
  const at = xml.indexOf(before, start)
  if (start === -1 || at === -1 || at > xml.indexOf('</w:style>', start)) throw new Error(`no ${before} in style ${id}`)
  return xml.slice(0, at) + insert + xml.slice(at)
}

/** docx has no property for it. Words stay whole in headings and their like, and not in the text that is based on them. */
const suppressHyphens = (xml: string): string => {
  const whole = WHOLE_WORDS.reduce((styles, id) => intoStyle(styles, id, '<w:spacing', '<w:suppressAutoHyphens/>'), xml)
  return DIVIDED_WORDS.reduce((styles, id) => intoStyle(styles, id, '<w:spacing', '<w:suppressAutoHyphens w:val="false"/>'), whole)
}

/** Where no line of the contents has a number, its heading runs straight to the page number. */
const finishStyles = (xml: string, numberedContents: boolean, textWidth: number, hyphenation: boolean): string => {
  const number = numberedContents ? `<w:tab w:val="left" w:pos="${CONTENTS_NUMBER}"/>` : ''
  const tabs = `<w:tabs>${number}<w:tab w:val="right" w:leader="dot" w:pos="${textWidth}"/></w:tabs>`
  const tabbed = ['TOC1', 'TOC2', 'TOC3'].reduce((styles, id) => intoStyle(styles, id, '<w:spacing', tabs), xml)
  return hyphenation ? suppressHyphens(tabbed) : tabbed
}

/** The languages of the theme's fonts; Word proofs new text in them. */
const finishSettings = (xml: string, language: Language): string =>
  replaceOnce(xml, '</w:compat>', `</w:compat><w:themeFontLang w:val="${language.locale}"/>`)

/** The language; and no times: they would differ from run to run, and a contract's metadata should not tell when a draft was made. */
const finishProperties = (xml: string, language: Language): string =>
  replaceOnce(
    xml.replaceAll(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, ''),
    '</cp:coreProperties>',
    `<dc:language>${language.locale}</dc:language></cp:coreProperties>`,
  )

/** The line above footnotes stands in a line of text of its own: as low as LibreOffice's. docx begins it with a number. */
const finishFootnotes = (xml: string): string =>
  xml.replaceAll(
    /<\/w:pPr><w:r><w:rPr><w:rStyle w:val="FootnoteReference"\/><\/w:rPr><w:footnoteRef\/><\/w:r><w:r>(?=<w:(?:s|continuationS)eparator\/>)/g,
    `${LOW}</w:pPr><w:r>${LOW}`,
  )

/** The restarts by the id that docx gave each list. It knows which only once the document is compiled. */
const restartsById = (document: Document, restarts: readonly Restart[]): Map<string, Restart> =>
  new Map(
    document.Numbering.ConcreteNumbering.flatMap(({ numId, reference, instance }) => {
      const restart = restarts.find((one) => one.reference === reference && one.instance === instance)
      return restart ? [[String(numId), restart] as const] : []
    }),
  )

export interface PackOptions {
  readonly language: Language
  /** Paragraphs that start a level of their list anew. */
  readonly restarts: readonly Restart[]
  /** Whether any line of the contents has a number. */
  readonly numberedContents: boolean
  /** In twips. */
  readonly textWidth: number
  /** Whether the word processor divides words. */
  readonly hyphenation: boolean
  /** Data that travels with the text. */
  readonly customXml: readonly CustomXml[]
  /** Other files that the text links to. */
  readonly links: FileLinks
  /** What empty content controls show. */
  readonly placeholders: readonly Placeholder[]
  /** The last hand on all parts. */
  readonly dress: ((parts: Parts) => void) | null
}

/** The .docx of a document. */
export const packDocument = (
  document: Document,
  { language, restarts, numberedContents, textWidth, hyphenation, customXml, links, placeholders, dress }: PackOptions,
): Uint8Array => {
  const parts = compile(document)
  patch(parts, 'word/numbering.xml', (xml) => multilevelLists(xml, restartsById(document, restarts)))
  patch(parts, 'word/styles.xml', (xml) => finishStyles(xml, numberedContents, textWidth, hyphenation))
  patch(parts, 'word/settings.xml', (xml) => finishSettings(xml, language))
  patch(parts, 'word/footnotes.xml', finishFootnotes)
  // docx dates a comment that has no date by the clock; a draft does not tell when it was made.
  if (parts.has('word/comments.xml')) patch(parts, 'word/comments.xml', (xml) => xml.replaceAll(/ w:date="[^"]*"/g, ''))
  patch(parts, 'docProps/core.xml', (xml) => finishProperties(xml, language))
  addCustomXml(parts, customXml)
  for (const [file, id] of links.ids()) relate(parts, 'hyperlink', id, encodeURIComponent(file), true)
  if (placeholders.length > 0) {
    addPart(parts, {
      path: 'word/glossary/document.xml',
      type: GLOSSARY,
      relationship: 'glossaryDocument',
      id: 'glossary',
      target: 'glossary/document.xml',
    })
    parts.set('word/glossary/document.xml', glossary(placeholders))
  }
  dress?.(parts)
  const files: Zippable = {}
  for (const [path, data] of parts)
    files[path] = typeof data === 'string' ? strToU8(data.replaceAll(NOT_XML, '').replaceAll(WATERMARK, NAMED_WATERMARK)) : data
  // A zip holds times from 1980 on, in local time: noon keeps the bytes the same in every time zone's rendering of the date.
  return zipSync(files, { mtime: new Date(1980, 0, 1, 12) })
}
