/** A resolved contract as a Word file: native numbering, live references, a table of contents that is right on first opening. */
import { Document, Footer, Header, PageNumber, Paragraph, type PageNumberEstimator, Tab, TextRun } from 'docx'
import { flatten } from '../../../shared/document/flatten.ts'
import type { Resolution } from '../../../shared/document/resolve.ts'
import { bodyBlock } from './body.ts'
import { annexList, contentsEntries, partiesBlock, tableOfContents, titlePage } from './front-matter.ts'
import { LOOK } from './look.ts'
import { bookmarkNames } from './names.ts'
import { numberingOptions } from './numbering.ts'
import { packDocument } from './package.ts'
import { styleOptions } from './styles.ts'

export interface WriteOptions {
  /** In a tender, open fields of the tenderer and of the signing say who fills them in. */
  readonly markOwners: boolean
  /** Lays out the pages for the page numbers; null leaves them to the word processor. */
  readonly pageNumbers: PageNumberEstimator | null
}

/** Write the .docx of a contract. The same contract gives the same bytes. */
export const writeDocx = (resolution: Resolution, options: WriteOptions): Uint8Array => {
  const { contract, language } = resolution
  const blocks = flatten(resolution)
  const bookmarks = bookmarkNames(resolution)
  const chapters = blocks.some((block) => block.kind === 'chapter')
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
    if (block.kind === 'title_page') {
      return [...titlePage(context), ...tableOfContents(contentsEntries(blocks, resolution, bookmarks), resolution), ...annexList(blocks, resolution)]
    }
    if (block.kind === 'parties') return partiesBlock(context)
    return bodyBlock(block, context, nextBookmark, blocks[index + 1]?.kind === 'signatures')
  })
  const { page, of } = language.page
  const document = new Document({
    title: contract.title,
    creator: 'Klausul',
    lastModifiedBy: 'Klausul',
    description: '',
    styles: styleOptions(language, chapters),
    numbering: numberingOptions(contract.style, language, chapters),
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
          default: new Header({ children: [new Paragraph({ style: 'Header', children: [new TextRun({ text: contract.title })] })] }),
          first: new Header({ children: [new Paragraph({ style: 'Header' })] }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                style: 'Footer',
                children: [new TextRun({ children: [new Tab(), `${page}\u00a0`, PageNumber.CURRENT, ` ${of}\u00a0`, PageNumber.TOTAL_PAGES] })],
              }),
            ],
          }),
          first: new Footer({ children: [new Paragraph({ style: 'Footer' })] }),
        },
        children,
      },
    ],
  })
  return packDocument(document, language)
}
