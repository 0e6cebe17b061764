/** Runs of contract text as Word runs: emphasis, languages, live references, open fields. */
import { BorderStyle, FootnoteReferenceRun, type ParagraphChild, type TextRun } from 'docx'
import { blankChoices } from '../../../shared/document/blanks.ts'
import type { Run } from '../../../shared/document/runs.ts'
import type { PartNumber } from '../../../shared/document/numbering.ts'
import type { ResolvedField, Resolution } from '../../../shared/document/resolve.ts'
import type { SignatureForm } from '../../../shared/export-wish.ts'
import { LANGUAGES } from '../../../shared/language/languages.ts'
import { CONTRACT_LANGUAGES, type FieldOwner } from '../../../shared/model.ts'
import type { Controls, Lock } from './content-controls.ts'
import { complexField } from './elements.ts'
import type { FileLinks, FilePlace } from './file-links.ts'
import { BROKEN_FILL, type Look, OPEN_FILL } from './look.ts'
import { textRun } from './paragraphs.ts'

/** What a run needs to know of the document it is written into. */
export interface RunContext {
  readonly resolution: Resolution
  readonly look: Look
  readonly bookmarks: ReadonlyMap<string, string>
  /** Inline content with a bookmark around it. What would have the same one again stands without: signature blocks may stand in several places. */
  readonly mark: (name: string, children: ParagraphChild[]) => ParagraphChild[]
  /** In a tender, fields of the tenderer and of the signing say who fills them in. */
  readonly markOwners: boolean
  /** What is filled in stands in content controls; null: it is plain text. */
  readonly controls: Controls | null
  /** In a tender only what the tenderer fills in can be edited. */
  readonly lockOf: (owner: FieldOwner | null) => Lock
  /** How the parties sign. */
  readonly signatures: SignatureForm
  readonly isForSigning: boolean
  /** Where a part stands that is in another file of the same folder. */
  readonly elsewhere: (id: string) => FilePlace | null
  readonly links: FileLinks
  /** The texts of the footnotes so far; a footnote's number is its place here. */
  readonly footnotes: string[]
}

/**
 * `\w` gives a clause's number in full context; annexes and their clauses are levels of one list, a frozen number may be a list of its own, and a list item's
 * number is its label: there the level's own number (`\n`) is wanted.
 */
const numberSwitch = (number: PartNumber | undefined): string =>
  number?.kind === 'clause' && number.annex === null && number.labels === undefined ? '\\w' : '\\n'

/** The text of an open field, which says in a tender who fills it in. */
export const openText = (text: string, owner: FieldOwner | null, context: RunContext): string => {
  const filledBy = owner === null ? '' : context.resolution.language.filledBy[owner]
  return context.markOwners && filledBy !== '' ? `[${filledBy}: ${text.slice(1)}` : text
}

const SHADED = { shading: { type: 'clear' as const, color: 'auto', fill: OPEN_FILL } }
/** What the tenderer fills in has a frame as well: it is told by its shape and its words, not by its colour alone. */
const FRAMED = { border: { style: BorderStyle.SINGLE, size: 4, space: 0, color: 'auto' } }
const isTenderers = (owner: FieldOwner | null, { markOwners }: RunContext): boolean => markOwners && owner === 'tenderer'
const markOf = (owner: FieldOwner | null, context: RunContext) => ({ ...SHADED, ...(isTenderers(owner, context) && FRAMED) })

/** Runs that print the whole of a field, in its control where the edition has controls. */
const inControl = (field: ResolvedField, text: string, runs: readonly TextRun[], context: RunContext): ParagraphChild[] => {
  // Lines of an address would run together in LibreOffice (7.4), which takes a control of text for one line.
  if (!context.controls || runs.length > 1) return [...runs]
  const { key, open, definition } = field
  const control = {
    key: `field:${key}`,
    label: definition?.label ?? key,
    text,
    open: open ? { shaded: true, framed: isTenderers(definition?.owner ?? null, context) } : null,
    lock: context.lockOf(definition?.owner ?? null),
    lines: definition?.type === 'address',
  }
  return [context.controls.wrap(control, runs)]
}

/** A field outside running text (title page, parties, signatures), marked like those inside it when it is open. `text` is its value as it stands there. */
export const fieldRuns = (field: ResolvedField, context: RunContext, text = field.text): ParagraphChild[] => {
  const owner = field.definition?.owner ?? null
  const shown = field.open ? openText(text, owner, context) : text
  const runs = shown.split('\n').map((line, index) => textRun(line, field.open ? markOf(owner, context) : {}, index > 0))
  return inControl(field, shown, runs, context)
}

const localeOf = (language: string): string => {
  const known = CONTRACT_LANGUAGES.find((code) => code === language)
  return known ? LANGUAGES[known].locale : language
}

const contractRun = (run: Run, text: string, context: RunContext): TextRun =>
  textRun(text, {
    ...(run.strong && { bold: true }),
    ...(run.emphasis && { italics: true }),
    ...(run.foreign !== null && { language: { value: localeOf(run.foreign) } }),
    ...(run.open && markOf(run.open.owner, context)),
    ...(run.blank !== null && isTenderers(run.blank, context) && FRAMED),
    ...(run.broken && { bold: true, shading: { type: 'clear' as const, color: 'auto', fill: BROKEN_FILL } }),
  })

/** The Word content of a paragraph's runs. */
export const wordRuns = (runs: readonly Run[], context: RunContext): ParagraphChild[] =>
  runs.flatMap((run) => {
    if (run.footnote !== null) return [new FootnoteReferenceRun(context.footnotes.push(run.footnote))]
    const shown = run.open ? openText(run.text, run.open.owner, context) : run.text
    const text = contractRun(run, shown, context)
    if (run.field !== null) return inControl({ ...context.resolution.field(run.field), open: run.open !== null }, shown, [text], context)
    if (run.blank !== null && context.controls) {
      const label = context.resolution.language.blankFor[run.blank]
      const choices = blankChoices(shown)
      const open = { shaded: false, framed: isTenderers(run.blank, context) }
      const control = { key: 'blank', label, text: shown, open, lock: context.lockOf(run.blank), alone: true, choices, lines: true }
      return [context.controls.wrap(control, [text])]
    }
    if (!run.live) return [text]
    const name = context.bookmarks.get(run.live.target)
    if (name === undefined) {
      const place = context.elsewhere(run.live.target)
      return [place === null ? text : context.links.wrap(place, [text])]
    }
    // MERGEFORMAT: a heading that runs in is bold itself, and the reference to it must not turn bold when a word processor updates its fields.
    if (run.live.what === 'title') return complexField(`REF ${name} \\h \\* MERGEFORMAT`, [text])
    // The result has the hard space of »Bilag 12«, which an update makes an ordinary one: the list level cannot have it. When a line ends at a hard space
    // inside a number, LibreOffice (7.4) loses what follows and prints »Bilag«.
    return complexField(`REF ${name} ${numberSwitch(context.resolution.numberOf(run.live.target))} \\h`, [text])
  })

/** The title of an annex: one control wherever it stands as it is. */
export const annexTitle = (id: string, title: string, runs: readonly TextRun[], { controls, lockOf, resolution }: RunContext): ParagraphChild[] =>
  controls === null || title === ''
    ? [...runs]
    : [controls.wrap({ key: `annex:${id}`, label: resolution.language.annexTitle, text: title, open: null, lock: lockOf(null) }, runs)]
