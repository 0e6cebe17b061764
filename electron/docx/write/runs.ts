/** Runs of contract text as Word runs: emphasis, languages, live references, open fields. */
import { FootnoteReferenceRun, type ParagraphChild, TextRun } from 'docx'
import type { Run } from '../../../shared/document/flatten.ts'
import type { PartNumber } from '../../../shared/document/numbering.ts'
import type { ResolvedField, Resolution } from '../../../shared/document/resolve.ts'
import { LANGUAGES } from '../../../shared/language/languages.ts'
import { CONTRACT_LANGUAGES, type FieldOwner } from '../../../shared/model.ts'
import { complexField } from './elements.ts'
import { BROKEN_FILL, type Look, OPEN_FILL } from './look.ts'
import { numberInList } from './names.ts'

/** What a run needs to know of the document it is written into. */
export interface RunContext {
  readonly resolution: Resolution
  readonly look: Look
  readonly bookmarks: ReadonlyMap<string, string>
  /** In a tender, fields of the tenderer and of the signing say who fills them in. */
  readonly markOwners: boolean
  /** The texts of the footnotes so far; a footnote's number is its place here. */
  readonly footnotes: string[]
}

/**
 * `\w` gives a clause's number in full context; annexes and their clauses are levels of one list, a frozen number may be a list of its own, and a list item's
 * number is its label: there the level's own number (`\n`) is wanted.
 */
const numberSwitch = (number: PartNumber | undefined): string =>
  number?.kind === 'clause' && number.annex === null && number.labels === undefined ? '\\w' : '\\n'

const openText = (text: string, owner: FieldOwner | null, context: RunContext): string => {
  const filledBy = owner === null ? '' : context.resolution.language.filledBy[owner]
  return context.markOwners && filledBy !== '' ? `[${filledBy}: ${text.slice(1)}` : text
}

const SHADED = { shading: { type: 'clear' as const, color: 'auto', fill: OPEN_FILL } }

/** A field outside running text (title page, parties, signatures), marked like those inside it when it is open. `text` is its value or a part of it. */
export const fieldRun = (field: ResolvedField, context: RunContext, text = field.text): TextRun =>
  new TextRun(field.open ? { text: openText(text, field.definition?.owner ?? null, context), ...SHADED } : { text })

const localeOf = (language: string): string => {
  const known = CONTRACT_LANGUAGES.find((code) => code === language)
  return known ? LANGUAGES[known].locale : language
}

const textRun = (run: Run, text: string): TextRun =>
  new TextRun({
    text,
    ...(run.strong && { bold: true }),
    ...(run.emphasis && { italics: true }),
    ...(run.foreign !== null && { language: { value: localeOf(run.foreign) } }),
    ...(run.open && SHADED),
    ...(run.broken && { bold: true, shading: { type: 'clear' as const, color: 'auto', fill: BROKEN_FILL } }),
  })

/** The Word content of a paragraph's runs. */
export const wordRuns = (runs: readonly Run[], context: RunContext): ParagraphChild[] =>
  runs.flatMap((run) => {
    if (run.footnote !== null) return [new FootnoteReferenceRun(context.footnotes.push(run.footnote))]
    const text = textRun(run, run.open ? openText(run.text, run.open.owner, context) : run.text)
    const name = run.live && context.bookmarks.get(run.live.target)
    if (!run.live || name === null || name === undefined) return [text]
    // MERGEFORMAT: a heading that runs in is bold itself, and the reference to it must not turn bold when a word processor updates its fields.
    if (run.live.what === 'title') return complexField(`REF ${name} \\h \\* MERGEFORMAT`, [text])
    return complexField(`REF ${name} ${numberSwitch(context.resolution.numberOf(run.live.target))} \\h`, [textRun(run, numberInList(run.text))])
  })
