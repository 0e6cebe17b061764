/** The text of a Word file as Word shows it, paragraph by paragraph, with the bookmarks and content controls in it. */
import type { Element } from '@xmldom/xmldom'
import { AppError } from '../../../shared/errors.ts'
import type { WordPackage } from './open-package.ts'
import { attributeOf, childElement, childElements } from './read-xml.ts'

/** A content control in a paragraph, or the part of one that stands there. */
export interface WordControl {
  /** Null when the program that saved the file dropped it. */
  readonly tag: string | null
  /** Where its text stands in the paragraph's. */
  readonly from: number
  readonly to: number
  /** Whether it shows its placeholder, because nobody has filled it in. */
  readonly isEmpty: boolean
}

export interface WordParagraph {
  /** The id of its style; null for the default. */
  readonly style: string | null
  /** With tracked changes accepted, the results of fields, `\t` and `\n` for tabs and breaks; without footnote marks, numbers of lists and field codes. */
  readonly text: string
  /** The same with `⟦NAME⟧` in place of what a reference to bookmark NAME shows: numbers and pages move without anybody having written anything. */
  readonly stable: string
  /** The bookmarks that begin in it. */
  readonly bookmarks: readonly string[]
  readonly controls: readonly WordControl[]
  /** Lines of a table of contents say nothing of their own. */
  readonly isContents: boolean
}

export interface DocumentText {
  readonly paragraphs: readonly WordParagraph[]
  /** Tracked insertions, deletions and moves that nobody has accepted or rejected yet. */
  readonly trackedChanges: number
}

/** A field that is open: its code so far, and whether its result has begun. */
interface OpenField {
  code: string
  inResult: boolean
}

interface OpenParagraph {
  style: string | null
  text: string
  stable: string
  bookmarks: string[]
  controls: WordControl[]
  /** The footnotes whose marks stand in it. */
  notes: string[]
  isContents: boolean
}

/** What is there but not shown, or shown beside the text: properties, deletions, an alternative for programs that know less, notes' own marks. */
const NOT_TEXT: ReadonlySet<string> = new Set([
  'pPr',
  'rPr',
  'sdtPr',
  'sdtEndPr',
  'del',
  'moveFrom',
  'Fallback',
  'tblPr',
  'tblGrid',
  'trPr',
  'tcPr',
  'sectPr',
])
const TRACKED: ReadonlySet<string> = new Set(['ins', 'del', 'moveFrom', 'moveTo'])
const BREAKS: Readonly<Record<string, string>> = { tab: '\t', ptab: '\t', br: '\n', cr: '\n', noBreakHyphen: '\u2011', softHyphen: '\u00ad' }

/** Reads elements in document order; the state of fields runs on from paragraph to paragraph. */
class TextReader {
  readonly paragraphs: WordParagraph[] = []
  trackedChanges = 0
  readonly #fields: OpenField[] = []
  readonly #open: OpenParagraph[] = []
  readonly #notes: ReadonlyMap<string, Element>

  constructor(notes: ReadonlyMap<string, Element>) {
    this.#notes = notes
  }

  readAll(parent: Element): void {
    for (const child of childElements(parent)) this.#read(child)
  }

