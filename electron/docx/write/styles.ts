/** The paragraph styles of a contract. Everything about the look of a paragraph is in its style; paragraphs themselves carry no formatting. */
import { type IParagraphStyleOptions, type IStylesOptions, LineRuleType } from 'docx'
import type { Language } from '../../../shared/language/language.ts'
import type { ContractStyle } from '../../../shared/model.ts'
import { LOOK, TEXT_WIDTH } from './look.ts'
import {
  ANNEX_CLAUSE_LEVEL,
  ANNEX_LIST,
  annexClauseStyle,
  annexHeadingStyle,
  annexStyle,
  CELL_HEADING_STYLE,
  CELL_STYLE,
  GUIDANCE_STYLE,
  CHAPTER_LIST,
  CLAUSE_LIST,
  clauseStyle,
  linkedStyle,
  listStyle,
  listTextStyle,
  TEXT_STYLE,
  textColumn,
} from './names.ts'

/** Where a heading starts in the table of contents, after its number. */
export const CONTENTS_NUMBER = 1304

/** Body text in Word's outline (ECMA-376 17.3.1.20). */
const NO_OUTLINE = 9

/** docx writes it in a style as in a paragraph, though its types know it in paragraphs only. Here and not patched in later, so that the pages are laid out with it. */
const ON_A_NEW_PAGE: object = { pageBreakBefore: true }

const NUMBERED_LEVELS = Array.from({ length: 9 }, (_, index) => index + 1)
const ANNEX_CLAUSE_LEVELS = NUMBERED_LEVELS.slice(0, 9 - ANNEX_CLAUSE_LEVEL)
/**
 * Lines at least as high as `lines` times the font's own height (Calibri: 1.22 of its size). Said in whole twips, because word processors round multiples
 * of a font's height each in their own way: half a pixel a page, which puts headings near the foot of a page on the next one.
 */
const lineHeight = (size: number, lines: number = LOOK.lines) => ({ line: Math.round(size * 10 * 1.2207 * lines), lineRule: LineRuleType.AT_LEAST })
const hanging = { left: LOOK.numberColumn, hanging: LOOK.numberColumn }
const headingSize = (level: number): number => LOOK.headingSizes[Math.min(level, LOOK.headingSizes.length) - 1] ?? LOOK.size

/** A heading in the outline at `outline` (from 0), kept with what follows. */
const heading = (
  id: string,
  name: string,
  outline: number,
  size: number,
  rest: Partial<IParagraphStyleOptions['paragraph']>,
): IParagraphStyleOptions => ({
  id,
  name,
  basedOn: 'Normal',
  next: TEXT_STYLE,
  quickFormat: true,
  run: { bold: true, size, color: LOOK.accent },
  paragraph: {
    outlineLevel: outline,
    keepNext: true,
    keepLines: true,
    ...rest,
    spacing: { before: outline === 0 ? 320 : 200, after: LOOK.after, ...rest?.spacing, ...lineHeight(size) },
  },
})

/** The number and the indent of a clause; where clauses have no numbers it stands at the margin. */
const clausePlace = (reference: string, level: number, numbered: boolean) => (numbered ? { numbering: { reference, level }, indent: hanging } : {})

const headings = (chapters: boolean, numbered: boolean): IParagraphStyleOptions[] => {
  const close = numbered ? {} : { spacing: { before: LOOK.compact.headingBefore, after: LOOK.compact.headingAfter } }
  return NUMBERED_LEVELS.map((word) => {
    const chapter = chapters && word === 1
    const level = chapters ? word - 1 : word
    const place = chapter
      ? { numbering: { reference: CHAPTER_LIST, level: 0 }, indent: { left: 1814, hanging: 1814 } }
      : clausePlace(CLAUSE_LIST, level - 1, numbered)
    return heading(`Heading${word}`, `heading ${word}`, word - 1, chapter ? 28 : headingSize(level), { ...place, ...close })
  })
}

const body = (id: string, name: string, rest: IParagraphStyleOptions['paragraph'] = {}): IParagraphStyleOptions => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  paragraph: rest,
})

/**
 * Numbered text without a heading line. In a style, Word takes the list level from the level that is linked to that style (ECMA-376 17.9.23), and a
 * level is linked to one style only: so text inherits its number from the heading of its level and takes the heading's look off again.
 */
const numberedText = (id: string, name: string, base: string): IParagraphStyleOptions => ({
  id,
  name,
  basedOn: base,
  next: id,
  quickFormat: true,
  run: { bold: false, size: LOOK.size, color: LOOK.ink },
  paragraph: { outlineLevel: NO_OUTLINE, keepNext: false, keepLines: false, spacing: { before: 0, after: LOOK.after, ...lineHeight(LOOK.size) } },
})

