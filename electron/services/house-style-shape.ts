/** The shape of a house style as it comes from the window or the database; what its values may be is shared/house-style-check.ts. */
import * as z from 'zod'
import { HOUSE_FONTS, type HouseFont, type HouseStyle, TITLE_PAGE_LAYOUTS } from '../../shared/house-style.ts'
import { LARGEST_LOGO, MOST_LETTERS } from '../../shared/house-style-check.ts'
import { ANNEX_NUMBER_STYLES, CLAUSE_NUMBER_STYLES, CLAUSE_WORDS, HOUSE_STYLE_ID } from '../../shared/model.ts'

const words = z.string().max(MOST_LETTERS)
const number = z.number().min(0).max(1000)
const colour = z.string().regex(/^[0-9A-F]{6}$/)
const font = z.enum(Object.keys(HOUSE_FONTS) as [HouseFont, ...HouseFont[]])
const line = z.strictObject({ left: words, right: words })

export const HOUSE_STYLE_SHAPE: z.ZodType<HouseStyle> = z.strictObject({
  id: z.string().regex(HOUSE_STYLE_ID),
  name: words,
  organisation: words,
  fonts: z.strictObject({ text: font, headings: font }),
  sizes: z.strictObject({ text: number, small: number, title: number, headings: z.tuple([number, number, number]) }),
  colours: z.strictObject({ text: colour, headings: colour, quiet: colour, rule: colour, tableHead: colour }),
  margins: z.strictObject({ top: number, bottom: number, left: number, right: number }),
  lines: number,
  headings: z.strictObject({ capitals: z.boolean(), rule: z.boolean() }),
  hyphenation: z.boolean(),
  numbers: z
    .strictObject({ clauseNumber: z.enum(CLAUSE_NUMBER_STYLES), clauseWord: z.enum(CLAUSE_WORDS), annexNumber: z.enum(ANNEX_NUMBER_STYLES) })
    .nullable(),
  logo: z
    .strictObject({
      type: z.enum(['png', 'jpg']),
      // Twice what is allowed still comes in, to be refused with a sentence; more is no honest request.
      data: z.string().max(LARGEST_LOGO * 3),
      width: number,
      ratio: z.number().min(0.01).max(100),
      alt: words,
      inHeader: z.boolean(),
    })
    .nullable(),
  header: line,
  footer: line,
  titlePage: z.enum(TITLE_PAGE_LAYOUTS),
  contentsDepth: z.literal([1, 2]),
  // House styles that were kept before there were templates have none.
  template: z
    .strictObject({
      id: z.string().regex(/^[0-9a-f]{64}$/),
      file: words,
      hasHeader: z.boolean(),
      hasFooter: z.boolean(),
      hasTitlePage: z.boolean(),
      otherFonts: z.array(words).max(20),
    })
    .nullable()
    .default(null),
})
