/** A contract's file in an organisation's own template: the parts that docx wrote, with the template's styles, page, headers, footers and title page. */
import { type Element, XMLSerializer } from '@xmldom/xmldom'
import { attributeOf, childElement, readXml } from '../read/read-xml.ts'
import { type CarriedRelation, type Carrier, partCarrier } from '../template/carry-parts.ts'
import { type ContentFilling, fillContent } from '../template/fill-content.ts'
import { mergeNumbering, numberPlan } from '../template/merge-numbering.ts'
import { mergeStyles } from '../template/merge-styles.ts'
import type { Template } from '../template/open-template.ts'
import { plainContent, renameReferences } from '../template/plain-content.ts'
import { styleSheet } from '../template/style-sheet.ts'
import { descendants, remove } from '../template/tree.ts'
import { addContentType, documentOf, relate } from './custom-xml.ts'
import type { Parts } from './package.ts'
import { type MarginWriter, marginWriter } from './template-margins.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
/** Stands around our title page in a document that is to go into a template; no text can be mistaken for it, since its brackets are escaped. */
export const TITLE_PAGE_MARK = 'klausul-title-page'
const OUR_TITLE_PAGE = new RegExp(`<${TITLE_PAGE_MARK}>(.*?)</${TITLE_PAGE_MARK}>`, 's')
/** Pictures of a file have ids of their own; those of the program are below. */
const FIRST_PICTURE = 1001
const PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'

const rootOf = (parts: Parts, path: string): Element => {
  const part = parts.get(path)
  if (typeof part !== 'string') throw new Error(`docx wrote no ${path}`)
  return readXml(new TextEncoder().encode(part))
}
const serialise = (root: Element): string => new XMLSerializer().serializeToString(root)

/** The theme, whose fonts and colours the styles name, and the table that says what kind of fonts they are. */
const carryLook = ({ word }: Template, parts: Parts): void => {
  for (const [type, path] of [
    ['theme', 'word/theme/theme1.xml'],
    ['fontTable', 'word/fontTable.xml'],
  ] as const) {
    const [from] = word.related(word.main, type)
    const root = from === undefined ? null : word.xml(from)
    if (!root) continue
    // Fonts inside a file may seldom be handed on.
    for (const name of ['embedRegular', 'embedBold', 'embedItalic', 'embedBoldItalic']) for (const one of descendants(root, name)) remove(one)
    // A theme with pictures for backgrounds leads to parts that text never shows.
    if (descendants(root, 'blip').length === 0) parts.set(path, HEAD + serialise(root))
  }
}

/** What follows a page break in its paragraph is no longer the title page. */
const endAtBreak = (block: Element): void => {
  const [mark] = descendants(block, 'br').filter((one) => attributeOf(one, 'type') === 'page')
  for (let at: Element | null = mark ?? null; at && at !== block; at = at.parentNode as Element | null) {
    while (at.nextSibling) at.parentNode?.removeChild(at.nextSibling)
  }
}

interface TitlePageOptions {
  readonly carrier: Carrier
  readonly margins: MarginWriter
  /** Makes a block fit into our file; returns whether the contract's title stands in it. */
  readonly prepare: (block: Element, takesTitle: boolean) => boolean
}

/** The template's title page, and ours on it when it has no place for the contract's title. */
const titlePageXml = (
  template: Template,
  ours: string,
  { carrier, margins, prepare }: TitlePageOptions,
): { readonly xml: string; readonly relations: readonly CarriedRelation[] } => {
  const { titlePage, word } = template
  if (!titlePage) return { xml: ours, relations: [] }
  const { blocks, section } = titlePage
  const relations: CarriedRelation[] = []
  const last = blocks.at(-1)
  if (last && !section) endAtBreak(last)
  let isTitled = false
  for (const [index, block] of blocks.entries()) {
    isTitled = prepare(block, !isTitled) || isTitled
    relations.push(...carrier.carry(block, word.main, `tpl${index}x`))
  }
  if (section) margins.fill(section)
  const breaks = blocks.flatMap((block) => descendants(block, 'br').filter((one) => attributeOf(one, 'type') === 'page'))
  if (isTitled) return { xml: blocks.map(serialise).join('') + (section || breaks.length > 0 ? '' : PAGE_BREAK), relations }
  for (const one of breaks) remove(one)
  const before = (section ? blocks.slice(0, -1) : blocks).map(serialise).join('')
  // Ours ends in a page break, which a section that ends has no need of.
  const own = section ? ours.slice(0, ours.lastIndexOf('<w:p>')) : ours
  return { xml: before + own + (section && last ? serialise(last) : ''), relations }
}

/** Put the parts of a document into a template. Changes `parts`; the template's trees are used up. */
export const withTemplate = (parts: Parts, template: Template, filling: ContentFilling): void => {
  const { word, styles, section } = template
  const titleStyle = styles.named('paragraph', 'title')
  const titleId = titleStyle && attributeOf(titleStyle, 'styleId')
  const ourStyles = styleSheet(rootOf(parts, 'word/styles.xml'))
  const ourNumbering = rootOf(parts, 'word/numbering.xml')
  const numbered = numberPlan(template.numbering, ourNumbering)
  const inOurLists = new Set(ourStyles.all.filter((one) => childElement(one, 'pPr', 'numPr')).map((one) => attributeOf(one, 'styleId')))
  const ids = mergeStyles(styles, ourStyles, section.margins.size > 0, numbered)
  mergeNumbering(template.numbering, ourNumbering, numbered, ids, (id) => inOurLists.has(id))
  parts.set('word/styles.xml', HEAD + serialise(styles.root))
  parts.set('word/numbering.xml', HEAD + serialise(ourNumbering))
  carryLook(template, parts)

  const carrier = partCarrier(template)
  let picture = FIRST_PICTURE
  const prepare = (root: Element, takesTitle: boolean): boolean => {
    plainContent(root)
    const isTitled = fillContent(root, filling, takesTitle ? titleId : null)
    renameReferences(root, ids, numbered)
    for (const one of descendants(root, 'docPr')) {
      one.setAttribute('id', String(picture))
      picture += 1
    }
    return isTitled
  }
  const hasFingerprint = [...section.margins.values()].some((path) => word.xml(path)?.textContent?.includes('{fingerprint}'))
  const margins = marginWriter({ parts, template, carrier, prepare: (root) => prepare(root, false), hasFingerprint })
  const document = documentOf(parts)
  const ours = OUR_TITLE_PAGE.exec(document)?.[1]
  const title = ours === undefined ? null : titlePageXml(template, ours, { carrier, margins, prepare })
  margins.fill(section)
  const filled = document.replace(/<w:sectPr\b(?:(?!<w:sectPr\b).)*?<\/w:sectPr>(?=<\/w:body>)/s, () => serialise(section.properties))
  parts.set(
    'word/document.xml',
    filled.replace(OUR_TITLE_PAGE, () => title?.xml ?? ''),
  )
  for (const { id, type, target, isExternal } of title?.relations ?? []) relate(parts, type, id, target, isExternal)
  margins.finish()
  for (const { path, type, data } of carrier.pictures()) {
    parts.set(path, data)
    addContentType(parts, path, type)
  }
}
