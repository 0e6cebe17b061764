/** What comes before the first clause: title page, table of contents, list of annexes, and the parties' block. */
import { type FileChild, HeadingLevel, PageBreak, PageReference, Paragraph, TextRun } from 'docx'
import { contentsLevel, type ContentsReach, type FlatBlock } from '../../../shared/document/flat-blocks.ts'
import type { Resolution } from '../../../shared/document/resolve.ts'
import { type LineKind, partiesLines, titlePageLines } from '../../../shared/document/record-lines.ts'
import { contentsControl, element, fieldEnd, fieldStart, inParagraph } from './elements.ts'
import { logoRun, TITLE_LOGO } from './header-footer.ts'
import { lineRuns } from './lines.ts'
import { PAGE_BREAK_STYLE, RECORD_BOOKMARKS } from './names.ts'
import { paragraph, tabbedRun } from './paragraphs.ts'
import type { RunContext } from './runs.ts'

/** The paragraph styles of the lines that the title page and the parties' block print. */
const STYLES: Readonly<Record<LineKind, string>> = {
  title: 'ContentsHeading',
  word: 'PartyWord',
  name: 'Subtitle',
  text: 'TitlePageText',
  fact: 'PartyText',
  term: 'PartyTerm',
  heading: 'PartyText',
  room: 'PartyText',
}

/** Whose contract it is: the logo, or the name where there is none. */
const sender = ({ look }: RunContext): FileChild[] => {
  const { logo, organisation } = look.style
  if (!logo && organisation === '') return []
  return [new Paragraph({ style: 'TitlePageText', children: [logo ? logoRun(logo, TITLE_LOGO) : new TextRun({ text: organisation })] })]
}

/** Sender, title, parties and contract number on a page of their own. */
export const titlePage = (context: RunContext): FileChild[] => [
  ...sender(context),
  ...titlePageLines(context.resolution).map(({ kind, pieces }) =>
    kind === 'title'
      ? new Paragraph({
          heading: HeadingLevel.TITLE,
          children: context.mark(RECORD_BOOKMARKS.title_page, lineRuns(pieces, context)),
        })
      : new Paragraph({ style: kind === 'word' ? 'TitlePageText' : STYLES[kind], children: lineRuns(pieces, context) }),
  ),
  new Paragraph({ children: [new PageBreak()] }),
]

/** What one line of the table of contents needs. */
export interface ContentsEntry {
  readonly level: number
  readonly number: string
  readonly heading: string
  readonly bookmark: string
}

/** The entries of the table of contents: chapters, clauses with a heading as far down as it reaches, annexes. */
export const contentsEntries = (
  blocks: readonly FlatBlock[],
  { language }: Resolution,
  bookmarks: ReadonlyMap<string, string>,
  reach: ContentsReach,
): ContentsEntry[] =>
  blocks.flatMap((block): ContentsEntry[] => {
    const level = contentsLevel(block, reach)
    const name = 'id' in block ? bookmarks.get(block.id) : undefined
    if (level === null || name === undefined || !('heading' in block)) return []
    const { heading, number } = block
    if (block.kind === 'chapter') return [{ level, number: `${language.chapter} ${number}`, heading, bookmark: name }]
    if (block.kind === 'annex') return [{ level, number: `${language.annex} ${number}`, heading, bookmark: name }]
    // A heading line says whether it is reserved; one that runs in is listed by itself.
    const state = block.reserved && block.headingStyle === 'block' ? ` – ${block.runs.map(({ text }) => text).join('')}` : ''
    return [{ level, number, heading: heading + state, bookmark: name }]
  })

/** Whether any line of the contents has a number. */
export const hasNumbers = (entries: readonly ContentsEntry[]): boolean => entries.some(({ number }) => number !== '')

/**
 * The table of contents with its entries already there. `\u` takes the annexes by their outline level rather than `\t` with style names, whose
 * separator depends on the reader's Windows (word reference, 1). The page numbers are filled in when the pages are laid out.
 */
export const tableOfContents = (entries: readonly ContentsEntry[], resolution: Resolution): FileChild[] => {
  if (entries.length === 0) return []
  const deepest = Math.max(...entries.map((entry) => entry.level))
  // A heading without a number stands in the column of those that have one, for instance annexes.
  const isNumbered = hasNumbers(entries)
  const lines = entries.map((entry, index) => {
    const link = element('w:hyperlink', { 'w:history': 1, 'w:anchor': entry.bookmark }, [
      tabbedRun([...(isNumbered ? [entry.number] : []), entry.heading]),
      new PageReference(entry.bookmark),
    ])
    const first = index === 0 ? fieldStart(`TOC \\o "1-${deepest}" \\h \\z \\u`) : []
    const last = index === entries.length - 1 ? [fieldEnd()] : []
    return paragraph({ style: `TOC${entry.level}` }, [...first, inParagraph(link), ...last])
  })
  return [
    new Paragraph({ style: 'ContentsHeading', children: [new TextRun({ text: resolution.language.contents })] }),
    contentsControl(resolution.language.contents, lines),
  ]
}

/** Table of contents, list of annexes and legend, on pages of their own. */
export const contentsPages = (...content: readonly (readonly FileChild[])[]): FileChild[] => {
  const all = content.flat()
  return all.length === 0 ? [] : [...all, new Paragraph({ style: PAGE_BREAK_STYLE, children: [new PageBreak()] })]
}

/** The contract's title again and who makes it: mellem … og …. */
export const partiesBlock = (context: RunContext): FileChild[] =>
  partiesLines(context.resolution).map(({ kind, pieces }, index) => {
    const runs = lineRuns(pieces, context)
    return new Paragraph({ style: STYLES[kind], children: index === 0 ? context.mark(RECORD_BOOKMARKS.parties, runs) : runs })
  })
