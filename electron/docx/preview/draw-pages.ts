/** The pages of a finished Word file as they will look: what the layout placed, in the look that the file gives it. */
import type { DocumentLayout, LineLayout, PageLayout } from 'docx/layout'
import type { PreviewPage, PreviewParagraph } from '../../../shared/pages-api.ts'
import type { Canvas, Drawn } from './canvas.ts'
import { drawParagraph } from './draw-paragraph.ts'
import { drawStack, drawTable, heightOf } from './draw-blocks.ts'
import { formatsOf } from './formats.ts'
import type { LayOut } from './lay-out.ts'
import { type LooseLines, looseLines } from './loose-lines.ts'
import { pageNumbersOf } from './page-numbers.ts'
import type { FieldText } from './text-pieces.ts'
import { blocksIn, type WordParts } from './word-parts.ts'
import { elementIn, elementsIn, pixels, type XmlElement } from './xml-tree.ts'

/** The line above footnotes: two inches, a bit above the first of them. */
const NOTE_RULE = 192
const RULE_COLOUR = '7F7F7F'

const bookmarkIn = (parent: XmlElement): string | null => {
  for (const one of elementsIn(parent)) {
    const found = one.name === 'w:bookmarkStart' ? (one.attributes['w:name'] ?? null) : bookmarkIn(one)
    if (found !== null) return found
  }
  return null
}

/** The text across the pages, which word processors keep as a drawing in the header. */
const watermarkIn = (parent: XmlElement): string | null => {
  for (const one of elementsIn(parent)) {
    const found = one.name === 'v:textpath' ? (one.attributes['string'] ?? null) : watermarkIn(one)
    if (found !== null) return found
  }
  return null
}

const fieldTexts =
  (layout: DocumentLayout, bookmarks: Readonly<Record<string, string>>) =>
  (page: PageLayout): FieldText =>
  (instruction) => {
    const [code = '', name = ''] = instruction.split(/\s+/)
    if (code === 'PAGE') return page.pageNumber ?? ''
    if (code === 'NUMPAGES') return String(layout.pages.length)
    if (code === 'PAGEREF') return bookmarks[name] ?? null
    return null
  }

/** The relationship of the header or footer that a page shows: its section's, else that of the section before. */
const marginOf = (parts: WordParts, { section }: PageLayout, kind: 'header' | 'footer', type: string | undefined): string | null => {
  if (type === undefined) return null
  for (let at = Math.min(section, parts.sections.length - 1); at >= 0; at -= 1) {
    const found = elementsIn(parts.sections[at], `w:${kind}Reference`).find(({ attributes }) => attributes['w:type'] === type)
    if (found) return found.attributes['r:id'] ?? null
  }
  return null
}

