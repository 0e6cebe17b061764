/** The blocks of a contract as Word paragraphs and tables. */
import type { FileChild, ParagraphChild, TextRun } from 'docx'
import { type ContentsReach, type FlatBlock, isListedRunIn } from '../../../shared/document/flat-blocks.ts'
import type { Run } from '../../../shared/document/runs.ts'
import { type AnnexBlock, annexTable } from './annex-table.ts'
import type { Comments } from './comments.ts'
import { guidanceBox } from './guidance.ts'
import type { ListPlan } from './list-plan.ts'
import { annexStyle, enumerationList, listStyle, listTextStyle, RUN_IN_TEXT_STYLE, runInStyle, TEXT_STYLE } from './names.ts'
import { paragraph, textRun } from './paragraphs.ts'
import { annexTitle, wordRuns, type RunContext } from './runs.ts'
import { signatureBlock } from './signatures.ts'
import { partStyle } from './styles.ts'
import { contractTable } from './tables.ts'

export interface BodyContext extends RunContext {
  readonly chapters: boolean
  readonly lists: ListPlan
  /** The annexes of the whole contract, whatever file they are in. */
  readonly annexes: readonly AnnexBlock[]
  /** Guidance that hangs at a block as comments. */
  readonly notes: ReadonlyMap<FlatBlock, readonly Extract<FlatBlock, { kind: 'guidance' }>[]>
  readonly comments: Comments
  readonly contents: ContentsReach
}

type BodyBlock = Exclude<FlatBlock, { kind: 'title_page' | 'title' | 'contents' | 'parties' }>

const RUN_IN_END = /[.:;?!]$/
/** Word's style separator: a hidden paragraph mark, so that a heading and the text after it are one line and two paragraphs. */
const STYLE_SEPARATOR = { vanish: true, specVanish: true }

/** The Word content for one block. `keepNext` keeps a paragraph on the page of what follows it; `isLast` says that nothing follows on its page. */
export const bodyBlock = (block: BodyBlock, context: BodyContext, keepNext: boolean, isLast: boolean): FileChild[] => {
  const keep = keepNext ? { keepNext, keepLines: true } : {}
  const noted = (children: ParagraphChild[]): ParagraphChild[] => {
    const notes = context.notes.get(block) ?? []
    return notes.length === 0 ? children : context.comments.around(notes, children, context)
  }
  const marked = (id: string, heading: string, bold: boolean, title: ParagraphChild[] = headingRuns(heading, bold)): ParagraphChild[] => {
    const name = context.bookmarks.get(id)
    return name === undefined ? title : context.mark(name, title)
  }
  /** A text with its bookmark, if it has one: around all of it, but for controls that end it behind a footnote, which LibreOffice (7.4) doubles when it saves. */
  const markedText = (id: string, runs: readonly Run[]): ParagraphChild[] => {
    const name = context.bookmarks.get(id)
    if (name === undefined) return wordRuns(runs, context)
    const end = runs.some(({ footnote }) => footnote !== null)
      ? runs.findLastIndex(({ field, blank }) => field === null && blank === null) + 1
      : runs.length
    return [...context.mark(name, wordRuns(runs.slice(0, end), context)), ...wordRuns(runs.slice(end), context)]
  }
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
      return [paragraph({ style: 'Heading1', ...numbering(block) }, noted(marked(block.id, block.heading, false)))]
    case 'annex': {
      const title = annexTitle(block.id, block.heading, headingRuns(block.heading, false), context)
      return [paragraph({ style: annexStyle(block.depth), ...numbering(block) }, noted(marked(block.id, block.heading, false, title)))]
    }
    case 'clause': {
      const inAnnex = block.place.kind === 'clause' && block.place.annex !== null
      const ownLine = block.headingStyle === 'block' && block.heading !== ''
      const heading = block.heading === '' ? [] : marked(block.id, block.heading, !ownLine)
      // As Word makes them for its own references: around the heading, else around the text, and empty only where nothing is printed.
      const text = block.heading === '' ? markedText(block.id, block.runs) : wordRuns(block.runs, context)
      const stop = RUN_IN_END.test(block.heading) ? ' ' : ': '
      if (isListedRunIn(block, context.contents)) {
        const line = { style: runInStyle(block.level), ...numbering(block) }
        if (!saysSomething(block.runs)) return [paragraph({ ...line, ...keep }, noted(heading))]
        return [
          paragraph({ ...line, run: STYLE_SEPARATOR }, noted(heading)),
          paragraph({ style: RUN_IN_TEXT_STYLE, ...keep }, [textRun(stop), ...text]),
        ]
      }
      const runsIn = block.heading !== '' && !ownLine && saysSomething(block.runs)
      const style = partStyle(block.level, inAnnex, ownLine, context.chapters)
      const between = runsIn ? [textRun(stop)] : ownLine && block.reserved ? [textRun(' – ')] : []
      return [paragraph({ style, ...numbering(block), ...keep }, noted([...heading, ...between, ...text]))]
    }
    case 'paragraph':
      return [paragraph({ ...(block.level > 0 && { style: TEXT_STYLE }), ...keep }, noted(wordRuns(block.runs, context)))]
    case 'item': {
      if (block.continues) return [paragraph({ style: listTextStyle(block.depth), ...keep }, noted(wordRuns(block.runs, context)))]
      return [
        paragraph(
          {
            style: listStyle(block.depth),
            ...keep,
            numbering: { reference: enumerationList(block.style), level: block.depth, instance: block.list, custom: true },
          },
          noted(markedText(block.item, block.runs)),
        ),
      ]
    }
    case 'table':
      return contractTable(block.rows, block.level, context, { keepNext, isLast })
    case 'guidance':
      return guidanceBox(block, context, keepNext)
    case 'annex_list':
      return annexTable(context.annexes, block, context, { keepNext, isLast })
    case 'signatures':
      return signatureBlock(context, { keepNext, isLast })
    default:
      throw new Error('unknown block')
  }
}

/** Whether anything of a text is printed: an empty value or a choice without words is nothing to lead up to. */
const saysSomething = (runs: readonly Run[]): boolean => runs.some(({ text, footnote }) => text.trim() !== '' || footnote !== null)

const headingRuns = (heading: string, bold: boolean): TextRun[] => (heading === '' ? [] : [textRun(heading, bold ? { bold } : {})])
