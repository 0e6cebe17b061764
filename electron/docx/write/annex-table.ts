/** The list of annexes as a table: at the front, or where the text has it, with columns to tick where the standard asks for them. */
import { type FileChild, PageBreak, Paragraph, type ParagraphChild, TextRun } from 'docx'
import { annexTable as annexWords } from '../../../shared/document/annex-rows.ts'
import type { FlatBlock } from '../../../shared/document/flat-blocks.ts'
import { gridCell, gridRow, gridTable } from './grid.ts'
import { CELL_STYLE, textColumn } from './names.ts'
import { annexTitle, type RunContext } from './runs.ts'

export type AnnexBlock = Extract<FlatBlock, { kind: 'annex' }>

/** The width of a column to tick. */
const TICK = 907
const NUMBER = 1701

/** The annexes of the contract, number and title; what is reserved or not used says so, and `check` ticks whether it is there. */
export const annexTable = (
  annexes: readonly AnnexBlock[],
  { form, level }: Pick<Extract<FlatBlock, { kind: 'annex_list' }>, 'form' | 'level'>,
  context: RunContext,
  keepNext = false,
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
  const plain = (texts: readonly string[], header: boolean) => texts.map((text) => gridCell([[new TextRun({ text })]], { header }, look))
  const shape = {
    widths: [NUMBER, width - NUMBER - 2 * (isChecked ? TICK : 0), ...(isChecked ? [TICK, TICK] : [])],
    indent,
  }
  const lines = rows.map(([number = '', title = '', ...ticks], index) => {
    const annex = annexes[index]
    const file = annex && context.elsewhere(annex.id)
    const numbered = new TextRun({ text: number })
    return gridRow(
      [
        gridCell([[file ? context.links.wrap(file, [numbered]) : numbered]], { header: false }, look),
        gridCell([annex ? titleOf(annex, title) : [new TextRun({ text: title })]], { header: false }, look),
        ...plain(ticks, false),
      ],
      false,
    )
  })
  return [gridTable([gridRow(plain(head, true), true), ...lines], shape, look), new Paragraph({ style: CELL_STYLE, ...(keepNext && { keepNext }) })]
}

/** The list of annexes on a page of its own. */
export const annexList = (annexes: readonly AnnexBlock[], context: RunContext): FileChild[] =>
  annexes.length === 0
    ? []
    : [
        new Paragraph({ style: 'ContentsHeading', children: [new TextRun({ text: context.resolution.language.annexList })] }),
        ...annexTable(annexes, { form: 'plain', level: 0 }, context),
        new Paragraph({ children: [new PageBreak()] }),
      ]
