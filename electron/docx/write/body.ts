/** The blocks of a contract as Word paragraphs and tables. */
import { type FileChild, Paragraph, type ParagraphChild, TextRun } from 'docx'
import type { FlatBlock } from '../../../shared/document/flat-blocks.ts'
import { bookmark } from './elements.ts'
import { ANNEX_LIST, annexStyle, enumerationList, listStyle, listTextStyle, TEXT_STYLE } from './names.ts'
import { wordRuns, type RunContext } from './runs.ts'
import { signatureBlock } from './signatures.ts'
import { partStyle } from './styles.ts'
import { contractTable } from './tables.ts'

export interface BodyContext extends RunContext {
  readonly chapters: boolean
  /**
   * The places of annexes with clauses of their own. Those are two list levels below the annex, and a word processor counts the level that they skip:
   * the first sub-annex after them would be 2b, so its level is started anew.
   */
  readonly annexesWithClauses: ReadonlySet<number>
}

type BodyBlock = Exclude<FlatBlock, { kind: 'title_page' | 'contents' | 'parties' }>

const RUN_IN_END = /[.:;?!]$/

/** The Word content for one block. `nextBookmark` hands out bookmark ids; `keepNext` keeps a paragraph on the page of what follows it. */
export const bodyBlock = (block: BodyBlock, context: BodyContext, nextBookmark: () => number, keepNext: boolean): FileChild[] => {
  const keep = keepNext ? { keepNext, keepLines: true } : {}
  const marked = (id: string, heading: string, bold: boolean): ParagraphChild[] => {
    const name = context.bookmarks.get(id)
    const title = heading === '' ? [] : [new TextRun({ text: heading, ...(bold && { bold: true }) })]
    return name === undefined ? title : bookmark(nextBookmark(), name, title)
  }
  switch (block.kind) {
    case 'chapter':
      return [new Paragraph({ style: 'Heading1', children: marked(block.id, block.heading, false) })]
    case 'annex': {
      const [annex = 0, place] = block.place.path
      const restarts = place === 1 && context.annexesWithClauses.has(annex)
      const numbering = restarts ? { numbering: { reference: ANNEX_LIST, level: block.depth, instance: annex, custom: true } } : {}
      return [new Paragraph({ style: annexStyle(block.depth), ...numbering, children: marked(block.id, block.heading, false) })]
    }
    case 'clause': {
      const inAnnex = block.place.kind === 'clause' && block.place.annex !== null
      const ownLine = block.headingStyle === 'block' && block.heading !== ''
      const style = partStyle(block.level, inAnnex, ownLine, context.chapters)
      const runsIn = block.heading !== '' && !ownLine && block.runs.length > 0
      const colon = runsIn ? [new TextRun({ text: RUN_IN_END.test(block.heading) ? ' ' : ': ' })] : []
      const reserved = ownLine && block.reserved ? [new TextRun({ text: ' – ' })] : []
      const heading = marked(block.id, block.heading, !ownLine)
      return [new Paragraph({ style, ...keep, children: [...heading, ...colon, ...reserved, ...wordRuns(block.runs, context)] })]
    }
    case 'paragraph':
      return [new Paragraph({ ...(block.level > 0 && { style: TEXT_STYLE }), ...keep, children: wordRuns(block.runs, context) })]
    case 'item':
      if (block.continues) return [new Paragraph({ style: listTextStyle(block.depth), ...keep, children: wordRuns(block.runs, context) })]
      return [
        new Paragraph({
          style: listStyle(block.depth),
          ...keep,
          numbering: { reference: enumerationList(block.style), level: block.depth, instance: block.list, custom: true },
          children: wordRuns(block.runs, context),
        }),
      ]
    case 'table':
      return contractTable(block.rows, block.level, context, keepNext)
    case 'annex_list':
      return []
    case 'signatures':
      return signatureBlock(context)
    default:
      throw new Error('unknown block')
  }
}
