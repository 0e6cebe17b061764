/** How text of a Word file looks: the colour of every run on what is behind it, through runs, styles, cells and the document's defaults. */
import type { WordFile } from './word-file.ts'
import { child, descendants, elements, isOn, parseXml, textIn, valueOf, type XmlElement } from './xml.ts'

/** Text of one colour on one ground, with how large it is in half-points. */
export interface Shown {
  readonly text: string
  readonly colour: string
  readonly ground: string
  readonly size: number
  readonly bold: boolean
}

const INK = '000000'
const PAPER = 'FFFFFF'
/** Word's own size where nothing is said (ECMA-376 17.3.2.38). */
const USUAL_SIZE = '20'

const isColour = (value: string | undefined): value is string => /^[\da-fA-F]{6}$/.test(value ?? '')
const fillOf = (properties: XmlElement | undefined): string | undefined => child(properties, 'w:shd')?.attributes['w:fill']

/** The parts of a file that people read, each as a tree. */
export const readParts = (word: WordFile): { readonly path: string; readonly root: XmlElement }[] => [
  { path: 'word/document.xml', root: word.document },
  ...[...word.parts]
    .filter(([path]) => /^word\/(?:header|footer|footnotes|comments)\d*\.xml$/.test(path))
    .map(([path, xml]) => ({ path, root: parseXml(xml) })),
]

const runText = (run: XmlElement): string =>
  elements(run, 'w:t')
    .map((one) => textIn(one))
    .join('')

/** Every run of text with how it looks. The nearest thing that says something decides: the run, its style, the paragraph's styles, the defaults. */
export const shownText = (word: WordFile): Shown[] => {
  const defaults = child(word.styles.root, 'w:docDefaults', 'w:rPrDefault', 'w:rPr')
  const lookOf = (run: XmlElement, paragraph: XmlElement, cellFill: string | undefined): Shown => {
    const properties = child(run, 'w:rPr')
    const runStyle = valueOf(properties, 'w:rStyle')
    const chain = word.styles.chain(valueOf(paragraph, 'w:pPr', 'w:pStyle') ?? null)
    const named = runStyle === undefined ? [] : word.styles.chain(runStyle)
    const sources = [properties, ...[...named, ...chain].map((style) => child(style, 'w:rPr')), defaults]
    const nearest = (name: string): string | undefined => sources.map((one) => valueOf(one, name)).find((value) => value !== undefined)
    const boldSource = sources.find((one) => child(one, 'w:b'))
    const colour = nearest('w:color')
    const grounds = [fillOf(properties), ...[paragraph, ...chain].map((one) => fillOf(child(one, 'w:pPr'))), cellFill]
    return {
      text: runText(run),
      colour: isColour(colour) ? colour : INK,
      ground: grounds.find(isColour) ?? PAPER,
      size: Number(nearest('w:sz') ?? USUAL_SIZE),
      bold: isOn(boldSource, 'w:b'),
    }
  }

  const within = (parent: XmlElement, cellFill: string | undefined): Shown[] =>
    elements(parent).flatMap((one) => {
      if (one.name === 'w:p') return descendants(one, 'w:r').map((run) => lookOf(run, one, cellFill))
      return within(one, one.name === 'w:tc' ? (fillOf(child(one, 'w:tcPr')) ?? cellFill) : cellFill)
    })
  return readParts(word)
    .flatMap(({ root }) => within(root, undefined))
    .filter(({ text }) => text.trim() !== '')
}

/** Relative luminance (WCAG 2.1, 1.4.3). */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** From 1, no difference, to 21, black on white. */
export const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** What the text needs: 4.5, or 3 from 18 points, or from 14 in bold. */
export const neededContrast = ({ size, bold }: Shown): number => (size >= 36 || (bold && size >= 28) ? 3 : 4.5)
