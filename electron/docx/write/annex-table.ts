/** The list of annexes as a table: at the front, or where the text has it, with columns to tick where the standard asks for them. */
import { type FileChild, PageBreak, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import { annexTable as annexWords } from '../../../shared/document/annex-rows.ts'
import type { FlatBlock } from '../../../shared/document/flat-blocks.ts'
import type { Look } from './look.ts'
import { CELL_HEADING_STYLE, CELL_STYLE, textColumn } from './names.ts'
import type { RunContext } from './runs.ts'
import { CELL_MARGINS, tableBorders } from './tables.ts'

export type AnnexBlock = Extract<FlatBlock, { kind: 'annex' }>

const row = (texts: readonly string[], header: boolean, look: Look): TableRow =>
  new TableRow({
    cantSplit: true,
    tableHeader: header,
    children: texts.map(
      (text) =>
        new TableCell({
          ...(header && { shading: { type: 'clear' as const, color: 'auto', fill: look.headerFill } }),
          children: [new Paragraph({ style: header ? CELL_HEADING_STYLE : CELL_STYLE, children: [new TextRun({ text })] })],
        }),
    ),
  })

/** The width of a column to tick. */
const TICK = 907
const NUMBER = 1701

/** The annexes of the contract, number and title; what is reserved or not used says so, and `check` ticks whether it is there. */
export const annexTable = (
  annexes: readonly AnnexBlock[],
  { form, level }: Pick<Extract<FlatBlock, { kind: 'annex_list' }>, 'form' | 'level'>,
  { resolution, look }: RunContext,
): FileChild[] => {
  if (annexes.length === 0) return []
  const { head, rows } = annexWords(resolution, form)
  const isChecked = form === 'check'
  const indent = level > 0 ? textColumn(resolution.contract.style, look) : 0
  const width = look.textWidth - indent
  const ticks = isChecked ? [TICK, TICK] : []
  return [
    new Table({
      width: { size: width, type: WidthType.DXA },
      indent: { size: indent, type: WidthType.DXA },
      columnWidths: [NUMBER, width - NUMBER - 2 * (isChecked ? TICK : 0), ...ticks],
      borders: tableBorders(look),
      margins: CELL_MARGINS,
      rows: [row(head, true, look), ...rows.map((texts) => row(texts, false, look))],
    }),
    new Paragraph({ style: CELL_STYLE }),
  ]
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
