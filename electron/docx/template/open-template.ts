/** An organisation's own Word template, opened: its styles, the section that text stands in, its headers and footers, and its title page. */
import type { Element } from '@xmldom/xmldom'
import { AppError } from '../../../shared/errors.ts'
import { openPackage, relationsPath, resolvePath, type WordPackage } from '../read/open-package.ts'
import { attributeOf, childElement, childElements } from '../read/read-xml.ts'
import { type StyleSheet, styleSheet } from './style-sheet.ts'
import { descendants, isOn, numberOf, valueOf, WORD } from './tree.ts'

export const LARGEST_TEMPLATE = 5 * 1024 * 1024
/** A title page with more blocks is the text of a document. */
const MOST_BLOCKS = 80

export type MarginKind = 'header' | 'footer'
export type MarginPlace = 'default' | 'first' | 'even'

/** A section with the headers and footers that it has or takes over from those before it, by `header default` and so on. */
export interface TemplateSection {
  readonly properties: Element
  readonly margins: ReadonlyMap<`${MarginKind} ${MarginPlace}`, string>
}

/** In twips. */
export interface PageSize {
  readonly width: number
  readonly height: number
  readonly margin: Readonly<Record<'top' | 'bottom' | 'left' | 'right' | 'header' | 'footer', number>>
}

export interface Template {
  readonly word: WordPackage
  readonly styles: StyleSheet
  readonly numbering: Element | null
  /** Where the text goes. */
  readonly section: TemplateSection
  /** What stands before the first break, with its own section if it ends in one; null when the template has no title page. */
  readonly titlePage: { readonly blocks: readonly Element[]; readonly section: TemplateSection | null } | null
  readonly page: PageSize
  readonly evenAndOdd: boolean
  /** In twips. */
  readonly tabStop: number | null
}

export interface Relation {
  readonly type: string
  readonly target: string
  readonly isExternal: boolean
}

/** The relations of a part by their id; targets inside the file as paths. */
export const relationsOf = (word: WordPackage, from: string): ReadonlyMap<string, Relation> => {
  const root = word.xml(relationsPath(from))
  return new Map(
    (root ? childElements(root, 'Relationship') : []).map((one) => {
      const target = attributeOf(one, 'Target') ?? ''
      const isExternal = attributeOf(one, 'TargetMode') === 'External'
      const type = (attributeOf(one, 'Type') ?? '').replace(/^.*\//, '')
      return [attributeOf(one, 'Id') ?? '', { type, target: isExternal ? target : resolvePath(from, target), isExternal }] as const
    }),
  )
}

const isPlace = (text: string): text is MarginPlace => text === 'default' || text === 'first' || text === 'even'

/** A section takes over from the one before it what it does not name itself (ECMA-376, 17.10.1). */
const sectionsOf = (body: Element, relations: ReadonlyMap<string, Relation>): TemplateSection[] => {
  let margins: TemplateSection['margins'] = new Map()
  return descendants(body, 'sectPr').map((properties) => {
    const own = new Map(margins)
    for (const kind of ['header', 'footer'] as const) {
      for (const one of childElements(properties, `${kind}Reference`)) {
        const place = attributeOf(one, 'type') ?? 'default'
        const relation = relations.get(attributeOf(one, 'id') ?? '')
        if (isPlace(place) && relation?.type === kind && !relation.isExternal) own.set(`${kind} ${place}`, relation.target)
      }
    }
    margins = own
    return { properties, margins: own }
  })
}

const isPageBreak = (block: Element): boolean => descendants(block, 'br').some((one) => attributeOf(one, 'type') === 'page')
const isCover = (block: Element): boolean => valueOf(childElement(block, 'sdtPr', 'docPartObj', 'docPartGallery')) === 'Cover Pages'
const startsPage = (block: Element): boolean => block.localName === 'p' && isOn(childElement(block, 'pPr', 'pageBreakBefore'))

/** Whether anything would be seen. */
const isSeen = (block: Element): boolean =>
  descendants(block, 't').some((one) => (one.textContent ?? '').trim() !== '') ||
  ['drawing', 'pict'].some((name) => descendants(block, name).length > 0)

/** The blocks before the first break and the section that ends there. A template without a break has no title page: what is in it is an example text. */
const titlePageOf = (body: Element, sections: readonly TemplateSection[]): Template['titlePage'] => {
  const blocks: Element[] = []
  for (const block of childElements(body)) {
    if (block.localName === 'sectPr' || blocks.length > MOST_BLOCKS) return null
    if (blocks.length > 0 && startsPage(block)) return blocks.some(isSeen) ? { blocks, section: null } : null
    blocks.push(block)
    const [properties] = descendants(block, 'sectPr')
    if (!properties && !isPageBreak(block) && !(blocks.length === 1 && isCover(block))) continue
    const section = sections.find((one) => one.properties === properties) ?? null
    return blocks.some(isSeen) ? { blocks, section } : null
  }
  return null
}

/** Word's own, where a template says nothing. */
const A4: PageSize = { width: 11906, height: 16838, margin: { top: 1417, bottom: 1417, left: 1417, right: 1417, header: 708, footer: 708 } }

const pageOf = ({ properties }: TemplateSection): PageSize => {
  const [size, margin] = [childElement(properties, 'pgSz'), childElement(properties, 'pgMar')]
  const side = (name: keyof PageSize['margin']): number => Math.abs(numberOf(margin, name) ?? A4.margin[name])
  return {
    width: numberOf(size, 'w') ?? A4.width,
    height: numberOf(size, 'h') ?? A4.height,
    margin: {
      top: side('top'),
      bottom: side('bottom'),
      left: side('left') + (numberOf(margin, 'gutter') ?? 0),
      right: side('right'),
      header: side('header'),
      footer: side('footer'),
    },
  }
}

/**
 * Open a template's bytes; `file` is what it is called in messages. Throws `AppError` as `openPackage` does, `template_too_large`, and
 * `template_without_styles` for a file that no text of ours can be set in (none of its own, or in the strict form that few programs read).
 */
export const openTemplate = (bytes: Uint8Array, file: string): Template => {
  if (bytes.length > LARGEST_TEMPLATE) throw new AppError('template_too_large', { file, most: LARGEST_TEMPLATE / 1024 / 1024 })
  const word = openPackage(bytes, file)
  const [stylesPath] = word.related(word.main, 'styles')
  const styles = stylesPath === undefined ? null : word.xml(stylesPath)
  const body = childElement(word.xml(word.main), 'body')
  if (!styles || !body || styles.namespaceURI !== WORD || body.namespaceURI !== WORD) throw new AppError('template_without_styles', { file })
  const optional = (type: string): Element | null => {
    const [path] = word.related(word.main, type)
    return path === undefined ? null : word.xml(path)
  }
  const settings = optional('settings')
  const sections = sectionsOf(body, relationsOf(word, word.main))
  const titlePage = titlePageOf(body, sections)
  const afterTitle = titlePage?.section ? sections.indexOf(titlePage.section) + 1 : 0
  const section = sections[afterTitle] ?? sections.at(-1) ?? { properties: body.ownerDocument!.createElementNS(WORD, 'w:sectPr'), margins: new Map() }
  return {
    word,
    styles: styleSheet(styles),
    numbering: optional('numbering'),
    section,
    titlePage,
    page: pageOf(section),
    evenAndOdd: isOn(childElement(settings, 'evenAndOddHeaders')),
    tabStop: numberOf(childElement(settings, 'defaultTabStop'), 'val'),
  }
}
