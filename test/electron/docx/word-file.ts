/** Reads a .docx as Word does: the number of every paragraph, fields with their instruction and cached result, bookmarks. */
import { strFromU8, unzipSync } from 'fflate'
import { readNumbering, readStyles, type Styles } from './word-numbers.ts'
import { descendants, elements, parseXml, textIn, type XmlElement } from './xml.ts'

export interface WordField {
  readonly instruction: string
  /** What is shown until somebody updates fields. */
  readonly result: string
  /** Index of the paragraph it begins in. */
  readonly paragraph: number
  /** How many fields it stands inside. */
  readonly depth: number
  /** Whether a run of the result has a character property of its own. */
  readonly formatted: boolean
}

export interface WordParagraph {
  readonly element: XmlElement
  readonly style: string | null
  /** Text with field results, without field instructions; a tab is \t, a line break \n, a page break \f. */
  readonly text: string
  /** The number as Word shows it: `Bilag 2a`, `1.1`, `•`. Null without one. */
  readonly label: string | null
  /** The number that REF \w gives: with the numbers of the levels above where the level's own text lacks them. */
  readonly fullLabel: string | null
  /** Whether the list level is linked to the paragraph's style (or to one that the style is based on). */
  readonly linked: boolean
  readonly format: string | null
  /** Outline level from 0, or null for body text. */
  readonly outline: number | null
  readonly inTable: boolean
}

export interface WordBookmark {
  readonly name: string
  readonly id: string
  readonly paragraph: number
  readonly text: string
  readonly closed: boolean
}

export interface WordFile {
  /** Every part as text, by its path. */
  readonly parts: ReadonlyMap<string, string>
  readonly document: XmlElement
  readonly styles: Styles
  readonly numbering: XmlElement
  readonly paragraphs: readonly WordParagraph[]
  readonly fields: readonly WordField[]
  readonly bookmarks: readonly WordBookmark[]
}

interface Reading {
  readonly fields: (WordField & { open: boolean })[]
  readonly bookmarks: (WordBookmark & { closed: boolean })[]
}

/** What a paragraph's runs say, reading fields and bookmarks on the way. The states run on from paragraph to paragraph. */
const inlineReader = (reading: Reading) => {
  type Mutable<T> = { -readonly [K in keyof T]: T[K] }
  const openFields: { field: Mutable<WordField & { open: boolean }>; inResult: boolean }[] = []
  const openBookmarks = new Map<string, Mutable<WordBookmark>>()

  const say = (text: string, formatted: boolean): string => {
    const innermost = openFields.at(-1)
    if (innermost && !innermost.inResult) {
      innermost.field.instruction += text
      return ''
    }
    for (const one of openFields) {
      one.field.result += text
      if (formatted) one.field.formatted = true
    }
    for (const bookmark of openBookmarks.values()) bookmark.text += text
    return text
  }

  const fieldChar = (type: string | undefined, paragraph: number): void => {
    if (type === 'begin') {
      const field = { instruction: '', result: '', paragraph, depth: openFields.length, formatted: false, open: true }
      reading.fields.push(field)
      openFields.push({ field, inResult: false })
    } else if (type === 'separate') {
      const innermost = openFields.at(-1)
      if (!innermost || innermost.inResult) throw new Error('a field is separated that is not open')
      innermost.inResult = true
    } else {
      const closed = openFields.pop()
      if (!closed) throw new Error('a field ends that did not begin')
      closed.field.open = false
    }
  }

  const read = (node: XmlElement, paragraph: number, formatted: boolean): string => {
    switch (node.name) {
      case 'w:t':
      case 'w:instrText':
        return say(textIn(node), formatted)
      case 'w:tab':
        return say('\t', formatted)
      case 'w:br':
        return say(node.attributes['w:type'] === 'page' ? '\f' : '\n', formatted)
      case 'w:noBreakHyphen':
        return say('\u2011', formatted)
      case 'w:fldChar':
        fieldChar(node.attributes['w:fldCharType'], paragraph)
        return ''
      case 'w:bookmarkStart': {
        const bookmark = { name: node.attributes['w:name'] ?? '', id: node.attributes['w:id'] ?? '', paragraph, text: '', closed: false }
        reading.bookmarks.push(bookmark)
        openBookmarks.set(bookmark.id, bookmark)
        return ''
      }
      case 'w:bookmarkEnd': {
        const bookmark = openBookmarks.get(node.attributes['w:id'] ?? '')
        if (bookmark) bookmark.closed = true
        openBookmarks.delete(node.attributes['w:id'] ?? '')
        return ''
      }
      case 'w:pPr':
      case 'w:rPr':
        return ''
      default: {
        const formats = node.name === 'w:r' ? elements(node).some((one) => one.name === 'w:rPr' && one.children.length > 0) : formatted
        return elements(node)
          .map((one) => read(one, paragraph, formats))
          .join('')
      }
    }
  }
  const stillOpen = (): number => openFields.length
  return { read, stillOpen }
}

/** The paragraphs below an element in document order, with whether they stand in a table. */
const paragraphsIn = (parent: XmlElement, inTable = false): { element: XmlElement; inTable: boolean }[] =>
  elements(parent).flatMap((node) => (node.name === 'w:p' ? [{ element: node, inTable }] : paragraphsIn(node, inTable || node.name === 'w:tbl')))

/** Read a .docx. Throws where XML is not well-formed or a field is left open. */
export const readWordFile = (docx: Uint8Array): WordFile => {
  const parts = new Map(Object.entries(unzipSync(docx)).map(([path, data]) => [path, strFromU8(data)]))
  const part = (path: string): XmlElement => {
    const xml = parts.get(path)
    if (xml === undefined) throw new Error(`no ${path}`)
    return parseXml(xml)
  }
  const document = part('word/document.xml')
  const styles = readStyles(part('word/styles.xml'))
  const numbering = part('word/numbering.xml')
  const numbers = readNumbering(numbering, styles)
  const reading: Reading = { fields: [], bookmarks: [] }
  const inline = inlineReader(reading)
  const paragraphs = paragraphsIn(document).map(({ element, inTable }, index): WordParagraph => {
    const text = elements(element)
      .map((node) => inline.read(node, index, false))
      .join('')
    const { style, outline, number } = numbers.next(element)
    return {
      element,
      style,
      text,
      label: number?.label ?? null,
      fullLabel: number?.fullLabel ?? null,
      linked: number?.linked ?? false,
      format: number?.format ?? null,
      outline,
      inTable,
    }
  })
  if (inline.stillOpen() > 0) throw new Error('a field is never ended')
  return { parts, document, styles, numbering, paragraphs, fields: reading.fields, bookmarks: reading.bookmarks }
}

/** The paragraphs of a header or footer, with field instructions in braces: `Side {PAGE} af {NUMPAGES}`. */
export const fieldsInBraces = (xml: string): string[] =>
  descendants(parseXml(xml), 'w:p').map((paragraph) => {
    let shown = true
    return descendants(paragraph)
      .map((node) => {
        const type = node.attributes['w:fldCharType']
        if (type !== undefined) shown = type === 'end'
        if (node.name === 'w:instrText') return `{${textIn(node).trim()}}`
        return node.name === 'w:t' && shown ? textIn(node) : ''
      })
      .join('')
  })
