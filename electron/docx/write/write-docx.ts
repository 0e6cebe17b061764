/** A resolved contract as a Word file: native numbering, live references, a table of contents that is right on first opening. */
import { Document, DocumentProtectionType, Paragraph, type PageNumberEstimator, TextRun } from 'docx'
import type { FlatBlock } from '../../../shared/document/flat-blocks.ts'
import { flatten, printedReferences } from '../../../shared/document/flatten.ts'
import type { PartNumber } from '../../../shared/document/numbering.ts'
import type { GuidanceAudience } from '../../../shared/document/schema.ts'
import type { GuidanceForm, SignatureForm } from '../../../shared/export-wish.ts'
import { DEFAULT_HOUSE_STYLE, type PrintedHouseStyle } from '../../../shared/house-style.ts'
import type { Resolution } from '../../../shared/document/resolve.ts'
import { openTemplate } from '../template/open-template.ts'
import { bodyBlock, type BodyContext } from './body.ts'
import { Comments, takeGuidance } from './comments.ts'
import { contentControls } from './content-controls.ts'
import { bookmark, element, inBody } from './elements.ts'
import { fileLinks, type FilePlace } from './file-links.ts'
import { controlSheet } from './control-sheet.ts'
import { annexList } from './annex-table.ts'
import { contentsEntries, contentsPages, hasNumbers, partiesBlock, tableOfContents, titlePage } from './front-matter.ts'
import { endedBody } from './grid.ts'
import { fillingOf, sectionOf, type SectionContext, type Stamp } from './header-footer.ts'
import { withLabelColumns } from './label-columns.ts'
import { legend } from './legend.ts'
import { planLists } from './list-plan.ts'
import { lookOf } from './look.ts'
import { bookmarkNames } from './names.ts'
import { numberingOptions } from './numbering.ts'
import { packDocument } from './package.ts'
import { sourcePart, type SourceOptions } from './source-part.ts'
import { styleOptions } from './styles.ts'
import { TITLE_PAGE_MARK, withTemplate } from './with-template.ts'

/** What of a contract a file holds: all of it, all but its annexes, or one annex without its sub-annexes, by its place (`[3, 1]` is 3a). */
export type FilePart = 'whole' | 'body' | { readonly annex: readonly number[] }

export interface WriteOptions {
  /** In a tender, open fields of the tenderer and of the signing say who fills them in. */
  readonly markOwners: boolean
  /** Whose guidance is printed; nobody's if not said. */
  readonly guidance?: readonly GuidanceAudience[]
  readonly guidanceForm?: GuidanceForm
  /** `open` has a content control for everything that is filled in; in `tender` only the tenderer's can be edited. */
  readonly controls?: 'open' | 'tender'
  /** A page that lists the tenderer's fields. */
  readonly controlSheet?: boolean
  /** What the marks of the text mean. */
  readonly legend?: boolean
  /** Says across each page that it is a draft. */
  readonly watermark?: boolean
  readonly signatures?: SignatureForm
  /** The parties sign this file: a date that is not known yet is left for their pens. */
  readonly isForSigning?: boolean
  /** Lays out the pages for the page numbers; null leaves them to the word processor. */
  readonly pageNumbers: PageNumberEstimator | null
  readonly part?: FilePart
  /** The name of the file that holds a part, when there are several; null where there is none. */
  readonly fileOf?: (place: PartNumber) => string | null
  readonly houseStyle?: PrintedHouseStyle
  /** What headers and footers can print of the version that is written. */
  readonly stamp?: Stamp
  /** Where the file comes from; nothing of it travels in the file if not said. */
  readonly source?: SourceOptions
}

/** The blocks of a file. Numbers are those of the whole contract. */
const blocksOf = (blocks: readonly FlatBlock[], part: FilePart): readonly FlatBlock[] => {
  if (part === 'whole') return blocks
  const wanted = part === 'body' ? '' : part.annex.join('.')
  let annex = ''
  return blocks.filter((block) => {
    if (block.kind === 'annex') annex = block.place.path.join('.')
    return annex === wanted
  })
}

