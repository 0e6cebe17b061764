/** The paragraph styles of a contract. Everything about the look of a paragraph is in its style; paragraphs themselves carry no formatting. */
import { AlignmentType, BorderStyle, type IParagraphStyleOptions, type IStylesOptions, LineRuleType } from 'docx'
import type { Language } from '../../../shared/language/language.ts'
import type { ContractStyle } from '../../../shared/model.ts'
import type { Look } from './look.ts'
import {
  ANNEX_CLAUSE_LEVEL,
  ANNEX_LIST,
  ANNEX_LIST_HEADING_STYLE,
  annexClauseStyle,
  annexHeadingStyle,
  annexStyle,
  CELL_HEADING_STYLE,
  CELL_STYLE,
  GUIDANCE_STYLE,
  headingStyle,
  CHAPTER_LIST,
  CLAUSE_LIST,
  clauseStyle,
  linkedStyle,
  listStyle,
  listTextStyle,
  PAGE_BREAK_STYLE,
  RUN_IN_TEXT_STYLE,
  runInStyle,
  SHEET_HEADING_STYLE,
  TABLE_END_STYLE,
  TEXT_STYLE,
  textColumn,
} from './names.ts'

/** Where a heading starts in the table of contents, after its number. */
export const CONTENTS_NUMBER = 1304

/** A level of the contents stands so much further in than the one above, its headings below each other. */
const CONTENTS_STEP = 284

/** Body text in Word's outline (ECMA-376 17.3.1.20). */
const NO_OUTLINE = 9

/** docx writes it in a style as in a paragraph, though its types know it in paragraphs only. Here and not patched in later, so that the pages are laid out with it. */
const ON_A_NEW_PAGE: object = { pageBreakBefore: true }

const NUMBERED_LEVELS = Array.from({ length: 9 }, (_, index) => index + 1)
/** Levels of clauses that a table of contents can take in. */
const RUN_IN_LEVELS = [1, 2]
const ANNEX_CLAUSE_LEVELS = NUMBERED_LEVELS.slice(0, 9 - ANNEX_CLAUSE_LEVEL)
/** Styles in which a word processor must not divide words: headings, titles, the table of contents, who signs, and what stands at the edge of a page. */
export const WHOLE_WORDS = [
  ...NUMBERED_LEVELS.map((level) => `Heading${level}`),
  ...ANNEX_CLAUSE_LEVELS.map(annexHeadingStyle),
  annexStyle(0),
  annexStyle(1),
  'ContentsHeading',
  'TOC1',
  'TOC2',
  'TOC3',
  'Title',
  'Subtitle',
  'TitlePageText',
  'PartyText',
  'Header',
  'Footer',
]
/** Text whose style is based on one of those; the ninth level's is not. */
export const DIVIDED_WORDS = [...NUMBERED_LEVELS.slice(0, -1).map(clauseStyle), ...ANNEX_CLAUSE_LEVELS.map(annexClauseStyle)]

/** Lines at least as high as `lines` times the font's own height. */
const lineHeight = (look: Look, size: number, lines?: number, heading = false) => ({
  line: look.lineHeight(size, lines, heading),
  lineRule: LineRuleType.AT_LEAST,
})
const hanging = (look: Look) => ({ left: look.numberColumn, hanging: look.numberColumn })

/** A heading in the outline at `outline` (from 0), kept with what follows. */
const heading = (
  look: Look,
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
  run: { bold: true, size, color: look.accent, font: look.headingFont },
  paragraph: {
    outlineLevel: outline,
    keepNext: true,
    keepLines: true,
    ...rest,
    spacing: { before: outline === 0 ? 320 : 200, after: look.after, ...rest?.spacing, ...lineHeight(look, size, undefined, true) },
  },
})

/** The number and the indent of a clause; where clauses have no numbers it stands at the margin. */
const clausePlace = (look: Look, reference: string, level: number, numbered: boolean) =>
  numbered ? { numbering: { reference, level }, indent: hanging(look) } : {}

