/** The control sheet of a tender: every field that the tenderer fills in, where it stands, and its value, which is the same control as in the text. */
import { type FileChild, PageReference, Paragraph, type ParagraphChild, TextRun } from 'docx'
import { blockRuns, type FlatBlock } from '../../../shared/document/flat-blocks.ts'
import { fieldsWrittenBy } from '../../../shared/document/special-fields.ts'
import { usedFields } from '../../../shared/document/outline.ts'
import type { FieldOwner } from '../../../shared/model.ts'
import { gridCell, gridRow, gridTable } from './grid.ts'
import { CELL_STYLE, SHEET_HEADING_STYLE } from './names.ts'
import { fieldRuns, type RunContext } from './runs.ts'

/** The widths of two columns in twips. */
const PLACE = 1250
const PAGE = 750

/** Where a field is first printed: a bookmark with the number of its part, or the name of a block that the record writes. */
interface Place {
  readonly text: string
  readonly bookmark: string | null
}

/** The first place of every field. */
const firstPlaces = (blocks: readonly FlatBlock[], { resolution, bookmarks }: RunContext): ReadonlyMap<string, Place> => {
  const { language, contract } = resolution
  const places = new Map<string, Place>()
  const add = (key: string, place: Place): void => {
    if (!places.has(key)) places.set(key, place)
  }
  const written = (block: string, text: string): void => {
    for (const key of fieldsWrittenBy(block, contract)) add(key, { text, bookmark: null })
  }
  let part: Place = { text: '', bookmark: null }
  for (const block of blocks) {
    if (block.kind === 'title_page') written('title_page', language.controlSheet.titlePage)
    else if (block.kind === 'parties') written('parties', language.controlSheet.parties)
    else if (block.kind === 'signatures') written('signature_block', language.controlSheet.signatures)
    else if (block.kind === 'chapter' || block.kind === 'clause' || block.kind === 'annex') {
      const annex = block.kind === 'annex' ? `${language.annex}\u00a0` : ''
      const text = block.number === '' ? block.heading : annex + block.number.replace(/\.$/, '')
      part = { text, bookmark: bookmarks.get(block.id) ?? null }
    }
    for (const { field } of blockRuns(block)) if (field !== null) add(field, part)
  }
  return places
}

const text = (given: string): ParagraphChild[] => [new TextRun({ text: given })]

/** The sheet on a page of its own; nothing when the tenderer fills in no field. `blocks` is the whole contract. */
export const controlSheet = (blocks: readonly FlatBlock[], owner: FieldOwner, context: RunContext): FileChild[] => {
  const { resolution, look } = context
  const { controlSheet: words } = resolution.language
  const places = firstPlaces(blocks, context)
  const fields = usedFields(resolution).filter(({ definition }) => definition?.owner === owner)
  if (fields.length === 0) return []
  const cell = (children: readonly ParagraphChild[], header = false) => gridCell([children], { header }, look)
  const head = [words.field, words.place, words.page, words.value]
  const rows = fields.map((field) => {
    const place = places.get(field.key)
    const page = place?.bookmark ? [new PageReference(place.bookmark, { hyperlink: true })] : []
    const cells = [text(field.definition?.label ?? field.key), text(place?.text ?? ''), page, fieldRuns(field, context)]
    return gridRow(
      cells.map((children) => cell(children)),
      false,
    )
  })
  const label = Math.floor((look.textWidth - PLACE - PAGE) / 2)
  const shape = {
    widths: [label, PLACE, PAGE, look.textWidth - PLACE - PAGE - label],
    indent: 0,
  }
  const header = gridRow(
    head.map((title) => cell(text(title), true)),
    true,
  )
  return [
    new Paragraph({ style: SHEET_HEADING_STYLE, children: text(words.title) }),
    new Paragraph({ children: text(words.intro) }),
    gridTable([header, ...rows], shape, look),
    new Paragraph({ style: CELL_STYLE }),
  ]
}
