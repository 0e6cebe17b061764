/**
 * The text of a body on the reference device: every run whose letters are measured names a font that is as wide as on the device, at its size. Other text is
 * left as it is, and so is that of files that kern or join letters (some templates do): the layout knows the pairs of the real fonts.
 */
import type { Formats } from './formats.ts'
import { isCovered, isMeasured } from './letter-widths.ts'
import { deviceFace } from './reference-device.ts'
import { elementIn, elementsIn, pixels, textIn, valueIn, type XmlElement } from './xml-tree.ts'

/** A font that a file embeds, as the docx library holds it. */
interface EmbeddedFont {
  readonly name: string
  readonly data: Uint8Array
  readonly bold: boolean
  readonly italic: boolean
}

export interface DeviceText {
  /** An element of the file with its text on the device. */
  readonly onDevice: (element: XmlElement) => XmlElement
  /** The fonts that the text names by now. */
  readonly fonts: () => readonly EmbeddedFont[]
}

const POINT = pixels(20)
/** In points: larger text is too large for the measures of a font file, and stands on lines of its own anyway. */
const LARGEST_TEXT = 200
const OFF = new Set(['0', 'none'])

const asksFor = (element: XmlElement, name: string): boolean =>
  elementsIn(element).some(
    (one) => (one.name === name && !OFF.has(one.attributes['w:val'] ?? one.attributes['w14:val'] ?? '0')) || asksFor(one, name),
  )

const withFont = (run: XmlElement, font: string): XmlElement => {
  const own = elementIn(run, 'w:rPr')
  const { 'w:asciiTheme': _ascii, 'w:hAnsiTheme': _hAnsi, ...kept } = elementIn(own, 'w:rFonts')?.attributes ?? {}
  const fonts = { name: 'w:rFonts', attributes: { ...kept, 'w:ascii': font, 'w:hAnsi': font }, children: [] }
  const rest = elementsIn(own).filter(({ name }) => name !== 'w:rFonts')
  return { ...run, children: [{ name: 'w:rPr', attributes: {}, children: [...rest, fonts] }, ...run.children.filter((one) => one !== own)] }
}

/** The text of a file with these styles. */
export const deviceText = (styles: XmlElement, formats: Formats): DeviceText => {
  const isShaped = asksFor(styles, 'w:kern') || asksFor(styles, 'w14:ligatures')
  const fonts = new Map<string, EmbeddedFont[]>()
  const names = new Map<string, string | null>()

  /** The font at the size of a run, by the name that the text is given; null when it is not measured. */
  const findFont = (paragraph: XmlElement, run: XmlElement): string | null => {
    const { font, size } = formats.ofRun(paragraph, run)
    const points = Math.round((size / POINT) * 2) / 2
    if (!isMeasured(font) || points > LARGEST_TEXT) return null
    const name = `${font} ${points} on the device`
    if (!fonts.has(name)) {
      const faces = [false, true].flatMap((bold) => [false, true].map((italic) => ({ bold, italic })))
      fonts.set(
        name,
        faces.map(({ bold, italic }) => ({ name, data: deviceFace(font, points, bold, italic), bold, italic })),
      )
    }
    return name
  }
  const nameOf = (paragraph: XmlElement, run: XmlElement): string | null => {
    const key = `${valueIn(paragraph, 'w:pPr', 'w:pStyle') ?? ''}\0${JSON.stringify(elementIn(run, 'w:rPr') ?? null)}`
    const known = names.get(key)
    if (known !== undefined) return known
    const name = findFont(paragraph, run)
    names.set(key, name)
    return name
  }
  const runOnDevice = (paragraph: XmlElement, run: XmlElement): XmlElement => {
    // Of a run without text too: a break is as high as the text around it.
    const name = elementsIn(run, 'w:t').every((one) => isCovered(textIn(one))) ? nameOf(paragraph, run) : null
    return name === null ? run : withFont(run, name)
  }
  const within = (element: XmlElement, paragraph: XmlElement | null): XmlElement => ({
    ...element,
    children: element.children.map((child) => {
      if (typeof child === 'string') return child
      if (child.name === 'w:r' && paragraph) return runOnDevice(paragraph, child)
      return within(child, child.name === 'w:p' ? child : paragraph)
    }),
  })
  return {
    onDevice: (element) => (isShaped ? element : within(element, null)),
    fonts: () => [...fonts.values()].flat(),
  }
}
