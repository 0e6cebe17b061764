/** A resolved contract as a Word file: native numbering, live references, a table of contents that is right on first opening. */
import { Document, Footer, Header, PageNumber, Paragraph, type PageNumberEstimator, Tab, TextRun } from 'docx'
import type { FlatBlock } from '../../../shared/document/flat-blocks.ts'
import { flatten } from '../../../shared/document/flatten.ts'
import type { Resolution } from '../../../shared/document/resolve.ts'
import { bodyBlock } from './body.ts'
import { annexList, contentsEntries, partiesBlock, tableOfContents, titlePage } from './front-matter.ts'
import { LOOK } from './look.ts'
import { bookmarkNames } from './names.ts'
import { numberingOptions } from './numbering.ts'
import { packDocument } from './package.ts'
import { styleOptions } from './styles.ts'

/** What of a contract a file holds: all of it, all but its annexes, or one annex (by its number, from 1) with its sub-annexes. */
export type FilePart = 'whole' | 'body' | { readonly annex: number }

export interface WriteOptions {
  /** In a tender, open fields of the tenderer and of the signing say who fills them in. */
  readonly markOwners: boolean
  /** Lays out the pages for the page numbers; null leaves them to the word processor. */
  readonly pageNumbers: PageNumberEstimator | null
  readonly part?: FilePart
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

/** Write the .docx of a contract. The same contract gives the same bytes. */
export const writeDocx = (resolution: Resolution, options: WriteOptions): Uint8Array => {
  const { contract, language } = resolution
  const whole = flatten(resolution)
  const part = options.part ?? 'whole'
  const blocks = blocksOf(whole, part)
  // What stands in another file has no bookmark here: a reference to it is plain text, with the number it has there.
  const here = new Set(blocks.flatMap((block) => ('id' in block ? [block.id] : [])))
  const bookmarks = new Map([...bookmarkNames(resolution)].filter(([id]) => here.has(id)))
  const chapters = whole.some((block) => block.kind === 'chapter')
  const annexesWithClauses = new Set(
    resolution.parts.flatMap(({ number }) => (number.kind === 'clause' && number.annex?.length === 1 ? (number.annex[0] ?? []) : [])),
  )
  const context = { resolution, bookmarks, markOwners: options.markOwners, chapters, annexesWithClauses }
  let bookmarkId = 0
  const nextBookmark = (): number => {
    bookmarkId += 1
    return bookmarkId
  }

  const children = blocks.flatMap((block, index) => {
    if (block.kind === 'title_page') return titlePage(context)
    if (block.kind === 'contents') {
      return [...tableOfContents(contentsEntries(blocks, resolution, bookmarks), resolution), ...annexList(whole, resolution)]
    }
    if (block.kind === 'parties') return partiesBlock(context)
    return bodyBlock(block, context, nextBookmark, blocks[index + 1]?.kind === 'signatures')
  })
  const { page, of } = language.page
  const annex = typeof part === 'object' ? part.annex : null
  const title = annex === null ? contract.title : `${contract.title} – ${language.annex} ${annex}`
  const header = (): Header => new Header({ children: [new Paragraph({ style: 'Header', children: [new TextRun({ text: title })] })] })
  const footer = (): Footer => {
    const pageOf = new TextRun({ children: [new Tab(), `${page}\u00a0`, PageNumber.CURRENT, ` ${of}\u00a0`, PageNumber.TOTAL_PAGES] })
    return new Footer({ children: [new Paragraph({ style: 'Footer', children: [pageOf] })] })
  }
  const document = new Document({
    title,
    creator: 'Klausul',
    lastModifiedBy: 'Klausul',
    description: '',
    styles: styleOptions(language, chapters),
    numbering: numberingOptions(contract.style, language, chapters, annex ?? 1),
    compatibility: { version: 15 },
    ...(options.pageNumbers && { pageNumbers: options.pageNumbers }),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: LOOK.page.width, height: LOOK.page.height },
            margin: { top: LOOK.page.margin, bottom: LOOK.page.margin, left: LOOK.page.margin, right: LOOK.page.margin },
          },
        },
        headers: {
          default: header(),
          first: annex === null ? new Header({ children: [new Paragraph({ style: 'Header' })] }) : header(),
        },
        footers: {
          default: footer(),
          first: annex === null ? new Footer({ children: [new Paragraph({ style: 'Footer' })] }) : footer(),
        },
        children,
      },
    ],
  })
  return packDocument(document, language)
}
