/** About how wide a text is on paper. The fonts are the reader's, not ours to measure: these are the widths of Arial, and what another font takes of them. */
import type { HouseFont } from '../../../shared/house-style.ts'

/** In thousandths of the size, bold. What is not listed is as wide as a small letter that is. */
const WIDTHS: Readonly<Record<number, string>> = {
  280: " ijl\u00a0!'|.,:;/\\",
  340: 'ft()[]{}-\u2010\u2011\u00ad"*`I',
  390: 'r',
  560: 'acekvxyzsåJ0123456789+<>=$€§_?#',
  610: 'bdghnopquøFLTZ',
  670: 'EPSVXY',
  720: 'ABCDHKNRUÅ&',
  780: 'GOQØw',
  890: 'mMæ%',
  1000: 'WÆ\u2013\u2014…@',
}
const OTHER = 610
const WIDTH_OF: ReadonlyMap<string, number> = new Map(
  Object.entries(WIDTHS).flatMap(([width, letters]) => Array.from(letters, (one) => [one, Number(width)] as const)),
)

/** What the same text takes in regular letters. */
const REGULAR = 0.94

/** To Arial. Rounded up, and for those with serifs more than up: some of their letters are wider, such as r. */
const FONT_SHARE: Readonly<Record<HouseFont, number>> = {
  Aptos: 1,
  Arial: 1,
  'Book Antiqua': 1.04,
  Calibri: 0.94,
  Cambria: 1,
  Candara: 0.95,
  Constantia: 1,
  Corbel: 0.94,
  'Franklin Gothic Book': 0.97,
  Georgia: 1.04,
  'Gill Sans MT': 0.95,
  Tahoma: 1.08,
  'Times New Roman': 1,
  'Trebuchet MS': 1.02,
  Verdana: 1.2,
}

export interface TextFont {
  readonly font: HouseFont
  /** In half-points. */
  readonly size: number
  readonly bold: boolean
}

/** The width of a text on one line, in twips. */
export const textWidth = (text: string, { font, size, bold }: TextFont): number => {
  let width = 0
  for (const letter of text) width += WIDTH_OF.get(letter) ?? OTHER
  return Math.ceil((width * size * FONT_SHARE[font] * (bold ? 1 : REGULAR)) / 100)
}
