/** A paragraph as the layout broke it into lines, drawn with the formatting of its runs. */
import type { LineLayout } from 'docx/layout'
import type { PreviewLine, PreviewParagraph, PreviewSegment, PreviewText, TextFormat } from '../../../shared/pages-api.ts'
import { type Canvas, formatIndex, naturalHeight } from './canvas.ts'
import type { ParagraphFormat } from './formats.ts'
import { drawPicture } from './draw-picture.ts'
import { textOf } from './text-pieces.ts'
import { elementIn, type XmlElement } from './xml-tree.ts'

interface Span {
  readonly text: string
  readonly format: TextFormat
}

/** Half an inch: where the default tab stops of a document are that names none. */
const DEFAULT_STOP = 48
/** About the width of a character in heights of its font. It only decides which of two tab stops text has passed. */
const CHARACTER = 0.5
/** An eighth of a point, the unit of borders. */
const BORDER_UNIT = 96 / 72 / 8
const POINT = 96 / 72

const textWidth = (spans: readonly Span[]): number => spans.reduce((sum, { text, format }) => sum + text.length * format.size * CHARACTER, 0)

/** The spans of a text cut at tabs. */
const cutAtTabs = (spans: readonly Span[]): Span[][] => {
  const cut: Span[][] = [[]]
  for (const { text, format } of spans) {
    for (const [index, piece] of text.split('\t').entries()) {
      if (index > 0) cut.push([])
      if (piece !== '') cut.at(-1)?.push({ text: piece, format })
    }
  }
  return cut
}

const SHARES = { start: 0, both: 0, center: 0.5, end: 1 } as const

interface Place {
  /** Where the column of the paragraph begins; tab stops are counted from there. */
  readonly origin: number
  readonly format: ParagraphFormat
}

const segmentsOf = (line: LineLayout, spans: readonly Span[], { origin, format }: Place, canvas: Canvas): PreviewSegment[] => {
  const cut = cutAtTabs(spans)
  const shift = cut.length === 1 ? (line.width - line.textWidth) * SHARES[format.align] : 0
  const start = line.x + shift
  let at = start
  return cut.flatMap((segment, index): PreviewSegment[] => {
    let [isEnd, hasLeader] = [false, false]
    if (index > 0) {
      const stops = [...format.tabs, { at: format.left, isRight: false, hasLeader: false }].toSorted((one, other) => one.at - other.at)
      const next = stops.find((stop) => origin + stop.at > at + 1)
      if (next) {
        at = origin + next.at
        isEnd = next.isRight
        hasLeader = next.hasLeader
      } else at = origin + (Math.floor((at - origin) / DEFAULT_STOP) + 1) * DEFAULT_STOP
    }
    const texts = segment.map(({ text, format: one }): PreviewText => ({ text, format: formatIndex(canvas, one) }))
    const x = at
    if (!isEnd) at += textWidth(segment)
    if (texts.length === 0) return []
    return [{ x, isEnd, hasLeader, texts }]
  })
}

/** The spans that stand on each line. */
const spansOfLines = (lines: readonly LineLayout[], spans: readonly Span[]): Span[][] => {
  const rest = spans.map(({ text, format }) => ({ text, format }))
  return lines.map((line) => {
    let room = line.text.length
    const found: Span[] = []
    while (room > 0) {
      const [first] = rest
      if (!first) break
      const taken = first.text.slice(0, room)
      found.push({ text: taken, format: first.format })
      room -= taken.length
      first.text = first.text.slice(taken.length)
      if (first.text === '') rest.shift()
    }
    return found
  })
}

const edge = (side: XmlElement | undefined) =>
  side && !['nil', 'none'].includes(side.attributes['w:val'] ?? '')
    ? {
        width: Number(side.attributes['w:sz'] ?? 0) * BORDER_UNIT,
        colour: side.attributes['w:color'] === 'auto' ? '000000' : (side.attributes['w:color'] ?? '000000'),
      }
    : null
/** The lines at the sides of a frame: top, right, bottom, left. */
export const edgesOf = (borders: XmlElement | undefined) => ['w:top', 'w:right', 'w:bottom', 'w:left'].map((name) => edge(elementIn(borders, name)))

const drawGround = (lines: readonly LineLayout[], { origin, format }: Place, width: number, canvas: Canvas): void => {
  const edges = edgesOf(format.borders)
  const [first, last] = [lines[0], lines.at(-1)]
  if (!first || !last || (format.fill === null && edges.every((one) => one === null))) return
  const space = (name: string): number => Number(elementIn(format.borders, name)?.attributes['w:space'] ?? 0) * POINT
  const [x, right] = [origin + format.left - space('w:left'), origin + width - format.right + space('w:right')]
  let [y, bottom] = [first.y - space('w:top'), last.y + last.height + space('w:bottom')]
  // Paragraphs of one look that follow each other are in one frame.
  const before = canvas.boxes.at(-1)
  const isSame = before && before.x === x && before.fill === format.fill && JSON.stringify(before.edges) === JSON.stringify(edges)
  if (isSame && y - before.y - before.height <= format.before + format.after + 1 && format.fill !== null) {
    y = before.y
    bottom = Math.max(bottom, y)
    canvas.boxes.pop()
  }
  canvas.boxes.push({ x, y, width: right - x, height: bottom - y, fill: format.fill, edges })
}

/**
 * Draw the lines of a paragraph. `from` lines of it stand on earlier pages; `all` are those of all its pages. Where the layout's text is not the file's (which
 * no known file makes happen) it is shown as it is, in the look of the paragraph.
 */
export const drawParagraph = (
  paragraph: XmlElement,
  { all, from, lines }: { readonly all: readonly LineLayout[]; readonly from: number; readonly lines: readonly LineLayout[] },
  { origin, width, part }: { readonly origin: number; readonly width: number; readonly part: string | null },
  canvas: Canvas,
): PreviewParagraph => {
  const { formats, footnoteNumber } = canvas.drawn
  const format = formats.ofParagraph(paragraph)
  const pieces: Span[] = []
  const drawings: XmlElement[] = []
  for (const member of canvas.drawn.parts.joined.get(paragraph) ?? [paragraph]) {
    const own = textOf(member, canvas.fieldText, footnoteNumber)
    pieces.push(...own.pieces.map(({ text, run }) => ({ text, format: formats.ofRun(member, run) })))
    drawings.push(...own.drawings)
  }
  const own = pieces.map(({ text }) => text).join('')
  const [only] = all
  // A line with the number of its page was broken on another page.
  const shown = only && all.length === 1 && !only.text.endsWith(own) && pieces.length > 0 ? [{ ...only, text: own }] : all
  const full = shown.map(({ text }) => text).join('')
  const plain = formats.ofRun(paragraph)
  const isKnown = full.endsWith(own)
  const label = isKnown ? full.slice(0, full.length - own.length) : full
  const spans = [...(label === '' ? [] : [{ text: label, format: plain }]), ...(isKnown ? pieces : [])]
  const onLines = spansOfLines(shown, spans)
  drawGround(lines, { origin, format }, width, canvas)
  for (const drawing of drawings) drawPicture(drawing, lines[0], format, canvas)
  return {
    part,
    level: full.trim() === '' ? null : format.level,
    lines: lines.flatMap((line, index): PreviewLine[] => {
      const found = onLines[from + index] ?? []
      if (line.text.trim() === '') return []
      const natural = Math.max(...found.map((span) => naturalHeight(span.format)), 0)
      return [{ bottom: line.y + line.height, height: natural, segments: segmentsOf(line, found, { origin, format }, canvas) }]
    }),
  }
}
