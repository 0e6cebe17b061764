/** The list of annexes as a table: at the front, or where the text has it, with columns to tick where the standard asks for them. */
import { type FileChild, Paragraph, type ParagraphChild, TextRun } from 'docx'
import { annexTable as annexWords } from '../../../shared/document/annex-rows.ts'
import type { FlatBlock } from '../../../shared/document/flat-blocks.ts'
import { type AfterTable, afterTable, type CellShape, gridCell, gridRow, gridTable } from './grid.ts'
import { ANNEX_LIST_HEADING_STYLE, textColumn } from './names.ts'
import { annexTitle, type RunContext } from './runs.ts'

export type AnnexBlock = Extract<FlatBlock, { kind: 'annex' }>

/** The width of a column to tick. */
const TICK = 907
const NUMBER = 1701
/** A table of no more rows stays on one page: a longer one would leave too much of the page before it empty. */
const ROWS_ON_ONE_PAGE = 12

/** The annexes of the contract, number and title; what is reserved or not used says so, and `check` ticks whether it is there. */
export const annexTable = (
  annexes: readonly AnnexBlock[],
  { form, level }: Pick<Extract<FlatBlock, { kind: 'annex_list' }>, 'form' | 'level'>,
  context: RunContext,
  next: AfterTable,
): FileChild[] => {
  if (annexes.length === 0) return []
  const { resolution, look } = context
  const { head, rows } = annexWords(resolution, form)
  const isChecked = form === 'check'
  const indent = level > 0 ? textColumn(resolution.contract.style, look) : 0
  const width = look.textWidth - indent
  const titleOf = ({ id, heading }: AnnexBlock, text: string): ParagraphChild[] => {
    const run = new TextRun({ text })
    if (text === heading && heading !== '') return annexTitle(id, heading, [run], context)
    return [run]
  }
  const plain = (texts: readonly string[], shape: CellShape) => texts.map((text) => gridCell([[new TextRun({ text })]], shape, look))
  const columns = {
    widths: [NUMBER, width - NUMBER - 2 * (isChecked ? TICK : 0), ...(isChecked ? [TICK, TICK] : [])],
    indent,
  }
  const lines = rows.map(([number = '', title = '', ...ticks], index) => {
    const shape = { header: false, keepNext: rows.length <= ROWS_ON_ONE_PAGE && index < rows.length - 1 }
    const annex = annexes[index]
    const file = annex && context.elsewhere(annex.id)
    const numbered = new TextRun({ text: number })
    return gridRow(
      [
        gridCell([[file ? context.links.wrap(file, [numbered]) : numbered]], shape, look),
        gridCell([annex ? titleOf(annex, title) : [new TextRun({ text: title })]], shape, look),
        ...plain(ticks, shape),
      ],
      false,
    )
  })
  return [gridTable([gridRow(plain(head, { header: true }), true), ...lines], columns, look), ...afterTable(next)]
}

/** The list of annexes under a heading of its own, for the page of the table of contents. */
export const annexList = (annexes: readonly AnnexBlock[], context: RunContext): FileChild[] =>
  annexes.length === 0
    ? []
    : [
        new Paragraph({ style: ANNEX_LIST_HEADING_STYLE, children: [new TextRun({ text: context.resolution.language.annexList })] }),
        ...annexTable(annexes, { form: 'plain', level: 0 }, context, { isLast: true }),
      ]
