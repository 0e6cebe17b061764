/** HTML of a clipboard as lines: from Word, from web pages, from anywhere. What a document does not know is dropped, but no word of it. */
import type { Mark, Node as DocumentNode } from 'prosemirror-model'
import { schema } from '../../../shared/document/schema.ts'
import { type Cell, tableOf } from './grid.ts'
import { type Line, type Markup, type TextLine, textLine, textNodes, writable } from './lines.ts'

/** Not words of the text. */
const SKIPPED = new Set(
  'SCRIPT STYLE HEAD TITLE META LINK TEMPLATE NOSCRIPT IFRAME OBJECT EMBED SVG MATH CANVAS AUDIO VIDEO MAP AREA SELECT INPUT TEXTAREA IMG DEL XML O:SMARTTAGTYPE'.split(
    ' ',
  ),
)
const BLOCKS = new Set(
  (
    'P DIV H1 H2 H3 H4 H5 H6 LI UL OL DL DT DD BLOCKQUOTE SECTION ARTICLE HEADER FOOTER MAIN ASIDE NAV FIGURE FIGCAPTION ADDRESS PRE TABLE THEAD TBODY ' +
    'TFOOT TR TD TH CAPTION FORM FIELDSET LEGEND HR BODY CENTER DETAILS SUMMARY BUTTON'
  ).split(' '),
)
/** No honest page nests deeper; a hostile one must not exhaust the stack. What is deeper is read as plain text. */
const MAX_DEPTH = 400

interface Context {
  readonly marks: readonly Mark[]
  readonly heading: number | null
  readonly preformatted: boolean
  /** How many lists stand around. */
  readonly lists: number
  readonly depth: number
}

const styleOf = (element: Element, property: string): string | null =>
  new RegExp(String.raw`(?:^|;)\s*${property}\s*:\s*([^;]+)`, 'i')
    .exec(element.getAttribute('style') ?? '')?.[1]
    ?.trim()
    .toLowerCase() ?? null

const withMark = (marks: readonly Mark[], name: 'strong' | 'emphasis', on: boolean): readonly Mark[] => {
  const mark = schema.marks[name].create()
  return on ? mark.addToSet(marks) : mark.removeFromSet(marks)
}

/** The marks inside an element. A style of its own wins over its tag: Google Docs wraps everything in a <b> that is not bold. */
const marksIn = (element: Element, around: readonly Mark[]): readonly Mark[] => {
  const tag = element.tagName
  const weight = styleOf(element, 'font-weight')
  const slant = styleOf(element, 'font-style')
  const strong = weight === null ? (tag === 'B' || tag === 'STRONG' ? true : null) : /^(?:bold(?:er)?|[6-9]\d\d)$/.test(weight)
  const emphasis = slant === null ? (tag === 'I' || tag === 'EM' || tag === 'CITE' ? true : null) : /^(?:italic|oblique)/.test(slant)
  const marks = strong === null ? around : withMark(around, 'strong', strong)
  return emphasis === null ? marks : withMark(marks, 'emphasis', emphasis)
}

const isHidden = (element: Element): boolean =>
  styleOf(element, 'display') === 'none' || styleOf(element, 'mso-hide') === 'all' || element.getAttribute('hidden') !== null

/** Word's comments stand in the HTML beside the text: they are not words of it. */
const isComment = (element: Element): boolean =>
  styleOf(element, 'mso-element') === 'comment-list' || /\bmsocomanchor\b|\bMsoCommentReference\b/i.test(element.getAttribute('class') ?? '')

const headingOf = (element: Element): number | null => {
  const tag = /^H([1-6])$/.exec(element.tagName)
  const word = /\bMsoHeading(\d)\b|\bHeading(\d)\b|\bOverskrift(\d)\b/i.exec(element.getAttribute('class') ?? '')
  const level = tag?.[1] ?? word?.[1] ?? word?.[2] ?? word?.[3]
  return level === undefined ? null : Math.min(Number(level), 6)
}

/** `mso-list:l0 level2 lfo1` */
const wordLevel = (element: Element): number | null => {
  const level = /\blevel(\d+)\b/.exec(styleOf(element, 'mso-list') ?? '')?.[1]
  return level === undefined ? null : Number(level)
}

