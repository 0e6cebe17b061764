/** A template's look as far as a house style can say it: for the page in the window, and for what of ours the template has no style for. */
import type { Element } from '@xmldom/xmldom'
import { DEFAULT_HOUSE_STYLE, HOUSE_FONTS, type HouseFont, type HouseStyle, type HouseTemplate } from '../../../shared/house-style.ts'
import { contrast, HOUSE_STYLE_LIMITS } from '../../../shared/house-style-check.ts'
import { attributeOf, childElement, childElements } from '../read/read-xml.ts'
import type { Template } from './open-template.ts'
import { hasOn, type Properties } from './style-sheet.ts'
import { descendants, numberOf, valueOf } from './tree.ts'

const FONTS = Object.keys(HOUSE_FONTS) as HouseFont[]
/** What fonts without known widths come nearest to; those not named go by their kind. */
const NEAREST: readonly (readonly [RegExp, HouseFont])[] = [
  [/^aptos/i, 'Aptos'],
  [/^calibri/i, 'Calibri'],
  [/^cambria/i, 'Cambria'],
  [/garamond|palatino|bookman|baskerville/i, 'Book Antiqua'],
  [/century|minion|source serif|merriweather/i, 'Georgia'],
  [/helvetica|liberation sans|univers|inter\b|roboto/i, 'Arial'],
  [/segoe|lato|source sans|fira|myriad/i, 'Tahoma'],
  [/open sans|noto sans|dejavu sans/i, 'Verdana'],
  [/gill/i, 'Gill Sans MT'],
  [/franklin/i, 'Franklin Gothic Book'],
]
const MOST_FONTS = 20

const nearestFont = (name: string, kind: string | null): HouseFont =>
  FONTS.find((font) => font.toLowerCase() === name.toLowerCase()) ??
  NEAREST.find(([pattern]) => pattern.test(name))?.[1] ??
  (kind === 'roman' ? 'Times New Roman' : 'Arial')

/** The name of a style's font: its own, or that of the theme that it names. */
const fontOf = (run: Properties, theme: Element | null): string => {
  const fonts = run.get('rFonts')
  const themed = fonts && (attributeOf(fonts, 'asciiTheme') ?? attributeOf(fonts, 'hAnsiTheme'))
  const scheme = theme && childElement(theme, 'themeElements', 'fontScheme', themed?.startsWith('major') ? 'majorFont' : 'minorFont', 'latin')
  const name = themed && scheme ? attributeOf(scheme, 'typeface') : fonts && (attributeOf(fonts, 'ascii') ?? attributeOf(fonts, 'hAnsi'))
  // Without any, Word's own.
  return name || 'Times New Roman'
}

const between = (value: number, [from, to]: readonly [number, number], step: number): number =>
  Number(Math.min(to, Math.max(from, Math.round(value / step) * step)).toFixed(2))

const millimetres = (twips: number): number => between((twips * 25.4) / 1440, HOUSE_STYLE_LIMITS.margin, 0.5)

const pointsOf = (run: Properties): number => (numberOf(run.get('sz'), 'val') ?? 20) / 2

/** A colour that can be read on white, or the one instead. */
const colourOf = (run: Properties, instead: string): string => {
  const value = (valueOf(run.get('color') ?? null) ?? 'auto').toUpperCase()
  if (value === 'AUTO') return '000000'
  return /^[0-9A-F]{6}$/.test(value) && contrast(value, 'FFFFFF') >= 4.5 ? value : instead
}

const linesOf = (paragraph: Properties, size: number, font: HouseFont): number => {
  const spacing = paragraph.get('spacing')
  const line = numberOf(spacing, 'line') ?? 240
  const rule = (spacing && attributeOf(spacing, 'lineRule')) ?? 'auto'
  return between(rule === 'auto' ? line / 240 : line / 20 / (size * HOUSE_FONTS[font]), HOUSE_STYLE_LIMITS.lines, 0.05)
}

/** What of a house style a template says; the rest is that of `base`. */
export const lookOfTemplate = (template: Template, id: string, file: string, base: HouseStyle = DEFAULT_HOUSE_STYLE): HouseStyle => {
  const { word, styles, page, section } = template
  const optional = (type: string): Element | null => {
    const [path] = word.related(word.main, type)
    return path === undefined ? null : word.xml(path)
  }
  const theme = optional('theme')
  const fontTable = optional('fontTable')
  const kinds = new Map(
    (fontTable ? childElements(fontTable, 'font') : []).map((font) => [attributeOf(font, 'name') ?? '', valueOf(childElement(font, 'family'))]),
  )
  const run = (name: string): Properties => styles.effective(styles.named('paragraph', name) ?? styles.named('paragraph', 'normal'), 'rPr')
  const normal = run('normal')
  const headings = [1, 2, 3].map((level) => run(`heading ${level}`))
  const [first = normal] = headings
  const names = [...new Set([normal, ...headings, run('title')].map((one) => fontOf(one, theme)))]
  const near = (of: Properties): HouseFont => nearestFont(fontOf(of, theme), kinds.get(fontOf(of, theme)) ?? null)
  const size = (of: Properties, limits: readonly [number, number]): number => between(pointsOf(of), limits, 0.5)
  const text = near(normal)
  const heading = styles.effective(styles.named('paragraph', 'heading 1'), 'pPr')
  const border = heading.get('pBdr')
  const ink = colourOf(normal, base.colours.text)
  const sides = { left: millimetres(page.margin.left), right: millimetres(page.margin.right) }
  // The page in the window is A4 and upright; on a wide page the template may have margins that leave no room on it.
  const isWide = sides.left + sides.right > 110
  const has = (kind: string): boolean => [...section.margins.keys()].some((key) => key.startsWith(kind))
  const [hasHeader, hasFooter] = [has('header'), has('footer')]
  const reference: HouseTemplate = {
    id,
    file,
    hasHeader,
    hasFooter,
    hasTitlePage: template.titlePage !== null,
    otherFonts: names.filter((name) => !FONTS.includes(name as HouseFont)).slice(0, MOST_FONTS),
  }
  const nothing = { left: '', right: '' }
  const level = (index: number): number => size(headings[index] ?? normal, HOUSE_STYLE_LIMITS.heading)
  return {
    ...base,
    fonts: { text, headings: near(first) },
    sizes: {
      text: size(normal, HOUSE_STYLE_LIMITS.text),
      small: size(run('footer'), HOUSE_STYLE_LIMITS.small),
      title: size(run('title'), HOUSE_STYLE_LIMITS.title),
      headings: [level(0), level(1), level(2)],
    },
    colours: {
      ...base.colours,
      text: ink,
      tableHead: contrast(ink, base.colours.tableHead) >= 4.5 ? base.colours.tableHead : 'FFFFFF',
      headings: colourOf(first, base.colours.headings),
      quiet: colourOf(run('footer'), base.colours.quiet),
    },
    margins: {
      top: millimetres(page.margin.top),
      bottom: millimetres(page.margin.bottom),
      ...(isWide ? { left: base.margins.left, right: base.margins.right } : sides),
    },
    lines: linesOf(styles.effective(styles.named('paragraph', 'normal'), 'pPr'), pointsOf(normal), text),
    headings: { capitals: hasOn(first, 'caps'), rule: border !== undefined && descendants(border, 'bottom').length > 0 },
    hyphenation: false,
    logo: null,
    // A template with a header or footer says all that stands there.
    header: hasHeader || hasFooter ? nothing : base.header,
    footer: hasHeader || hasFooter ? nothing : base.footer,
    titlePage: 'left',
    template: reference,
  }
}