const line = (look: Look, size: number, space: number, color = look.rule) => ({ style: BorderStyle.SINGLE, size, space, color })
/** What a house style gives to headings of the first level beside their size. */
const ornament = (look: Look): Partial<IParagraphStyleOptions['paragraph']> =>
  look.style.headings.rule ? { border: { bottom: line(look, 6, 3) } } : {}
/** The same for the lines at the head and foot of a page. */
const headerLine = (look: Look): Partial<IParagraphStyleOptions['paragraph']> =>
  look.style.headings.rule ? { border: { bottom: line(look, 4, 4) } } : {}
const footerLine = (look: Look): Partial<IParagraphStyleOptions['paragraph']> =>
  look.style.headings.rule ? { border: { top: line(look, 4, 4) } } : {}
/** Where the lines of the title page stand. */
const titlePlace = (look: Look) => (look.style.titlePage === 'left' ? {} : { alignment: AlignmentType.CENTER })
const capitals = (look: Look) => (look.style.headings.capitals ? { allCaps: true } : {})

const headings = (look: Look, chapters: boolean, numbered: boolean): IParagraphStyleOptions[] => {
  const close = numbered ? {} : { spacing: { before: look.compact.headingBefore, after: look.compact.headingAfter } }
  return NUMBERED_LEVELS.map((word) => {
    const chapter = chapters && word === 1
    const level = chapters ? word - 1 : word
    // The ninth takes its number from the style of the text at its level.
    const isLinked = chapter || linkedStyle(level, chapters) !== clauseStyle(level)
    const place = chapter
      ? { numbering: { reference: CHAPTER_LIST, level: 0 }, indent: { left: look.chapterColumn, hanging: look.chapterColumn } }
      : clausePlace(look, CLAUSE_LIST, level - 1, numbered && isLinked)
    const top = word === 1
    const size = chapter ? look.chapterSize : look.headingSize(level)
    const style = heading(look, `Heading${word}`, `heading ${word}`, word - 1, size, { ...place, ...close, ...(top && ornament(look)) })
    if (!isLinked) return { ...style, basedOn: clauseStyle(level) }
    return top ? { ...style, run: { ...style.run, ...capitals(look) } } : style
  })
}

const body = (id: string, name: string, rest: IParagraphStyleOptions['paragraph'] = {}): IParagraphStyleOptions => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  paragraph: rest,
})

/** Lines of text and what is between paragraphs, closer where clauses have no numbers. */
const textSpacing = (look: Look, numbered: boolean) =>
  numbered ? { after: look.after, ...lineHeight(look, look.size) } : { after: look.compact.after, ...lineHeight(look, look.size, look.compact.lines) }

/**
 * Numbered text without a heading line. In a style, Word takes the list level from the level that is linked to that style (ECMA-376 17.9.23), and a
 * level is linked to one style only: so text inherits its number from the heading of its level and takes the heading's look off again.
 */
const numberedText = (look: Look, numbered: boolean, id: string, name: string, base: string): IParagraphStyleOptions => ({
  id,
  name,
  basedOn: base,
  next: id,
  quickFormat: true,
  run: {
    bold: false,
    size: look.size,
    color: look.ink,
    font: look.font,
    ...(base === 'Heading1' && look.style.headings.capitals && { allCaps: false }),
  },
  paragraph: {
    outlineLevel: NO_OUTLINE,
    keepNext: false,
    keepLines: false,
    ...(base === 'Heading1' && look.style.headings.rule && { border: { bottom: { style: BorderStyle.NONE, size: 0, space: 0, color: 'auto' } } }),
    spacing: { before: 0, ...textSpacing(look, numbered) },
  },
})

