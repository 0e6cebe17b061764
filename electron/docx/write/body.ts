/** The blocks of a contract as Word paragraphs and tables. */
import { type FileChild, Paragraph, type ParagraphChild, TextRun } from 'docx'
import type { FlatBlock } from '../../../shared/document/flat-blocks.ts'
import { bookmark } from './elements.ts'
import { type AnnexBlock, annexTable } from './annex-table.ts'
import { guidanceBox } from './guidance.ts'
import type { ListPlan } from './list-plan.ts'
import { annexStyle, enumerationList, listStyle, listTextStyle, TEXT_STYLE } from './names.ts'
import { wordRuns, type RunContext } from './runs.ts'
import { signatureBlock } from './signatures.ts'
import { partStyle } from './styles.ts'
import { contractTable } from './tables.ts'

export interface BodyContext extends RunContext {
  readonly chapters: boolean
  readonly lists: ListPlan
  /** The annexes of the whole contract, whatever file they are in. */
  readonly annexes: readonly AnnexBlock[]
}

type BodyBlock = Exclude<FlatBlock, { kind: 'title_page' | 'title' | 'contents' | 'parties' }>

const RUN_IN_END = /[.:;?!]$/

/** The Word content for one block. `nextBookmark` hands out bookmark ids; `keepNext` keeps a paragraph on the page of what follows it. */
export const bodyBlock = (block: BodyBlock, context: BodyContext, nextBookmark: () => number, keepNext: boolean): FileChild[] => {
  const keep = keepNext ? { keepNext, keepLines: true } : {}
  const marked = (id: string, heading: string, bold: boolean): ParagraphChild[] => {
    const name = context.bookmarks.get(id)
    const title = heading === '' ? [] : [new TextRun({ text: heading, ...(bold && { bold: true }) })]
    return name === undefined ? title : bookmark(nextBookmark(), name, title)
  }
  const markedItem = (id: string, children: ParagraphChild[]): ParagraphChild[] => bookmark(nextBookmark(), context.bookmarks.get(id) ?? '', children)
  /** What the style of a part's paragraph does not count by itself. */
  const numbering = (part: BodyBlock) => {
    const placement = context.lists.placements.get(part)
    if (!placement) return {}
    const { reference } = placement
    const place = 'level' in placement ? { level: placement.level, instance: placement.instance } : { level: 0 }
    return { numbering: { reference, ...place, custom: true } }
  }
  switch (block.kind) {
    case 'chapter':
      return [new Paragraph({ style: 'Heading1', ...numbering(block), children: marked(block.id, block.heading, false) })]
    case 'annex':
      return [new Paragraph({ style: annexStyle(block.depth), ...numbering(block), children: marked(block.id, block.heading, false) })]
    case 'clause': {
      const inAnnex = block.place.kind === 'clause' && block.place.annex !== null
      const ownLine = block.headingStyle === 'block' && block.heading !== ''
      const style = partStyle(block.level, inAnnex, ownLine, context.chapters)
      const runsIn = block.heading !== '' && !ownLine && block.runs.length > 0
      const colon = runsIn ? [new TextRun({ text: RUN_IN_END.test(block.heading) ? ' ' : ': ' })] : []
      const reserved = ownLine && block.reserved ? [new TextRun({ text: ' – ' })] : []
      const heading = marked(block.id, block.heading, !ownLine)
      return [new Paragraph({ style, ...numbering(block), ...keep, children: [...heading, ...colon, ...reserved, ...wordRuns(block.runs, context)] })]
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
          children: context.bookmarks.has(block.item) ? markedItem(block.item, wordRuns(block.runs, context)) : wordRuns(block.runs, context),
        }),
      ]
    case 'table':
      return contractTable(block.rows, block.level, context, keepNext)
    case 'guidance':
      return guidanceBox(block, context, keepNext)
    case 'annex_list':
      return annexTable(context.annexes, block, context)
    case 'signatures':
      return signatureBlock(context)
    default:
      throw new Error('unknown block')
  }
}