const LIST_KINDS: readonly (readonly [RegExp, Markup['kind']])[] = [
  [/roman|^i$/i, 'roman'],
  [/alpha|latin|^a$/i, 'alpha'],
  [/disc|circle|square/i, 'bullet'],
  [/decimal|^1$/i, 'decimal'],
]
const kindOf = (list: Element | null, item: Element): Markup['kind'] => {
  const style = styleOf(item, 'list-style-type') ?? (list && styleOf(list, 'list-style-type')) ?? list?.getAttribute('type') ?? ''
  return LIST_KINDS.find(([pattern]) => pattern.test(style))?.[1] ?? (list?.tagName === 'OL' ? 'decimal' : 'bullet')
}

/** Which of Word's footnotes or endnotes a mark stands for. */
const noteOf = (element: Element): string | null => styleOf(element, 'mso-footnote-id') ?? styleOf(element, 'mso-endnote-id')

/** The texts of Word's footnotes and endnotes by what their marks name. They stand after everything else, each behind a mark of its own. */
const notesIn = (body: Element): Map<string, string> => {
  const notes = [...body.querySelectorAll('[id][style*="mso-element"]')].filter((one) => /^(?:foot|end)note$/.test(styleOf(one, 'mso-element') ?? ''))
  const textOf = (node: Node): string => {
    if (node.nodeType === 3) return node.nodeValue ?? ''
    if (node.nodeType !== 1) return ''
    const element = node as Element
    if (SKIPPED.has(element.tagName.toUpperCase()) || isHidden(element) || noteOf(element) !== null) return ''
    const words = [...element.childNodes].map(textOf).join('')
    return BLOCKS.has(element.tagName.toUpperCase()) ? ` ${words} ` : words
  }
  return new Map(
    notes.map((one) => [
      one.id.toLowerCase(),
      writable(textOf(one))
        .replaceAll(/[ \t\r\n\f]+/g, ' ')
        .trim(),
    ]),
  )
}

class Reader {
  readonly lines: Line[] = []
  /** What became of each note: its text, or null when that stands at its mark already. Shared with the readers of cells. */
  readonly #notes: Map<string, string | null>
  #inline: DocumentNode[] = []
  /** The text of the line so far ends in a space, or it is empty: another is not wanted. */
  #spaced = true
  #markup: Markup | null = null
  #continues = 0
  #wordLevel: number | null = null
  /** Inside the code of a Word field, before its result. */
  #fieldCode = 0

  constructor(notes: Map<string, string | null>) {
    this.#notes = notes
  }