/** All styles of a contract in one language. Names are what a lawyer sees in Word's list of styles. */
export const styleOptions = (look: Look, language: Language, style: ContractStyle, chapters: boolean): IStylesOptions => {
  const numbered = style.clauseNumber !== 'none'
  const column = textColumn(style, look)
  const names = language.wordStyles
  const contents = { color: look.ink }
  return {
    default: {
      document: {
        run: { font: look.font, size: look.size, color: look.ink, language: { value: language.locale } },
        paragraph: {
          spacing: textSpacing(look, numbered),
        },
      },
      title: {
        run: { bold: true, size: look.titleSize, color: look.accent, font: look.headingFont },
        paragraph: { ...titlePlace(look), spacing: { before: 2400, after: 360, ...lineHeight(look, look.titleSize, 1) }, keepNext: true },
      },
      footnoteText: { run: { size: look.cellSize }, paragraph: { spacing: { after: 40, ...lineHeight(look, look.cellSize) } } },
    },
    paragraphStyles: [
      ...headings(look, chapters, numbered),
      ...NUMBERED_LEVELS.map((level) => {
        const base = linkedStyle(level, chapters)
        const name = `${names.clause} ${level}`
        // The ninth list level is linked to the clause style itself.
        if (base === clauseStyle(level)) return body(base, name, clausePlace(look, CLAUSE_LIST, level - 1, numbered))
        return numberedText(look, numbered, clauseStyle(level), name, base)
      }),
      ...[0, 1].map((depth) => {
        const annex = heading(look, annexStyle(depth), depth === 0 ? names.annex : names.subAnnex, 0, look.annexSize, {
          numbering: { reference: ANNEX_LIST, level: depth },
          indent: { left: look.annexColumn, hanging: look.annexColumn },
          spacing: { before: 0, after: 240 },
          ...ornament(look),
          ...ON_A_NEW_PAGE,
        })
        return { ...annex, run: { ...annex.run, ...capitals(look) } }
      }),
      ...ANNEX_CLAUSE_LEVELS.flatMap((level) => {
        const place = clausePlace(look, ANNEX_LIST, level - 1 + ANNEX_CLAUSE_LEVEL, numbered)
        return [
          heading(look, annexHeadingStyle(level), `${names.annexHeading} ${level}`, level, look.headingSize(level + 1), place),
          numberedText(look, numbered, annexClauseStyle(level), `${names.annexClause} ${level}`, annexHeadingStyle(level)),
        ]
      }),
      ...RUN_IN_LEVELS.map((level) => {
        const base = numberedText(look, numbered, runInStyle(level), `${names.runIn} ${level}`, linkedStyle(level, chapters))
        return {
          ...base,
          next: TEXT_STYLE,
          run: { ...base.run, bold: true },
          paragraph: { ...base.paragraph, outlineLevel: level - 1 + (chapters ? 1 : 0) },
        }
      }),
      // As the heading that it runs in with, but for indent and space: a word processor sets the two as one line then.
      body(RUN_IN_TEXT_STYLE, names.runInText, { indent: { left: column }, keepNext: false, keepLines: false }),
      body(TEXT_STYLE, names.text, { indent: { left: column } }),
      ...NUMBERED_LEVELS.flatMap((nth) => {
        const left = column + nth * look.listStep
        return [
          body(listStyle(nth - 1), `${names.list} ${nth}`, { indent: { left, hanging: look.listStep } }),
          body(listTextStyle(nth - 1), `${names.listText} ${nth}`, { indent: { left } }),
        ]
      }),
      {
        ...body(CELL_STYLE, names.cell, { spacing: { before: 50, after: 50, ...lineHeight(look, look.cellSize, 1.05) } }),
        run: { size: look.cellSize },
      },
      {
        ...body(GUIDANCE_STYLE, names.guidance, {
          indent: { left: look.numberColumn },
          spacing: { before: 40, after: 80, ...lineHeight(look, look.cellSize) },
          shading: { type: 'clear', color: 'auto', fill: look.guidanceFill },
          border: { left: { style: 'single', size: 18, space: 6, color: look.accent } },
        }),
        run: { size: look.cellSize, color: look.quiet },
      },
      {
        id: TABLE_END_STYLE,
        name: names.tableEnd,
        basedOn: 'Normal',
        run: { size: 2 },
        paragraph: { spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT } },
      },
      { id: CELL_HEADING_STYLE, name: names.cellHeading, basedOn: CELL_STYLE, quickFormat: true, run: { bold: true }, paragraph: { keepNext: true } },
      {
        id: 'Subtitle',
        name: 'Subtitle',
        basedOn: 'Normal',
        run: { size: look.subtitleSize, color: look.quiet },
        paragraph: { ...titlePlace(look), spacing: { after: 240, ...lineHeight(look, look.subtitleSize) } },
      },
      {
        id: 'TitlePageText',
        name: names.titlePageText,
        basedOn: 'Normal',
        run: { size: look.size + 3 },
        paragraph: { ...titlePlace(look), spacing: { after: 60, ...lineHeight(look, look.size + 3) } },
      },
      {
        id: PAGE_BREAK_STYLE,
        name: names.pageBreak,
        basedOn: 'Normal',
        run: { size: 2 },
        paragraph: { spacing: { after: 0, line: 20, lineRule: LineRuleType.EXACT } },
      },
      body('PartyText', names.partyText, { indent: { left: look.numberColumn }, spacing: { after: 20 }, keepNext: true }),
      body('PartyTerm', names.partyTerm, { indent: { left: look.numberColumn }, spacing: { before: 60, after: 240 } }),
      body('PartyWord', names.partyWord, { keepNext: true }),
      {
        id: SHEET_HEADING_STYLE,
        name: names.sheetHeading,
        basedOn: 'ContentsHeading',
        paragraph: ON_A_NEW_PAGE,
      },
      {
        id: ANNEX_LIST_HEADING_STYLE,
        name: language.annexList,
        basedOn: 'ContentsHeading',
        paragraph: { spacing: { before: 480, after: 240 } },
      },
      {
        id: 'ContentsHeading',
        name: 'TOC Heading',
        basedOn: 'Normal',
        run: { bold: true, size: look.annexSize, font: look.headingFont, color: look.accent, ...capitals(look) },
        paragraph: { keepNext: true, ...ornament(look), spacing: { before: 0, after: 240, ...lineHeight(look, look.annexSize) } },
      },
      ...[1, 2, 3].map((level) => ({
        id: `TOC${level}`,
        name: `toc ${level}`,
        basedOn: 'Normal',
        run: contents,
        paragraph: {
          indent: { left: CONTENTS_NUMBER, hanging: CONTENTS_NUMBER - (level - 1) * CONTENTS_STEP },
          spacing: { before: 0, after: 20, ...lineHeight(look, look.size, 1.02) },
        },
      })),
      {
        id: 'Header',
        name: 'header',
        basedOn: 'Normal',
        run: { size: look.smallSize, color: look.quiet },
        paragraph: { ...headerLine(look), spacing: { after: 0, ...lineHeight(look, look.smallSize) }, rightTabStop: look.textWidth },
      },
      {
        id: 'Footer',
        name: 'footer',
        basedOn: 'Normal',
        run: { size: look.smallSize, color: look.quiet },
        paragraph: { ...footerLine(look), spacing: { after: 0, ...lineHeight(look, look.smallSize) }, rightTabStop: look.textWidth },
      },
    ],
  }
}

/** The style of a numbered clause paragraph in the body or in an annex, with a heading line of its own or not. */
export const partStyle = (level: number, inAnnex: boolean, block: boolean, chapters: boolean): string => {
  if (inAnnex) return block ? annexHeadingStyle(level) : annexClauseStyle(level)
  return block ? headingStyle(level, chapters) : clauseStyle(level)
}