/** All styles of a contract in one language. Names are what a lawyer sees in Word's list of styles. */
export const styleOptions = (language: Language, style: ContractStyle, chapters: boolean): IStylesOptions => {
  const numbered = style.clauseNumber !== 'none'
  const column = textColumn(style)
  const names = language.wordStyles
  const contents = { color: LOOK.ink }
  return {
    default: {
      document: {
        run: { font: LOOK.font, size: LOOK.size, color: LOOK.ink, language: { value: language.locale } },
        paragraph: {
          spacing: numbered
            ? { after: LOOK.after, ...lineHeight(LOOK.size) }
            : { after: LOOK.compact.after, ...lineHeight(LOOK.size, LOOK.compact.lines) },
        },
      },
      title: {
        run: { bold: true, size: LOOK.titleSize, color: LOOK.accent },
        paragraph: { spacing: { before: 2400, after: 360, ...lineHeight(LOOK.titleSize, 1) }, keepNext: true },
      },
    },
    paragraphStyles: [
      ...headings(chapters, numbered),
      ...NUMBERED_LEVELS.map((level) => {
        const base = linkedStyle(level, chapters)
        const name = `${names.clause} ${level}`
        // The ninth level under chapters has no heading style left; its list level is linked to the clause style itself.
        if (base === clauseStyle(level)) return body(base, name, clausePlace(CLAUSE_LIST, level - 1, numbered))
        return numberedText(clauseStyle(level), name, base)
      }),
      ...[0, 1].map((depth) =>
        heading(annexStyle(depth), depth === 0 ? names.annex : names.subAnnex, 0, LOOK.headingSizes[0] + 6, {
          numbering: { reference: ANNEX_LIST, level: depth },
          indent: { left: 1304, hanging: 1304 },
          spacing: { before: 0, after: 240 },
          ...ON_A_NEW_PAGE,
        }),
      ),
      ...ANNEX_CLAUSE_LEVELS.flatMap((level) => {
        const place = clausePlace(ANNEX_LIST, level - 1 + ANNEX_CLAUSE_LEVEL, numbered)
        // Below every outline level that the table of contents lists.
        const outline = chapters ? level + 1 : level
        return [
          heading(annexHeadingStyle(level), `${names.annexHeading} ${level}`, outline, headingSize(level + 1), place),
          numberedText(annexClauseStyle(level), `${names.annexClause} ${level}`, annexHeadingStyle(level)),
        ]
      }),
      body(TEXT_STYLE, names.text, { indent: { left: column } }),
      ...NUMBERED_LEVELS.flatMap((nth) => {
        const left = column + nth * LOOK.listStep
        return [
          body(listStyle(nth - 1), `${names.list} ${nth}`, { indent: { left, hanging: LOOK.listStep }, spacing: { after: 80 } }),
          body(listTextStyle(nth - 1), `${names.listText} ${nth}`, { indent: { left }, spacing: { after: 80 } }),
        ]
      }),
      { ...body(CELL_STYLE, names.cell, { spacing: { before: 50, after: 50, ...lineHeight(LOOK.cellSize, 1.05) } }), run: { size: LOOK.cellSize } },
      {
        ...body(GUIDANCE_STYLE, names.guidance, {
          indent: { left: LOOK.numberColumn },
          spacing: { before: 40, after: 80, ...lineHeight(LOOK.cellSize) },
          shading: { type: 'clear', color: 'auto', fill: LOOK.guidanceFill },
          border: { left: { style: 'single', size: 18, space: 6, color: LOOK.accent } },
        }),
        run: { size: LOOK.cellSize, color: LOOK.quiet },
      },
      { id: CELL_HEADING_STYLE, name: names.cellHeading, basedOn: CELL_STYLE, quickFormat: true, run: { bold: true }, paragraph: { keepNext: true } },
      {
        id: 'Subtitle',
        name: 'Subtitle',
        basedOn: 'Normal',
        run: { size: LOOK.subtitleSize, color: LOOK.quiet },
        paragraph: { spacing: { after: 240, ...lineHeight(LOOK.subtitleSize) } },
      },
      {
        id: 'TitlePageText',
        name: names.titlePageText,
        basedOn: 'Normal',
        run: { size: 24 },
        paragraph: { spacing: { after: 60, ...lineHeight(24) } },
      },
      body('PartyText', names.partyText, { indent: { left: LOOK.numberColumn }, spacing: { after: 20 }, keepNext: true }),
      body('PartyTerm', names.partyTerm, { indent: { left: LOOK.numberColumn }, spacing: { before: 60, after: 240 } }),
      body('PartyWord', names.partyWord, { keepNext: true }),
      {
        id: 'ContentsHeading',
        name: 'TOC Heading',
        basedOn: 'Normal',
        run: { bold: true, size: 32, color: LOOK.accent },
        paragraph: { keepNext: true, spacing: { before: 0, after: 240, ...lineHeight(32) } },
      },
      ...[1, 2].map((level) => ({
        id: `TOC${level}`,
        name: `toc ${level}`,
        basedOn: 'Normal',
        run: contents,
        paragraph: {
          indent: { left: CONTENTS_NUMBER, hanging: CONTENTS_NUMBER },
          spacing: { before: 0, after: 20, ...lineHeight(LOOK.size, 1.02) },
        },
      })),
      {
        id: 'Header',
        name: 'header',
        basedOn: 'Normal',
        run: { size: 17, color: LOOK.quiet },
        paragraph: { spacing: { after: 0, ...lineHeight(17) }, rightTabStop: TEXT_WIDTH },
      },
      {
        id: 'Footer',
        name: 'footer',
        basedOn: 'Normal',
        run: { size: 17, color: LOOK.quiet },
        paragraph: { spacing: { after: 0, ...lineHeight(17) }, rightTabStop: TEXT_WIDTH },
      },
    ],
  }
}

/** The style of a numbered clause paragraph in the body or in an annex, with a heading line of its own or not. */
export const partStyle = (level: number, inAnnex: boolean, block: boolean, chapters: boolean): string => {
  if (inAnnex) return block ? annexHeadingStyle(level) : annexClauseStyle(level)
  return block ? linkedStyle(level, chapters) : clauseStyle(level)
}
