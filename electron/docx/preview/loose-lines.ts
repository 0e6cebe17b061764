/**
 * The lines of paragraphs that the layout gives none for: those in table cells, headers and footers. They are laid out as paragraphs of a body of their own,
 * each as narrow as its cell.
 */
import type { LineLayout } from 'docx/layout'
import type { LayOut } from './lay-out.ts'
import { rowsOf } from './table-grid.ts'
import { elementIn, elementsIn, pixels, type XmlElement } from './xml-tree.ts'

export type LooseLines = ReadonlyMap<XmlElement, readonly LineLayout[]>

interface Wish {
  readonly paragraph: XmlElement
  readonly width: number
}

const TWIPS = 1440 / 96

const wishesOf = (blocks: readonly XmlElement[], width: number): Wish[] =>
  blocks.flatMap((block) => {
    if (block.name === 'w:p') return [{ paragraph: block, width }]
    return rowsOf(block).flatMap((cells) =>
      cells.flatMap(({ blocks: inner, width: room, padding }) => wishesOf(inner, Math.max(1, room - padding.left - padding.right))),
    )
  })

const off = (name: string): XmlElement => ({ name, attributes: { 'w:val': '0' }, children: [] })

/** The paragraph by itself: kept with nothing, and narrower by what its cell is narrower than the page. */
const alone = ({ paragraph, width }: Wish, pageWidth: number): XmlElement => {
  const properties = elementIn(paragraph, 'w:pPr')
  const indent = elementIn(properties, 'w:ind')?.attributes ?? {}
  const right = Math.round((pageWidth - width) * TWIPS + Number(indent['w:right'] ?? 0))
  const changed = ['w:ind', 'w:keepNext', 'w:keepLines', 'w:pageBreakBefore', 'w:sectPr']
  const kept = elementsIn(properties).filter(({ name }) => !changed.includes(name))
  const ind = { name: 'w:ind', attributes: { ...indent, 'w:right': String(right) }, children: [] }
  return {
    ...paragraph,
    children: [
      { name: 'w:pPr', attributes: {}, children: [...kept, off('w:keepNext'), off('w:keepLines'), off('w:pageBreakBefore'), ind] },
      ...paragraph.children.filter((one) => one !== properties),
    ],
  }
}

/** The lines of the paragraphs in tables and margins, across from the left edge of what they stand in. */
export const looseLines = (groups: readonly (readonly XmlElement[])[], section: XmlElement, layOut: LayOut): LooseLines => {
  const size = elementIn(section, 'w:pgSz')?.attributes ?? {}
  const margin = elementIn(section, 'w:pgMar')?.attributes ?? {}
  const left = pixels(margin['w:left'])
  const width = pixels(size['w:w']) - left - pixels(margin['w:right'])
  const wishes = groups.flatMap((blocks) => wishesOf(blocks, width))
  if (wishes.length === 0) return new Map()
  const body = { name: 'w:body', attributes: {}, children: [...wishes.map((wish) => alone(wish, width)), section] }
  const found = new Map<XmlElement, LineLayout[]>()
  for (const block of layOut(body).pages.flatMap((page) => page.body)) {
    const wish = wishes[block.index]
    if (block.type !== 'paragraph' || !wish) continue
    const lines = block.lines.map((line) => ({ ...line, x: line.x - left }))
    found.set(wish.paragraph, [...(found.get(wish.paragraph) ?? []), ...lines])
  }
  return found
}