/** The footnotes as docx takes them, by their number. */
const footnotesOf = (texts: readonly string[]): Record<string, { children: Paragraph[] }> =>
  Object.fromEntries(
    texts.map((text, index) => [index + 1, { children: [new Paragraph({ style: 'FootnoteText', children: [new TextRun({ text: ` ${text}` })] })] }]),
  )

const NO_NOTES: BodyContext['notes'] = new Map()

/**
 * Whether a block belongs on the page of the next: the text before signatures with the notes between, the words that a list or a table follows, and of a
 * list of several items the first.
 */
const leadsTo = (blocks: readonly FlatBlock[], index: number): boolean => {
  let at = index + 1
  while (blocks[at]?.kind === 'guidance') at += 1
  if (blocks[at]?.kind === 'signatures') return true
  const [before, block, next, after] = [blocks[index - 1], blocks[index], blocks[index + 1], blocks[index + 2]]
  if (!block || !('runs' in block)) return false
  if (next?.kind === 'table') return true
  if (next?.kind !== 'item') return false
  return block.kind !== 'item' || next.depth > block.depth || (before?.kind !== 'item' && after?.kind === 'item')
}

/** Whether a block is the last of its pages by what follows it: an annex begins on a new one. */
const endsPage = (next: FlatBlock | undefined): boolean => next === undefined || next.kind === 'annex'

