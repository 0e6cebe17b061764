/** The legend of a draft or a tender: the marks that its text has, as they look there, and what they mean. */
import { type FileChild, Paragraph, TableCell, VerticalAlign } from 'docx'
import { blankChoices } from '../../../shared/document/blanks.ts'
import { blockRuns, type FlatBlock } from '../../../shared/document/flat-blocks.ts'
import { usedFields } from '../../../shared/document/outline.ts'
import { type Run, run } from '../../../shared/document/runs.ts'
import { GUIDANCE_AUDIENCES } from '../../../shared/document/schema.ts'
import type { GuidanceForm } from '../../../shared/export-wish.ts'
import { FIELD_OWNERS } from '../../../shared/model.ts'
import { columnNeeds, columnWidths } from './column-widths.ts'
import { cellWidths, gridCell, gridRow, gridTable } from './grid.ts'
import { guidanceBox } from './guidance.ts'
import { ANNEX_LIST_HEADING_STYLE, SHEET_HEADING_STYLE } from './names.ts'
import { openText, type RunContext, wordRuns } from './runs.ts'
import { textRun } from './paragraphs.ts'

/** The few rows stay on one page. */
const IN_ROW = { header: false, keepNext: true } as const

interface Mark {
  readonly sample: TableCell
  /** What the sample reads. */
  readonly text: string
  readonly meaning: string
  /** What it needs beside its text, in twips. */
  readonly room: number
}

/** The marks of a contract's blocks. */
const marksIn = (blocks: readonly FlatBlock[], guidanceForm: GuidanceForm, context: RunContext): Mark[] => {
  const { resolution, markOwners, look } = context
  const { legend: words, guidanceFor } = resolution.language
  // A sample is filled in by nobody.
  const plain = { ...context, controls: null }
  const mark = (shown: Run, meaning: string): Mark => ({
    sample: gridCell([wordRuns([shown], plain)], IN_ROW, look),
    text: shown.open ? openText(shown.text, shown.open.owner, context) : shown.text,
    meaning,
    room: 0,
  })
  const runs = blocks.flatMap(blockRuns)
  const open = new Set(usedFields(resolution).flatMap((field) => (field.open ? [field.definition?.owner ?? 'buyer'] : [])))
  const owners = markOwners ? FIELD_OWNERS.filter((owner) => open.has(owner)) : []
  const fields = owners.map((owner) => mark(run(`[${words.field}]`, null, { open: { key: '', owner } }), words.openBy[owner]))
  const anyField = !markOwners && open.size > 0 ? [mark(run(`[${words.field}]`, null, { open: { key: '', owner: null } }), words.open)] : []
  const blanks = new Map<string, Mark>()
  for (const { text, blank } of runs) {
    if (blank === null) continue
    const who = !markOwners ? words.blank : blank === 'tenderer' ? words.blankTenderer : words.blankOther
    const choices = blankChoices(text)
    const key = `${who} ${choices === null}`
    if (!blanks.has(key)) blanks.set(key, mark(run(text, null, { blank }), choices === null ? who : `${who} ${words.choose}`))
  }
  const notes = GUIDANCE_AUDIENCES.filter((audience) => blocks.some((block) => block.kind === 'guidance' && block.audience === audience))
  const guidance = notes.map((audience): Mark => {
    const meaning = words.guidance[audience]
    if (guidanceForm === 'comments') return mark(run(`${words.comment}: ${guidanceFor[audience]}`, null), meaning)
    const box = guidanceBox({ kind: 'guidance', level: 0, inAnnex: false, audience, paragraphs: [[run('…', null)]] }, plain, true)
    const sample = new TableCell({ verticalAlign: VerticalAlign.TOP, children: box })
    return { sample, text: `${guidanceFor[audience]}: …`, meaning, room: look.numberColumn }
  })
  const broken = runs.find((one) => one.broken && one.text === `[${resolution.language.missingReference}]`)
  return [...anyField, ...fields, ...blanks.values(), ...guidance, ...(broken ? [mark(broken, words.missing)] : [])]
}

export interface LegendPlace {
  readonly guidanceForm: GuidanceForm
  /** Under the contents; else it stands on a page of its own. */
  readonly underContents: boolean
}

/** The legend under its heading; nothing where the text has no marks. `blocks` is the whole contract. */
export const legend = (blocks: readonly FlatBlock[], { guidanceForm, underContents }: LegendPlace, context: RunContext): FileChild[] => {
  const { look, resolution } = context
  const { legend: words } = resolution.language
  const marks = marksIn(blocks, guidanceForm, context)
  if (marks.length === 0) return []
  const head = [words.mark, words.meaning]
  const rooms = new Map(marks.map(({ text, room }) => [text, room]))
  const width = cellWidths(look)
  // Bold, as some are.
  const sampleWidth = (text: string): number => width(text, true) + (rooms.get(text) ?? 0)
  const texts = [head, ...marks.map(({ text, meaning }) => [text, meaning])]
  const columns = texts.flatMap((row, index) => row.map((one, column) => ({ column, paragraphs: [one], header: index === 0 })))
  const widths = columnWidths(columnNeeds(columns, head.length, sampleWidth), look.textWidth)
  return [
    // Under the contents as the list of annexes.
    new Paragraph({ style: underContents ? ANNEX_LIST_HEADING_STYLE : SHEET_HEADING_STYLE, children: [textRun(words.title)] }),
    gridTable(
      [
        gridRow(
          head.map((text) => gridCell([[textRun(text)]], { header: true }, look)),
          true,
        ),
        ...marks.map(({ sample, meaning }) => gridRow([sample, gridCell([[textRun(meaning)]], IN_ROW, look)], false)),
      ],
      { widths, indent: 0 },
      look,
    ),
  ]
}
