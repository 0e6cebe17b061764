/** One page as it will be printed: text where the layout put it, in the look of the Word file. */
import { type CSSProperties, memo, type ReactNode } from 'react'
import type { PreviewBox, PreviewLine, PreviewPage, PreviewParagraph, TextFormat } from '../../../../shared/pages-api.ts'

/** What stands in for a font of Office where it is not installed, each as wide. */
const STAND_INS: Readonly<Record<string, string>> = {
  Calibri: 'var(--font-page)',
  Cambria: 'Cambria, Caladea, serif',
  Arial: 'Arial, "Liberation Sans", Arimo, sans-serif',
  'Times New Roman': '"Times New Roman", "Liberation Serif", Tinos, serif',
}
const SCRIPT_SIZE = 0.65

const colour = (hex: string): string => `#${hex}`

const lookOf = (format: TextFormat): CSSProperties => ({
  fontFamily: STAND_INS[format.font] ?? `"${format.font}", var(--font-page)`,
  fontSize: format.script === null ? format.size : format.size * SCRIPT_SIZE,
  fontWeight: format.bold ? 700 : 400,
  fontStyle: format.italic ? 'italic' : 'normal',
  color: colour(format.colour),
  ...(format.fill !== null && { backgroundColor: colour(format.fill) }),
  ...(format.capitals && { textTransform: 'uppercase' }),
  ...(format.line !== null && { textDecoration: format.line === 'under' ? 'underline' : 'line-through' }),
  ...(format.script !== null && { verticalAlign: format.script }),
})

const SIDES = ['borderTop', 'borderRight', 'borderBottom', 'borderLeft'] as const

const Box = ({ box }: { readonly box: PreviewBox }): ReactNode => {
  const { x, y, width, height, fill, edges } = box
  const borders = SIDES.flatMap((side, index) => {
    const edge = edges[index]
    return edge ? [[side, `${Math.max(edge.width, 0.75)}px solid ${colour(edge.colour)}`] as const] : []
  })
  return (
    <span
      className="printed-box"
      style={{ left: x, top: y, width, height, ...(fill !== null && { backgroundColor: colour(fill) }), ...Object.fromEntries(borders) }}
    />
  )
}

const Line = ({ line, page }: { readonly line: PreviewLine; readonly page: PreviewPage }): ReactNode => {
  const { bottom, height, segments } = line
  const place = { top: bottom - height, height, lineHeight: `${height}px` }
  return (
    <>
      {segments.map(({ x, isEnd, hasLeader, texts }, index) => (
        <span key={x}>
          {hasLeader && (
            <span className="printed-leader" aria-hidden style={{ ...place, left: segments[index - 1]?.x ?? 0, right: page.width - x }} />
          )}
          <span
            className="printed-text"
            data-leader={hasLeader || segments[index + 1]?.hasLeader === true || undefined}
            style={{ ...place, ...(isEnd ? { right: page.width - x } : { left: x }) }}
          >
            {texts.map(({ text, format }, place_) => {
              const look = page.formats[format]
              // oxlint-disable-next-line react/no-array-index-key -- the texts of a line have no other name and never move
              return (
                look && (
                  <span key={place_} style={lookOf(look)}>
                    {index > 0 && place_ === 0 ? ` ${text}` : text}
                  </span>
                )
              )
            })}
          </span>
        </span>
      ))}
    </>
  )
}

const Paragraph = ({ paragraph, page }: { readonly paragraph: PreviewParagraph; readonly page: PreviewPage }): ReactNode => {
  const { part, level, lines } = paragraph
  if (lines.length === 0) return null
  const content = lines.map((line) => <Line key={line.bottom} line={line} page={page} />)
  // Not a heading of the window's outline: the page beside it has those.
  return (
    <p data-part={part ?? undefined} data-heading={level ?? undefined}>
      {content}
    </p>
  )
}

const paragraphs = (all: readonly PreviewParagraph[], page: PreviewPage): ReactNode =>
  // oxlint-disable-next-line react/no-array-index-key -- paragraphs have no other name; a page is drawn whole or not at all
  all.map((paragraph, place) => <Paragraph key={place} paragraph={paragraph} page={page} />)

/** What is printed on a page. Drawn once: scrolling moves it, and the next page is no matter of this one. */
export const Sheet = memo(
  ({ page }: { readonly page: PreviewPage }): ReactNode => (
    <>
      {page.watermark !== null && <span className="printed-watermark" aria-hidden data-words={page.watermark} />}
      <span aria-hidden>
        {page.boxes.map((box, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- as for paragraphs
          <Box key={place} box={box} />
        ))}
      </span>
      {page.pictures.map(({ x, y, width, height, alt, source }) => (
        <img key={`${x} ${y}`} className="printed-picture" src={source} alt={alt} style={{ left: x, top: y, width, height }} />
      ))}
      {paragraphs(page.header, page)}
      {paragraphs(page.body, page)}
      {paragraphs(page.footer, page)}
    </>
  ),
)
