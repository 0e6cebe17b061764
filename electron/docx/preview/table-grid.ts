/** The cells of a table: where each stands across the page, what it holds, and what is drawn around it. */
import { edgesOf } from './draw-paragraph.ts'
import { fillOf } from './formats.ts'
import type { PreviewEdge } from '../../../shared/pages-api.ts'
import { blocksIn } from './word-parts.ts'
import { elementIn, elementsIn, pixels, type XmlElement } from './xml-tree.ts'

export interface Cell {
  /** From the left edge of the text around the table. */
  readonly x: number
  readonly width: number
  readonly padding: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }
  readonly blocks: readonly XmlElement[]
  readonly fill: string | null
  readonly edges: readonly (PreviewEdge | null)[]
  /** Goes on from the row above. */
  readonly continues: boolean
  readonly align: string
}

/** Word's own, where a table says nothing: 0.19 cm at the sides. */
const SIDE_PADDING = pixels(108)

/** The cells of each row. */
export const rowsOf = (table: XmlElement): readonly (readonly Cell[])[] => {
  const properties = elementIn(table, 'w:tblPr')
  const columns = elementsIn(elementIn(table, 'w:tblGrid'), 'w:gridCol').map(({ attributes }) => pixels(attributes['w:w']))
  const borders = elementIn(properties, 'w:tblBorders')
  const [top, right, bottom, left] = edgesOf(borders)
  const [acrossTop, , ,] = edgesOf({ name: '', attributes: {}, children: elementsIn(borders, 'w:insideH').map((one) => ({ ...one, name: 'w:top' })) })
  const [between] = edgesOf({ name: '', attributes: {}, children: elementsIn(borders, 'w:insideV').map((one) => ({ ...one, name: 'w:top' })) })
  const indent = pixels(elementIn(properties, 'w:tblInd')?.attributes['w:w'])
  const rows = elementsIn(table, 'w:tr')
  return rows.map((row, rowIndex) => {
    let column = 0
    const cells = elementsIn(row, 'w:tc')
    return cells.map((cell, cellIndex): Cell => {
      const own = elementIn(cell, 'w:tcPr')
      const span = Number(elementIn(own, 'w:gridSpan')?.attributes['w:val'] ?? 1)
      const x = indent + columns.slice(0, column).reduce((sum, width) => sum + width, 0)
      const width = columns.slice(column, column + span).reduce((sum, one) => sum + one, 0)
      column += span
      const margin = (side: string, otherwise: number): number => {
        const found = elementIn(own, 'w:tcMar', side) ?? elementIn(properties, 'w:tblCellMar', side)
        return found ? pixels(found.attributes['w:w']) : otherwise
      }
      const merge = elementIn(own, 'w:vMerge')
      const continues = merge !== undefined && merge.attributes['w:val'] !== 'restart'
      const ofCell = elementIn(own, 'w:tcBorders')
      const ofTable = [
        continues ? null : rowIndex === 0 ? top : acrossTop,
        cellIndex === cells.length - 1 ? right : between,
        rowIndex === rows.length - 1 ? bottom : acrossTop,
        cellIndex === 0 ? left : between,
      ]
      const names = ['w:top', 'w:right', 'w:bottom', 'w:left']
      const edges = edgesOf(ofCell).map((edge, side) => (elementIn(ofCell, names[side] ?? '') ? edge : (ofTable[side] ?? null)))
      return {
        x,
        width,
        padding: {
          top: margin('w:top', 0),
          right: margin('w:right', SIDE_PADDING),
          bottom: margin('w:bottom', 0),
          left: margin('w:left', SIDE_PADDING),
        },
        blocks: blocksIn(cell),
        fill: fillOf(elementIn(own, 'w:shd')),
        edges,
        continues,
        align: elementIn(own, 'w:vAlign')?.attributes['w:val'] ?? 'top',
      }
    })
  })
}
