/**
 * The device that Writer breaks lines on: no printer, but one of 8,640 dots to the inch, six to a twip, made so that lines break where Word breaks them
 * (LibreOffice, `VirtualDevice::RefDevMode::MSO1`). Each letter is a whole number of its dots wide, which makes the lines of a small text up to a thousandth
 * shorter or longer than the letters are: enough for some lines in a hundred to break elsewhere. Measured in LibreOffice 7.4, letter by letter.
 */
import { lettersOf, UNITS } from './letter-widths.ts'

/** Dots of the device to a point. */
const DOTS = 8640 / 72

/** How wide a letter is on the device, in dots. `advance` is its width in `UNITS` to the em, `size` the size of the text in points. */
export const dotsWide = (advance: number, size: number): number => Math.round((advance / UNITS) * size * DOTS)

/** The largest number in the table of a font. */
const LARGEST = 0x7fff
/** Glyphs before those of the letters: the first stands for every letter that a font does not have. */
const ONE_GLYPH_FURTHER = 1

/** Runs of codes that follow each other: the first, the last, and the place of the first among all. */
const rangesOf = (codes: readonly number[]): [first: number, last: number, place: number][] => {
  const ranges: [number, number, number][] = []
  for (const [place, code] of codes.entries()) {
    const open = ranges.at(-1)
    if (open?.[1] === code - 1) open[1] = code
    else ranges.push([code, code, place])
  }
  return ranges
}

/**
 * A face of a font as it is on the device at one size, as a font file (OpenType, 4 to 5) of nothing but measures: that is how a layout that is told nothing of
 * devices takes them in. Its em has as many units as the letters have dots, times a whole number for the sake of the heights.
 */
export const deviceFace = (font: string, size: number, bold: boolean, italic: boolean): Uint8Array => {
  const { height, descent, widths } = lettersOf(font, bold, italic)
  const codes = [...widths.keys()].toSorted((one, other) => one - other)
  const ranges = rangesOf(codes)
  const finer = Math.floor(LARGEST / (size * DOTS))
  const em = size * DOTS * finer
  const tables = { cmap: 28 + 12 * ranges.length, head: 54, hhea: 36, hmtx: 4 * (codes.length + ONE_GLYPH_FURTHER) }
  const names = Object.keys(tables) as (keyof typeof tables)[]
  const directory = 12 + 16 * names.length
  const view = new DataView(new ArrayBuffer(names.reduce((sum, name) => sum + tables[name], directory)))
  const at = (name: keyof typeof tables): number => names.slice(0, names.indexOf(name)).reduce((sum, one) => sum + tables[one], directory)

  view.setUint32(0, 0x00010000)
  view.setUint16(4, names.length)
  for (const [index, name] of names.entries()) {
    const entry = 12 + 16 * index
    for (const [place, letter] of Array.from(name).entries()) view.setUint8(entry + place, letter.charCodeAt(0))
    view.setUint32(entry + 8, at(name))
    view.setUint32(entry + 12, tables[name])
  }
  view.setUint16(at('head') + 18, em)
  view.setInt16(at('hhea') + 4, Math.round((height - descent) * em))
  view.setInt16(at('hhea') + 6, -Math.round(descent * em))
  view.setUint16(at('hhea') + 34, codes.length + ONE_GLYPH_FURTHER)
  for (const [index, code] of codes.entries()) {
    view.setUint16(at('hmtx') + 4 * (index + ONE_GLYPH_FURTHER), dotsWide(widths.get(code) ?? 0, size) * finer)
  }
  // One map from characters to glyphs, for all of Unicode (format 12).
  const map = at('cmap')
  view.setUint16(map + 2, 1)
  view.setUint16(map + 4, 3)
  view.setUint16(map + 6, 10)
  view.setUint32(map + 8, 12)
  view.setUint16(map + 12, 12)
  view.setUint32(map + 16, 16 + 12 * ranges.length)
  view.setUint32(map + 24, ranges.length)
  for (const [index, [first, last, place]] of ranges.entries()) {
    view.setUint32(map + 28 + 12 * index, first)
    view.setUint32(map + 32 + 12 * index, last)
    view.setUint32(map + 36 + 12 * index, place + ONE_GLYPH_FURTHER)
  }
  return new Uint8Array(view.buffer)
}