  /** A footnote at its mark. A heading holds none: there the mark stays, and the note among the text. */
  #note(element: Element, { heading, marks }: Context): boolean {
    const id = noteOf(element)
    const text = id === null || heading !== null ? null : this.#notes.get(id)
    // The note begins with the mark as well.
    if (id === null || !text || element.parentElement?.closest('[id]')?.id.toLowerCase() === id) return false
    this.#inline.push(schema.nodes.footnote.create({ text }, null, marks))
    this.#notes.set(id, null)
    this.#spaced = false
    return true
  }

  text(text: string, { marks, preformatted }: Context): void {
    if (this.#fieldCode > 0) return
    const clean = writable(text)
    if (preformatted) {
      clean.split(/\r\n?|\n/).forEach((piece, index) => {
        if (index > 0) this.#flush(null)
        this.#inline.push(...textNodes(piece.replaceAll('\t', ' '), marks))
      })
      return
    }
    const collapsed = clean.replaceAll(/[ \t\r\n\f]+/g, ' ')
    const piece = this.#spaced ? collapsed.replace(/^ /, '') : collapsed
    if (piece === '') return
    this.#inline.push(...textNodes(piece, marks))
    this.#spaced = piece.endsWith(' ')
  }

  /** End the line. */
  #flush(heading: number | null): void {
    const line: TextLine = textLine(this.#inline, { markup: this.#markup, heading, continues: this.#markup ? 0 : this.#continues })
    // A label with nothing behind it waits for its text: `<li><p>…`.
    if (line.inline.length > 0) {
      this.lines.push(line)
      this.#markup = null
    }
    this.#inline = []
    this.#spaced = true
  }

  children(node: Element, context: Context): void {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) this.text(child.nodeValue ?? '', context)
      else if (child.nodeType === 1) this.element(child as Element, context)
    }
  }

  element(element: Element, around: Context): void {
    const tag = element.tagName.toUpperCase()
    const part = styleOf(element, 'mso-element')
    if (part === 'field-begin') this.#fieldCode += 1
    if (part === 'field-separator' || (part === 'field-end' && this.#fieldCode > 0)) this.#fieldCode = Math.max(0, this.#fieldCode - 1)
    if (SKIPPED.has(tag) || isHidden(element) || isComment(element) || this.#note(element, around)) return
    if (/^(?:foot|end)note$/.test(part ?? '') && this.#notes.get(element.id.toLowerCase()) === null) return
    if (around.depth > MAX_DEPTH) {
      this.text(element.textContent ?? '', around)
      return
    }
    if (tag === 'BR') {
      this.#flush(around.heading)
      return
    }
    if (/^ignore$/i.test(styleOf(element, 'mso-list') ?? '')) {
      this.#markup = { label: element.textContent ?? '', kind: null, level: this.#wordLevel ?? 1 }
      return
    }
    if (styleOf(element, 'mso-tab-count') !== null) {
      this.#inline.push(...textNodes('\t', around.marks))
      this.#spaced = true
      return
    }
    const context: Context = {
      ...around,
      depth: around.depth + 1,
      marks: marksIn(element, around.marks),
      preformatted: around.preformatted || tag === 'PRE' || styleOf(element, 'white-space')?.startsWith('pre') === true,
    }
    if (tag === 'TABLE') this.#table(element, context)
    else if (tag === 'LI') this.#item(element, context)
    else if (BLOCKS.has(tag)) this.#block(element, tag === 'UL' || tag === 'OL' ? { ...context, lists: context.lists + 1 } : context)
    else this.children(element, context)
  }

  #block(element: Element, around: Context): void {
    this.#flush(around.heading)
    const heading = headingOf(element) ?? around.heading
    // Everything in a heading is bold or not alike: that says nothing.
    const context: Context = heading === null ? around : { ...around, heading, marks: [] }
    const outer = this.#wordLevel
    this.#wordLevel = wordLevel(element) ?? outer
    this.children(element, context)
    this.#flush(heading)
    if (this.#wordLevel !== outer) this.#markup = null
    this.#wordLevel = outer
  }

  #item(element: Element, context: Context): void {
    this.#flush(context.heading)
    const level = Number(element.getAttribute('aria-level') ?? Math.max(1, context.lists))
    const continued = this.#continues
    this.#markup = { label: null, kind: kindOf(element.parentElement, element), level: Number.isInteger(level) && level > 0 ? level : 1 }
    this.#continues = this.#markup.level
    this.children(element, context)
    this.#flush(context.heading)
    this.#markup = null
    this.#continues = continued
  }

  #table(element: Element, context: Context): void {
    this.#flush(context.heading)
    const rows = [...element.querySelectorAll('tr')].filter((row) => row.closest('table') === element)
    const cells = rows.map((row) =>
      [...row.children]
        .filter(({ tagName }) => tagName === 'TD' || tagName === 'TH')
        .map((cell) => {
          const reader = new Reader(this.#notes)
          reader.children(cell, { ...context, heading: null, lists: 0 })
          reader.#flush(null)
          return { cell, lines: reader.lines }
        }),
    )
    const single = cells.length === 1 && cells[0]?.length === 1
    const table = single ? null : tableOf(cells.map((row) => row.map(({ cell, lines }) => cellOf(cell, lines))))
    if (table) this.lines.push({ kind: 'table', table })
    else for (const { lines } of cells.flat()) this.lines.push(...lines)
    for (const caption of element.children) if (caption.tagName === 'CAPTION') this.element(caption, context)
  }
}

const span = (text: string | null): number => {
  const value = Number(text ?? 1)
  return Number.isInteger(value) && value >= 1 ? Math.min(value, 63) : 1
}

/** A cell holds paragraphs: labels stay in them as text, tables inside it become paragraphs. */
const cellOf = (cell: Element, lines: readonly Line[]): Cell => ({
  header: cell.tagName === 'TH',
  colspan: span(cell.getAttribute('colspan')),
  rowspan: span(cell.getAttribute('rowspan')),
  paragraphs: lines.flatMap((line) => paragraphsOf(line)),
})

const paragraphsOf = (line: Line): DocumentNode[] => {
  if (line.kind === 'table') {
    const found: DocumentNode[] = []
    line.table.descendants((node) => {
      if (node.type.name === 'paragraph' && node.content.size > 0) found.push(node)
    })
    return found
  }
  const label = line.markup?.label?.trim()
  return [schema.nodes.paragraph.create(null, [...(label ? textNodes(`${label} `) : []), ...line.inline])]
}

/** Read HTML. The parser runs no script and fetches nothing. */
export const readHtml = (html: string): Line[] => {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const reader = new Reader(notesIn(body))
  reader.element(body, { marks: [], heading: null, preformatted: false, lists: 0, depth: 0 })
  return reader.lines
}
