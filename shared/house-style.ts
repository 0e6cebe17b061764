/** How an organisation's Word files look: fonts, sizes, colours, margins, logo, header and footer, title page. */
import type { ContractStyle } from './model.ts'

/**
 * The fonts that a house style can name, with the height of a line in ems: those whose widths the page layout knows and that come with Office, so that page
 * numbers are computed and not guessed (word reference, 1).
 */
export const HOUSE_FONTS = {
  Aptos: 1.2207,
  Arial: 1.1499,
  'Book Antiqua': 1.2056,
  Calibri: 1.2207,
  Cambria: 1.1724,
  Candara: 1.2207,
  Constantia: 1.2207,
  Corbel: 1.2075,
  'Franklin Gothic Book': 1.1338,
  Georgia: 1.1362,
  'Gill Sans MT': 1.1597,
  Tahoma: 1.207,
  'Times New Roman': 1.1499,
  'Trebuchet MS': 1.1611,
  Verdana: 1.2153,
} as const satisfies Record<string, number>
export type HouseFont = keyof typeof HOUSE_FONTS

/** What a header or footer can print besides its words, as it stands in the text: `{title}`. */
export const HEADER_TOKENS = ['title', 'number', 'organisation', 'version', 'fingerprint', 'page', 'pages'] as const
export type HeaderToken = (typeof HEADER_TOKENS)[number]

/** The two ends of a header or footer line: words with tokens in braces. */
export interface HeaderLine {
  readonly left: string
  readonly right: string
}

export const TITLE_PAGE_LAYOUTS = ['left', 'centred', 'framed'] as const

/** A picture at the top of the title page, and small in the header of the other pages when `inHeader`. */
export interface Logo {
  readonly type: 'png' | 'jpg'
  /** Base64. */
  readonly data: string
  /** Millimetres on the title page. */
  readonly width: number
  /** Its width divided by its height. */
  readonly ratio: number
  /** What it shows, for those who cannot see it. */
  readonly alt: string
  readonly inHeader: boolean
}

/** An organisation's own Word template, which files are written into: its styles, page, headers and footers are theirs, and its title page where it has one. */
export interface HouseTemplate {
  /** SHA-256 of its bytes, by which they are kept. */
  readonly id: string
  /** What the file was called. */
  readonly file: string
  readonly hasHeader: boolean
  readonly hasFooter: boolean
  readonly hasTitlePage: boolean
  /** Its fonts whose widths the page layout does not know: page numbers are a guess with them. */
  readonly otherFonts: readonly string[]
}

export interface HouseStyle {
  readonly id: string
  /** Of those that ship, the locales have the name. */
  readonly name: string
  /** Who the files are from: the token `{organisation}` and the author in the file's properties. */
  readonly organisation: string
  readonly fonts: { readonly text: HouseFont; readonly headings: HouseFont }
  /** Points. Headings by their level; deeper ones are as the last. */
  readonly sizes: { readonly text: number; readonly small: number; readonly title: number; readonly headings: readonly [number, number, number] }
  /** RRGGBB. */
  readonly colours: { readonly text: string; readonly headings: string; readonly quiet: string; readonly rule: string; readonly tableHead: string }
  /** Millimetres; the page is A4. */
  readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }
  /** Height of a line in heights of its font. */
  readonly lines: number
  readonly headings: { readonly capitals: boolean; readonly rule: boolean }
  /** Lets the word processor divide words at the end of lines. Page numbers are a guess then. */
  readonly hyphenation: boolean
  /** How numbers and references are written in a contract that takes on this house style; null leaves them as they are. */
  readonly numbers: ContractStyle | null
  readonly logo: Logo | null
  readonly header: HeaderLine
  /** An empty side prints nothing. Without `{page}` anywhere the file has no page numbers. */
  readonly footer: HeaderLine
  readonly titlePage: (typeof TITLE_PAGE_LAYOUTS)[number]
  /** How many levels of clauses the table of contents takes in; a heading that runs in stands there without its text. */
  readonly contentsDepth: 1 | 2
  /** When there is one, fonts, sizes, colours and margins are as read from it: for the page in the window. In the file they are its own. */
  readonly template: HouseTemplate | null
}

/** A house style as files are written with it: with the bytes of its template. */
export interface PrintedHouseStyle extends HouseStyle {
  readonly templateBytes?: Uint8Array
}

/** `{page}` is »side 5«, `{pages}` »af 27«, each in the contract's language. */
const PAGE_OF_PAGES = '{page} {pages}'

const PLAIN: HouseStyle = {
  id: 'plain',
  name: '',
  organisation: '',
  fonts: { text: 'Calibri', headings: 'Calibri' },
  sizes: { text: 10.5, small: 8.5, title: 26, headings: [13, 11, 10.5] },
  colours: { text: '1B1F24', headings: '1F3A5F', quiet: '5B6470', rule: 'A9B2BD', tableHead: 'E8ECF1' },
  margins: { top: 25, bottom: 25, left: 25, right: 25 },
  lines: 1.15,
  headings: { capitals: false, rule: false },
  hyphenation: false,
  numbers: null,
  logo: null,
  header: { left: '{title}', right: '' },
  footer: { left: '', right: PAGE_OF_PAGES },
  titlePage: 'left',
  contentsDepth: 1,
  template: null,
}

/** The house styles that ship. `state` is set like the standard contracts of the state, in a serif font and black; `municipality` like a municipality's tender. */
export const SHIPPED_HOUSE_STYLES: readonly HouseStyle[] = [
  PLAIN,
  {
    ...PLAIN,
    id: 'state',
    fonts: { text: 'Times New Roman', headings: 'Times New Roman' },
    sizes: { text: 11.5, small: 9, title: 24, headings: [13, 12, 11.5] },
    colours: { text: '000000', headings: '000000', quiet: '404040', rule: '7F7F7F', tableHead: 'EDEDED' },
    margins: { top: 30, bottom: 25, left: 30, right: 25 },
    lines: 1.2,
    headings: { capitals: true, rule: false },
    header: { left: '', right: '{title}' },
    footer: { left: '{organisation}', right: PAGE_OF_PAGES },
    titlePage: 'centred',
  },
  {
    ...PLAIN,
    id: 'municipality',
    fonts: { text: 'Arial', headings: 'Arial' },
    sizes: { text: 10, small: 8, title: 26, headings: [14, 11, 10] },
    colours: { text: '1A1A1A', headings: '0B5345', quiet: '505A5F', rule: '9AA5A0', tableHead: 'E3EEEA' },
    margins: { top: 28, bottom: 25, left: 25, right: 25 },
    lines: 1.25,
    headings: { capitals: false, rule: true },
    header: { left: '{organisation}', right: '{title}' },
    footer: { left: '{number}', right: PAGE_OF_PAGES },
    titlePage: 'framed',
  },
]
export const DEFAULT_HOUSE_STYLE = PLAIN
