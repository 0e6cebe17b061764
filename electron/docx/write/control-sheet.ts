/**
 * The control sheet of a tender: every field that the tenderer fills in, where it stands, and its value, which is the same control as in the text; and the
 * parts that have blanks for the tenderer, with how many.
 */
import { type FileChild, PageReference, Paragraph, type ParagraphChild, TextRun } from 'docx'
import { partAttributes } from '../../../shared/document/attributes.ts'
import { blockRuns, type FlatBlock } from '../../../shared/document/flat-blocks.ts'
import { fieldsWrittenBy } from '../../../shared/document/special-fields.ts'
import { openBlanks, placeOf } from '../../../shared/document/open-blanks.ts'
import { usedFields } from '../../../shared/document/outline.ts'
import { run } from '../../../shared/document/runs.ts'
import { heldTogether } from '../../../shared/language/typography.ts'
import type { FieldOwner } from '../../../shared/model.ts'
import { columnNeeds, columnWidths } from './column-widths.ts'
import { cellWidths, gridCell, gridRow, gridTable } from './grid.ts'
import { RECORD_BOOKMARKS, SHEET_HEADING_STYLE } from './names.ts'
import { fieldRuns, type RunContext, wordRuns } from './runs.ts'

/** As long as the number of a page gets. */
const LONGEST_PAGE = '0000'

/** Where a field is first printed: in a part, or in a block that the record writes. `bookmark` is null where it stands in another file. */
interface Place {
  readonly text: string
  readonly bookmark: string | null
}

const NOWHERE: Place = { text: '', bookmark: null }

type HeadedBlock = Extract<FlatBlock, { kind: 'chapter' | 'clause' | 'annex' }>

/** The first place of every field. */
const firstPlaces = (blocks: readonly FlatBlock[], { resolution, bookmarks, look }: RunContext): ReadonlyMap<string, Place> => {
  const { language, contract } = resolution
  const parts = new Map(resolution.parts.map((one) => [partAttributes(one.node).id, one]))
  const places = new Map<string, Place>()
  const written = (block: string, place: Place): void => {
    for (const key of fieldsWrittenBy(block, contract)) if (!places.has(key)) places.set(key, place)
  }
  // A template may have a title page of its own.
  const titlePage = look.style.template ? null : RECORD_BOOKMARKS.title_page
  // Worked out for the few parts that a field is first printed in: it looks for the annex among all parts.
  const placeIn = (part: HeadedBlock | null): Place => {
    if (!part) return { text: '', bookmark: null }
    const numbered = parts.get(part.id)
    return { text: (numbered && placeOf(numbered, resolution)) || part.heading, bookmark: bookmarks.get(part.id) ?? null }
  }
  let part: HeadedBlock | null = null
  for (const block of blocks) {
    if (block.kind === 'title_page') written('title_page', { text: language.controlSheet.titlePage, bookmark: titlePage })
    else if (block.kind === 'parties') written('parties', { text: language.controlSheet.parties, bookmark: RECORD_BOOKMARKS.parties })
    else if (block.kind === 'signatures')
      written('signature_block', { text: language.controlSheet.signatures, bookmark: RECORD_BOOKMARKS.signatures })
    else if (block.kind === 'chapter' || block.kind === 'clause' || block.kind === 'annex') part = block
    for (const { field } of blockRuns(block)) if (field !== null && !places.has(field)) places.set(field, placeIn(part))
  }
  return places
}

const text = (given: string): ParagraphChild[] => [new TextRun({ text: given })]

/** The sheet on a page of its own; nothing when the tenderer fills in nothing. `blocks` is the whole contract. */
export const controlSheet = (blocks: readonly FlatBlock[], owner: FieldOwner, context: RunContext): FileChild[] => {
  const { resolution, look } = context
  const { controlSheet: words } = resolution.language
  const places = firstPlaces(blocks, context)
  const fields = usedFields(resolution).filter(({ definition }) => definition?.owner === owner)
  const blanks = openBlanks(resolution).filter((one) => one.owner === owner)
  if (fields.length === 0 && blanks.length === 0) return []
  const cell = (children: readonly ParagraphChild[], header = false) => gridCell([children], { header }, look)
  const head = [words.field, words.place, words.page, words.value]
  const texts = [head]
  const line = (label: string, { text: place, bookmark }: Place, value: ParagraphChild[], valueText: string) => {
    const where = heldTogether(place, resolution.language)
    const page = bookmark === null ? [] : [new PageReference(bookmark, { hyperlink: true })]
    texts.push([label, where, LONGEST_PAGE, valueText])
    return gridRow(
      [text(label), text(where), page, value].map((children) => cell(children)),
      false,
    )
  }
  const fieldRows = fields.map((field) =>
    line(field.definition?.label ?? field.key, places.get(field.key) ?? NOWHERE, fieldRuns(field, context), field.text),
  )
  // The blank is shown as it looks in the text, and filled in there.
  const plain = { ...context, controls: null }
  const blankRows = blanks.map(({ part, place, title, count }) => {
    const value = [...text(`${count} × `), ...wordRuns([run('…', null, { blank: owner })], plain)]
    const bookmark = (part !== null && context.bookmarks.get(part)) || null
    return line(title || resolution.language.blankFor[owner], { text: place, bookmark }, value, `${count} × …`)
  })
  const columns = texts.flatMap((row, index) => row.map((one, column) => ({ column, paragraphs: [one], header: index === 0 })))
  const shape = { widths: columnWidths(columnNeeds(columns, head.length, cellWidths(look)), look.textWidth), indent: 0 }
  const header = gridRow(
    head.map((title) => cell(text(title), true)),
    true,
  )
  return [
    new Paragraph({ style: SHEET_HEADING_STYLE, children: text(words.title) }),
    new Paragraph({ children: text(words.intro) }),
    gridTable([header, ...fieldRows, ...blankRows], shape, look),
  ]
}
