/** What comes before the first clause: title page, table of contents, list of annexes, and the parties' block. */
import {
  type FileChild,
  HeadingLevel,
  InternalHyperlink,
  PageBreak,
  PageReference,
  Paragraph,
  type ParagraphChild,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { FlatBlock } from '../../../shared/document/flat-blocks.ts'
import type { Resolution } from '../../../shared/document/resolve.ts'
import { CONTRACT_NUMBER, PARTY_FACTS, partyKey } from '../../../shared/document/special-fields.ts'
import type { Party } from '../../../shared/model.ts'
import { capitalised } from '../../../shared/language/inflection.ts'
import { contentsControl, fieldEnd, fieldStart } from './elements.ts'
import { LOOK, TEXT_WIDTH } from './look.ts'
import { CELL_HEADING_STYLE, CELL_STYLE } from './names.ts'
import { fieldRun, type RunContext } from './runs.ts'
import { CELL_MARGINS, TABLE_BORDERS } from './tables.ts'

const titleLine = (children: ParagraphChild[]): Paragraph => new Paragraph({ style: 'TitlePageText', children })

/** Title, parties and contract number on a page of their own. */
export const titlePage = (context: RunContext): FileChild[] => {
  const { resolution } = context
  const { contract, language } = resolution
  const names = contract.parties.flatMap(({ role }, index) => [
    ...(index > 0 ? [titleLine([new TextRun({ text: language.and })])] : []),
    new Paragraph({ style: 'Subtitle', children: [fieldRun(resolution.field(partyKey(role, 'name')), context)] }),
  ])
  const known = contract.fields.some(({ key }) => key === CONTRACT_NUMBER)
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun({ text: contract.title })] }),
    ...(names.length > 0 ? [titleLine([new TextRun({ text: language.between })]), ...names] : []),
    ...(known ? [titleLine([new TextRun({ text: `${language.contractNumber} ` }), fieldRun(resolution.field(CONTRACT_NUMBER), context)])] : []),
    new Paragraph({ children: [new PageBreak()] }),
  ]
}

/** What one line of the table of contents needs. */
interface ContentsEntry {
  readonly level: 1 | 2
  readonly number: string
  readonly heading: string
  readonly bookmark: string
}

/** The entries of the table of contents: chapters, level-1 clauses with a block heading, annexes. */
export const contentsEntries = (blocks: readonly FlatBlock[], resolution: Resolution, bookmarks: ReadonlyMap<string, string>): ContentsEntry[] => {
  const { language } = resolution
  const chapters = blocks.some((block) => block.kind === 'chapter')
  return blocks.flatMap((block): ContentsEntry[] => {
    if (block.kind !== 'chapter' && block.kind !== 'annex' && block.kind !== 'clause') return []
    const name = bookmarks.get(block.id)
    if (name === undefined) return []
    const { heading } = block
    if (block.kind === 'chapter') return [{ level: 1, number: `${language.chapter} ${block.number}`, heading, bookmark: name }]
    if (block.kind === 'annex') return [{ level: 1, number: `${language.annex} ${block.number}`, heading, bookmark: name }]
    const listed =
      block.level === 1 && block.place.kind === 'clause' && block.place.annex === null && block.headingStyle === 'block' && heading !== ''
    return listed ? [{ level: chapters ? 2 : 1, number: block.number, heading, bookmark: name }] : []
  })
}

/**
 * The table of contents with its entries already there. `\u` takes the annexes by their outline level rather than `\t` with style names, whose
 * separator depends on the reader's Windows (word reference, 1). The page numbers are filled in when the pages are laid out.
 */
export const tableOfContents = (entries: readonly ContentsEntry[], resolution: Resolution): FileChild[] => {
  if (entries.length === 0) return []
  const deepest = Math.max(...entries.map((entry) => entry.level))
  const lines = entries.map((entry, index) => {
    const link = new InternalHyperlink({
      anchor: entry.bookmark,
      children: [new TextRun({ children: [entry.number, new Tab(), entry.heading, new Tab()] }), new PageReference(entry.bookmark)],
    })
    const first = index === 0 ? fieldStart(`TOC \\o "1-${deepest}" \\h \\z \\u`) : []
    const last = index === entries.length - 1 ? [fieldEnd()] : []
    return new Paragraph({ style: `TOC${entry.level}`, children: [...first, link, ...last] })
  })
  return [
    new Paragraph({ style: 'ContentsHeading', children: [new TextRun({ text: resolution.language.contents })] }),
    contentsControl(lines),
    new Paragraph({ children: [new PageBreak()] }),
  ]
}

const row = (texts: readonly string[], header: boolean): TableRow =>
  new TableRow({
    cantSplit: true,
    tableHeader: header,
    children: texts.map(
      (text) =>
        new TableCell({
          ...(header && { shading: { type: 'clear' as const, color: 'auto', fill: LOOK.headerFill } }),
          children: [new Paragraph({ style: header ? CELL_HEADING_STYLE : CELL_STYLE, children: [new TextRun({ text })] })],
        }),
    ),
  })

/** The list of annexes as a table of number and title. */
export const annexList = (blocks: readonly FlatBlock[], resolution: Resolution): FileChild[] => {
  const { language } = resolution
  const annexes = blocks.filter((block) => block.kind === 'annex')
  if (annexes.length === 0) return []
  const widths = [1701, TEXT_WIDTH - 1701]
  return [
    new Paragraph({ style: 'ContentsHeading', children: [new TextRun({ text: language.annexList })] }),
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      borders: TABLE_BORDERS,
      margins: CELL_MARGINS,
      rows: [
        row([language.annex, language.annexTitle], true),
        ...annexes.map((annex) => row([`${language.annex}\u00a0${annex.number}`, annex.heading], false)),
      ],
    }),
    new Paragraph({ children: [new PageBreak()] }),
  ]
}

/** One party: its facts line by line, then the term that the text uses for it. */
const party = (one: Party, context: RunContext): Paragraph[] => {
  const { resolution } = context
  const { language, contract } = resolution
  const lines = PARTY_FACTS.map((fact): ParagraphChild[] => {
    const field = resolution.field(partyKey(one.role, fact))
    const labelled = fact === 'contact_name' || fact === 'contact_email' || fact === 'contact_phone'
    const addressLines = fact === 'address' ? String(contract.values[field.key] ?? field.text).split('\n') : [field.text]
    return [
      ...(labelled ? [new TextRun({ text: `${capitalised(language.partyFacts[fact])}: ` })] : []),
      ...addressLines.flatMap((text, index) => [...(index > 0 ? [new TextRun({ break: 1 })] : []), fieldRun(field, context, text)]),
    ]
  })
  const { open, close } = language.quotes
  return [
    ...lines.map((children) => new Paragraph({ style: 'PartyText', children })),
    new Paragraph({ style: 'PartyTerm', children: [new TextRun({ text: `(${language.hereinafter} ${open}${one.name}${close})` })] }),
  ]
}

const partyWord = (word: string): Paragraph => new Paragraph({ style: 'PartyWord', children: [new TextRun({ text: word })] })

/** The contract's title again and who makes it: mellem … og …. */
export const partiesBlock = (context: RunContext): FileChild[] => {
  const { contract, language } = context.resolution
  return [
    new Paragraph({ style: 'ContentsHeading', children: [new TextRun({ text: contract.title })] }),
    ...contract.parties.flatMap((one, index) => [partyWord(index === 0 ? language.between : language.and), ...party(one, context)]),
  ]
}
