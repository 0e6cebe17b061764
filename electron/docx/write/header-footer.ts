/** The section of a file: its page, what stands at the head and foot of each, and the frame of a title page. */
import {
  BorderStyle,
  Footer,
  Header,
  ImageRun,
  type ISectionOptions,
  PageBorderDisplay,
  PageBorderOffsetFrom,
  PageNumber,
  Paragraph,
  Tab,
  TextRun,
} from 'docx'
import { TextWatermark } from 'docx/watermarks'
import { CONTRACT_NUMBER, partyKey } from '../../../shared/document/special-fields.ts'
import type { Resolution } from '../../../shared/document/resolve.ts'
import { linePieces, type TokenPieces } from '../../../shared/header-line.ts'
import { HEADER_TOKENS, type HeaderLine, type Logo } from '../../../shared/house-style.ts'
import type { ContentFilling, TokenPiece } from '../template/fill-content.ts'
import type { Look } from './look.ts'

/** What a signed copy is known by: the contract's version and a short fingerprint of its text. */
export interface Stamp {
  /** Null for a draft that was never kept. */
  readonly version: string | null
  readonly fingerprint: string
}

export interface SectionContext {
  readonly resolution: Resolution
  readonly look: Look
  /** Of the file: the contract's, with the annex when it holds one. */
  readonly title: string
  readonly stamp: Stamp | null
  /** Across each page. */
  readonly watermark: string | null
  /** A title page has neither header nor footer. */
  readonly hasTitlePage: boolean
}

/** What each token stands for, numbers that the word processor counts as docx names them (`PageNumber`); the page's word has a capital where it begins the line. */
const tokensOf =
  ({ resolution, look, title, stamp }: SectionContext): TokenPieces =>
  (token, first) => {
    const { contract, language } = resolution
    switch (token) {
      case 'title':
        return [title]
      case 'number':
        return [contract.fields.some(({ key }) => key === CONTRACT_NUMBER) ? resolution.field(CONTRACT_NUMBER).text : '']
      case 'organisation':
        return [look.style.organisation]
      case 'version':
        return [stamp?.version ?? '']
      case 'fingerprint':
        return [stamp?.fingerprint ?? '']
      case 'page':
        return [`${first ? language.page.page : language.page.page.toLowerCase()}\u00a0`, PageNumber.CURRENT]
      case 'pages':
        return [`${language.page.of}\u00a0`, PageNumber.TOTAL_PAGES]
      default:
        throw new Error('unknown token')
    }
  }

const pieceOf = (text: string): TokenPiece => {
  if (text === PageNumber.CURRENT) return { field: 'PAGE' }
  return text === PageNumber.TOTAL_PAGES ? { field: 'NUMPAGES' } : text
}

/** What the tokens of a template's content stand for: those of header and footer lines, and the parties. */
export const fillingOf = (context: SectionContext): ContentFilling => {
  const { resolution } = context
  const { contract, language } = resolution
  const tokens = HEADER_TOKENS.map((token) => [token, tokensOf(context)(token, false).map(pieceOf)] as const)
  const parties = contract.parties.map(({ role }) => resolution.field(partyKey(role, 'name')).text).join(` ${language.and} `)
  return { title: context.title, tokens: { ...Object.fromEntries(tokens), parties: [parties] } }
}

/** About how many letters of a size fill a line: half an em each is a little more than the average letter of any of the fonts. */
const lettersIn = (width: number, size: number): number => width / (size * 10 * 0.5)

/** Letters of a side, with a page number as three. */
const letters = (pieces: readonly string[]): number =>
  pieces.reduce((sum, piece) => sum + (piece === PageNumber.CURRENT || piece === PageNumber.TOTAL_PAGES ? 3 : piece.length), 0)

/** A logo in the text, as wide as said (millimetres). `id` is unique among the pictures of the file. */
export const logoRun = (logo: Logo, id: number, width = logo.width): ImageRun => {
  const pixels = (width * 96) / 25.4
  return new ImageRun({
    type: logo.type,
    data: Buffer.from(logo.data, 'base64'),
    transformation: { width: pixels, height: pixels / logo.ratio },
    altText: { id: String(id), name: `logo-${id}`, description: logo.alt, title: logo.alt },
  })
}

