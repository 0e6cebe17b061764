/** A picture of a Word file on a page. */
import type { LineLayout } from 'docx/layout'
import type { Canvas } from './canvas.ts'
import type { ParagraphFormat } from './formats.ts'
import { elementIn, elementsIn, type XmlElement } from './xml-tree.ts'

/** English Metric Units in a pixel. */
const EMU = 9525
const SHARES = { start: 0, both: 0, center: 0.5, end: 1 } as const

const find = (parent: XmlElement | undefined, name: string): XmlElement | undefined => {
  for (const one of elementsIn(parent)) {
    const found = one.name === name ? one : find(one, name)
    if (found) return found
  }
  return undefined
}

/** Draw what stands in a line, or is anchored to it. `margin` is the relationship of the header or footer that it stands in. */
export const drawPicture = (drawing: XmlElement, line: LineLayout | undefined, format: ParagraphFormat, canvas: Canvas): void => {
  const [inline] = elementsIn(drawing)
  const extent = elementIn(inline, 'wp:extent')?.attributes
  const id = find(inline, 'a:blip')?.attributes['r:embed']
  const picture = id === undefined ? null : canvas.drawn.parts.picture(id, canvas.margin)
  if (!line || !extent || !picture) return
  const [width, height] = [Number(extent['cx']) / EMU, Number(extent['cy']) / EMU]
  canvas.pictures.push({
    x: line.x + (line.width - width) * SHARES[format.align],
    y: line.y + line.height - height,
    width,
    height,
    alt: elementIn(inline, 'wp:docPr')?.attributes['descr'] ?? '',
    source: `data:${picture.type};base64,${Buffer.from(picture.data).toString('base64')}`,
  })
}
