/** The look of a contract in Word: a house style in Word's units. Lengths are twips (1/20 point), font sizes half-points. */
import { type HouseFont, HOUSE_FONTS, type HouseStyle } from '../../../shared/house-style.ts'
import type { PageSize } from '../template/open-template.ts'

/** Marks that mean the same in every house style: with each goes a word or a bracket, so that none means something by its colour alone. */
export const OPEN_FILL = 'FFF2AB'
export const BROKEN_FILL = 'F8C9C4'
const GUIDANCE_FILL = 'F1F4F8'

/** Contracts whose clauses have no numbers are short ones, read on a page or two. */
const COMPACT = { lines: 1, after: 60, headingBefore: 140, headingAfter: 30, signingRoom: 340 } as const

export interface Look {
  readonly font: HouseFont
  readonly headingFont: HouseFont
  readonly ink: string
  readonly accent: string
  readonly quiet: string
  readonly rule: string
  readonly headerFill: string
  readonly guidanceFill: string
  readonly size: number
  readonly cellSize: number
  readonly smallSize: number
  readonly titleSize: number
  readonly subtitleSize: number
  readonly chapterSize: number
  readonly annexSize: number
  readonly headingSize: (level: number) => number
  readonly after: number
  readonly compact: typeof COMPACT
  /** Above a line to sign on. */
  readonly signingRoom: number
  readonly page: { readonly width: number; readonly height: number }
  /** `header` and `footer` are their distance from the edge of the paper. */
  readonly margin: Readonly<Record<'top' | 'bottom' | 'left' | 'right' | 'header' | 'footer', number>>
  readonly textWidth: number
  /** Numbers hang in this column; all clause text starts at its right edge. */
  readonly numberColumn: number
  /** The same for the titles of chapters and annexes. */
  readonly chapterColumn: number
  readonly annexColumn: number
  readonly listStep: number
  /** In twips, by size and heights of the font. */
  readonly lineHeight: (size: number, lines?: number, heading?: boolean) => number
  readonly style: HouseStyle
}

const fromMillimetres = (length: number): number => Math.round((length * 1440) / 25.4)
const halfPoints = (points: number): number => Math.round(points * 2)

/** Word's own, where the margins have room for it. */
const HEADER_DISTANCE = 708
const A4 = { width: 11906, height: 16838 }

/** A house style as the writer uses it; `given` is the page of its template, to the twip. */
export const lookOf = (style: HouseStyle, given: PageSize | null = null): Look => {
  const page = given ?? A4
  const margin = given?.margin ?? {
    top: fromMillimetres(style.margins.top),
    bottom: fromMillimetres(style.margins.bottom),
    left: fromMillimetres(style.margins.left),
    right: fromMillimetres(style.margins.right),
    header: Math.min(HEADER_DISTANCE, fromMillimetres(style.margins.top / 2)),
    footer: Math.min(HEADER_DISTANCE, fromMillimetres(style.margins.bottom / 2)),
  }
  const { fonts, sizes, colours } = style
  const size = halfPoints(sizes.text)
  const headings = sizes.headings.map(halfPoints)
  return {
    font: fonts.text,
    headingFont: fonts.headings,
    ink: colours.text,
    accent: colours.headings,
    quiet: colours.quiet,
    rule: colours.rule,
    headerFill: colours.tableHead,
    guidanceFill: GUIDANCE_FILL,
    size,
    cellSize: size - 2,
    smallSize: halfPoints(sizes.small),
    titleSize: halfPoints(sizes.title),
    subtitleSize: size + 7,
    chapterSize: (headings[0] ?? size) + 2,
    annexSize: (headings[0] ?? size) + 6,
    headingSize: (level) => headings[Math.min(level, headings.length) - 1] ?? size,
    after: 120,
    compact: COMPACT,
    signingRoom: 560,
    page: { width: page.width, height: page.height },
    margin,
    textWidth: page.width - margin.left - margin.right,
    numberColumn: 992,
    chapterColumn: 1814,
    annexColumn: 1304,
    listStep: 510,
    // Said in whole twips, because word processors round multiples of a font's height each in their own way: half a pixel a page, which puts
    // headings near the foot of a page on the next one.
    lineHeight: (of, lines = style.lines, heading = false) => Math.round(of * 10 * HOUSE_FONTS[heading ? fonts.headings : fonts.text] * lines),
    style,
  }
}