/** Ids of the logo's two places. */
export const TITLE_LOGO = 1
const HEADER_LOGO = 2

/** How large a logo is in the header: never so high that it pushes the text down (millimetres). */
const HEADER_LOGO_HEIGHT = 9
const HEADER_LOGO_WIDTH = 45

const headerLogo = ({ style }: Look): ImageRun[] => {
  const { logo, margins } = style
  if (!logo?.inHeader) return []
  const height = Math.min(HEADER_LOGO_HEIGHT, margins.top / 2 - 2)
  return [logoRun(logo, HEADER_LOGO, Math.min(height * logo.ratio, HEADER_LOGO_WIDTH))]
}

/** What stands across the page: it hangs in the header and takes no room there. */
const watermarkOf = ({ watermark }: SectionContext): TextWatermark[] =>
  watermark === null ? [] : [new TextWatermark({ text: watermark, color: 'D9D9D9' })]

/** The paragraph of a header or footer: one end at the left, the other at the right tab stop, on a line of its own where both do not fit on one. */
const paragraph = (style: 'Header' | 'Footer', line: HeaderLine, context: SectionContext): Paragraph => {
  const { look } = context
  const left = linePieces(line.left, tokensOf(context))
  const right = linePieces(line.right, tokensOf(context))
  const logo = style === 'Header' ? headerLogo(look) : []
  const isLong = left.length > 0 && right.length > 0 && letters(left) + letters(right) + 4 > lettersIn(look.textWidth, look.smallSize)
  return new Paragraph({
    style,
    children: [
      ...(style === 'Header' ? watermarkOf(context) : []),
      ...logo,
      ...(left.length > 0 ? [new TextRun({ children: [...(logo.length > 0 ? ['\u2003'] : []), ...left] })] : []),
      ...(right.length > 0 ? [new TextRun({ ...(isLong && { break: 1 }), children: [new Tab(), ...right] })] : []),
    ],
  })
}

/** A line around the title page, halfway into the margins. Page borders and no text box: the layout of the pages stops at one. */
const frame = (look: Look) => {
  const border = { style: BorderStyle.SINGLE, size: 12, space: 24, color: look.accent }
  return {
    pageBorders: { display: PageBorderDisplay.FIRST_PAGE, offsetFrom: PageBorderOffsetFrom.PAGE },
    pageBorderTop: border,
    pageBorderBottom: border,
    pageBorderLeft: border,
    pageBorderRight: border,
  }
}

/** Contract, version and fingerprint on a line of their own, unless the house style has a place for the fingerprint. */
const stampLine = ({ resolution, look, title, stamp }: SectionContext): Paragraph[] => {
  const { header, footer } = look.style
  if (!stamp || [header.left, header.right, footer.left, footer.right].some((line) => line.includes('{fingerprint}'))) return []
  const words = resolution.language.stamp
  const version = stamp.version === null ? [] : [`${words.version}\u00a0${stamp.version}`]
  const text = [title, ...version, `${words.fingerprint}\u00a0${stamp.fingerprint.replaceAll('-', '\u2011')}`].join(' · ')
  return [new Paragraph({ style: 'Footer', children: [new TextRun({ text })] })]
}

/** The properties, headers and footers of a file's one section. */
export const sectionOf = (context: SectionContext): Omit<ISectionOptions, 'children'> => {
  const { look, hasTitlePage } = context
  const { style } = look
  const stamp = stampLine(context)
  const header = (): Header => new Header({ children: [paragraph('Header', style.header, context)] })
  const footer = (): Footer => new Footer({ children: [paragraph('Footer', style.footer, context), ...stamp] })
  return {
    properties: {
      titlePage: hasTitlePage,
      page: { size: look.page, margin: look.margin, ...(hasTitlePage && style.titlePage === 'framed' && { borders: frame(look) }) },
    },
    headers: { default: header(), ...(hasTitlePage && { first: new Header({ children: [new Paragraph({ children: watermarkOf(context) })] }) }) },
    footers: {
      default: footer(),
      ...(hasTitlePage && { first: new Footer({ children: stamp.length > 0 ? stampLine(context) : [new Paragraph({})] }) }),
    },
  }
}
