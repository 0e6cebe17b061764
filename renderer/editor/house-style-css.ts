/** A house style as the properties that document.css and the preview draw a page with. */
import type { CSSProperties } from 'react'
import { HOUSE_FONTS, type HouseFont, type HouseStyle } from '../../shared/house-style.ts'

/** Letters as wide as those of a font that the system may lack, and else of its kind. */
const LIKE: Readonly<Record<HouseFont, string>> = {
  Aptos: 'Carlito, sans-serif',
  Arial: '"Liberation Sans", Arimo, Helvetica, sans-serif',
  'Book Antiqua': '"Palatino Linotype", Palatino, serif',
  Calibri: 'Carlito, sans-serif',
  Cambria: 'Caladea, serif',
  Candara: 'sans-serif',
  Constantia: 'serif',
  Corbel: 'sans-serif',
  'Franklin Gothic Book': '"Franklin Gothic", sans-serif',
  Georgia: 'Gelasio, serif',
  'Gill Sans MT': '"Gill Sans", sans-serif',
  Tahoma: 'Verdana, "DejaVu Sans Condensed", sans-serif',
  'Times New Roman': '"Liberation Serif", Tinos, Times, serif',
  'Trebuchet MS': 'sans-serif',
  Verdana: '"DejaVu Sans", sans-serif',
}

const family = (font: HouseFont): string => `"${font}", ${LIKE[font]}`
const points = (size: number): string => `${size}pt`

/** A colour of text on paper, and on the dark page of the dark theme the same hue, light enough to read. */
const ink = (colour: string): string => `light-dark(#${colour}, oklch(from #${colour} 0.82 min(c, 0.1) h))`

/** The properties of a page; the heights of lines as Word has them, in heights of the font. */
export const houseStyleProperties = ({ fonts, sizes, colours, margins, lines, headings, titlePage }: HouseStyle): CSSProperties => {
  const [first, second, third] = sizes.headings
  const properties: Readonly<Record<`--${string}`, string | number>> = {
    '--font-page': family(fonts.text),
    '--font-page-headings': family(fonts.headings),
    '--page-size': points(sizes.text),
    '--page-small': points(sizes.small),
    '--page-title': points(sizes.title),
    '--page-title-align': titlePage === 'left' ? 'start' : 'center',
    '--page-heading-1': points(first),
    '--page-heading-2': points(second),
    '--page-heading-3': points(third),
    '--page-annex': points(first + 3),
    '--page-cell': points(sizes.text - 1),
    '--page-lines': Math.round(lines * HOUSE_FONTS[fonts.text] * 1000) / 1000,
    '--page-capitals': headings.capitals ? 'uppercase' : 'none',
    '--page-rule': headings.rule ? `1px solid #${colours.rule}` : 'none',
    '--color-page-ink': ink(colours.text),
    '--color-page-accent': ink(colours.headings),
    '--color-page-quiet': ink(colours.quiet),
    '--color-page-head': `light-dark(#${colours.tableHead}, #2f353d)`,
    '--page-margins': `${margins.top}mm ${margins.right}mm ${margins.bottom}mm ${margins.left}mm`,
    '--page-left': `${margins.left}mm`,
    '--page-right': `${margins.right}mm`,
  }
  return properties
}
