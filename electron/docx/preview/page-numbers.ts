/** The numbers of the pages that bookmarks stand on, read off the layout of a file. */
import type { DocumentLayout } from 'docx/layout'
import type { PageNumbers } from '../write/pages.ts'
import type { WordParts } from './word-parts.ts'
import { elementsIn, type XmlElement } from './xml-tree.ts'

const bookmarksIn = (parent: XmlElement): string[] =>
  elementsIn(parent).flatMap((one) => (one.name === 'w:bookmarkStart' ? [one.attributes['w:name'] ?? ''] : bookmarksIn(one)))

/** The page that each bookmark begins on, from 0. One in a table is on the page where its row begins. */
export const bookmarkPages = (parts: WordParts, { pages }: DocumentLayout): ReadonlyMap<string, number> => {
  const blocks = new Map<number, number>()
  const rows = new Map<string, number>()
  for (const [page, { body }] of pages.entries()) {
    for (const block of body) {
      if (!blocks.has(block.index)) blocks.set(block.index, page)
      if (block.type === 'table')
        for (const { index } of block.rows) if (!rows.has(`${block.index} ${index}`)) rows.set(`${block.index} ${index}`, page)
    }
  }
  const found = new Map<string, number>()
  for (const [index, block] of parts.blocks.entries()) {
    const inRows = block.name === 'w:tbl' ? elementsIn(block, 'w:tr').map((row, place) => [row, rows.get(`${index} ${place}`)] as const) : []
    for (const [within, page] of block.name === 'w:tbl' ? inRows : [[block, blocks.get(index)] as const]) {
      if (page !== undefined) for (const name of bookmarksIn(within)) if (!found.has(name)) found.set(name, page)
    }
  }
  return found
}

/** What the fields of a file print of its pages. */
export const pageNumbersOf = (parts: WordParts, layout: DocumentLayout): PageNumbers => {
  const { pages } = layout
  const counts = parts.sections.map((_section, index) => pages.filter(({ section }) => section === index).length)
  return {
    bookmarks: Object.fromEntries([...bookmarkPages(parts, layout)].map(([name, page]) => [name, pages[page]?.pageNumber ?? ''])),
    pageCount: layout.stoppedAt === undefined ? pages.length : null,
    sectionPageCounts: counts,
    guesses: [
      ...pages.flatMap(({ guesses = [] }, index) => guesses.map((reason) => ({ reason, page: index + 1 }))),
      ...(layout.stoppedAt === undefined ? [] : [{ reason: layout.stoppedAt, page: pages.length }]),
    ],
  }
}
