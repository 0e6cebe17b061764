/** What a house style may be: sizes and margins that make a readable page, colours that can be read on it, a logo that is a picture. */
import type { Problem } from './errors.ts'
import { HEADER_TOKENS, type HouseStyle, type Logo } from './house-style.ts'
import { type PictureSize, pictureSize } from './picture-size.ts'

/** From and to, each the last that is allowed: points, millimetres, and heights of a font. */
export const HOUSE_STYLE_LIMITS = {
  text: [8, 14],
  small: [6.5, 12],
  title: [14, 48],
  heading: [8, 28],
  margin: [10, 60],
  lines: [1, 2],
  logo: [10, 120],
} as const satisfies Record<string, readonly [number, number]>
/** The longest text of a header or footer, name or alternative text. */
export const MOST_LETTERS = 200
export const LARGEST_LOGO = 1_000_000
/** Lines of text that are narrower cannot be read (millimetres); the page is A4. */
const LEAST_TEXT_WIDTH = 100
const PAGE_WIDTH = 210
/** The least contrast of text (WCAG 2, 1.4.3). */
const LEAST_CONTRAST = 4.5

const channel = (value: number): number => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)

/** The relative luminance of a colour RRGGBB (WCAG 2). */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => channel(Number.parseInt(colour.slice(at, at + 2), 16) / 255))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The contrast of two colours RRGGBB, from 1 to 21 (WCAG 2). */
export const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const WHITE = 'FFFFFF'

/** The bytes of base64, or null when it is none. */
const bytesOf = (base64: string): Uint8Array | null => {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0)
  } catch {
    return null
  }
}

/** The size of a logo's picture, or null when it is no picture of its type. */
export const logoSize = ({ type, data }: Pick<Logo, 'type' | 'data'>): PictureSize | null => {
  const bytes = bytesOf(data)
  return bytes && pictureSize(type, bytes)
}

/** Whether a number is so many steps, but for what floating point makes of it. */
const isMultiple = (value: number, step: number): boolean => Math.abs(value / step - Math.round(value / step)) < 1e-6

/** What is wrong with a number: outside its limits, or between two steps. */
const range = (place: string, value: number, [from, to]: readonly [number, number], step: number): Problem[] =>
  value >= from && value <= to && isMultiple(value, step) ? [] : [{ place, code: 'out_of_range', params: { from, to } }]
/** What is wrong with a colour of text on a ground. */
const readable = (place: string, text: string, ground: string): Problem[] => {
  const ratio = contrast(text, ground)
  return ratio >= LEAST_CONTRAST ? [] : [{ place, code: 'low_contrast', params: { ratio: Math.floor(ratio * 10) / 10, least: LEAST_CONTRAST } }]
}
/** Words in braces that print nothing. */
const tokens = (place: string, text: string): Problem[] =>
  [...text.matchAll(/\{([^{}]*)\}/g)].flatMap(([token, name]) =>
    (HEADER_TOKENS as readonly string[]).includes(name ?? '') ? [] : [{ place, code: 'unknown_token', params: { token } }],
  )

/** How far a stored ratio may be from that of the picture, in parts of it: it is rounded on its way. */
const RATIO_SLACK = 0.01

const logoProblems = (logo: Logo): Problem[] => {
  // Four letters hold three bytes.
  if (logo.data.length > Math.ceil(LARGEST_LOGO / 3) * 4)
    return [{ place: 'logo', code: 'picture_too_large', params: { most: LARGEST_LOGO / 1_000_000 } }]
  const size = logoSize(logo)
  const isPicture = size !== null && Math.abs(logo.ratio / (size.width / size.height) - 1) <= RATIO_SLACK
  return [
    ...(isPicture ? [] : [{ place: 'logo', code: 'no_picture', params: {} }]),
    ...(logo.alt.trim() === '' ? [{ place: 'logo.alt', code: 'alt_missing', params: {} }] : []),
    ...range('logo.width', logo.width, HOUSE_STYLE_LIMITS.logo, 1),
  ]
}

/** Everything that keeps a house style from being used, each with the place of its property (`sizes.text`, `headings.0` for the first size). */
export const houseStyleProblems = (style: HouseStyle): Problem[] => {
  const { sizes, colours, margins, header, footer, logo } = style
  const width = PAGE_WIDTH - margins.left - margins.right
  return [
    ...(style.name.trim() === '' ? [{ place: 'name', code: 'name_missing', params: {} }] : []),
    ...range('sizes.text', sizes.text, HOUSE_STYLE_LIMITS.text, 0.5),
    ...range('sizes.small', sizes.small, HOUSE_STYLE_LIMITS.small, 0.5),
    ...range('sizes.title', sizes.title, HOUSE_STYLE_LIMITS.title, 0.5),
    ...sizes.headings.flatMap((size, index) => range(`sizes.headings.${index}`, size, HOUSE_STYLE_LIMITS.heading, 0.5)),
    ...range('lines', style.lines, HOUSE_STYLE_LIMITS.lines, 0.05),
    ...(['top', 'bottom', 'left', 'right'] as const).flatMap((side) => range(`margins.${side}`, margins[side], HOUSE_STYLE_LIMITS.margin, 0.5)),
    ...(width < LEAST_TEXT_WIDTH ? [{ place: 'margins.right', code: 'text_too_narrow', params: { least: LEAST_TEXT_WIDTH } }] : []),
    ...(['text', 'headings', 'quiet'] as const).flatMap((name) => readable(`colours.${name}`, colours[name], WHITE)),
    ...readable('colours.tableHead', colours.text, colours.tableHead),
    ...(['left', 'right'] as const).flatMap((side) => [...tokens(`header.${side}`, header[side]), ...tokens(`footer.${side}`, footer[side])]),
    ...(logo ? logoProblems(logo) : []),
  ]
}