/** A function that draws the page at a place, counted from 0. */
export const pageDrawer = (
  parts: WordParts,
  layout: DocumentLayout,
  layOut: LayOut,
  partOf: ReadonlyMap<string, string>,
): ((index: number) => PreviewPage) => {
  const formats = formatsOf(parts)
  const notes = elementsIn(parts.footnotes ?? undefined, 'w:footnote').filter(({ attributes }) => attributes['w:type'] === undefined)
  const footnoteNumber = (id: string): string => String(notes.findIndex(({ attributes }) => attributes['w:id'] === id) + 1)
  const drawn: Drawn = { parts, formats, layOut, partOf, footnoteNumber }
  const fieldText = fieldTexts(layout, pageNumbersOf(parts, layout).bookmarks)
  const [section] = parts.sections
  const margins = [...parts.margins.values()].map((root) => blocksIn(root))
  const tables = parts.blocks.filter(({ name }) => name === 'w:tbl')
  let loose: LooseLines | null = null

  /** The lines of each paragraph on all pages, and the part that each block belongs to. */
  const linesOf = new Map<number, LineLayout[]>()
  for (const block of layout.pages.flatMap(({ body }) => body)) {
    if (block.type === 'paragraph') linesOf.set(block.index, [...(linesOf.get(block.index) ?? []), ...block.lines])
  }
  let part: string | null = null
  const partsOfBlocks = parts.blocks.map((block) => {
    const name = bookmarkIn(block)
    part = (name === null ? undefined : partOf.get(name)) ?? part
    return part
  })

  const drawMargin = (page: PageLayout, kind: 'header' | 'footer', properties: XmlElement | undefined, canvas: Canvas): PreviewParagraph[] => {
    const id = marginOf(parts, page, kind, page[kind])
    const root = id === null ? undefined : parts.margins.get(id)
    if (!root || id === null) return []
    const lines = loose ?? new Map()
    const blocks = blocksIn(root)
    const distance = pixels(elementIn(properties, 'w:pgMar')?.attributes[`w:${kind}`])
    const y = kind === 'header' ? distance : page.height - distance - heightOf(blocks, lines, canvas)
    return drawStack(blocks, { x: canvas.left, y, width: canvas.width, part: null, lines }, { ...canvas, margin: id })
  }

  const drawNotes = (page: PageLayout, canvas: Canvas): PreviewParagraph[] =>
    page.footnotes.flatMap(({ noteNumber, content }) => {
      const note = notes[Number(noteNumber) - 1]
      const blocks = blocksIn(note)
      const own = { ...canvas, drawn: { ...drawn, footnoteNumber: () => noteNumber } }
      return content.flatMap((block) => {
        const paragraph = blocks[block.index]
        if (block.type !== 'paragraph' || !paragraph) return []
        return [
          drawParagraph(paragraph, { all: block.lines, from: 0, lines: block.lines }, { origin: canvas.left, width: canvas.width, part: null }, own),
        ]
      })
    })

  return (index) => {
    const page = layout.pages[index]
    if (!page || !section) throw new Error(`there is no page ${index + 1}`)
    loose ??= looseLines([...tables.map((table) => [table]), ...margins], section, layOut)
    const properties = parts.sections[Math.min(page.section, parts.sections.length - 1)]
    const margin = elementIn(properties, 'w:pgMar')?.attributes ?? {}
    const left = pixels(margin['w:left'])
    const width = page.width - left - pixels(margin['w:right'])
    const canvas: Canvas = {
      drawn,
      fieldText: fieldText(page),
      formats: [],
      boxes: [],
      pictures: [],
      indexes: new Map(),
      left,
      width,
      margin: undefined,
    }
    const lines = loose
    const header = drawMargin(page, 'header', properties, canvas)
    const body = page.body.flatMap((block): PreviewParagraph[] => {
      const element = parts.blocks[block.index]
      const within = partsOfBlocks[block.index] ?? null
      if (!element) return []
      if (block.type === 'table') return drawTable(element, block.rows, { x: left, y: 0, width, part: within, lines }, canvas)
      const all = linesOf.get(block.index) ?? []
      const first = block.lines[0]
      return [
        drawParagraph(element, { all, from: first ? all.indexOf(first) : 0, lines: block.lines }, { origin: left, width, part: within }, canvas),
      ]
    })
    const firstNote = page.footnotes[0]?.content[0]
    const noteTop = firstNote?.type === 'paragraph' ? firstNote.lines[0]?.y : undefined
    if (noteTop !== undefined) {
      canvas.boxes.push({
        x: left,
        y: noteTop - 6,
        width: NOTE_RULE,
        height: 0,
        fill: null,
        edges: [{ width: 1, colour: RULE_COLOUR }, null, null, null],
      })
    }
    const watermark = [...parts.margins.values()].map(watermarkIn).find((one) => one !== null) ?? null
    return {
      width: page.width,
      height: page.height,
      formats: canvas.formats,
      boxes: canvas.boxes,
      pictures: canvas.pictures,
      watermark,
      header,
      body: [...body, ...drawNotes(page, canvas)],
      footer: drawMargin(page, 'footer', properties, canvas),
    }
  }
}
