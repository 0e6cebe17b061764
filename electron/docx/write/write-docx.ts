/** A resolved contract as a Word file: native numbering, live references, a table of contents that is right on first opening. */
import { Document, Paragraph, type PageNumberEstimator, TextRun } from 'docx'
import type { FlatBlock } from '../../../shared/document/flat-blocks.ts'
import { flatten, printedReferences } from '../../../shared/document/flatten.ts'
import type { GuidanceAudience } from '../../../shared/document/schema.ts'
import { DEFAULT_HOUSE_STYLE, type HouseStyle } from '../../../shared/house-style.ts'
import type { Resolution } from '../../../shared/document/resolve.ts'
import { bodyBlock } from './body.ts'
import { annexList } from './annex-table.ts'
import { contentsEntries, hasNumbers, partiesBlock, tableOfContents, titlePage } from './front-matter.ts'
import { sectionOf, type Stamp } from './header-footer.ts'
import { planLists } from './list-plan.ts'
import { lookOf } from './look.ts'
import { bookmarkNames } from './names.ts'
import { numberingOptions } from './numbering.ts'
import { packDocument } from './package.ts'
import { styleOptions } from './styles.ts'

/** What of a contract a file holds: all of it, all but its annexes, or one annex (by its number, from 1) with its sub-annexes. */
export type FilePart = 'whole' | 'body' | { readonly annex: number }

export interface WriteOptions {
  /** In a tender, open fields of the tenderer and of the signing say who fills them in. */
  readonly markOwners: boolean
  /** Whose guidance is printed; nobody's if not said. */
  readonly guidance?: readonly GuidanceAudience[]
  /** Lays out the pages for the page numbers; null leaves them to the word processor. */
  readonly pageNumbers: PageNumberEstimator | null
  readonly part?: FilePart
  readonly houseStyle?: HouseStyle
  /** What headers and footers can print of the version that is written. */
  readonly stamp?: Stamp
}

/** The blocks of a file. Numbers are those of the whole contract. */
const blocksOf = (blocks: readonly FlatBlock[], part: FilePart): readonly FlatBlock[] => {
  if (part === 'whole') return blocks
  let annex: number | null = null
  return blocks.filter((block) => {
    if (block.kind === 'annex' && block.depth === 0) annex = block.place.path[0] ?? null
    return annex === (part === 'body' ? null : part.annex)
  })
}

/** The footnotes as docx takes them, by their number. */
const footnotesOf = (texts: readonly string[]): Record<string, { children: Paragraph[] }> =>
  Object.fromEntries(texts.map((text, index) => [index + 1, { children: [new Paragraph({ children: [new TextRun({ text: ` ${text}` })] })] }]))

/** Write the .docx of a contract. The same contract gives the same bytes. */
export const writeDocx = (resolution: Resolution, options: WriteOptions): Uint8Array => {
  const { contract, language } = resolution
  const look = lookOf(options.houseStyle ?? DEFAULT_HOUSE_STYLE)
  const whole = flatten(resolution, options.guidance)
  const part = options.part ?? 'whole'
  const blocks = blocksOf(whole, part)
  // What stands in another file has no bookmark here: a reference to it is plain text, with the number it has there.
  const here = new Set(blocks.flatMap((block) => ('id' in block ? [block.id] : [])))
  const items = new Set(blocks.flatMap((block) => (block.kind === 'item' && !block.continues ? [block.item] : [])))
  const named = printedReferences(resolution).flatMap(({ pieces }) =>
    pieces.flatMap(({ live }) => (live && items.has(live.target) ? [live.target] : [])),
  )
  const bookmarks = new Map([...bookmarkNames(resolution, [...new Set(named)])].filter(([id]) => here.has(id) || items.has(id)))
  const chapters = whole.some((block) => block.kind === 'chapter')
  const annex = typeof part === 'object' ? part.annex : null
  const lists = planLists(blocks, contract.style, language, annex ?? 1)
  const annexes = whole.filter((block) => block.kind === 'annex')
  const footnotes: string[] = []
  const context = { resolution, look, bookmarks, markOwners: options.markOwners, chapters, lists, annexes, footnotes }
  let bookmarkId = 0
  const nextBookmark = (): number => {
    bookmarkId += 1
    return bookmarkId
  }

  // The list of annexes stands at the front unless the text has one of its own.
  const hasAnnexList = whole.some((block) => block.kind === 'annex_list')
  const contents = contentsEntries(blocks, resolution, bookmarks)
  const children = blocks.flatMap((block, index) => {
    if (block.kind === 'title_page') return titlePage(context)
    if (block.kind === 'title') return [new Paragraph({ style: 'ContentsHeading', children: [new TextRun({ text: contract.title })] })]
    if (block.kind === 'contents') {
      return [...tableOfContents(contents, resolution), ...(hasAnnexList ? [] : annexList(annexes, context))]
    }
    if (block.kind === 'parties') return partiesBlock(context)
    return bodyBlock(block, context, nextBookmark, blocks[index + 1]?.kind === 'signatures')
  })
  const annexNumber = blocks.find((block) => block.kind === 'annex')?.number ?? ''
  const title = annex === null ? contract.title : `${contract.title} – ${language.annex} ${annexNumber}`
  const hasTitlePage = blocks[0]?.kind === 'title_page'
  const section = sectionOf({ resolution, look, title, stamp: options.stamp ?? null, hasTitlePage })
  const author = look.style.organisation || 'Klausul'
  const document = new Document({
    title,
    creator: author,
    lastModifiedBy: author,
    description: '',
    styles: styleOptions(look, language, contract.style, chapters),
    numbering: numberingOptions(contract.style, language, chapters, annex ?? 1, lists.literals, look),
    footnotes: footnotesOf(footnotes),
    ...(look.style.hyphenation && { hyphenation: { autoHyphenation: true } }),
    compatibility: { version: 15 },
    ...(options.pageNumbers && { pageNumbers: options.pageNumbers }),
    sections: [{ ...section, children }],
  })
  return packDocument(document, {
    language,
    restarts: lists.restarts,
    numberedContents: contents.length === 0 || hasNumbers(contents),
    textWidth: look.textWidth,
    hyphenation: look.style.hyphenation,
  })
}