  #read(element: Element): void {
    const name = element.localName ?? ''
    if (TRACKED.has(name)) this.trackedChanges += 1
    if (NOT_TEXT.has(name)) return
    switch (name) {
      case 'p':
        this.#paragraph(element)
        break
      case 't':
        this.#write(element.textContent ?? '')
        break
      case 'instrText': {
        const field = this.#fields.at(-1)
        if (field && !field.inResult) field.code += element.textContent ?? ''
        break
      }
      case 'fldChar':
        this.#fieldChar(attributeOf(element, 'fldCharType'))
        break
      case 'fldSimple':
        this.#begin(attributeOf(element, 'instr') ?? '')
        this.readAll(element)
        this.#end()
        break
      case 'bookmarkStart':
        this.#open.at(-1)?.bookmarks.push(attributeOf(element, 'name') ?? '')
        break
      case 'footnoteReference':
      case 'endnoteReference':
        this.#open.at(-1)?.notes.push(`${name} ${attributeOf(element, 'id') ?? ''}`)
        break
      case 'sdt':
        this.#control(element)
        break
      default:
        if (name in BREAKS) this.#write(BREAKS[name] ?? '')
        else this.readAll(element)
    }
  }

  #paragraph(element: Element): void {
    const style = childElement(element, 'pPr', 'pStyle')
    const open: OpenParagraph = {
      style: style && attributeOf(style, 'val'),
      text: '',
      stable: '',
      bookmarks: [],
      controls: [],
      notes: [],
      isContents: this.#isInContents(),
    }
    const place = this.paragraphs.length
    this.#open.push(open)
    this.readAll(element)
    this.#open.pop()
    const { notes, ...paragraph } = open
    // A text box in it has been read by now, but stands in it: the paragraph comes first.
    this.paragraphs.splice(place, 0, { ...paragraph, isContents: paragraph.isContents || this.#isInContents() })
    for (const note of notes) {
      const found = this.#notes.get(note)
      if (found) this.readAll(found)
    }
  }

  #control(element: Element): void {
    const content = childElement(element, 'sdtContent')
    const paragraph = this.#open.at(-1)
    const from = paragraph?.text.length ?? 0
    if (content) this.readAll(content)
    if (!paragraph) return
    const properties = childElement(element, 'sdtPr')
    const tag = childElement(properties, 'tag')
    paragraph.controls.push({
      tag: tag && attributeOf(tag, 'val'),
      from,
      to: paragraph.text.length,
      isEmpty: childElement(properties, 'showingPlcHdr') !== null,
    })
  }

  #begin(code: string): void {
    this.#fields.push({ code, inResult: true })
    this.#markReference()
  }

  #end(): void {
    this.#fields.pop()
  }

  #fieldChar(type: string | null): void {
    if (type === 'begin') this.#fields.push({ code: '', inResult: false })
    else if (type === 'end') this.#end()
    else {
      const field = this.#fields.at(-1)
      if (field) field.inResult = true
      this.#markReference()
    }
  }

  /** The bookmark that the field refers to; null for a field of another kind. */
  #target({ code }: OpenField): string | null {
    return /^\s*(?:PAGE)?REF\s+"?([^\s"]+)/i.exec(code)?.[1] ?? null
  }

  #markReference(): void {
    const field = this.#fields.at(-1)
    const target = field && this.#target(field)
    const paragraph = this.#open.at(-1)
    if (target && paragraph) paragraph.stable += `⟦${target}⟧`
  }

  #isInContents(): boolean {
    return this.#fields.some(({ code }) => /^\s*TOC\b/i.test(code))
  }

  #write(text: string): void {
    const paragraph = this.#open.at(-1)
    if (!paragraph || this.#fields.some(({ inResult }) => !inResult)) return
    paragraph.text += text
    if (this.#fields.every((field) => this.#target(field) === null)) paragraph.stable += text
  }
}

/** The notes of a file by kind and id, as they are referred to. */
const notesOf = (word: WordPackage): ReadonlyMap<string, Element> =>
  new Map(
    (['footnote', 'endnote'] as const).flatMap((kind) =>
      word.related(word.main, `${kind}s`).flatMap((path) => {
        const root = word.xml(path)
        return (root ? childElements(root, kind) : []).map((note) => [`${kind}Reference ${attributeOf(note, 'id') ?? ''}`, note] as const)
      }),
    ),
  )

/** Read the text of an opened file, without headers and footers. Throws `AppError`: `word_broken`, `word_too_large`. */
export const documentText = (word: WordPackage): DocumentText => {
  const body = childElement(word.xml(word.main), 'body')
  if (!body) throw new AppError('word_broken', { file: word.file })
  const reader = new TextReader(notesOf(word))
  reader.readAll(body)
  return { paragraphs: reader.paragraphs, trackedChanges: reader.trackedChanges }
}