/** Write the .docx of a contract. The same contract gives the same bytes. */
export const writeDocx = (resolution: Resolution, options: WriteOptions): Uint8Array => {
  const { contract, language } = resolution
  const houseStyle: PrintedHouseStyle = options.houseStyle ?? DEFAULT_HOUSE_STYLE
  const template = houseStyle.template && houseStyle.templateBytes ? openTemplate(houseStyle.templateBytes, houseStyle.template.file) : null
  const whole = flatten(resolution, options.guidance)
  const look = withLabelColumns(lookOf(houseStyle, template?.page), whole, language)
  const part = options.part ?? 'whole'
  const blocks = blocksOf(whole, part)
  // What stands in another file has no bookmark here: a reference to it is a link to that file, with the number it has there.
  const here = new Set(blocks.flatMap((block) => ('id' in block ? [block.id] : [])))
  const items = new Set(blocks.flatMap((block) => (block.kind === 'item' && !block.continues ? [block.item] : [])))
  const named = printedReferences(resolution).flatMap(({ pieces }) =>
    pieces.flatMap(({ live }) => (live && items.has(live.target) ? [live.target] : [])),
  )
  const allBookmarks = bookmarkNames(resolution, [...new Set(named)])
  const bookmarks = new Map([...allBookmarks].filter(([id]) => here.has(id) || items.has(id)))
  const elsewhere = (id: string): FilePlace | null => {
    const place = here.has(id) ? undefined : resolution.numberOf(id)
    const file = place && options.fileOf?.(place)
    return file ? { file, bookmark: allBookmarks.get(id) ?? '' } : null
  }
  const chapters = whole.some((block) => block.kind === 'chapter')
  const annex = typeof part === 'object' ? part.annex : null
  const annexes = whole.filter((block) => block.kind === 'annex')
  const around = annex !== null && annex.length > 1 ? annexes.find(({ place }) => place.path.join('.') === annex.slice(0, -1).join('.')) : undefined
  const lists = planLists(blocks, contract.style, language, around ?? null)
  const footnotes: string[] = []
  const comments = new Comments()
  const links = fileLinks()
  const { rest, notes } = options.guidanceForm === 'comments' ? takeGuidance(blocks) : { rest: blocks, notes: NO_NOTES }
  const controls = options.controls ? contentControls() : null
  const reach = { depth: rest.some(({ kind }) => kind === 'contents') ? look.style.contentsDepth : 0, chapters }
  const marked = new Set<string>()
  const mark: BodyContext['mark'] = (name, children) => {
    if (marked.has(name)) return children
    marked.add(name)
    return bookmark(marked.size, name, children)
  }
  const context: BodyContext = {
    resolution,
    look,
    bookmarks,
    mark,
    elsewhere,
    links,
    markOwners: options.markOwners,
    controls,
    lockOf: (owner) => (options.controls === 'tender' ? (owner === 'tenderer' ? 'sdtLocked' : 'sdtContentLocked') : null),
    signatures: options.signatures ?? 'paper',
    isForSigning: options.isForSigning ?? false,
    chapters,
    lists,
    annexes,
    footnotes,
    notes,
    comments,
    contents: reach,
  }
  // The list of annexes stands at the front unless the text has one of its own.
  const hasAnnexList = whole.some((block) => block.kind === 'annex_list')
  const contents = contentsEntries(rest, resolution, bookmarks, reach)
  const underContents = rest.some(({ kind }) => kind === 'contents')
  const explained = options.legend && annex === null ? legend(whole, { guidanceForm: options.guidanceForm ?? 'boxes', underContents }, context) : []
  const text = rest.flatMap((block, index) => {
    if (block.kind === 'title_page') return template ? [inBody(element(TITLE_PAGE_MARK, null, titlePage(context)))] : titlePage(context)
    if (block.kind === 'title') return [new Paragraph({ style: 'ContentsHeading', children: [new TextRun({ text: contract.title })] })]
    if (block.kind === 'contents')
      return contentsPages(tableOfContents(contents, resolution), hasAnnexList ? [] : annexList(annexes, context), explained)
    if (block.kind === 'parties') return partiesBlock(context)
    return bodyBlock(block, context, leadsTo(rest, index), endsPage(rest[index + 1]))
  })
  const children = endedBody([
    ...text,
    ...(underContents ? [] : explained),
    ...(options.controlSheet && annex === null ? controlSheet(whole, 'tenderer', context) : []),
  ])
  const annexNumber = blocks.find((block) => block.kind === 'annex')?.number ?? ''
  const title = annex === null ? contract.title : `${contract.title} – ${language.annex} ${annexNumber}`
  const hasTitlePage = blocks[0]?.kind === 'title_page'
  const sectionContext: SectionContext = {
    resolution,
    look,
    title,
    stamp: options.stamp ?? null,
    watermark: options.watermark ? language.draftMark : null,
    hasTitlePage,
  }
  const section = sectionOf(sectionContext)
  const author = look.style.organisation || 'Klausul'
  const document = new Document({
    title,
    creator: author,
    lastModifiedBy: author,
    description: '',
    styles: styleOptions(look, language, contract.style, chapters),
    numbering: numberingOptions(contract.style, language, chapters, lists.firstAnnex, lists.literals, look),
    footnotes: footnotesOf(footnotes),
    ...(comments.all.length > 0 && { comments: { children: comments.all } }),
    ...(options.controls === 'tender' && { protection: { type: DocumentProtectionType.FORMS } }),
    ...(look.style.hyphenation && { hyphenation: { autoHyphenation: true } }),
    compatibility: { version: 15 },
    ...(template?.evenAndOdd && { evenAndOddHeaderAndFooters: true }),
    ...(template?.tabStop && { defaultTabStop: template.tabStop }),
    ...(options.pageNumbers && { pageNumbers: options.pageNumbers }),
    sections: [{ ...section, children }],
  })
  return packDocument(document, {
    language,
    restarts: lists.restarts,
    numberedContents: contents.length === 0 || hasNumbers(contents),
    textWidth: look.textWidth,
    hyphenation: look.style.hyphenation,
    customXml: [controls?.values() ?? [], (options.source && sourcePart(resolution, part, options.guidance ?? [], options.source)) ?? []].flat(),
    links,
    placeholders: controls?.placeholders() ?? [],
    dress: template && ((parts) => withTemplate(parts, template, fillingOf(sectionContext))),
  })
}
