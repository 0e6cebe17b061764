/** A page that is being drawn: what is on it so far, and the formats of its text, each once. */
import { HOUSE_FONTS } from '../../../shared/house-style.ts'
import type { PreviewBox, PreviewPicture, TextFormat } from '../../../shared/pages-api.ts'
import type { Formats } from './formats.ts'
import type { LayOut } from './lay-out.ts'
import type { FieldText } from './text-pieces.ts'
import type { WordParts } from './word-parts.ts'

/** What drawing needs to know of the file. */
export interface Drawn {
  readonly parts: WordParts
  readonly formats: Formats
  readonly layOut: LayOut
  /** The part of the contract whose bookmark has a name. */
  readonly partOf: ReadonlyMap<string, string>
  readonly footnoteNumber: (id: string) => string
}

export interface Canvas {
  readonly drawn: Drawn
  readonly fieldText: FieldText
  readonly formats: TextFormat[]
  readonly boxes: PreviewBox[]
  readonly pictures: PreviewPicture[]
  readonly indexes: Map<string, number>
  /** The relationship of the header or footer that is being drawn. */
  margin: string | undefined
  /** Where the text of the page begins across it, and how wide it is. */
  readonly left: number
  readonly width: number
}

/** The place of a format among those of the page. */
export const formatIndex = ({ formats, indexes }: Canvas, format: TextFormat): number => {
  const key = JSON.stringify(format)
  const known = indexes.get(key) ?? formats.push(format) - 1
  indexes.set(key, known)
  return known
}

const heights: Readonly<Record<string, number | undefined>> = HOUSE_FONTS
/** Of a font that no house style has. */
const USUAL_HEIGHT = 1.2

/** How tall a line of a font is by itself. */
export const naturalHeight = ({ font, size }: TextFormat): number => size * (heights[font] ?? USUAL_HEIGHT)
