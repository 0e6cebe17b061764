/** Paragraphs and tables drawn one below the other: in a cell, a header or a footer; and the tables of the body, whose rows the layout has placed. */
import type { LineLayout, RowLayout } from 'docx/layout'
import type { PreviewParagraph } from '../../../shared/pages-api.ts'
import type { Canvas } from './canvas.ts'
import { drawParagraph } from './draw-paragraph.ts'
import type { LooseLines } from './loose-lines.ts'
import { type Cell, rowsOf } from './table-grid.ts'
import { elementsIn, type XmlElement } from './xml-tree.ts'

export interface Stack {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly part: string | null
  readonly lines: LooseLines
}

const linesHeight = (lines: readonly LineLayout[]): number => lines.reduce((sum, { height }) => sum + height, 0)

/** How tall blocks are one below the other, with the space before the first and after the last. */
export const heightOf = (blocks: readonly XmlElement[], lines: LooseLines, canvas: Canvas): number => {
  let [height, space] = [0, 0]
  for (const block of blocks) {
    if (block.name === 'w:tbl') {
      height += space + tableHeights(block, lines, canvas).reduce((sum, one) => sum + one, 0)
      space = 0
    } else {
      const { before, after } = canvas.drawn.formats.ofParagraph(block)
      height += Math.max(space, before) + linesHeight(lines.get(block) ?? [])
      space = after
    }
  }
  return height + space
}

const tableHeights = (table: XmlElement, lines: LooseLines, canvas: Canvas): number[] =>
  rowsOf(table).map((cells) => Math.max(0, ...cells.map(({ blocks, padding }) => padding.top + padding.bottom + heightOf(blocks, lines, canvas))))

/** Draw blocks one below the other. */
export const drawStack = (blocks: readonly XmlElement[], stack: Stack, canvas: Canvas): PreviewParagraph[] => {
  let { y } = stack
  let space = 0
  return blocks.flatMap((block) => {
    if (block.name === 'w:tbl') {
      y += space
      space = 0
      const rows = tableHeights(block, stack.lines, canvas).map((height, index): RowLayout => {
        const row = { index, y, height }
        y += height
        return row
      })
      return drawTable(block, rows, stack, canvas)
    }
    const { before, after } = canvas.drawn.formats.ofParagraph(block)
    y += Math.max(space, before)
    space = after
    const placed = (stack.lines.get(block) ?? []).map((line): LineLayout => {
      const at = { ...line, x: line.x + stack.x, y }
      y += line.height
      return at
    })
    return [drawParagraph(block, { all: placed, from: 0, lines: placed }, { origin: stack.x, width: stack.width, part: stack.part }, canvas)]
  })
}

const drawCell = (cell: Cell, row: RowLayout, stack: Stack, canvas: Canvas): PreviewParagraph[] => {
  const x = stack.x + cell.x
  if (cell.fill !== null || cell.edges.some((one) => one !== null)) {
    canvas.boxes.push({ x, y: row.y, width: cell.width, height: row.height, fill: cell.fill, edges: cell.edges })
  }
  if (cell.continues) return []
  const { top, left, right, bottom } = cell.padding
  const room = row.height - top - bottom - heightOf(cell.blocks, stack.lines, canvas)
  const shift = cell.align === 'bottom' ? room : cell.align === 'center' ? room / 2 : 0
  const inner = { ...stack, x: x + left, y: row.y + (cell.edges[0]?.width ?? 0) + top + Math.max(0, shift), width: cell.width - left - right }
  return drawStack(cell.blocks, inner, canvas)
}

/** Draw the rows of a table that stand on a page. */
export const drawTable = (table: XmlElement, rows: readonly RowLayout[], stack: Stack, canvas: Canvas): PreviewParagraph[] => {
  const all = rowsOf(table)
  const count = elementsIn(table, 'w:tr').length
  return rows.filter(({ index }) => index < count).flatMap((row) => (all[row.index] ?? []).flatMap((cell) => drawCell(cell, row, stack, canvas)))
}
