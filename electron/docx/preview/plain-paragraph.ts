/** Paragraphs of nothing but text, whose lines depend on their own words and look alone and so can be kept from one layout to the next. */
import { createHash } from 'node:crypto'
import type { WordParts } from './word-parts.ts'
import { elementIn, elementsIn, textIn, valueIn, type XmlElement } from './xml-tree.ts'

export interface PlainParagraph {
  /** The same for paragraphs that break into the same lines, but for their numbers. */
  readonly key: string
  readonly text: string
  /** The paragraph with so many lines of the same height, and next to nothing on them. */
  readonly standIn: (lines: number) => XmlElement
}

/** What neither shows nor takes room. */
const UNSEEN = new Set(['w:bookmarkStart', 'w:bookmarkEnd', 'w:commentRangeStart', 'w:commentRangeEnd', 'w:proofErr'])
const IN_RUNS = new Set(['w:rPr', 'w:t', 'w:fldChar', 'w:instrText', 'w:commentReference'])
/** The only field whose text is the same on every page. */
const REFERENCE = /^\s*REF\s/

const hash = (text: string): string => createHash('sha1').update(text).digest('base64')

/** What all paragraphs of a file share. */
const commonOf = ({ styles, theme, numbering, settings, sections }: WordParts): string =>
  hash(JSON.stringify([styles, theme, elementsIn(numbering ?? undefined, 'w:abstractNum'), settings, sections]))

const run = (text: XmlElement): XmlElement => ({ name: 'w:r', attributes: {}, children: [text] })
const LETTER = run({ name: 'w:t', attributes: {}, children: ['x'] })
const BREAK = run({ name: 'w:br', attributes: {}, children: [] })

/** Tells of the paragraphs of a file which are plain; null for those that are not. */
export const plainParagraphs = (parts: WordParts): ((paragraph: XmlElement) => PlainParagraph | null) => {
  const common = commonOf(parts)
  const lists = new Map(
    elementsIn(parts.numbering ?? undefined, 'w:num').map((list) => [list.attributes['w:numId'] ?? '', valueIn(list, 'w:abstractNumId') ?? '']),
  )
  /** Of a list only its kind counts, not which of that kind it is. */
  const properties = (paragraph: XmlElement): string =>
    JSON.stringify(elementIn(paragraph, 'w:pPr') ?? null, (key, value: unknown) => {
      const element = value as Partial<XmlElement> | null
      return key !== 'attributes' && element?.name === 'w:numId' ? `list ${lists.get(element.attributes?.['w:val'] ?? '') ?? ''}` : value
    })

  return (paragraph) => {
    if (paragraph.name !== 'w:p' || elementIn(paragraph, 'w:pPr', 'w:sectPr')) return null
    const texts: string[] = []
    const looks: string[] = []
    const marks: XmlElement[] = []
    let isPlain = true
    let depth = 0
    const readRun = (one: XmlElement): void => {
      for (const child of elementsIn(one)) {
        if (!IN_RUNS.has(child.name)) isPlain = false
        else if (child.name === 'w:instrText') isPlain &&= REFERENCE.test(textIn(child))
        else if (child.name === 'w:fldChar')
          depth += child.attributes['w:fldCharType'] === 'begin' ? 1 : child.attributes['w:fldCharType'] === 'end' ? -1 : 0
        else if (child.name === 'w:t') {
          texts.push(textIn(child))
          looks.push(JSON.stringify(elementIn(one, 'w:rPr') ?? null), texts.at(-1) ?? '')
        }
      }
    }
    const read = (parent: XmlElement): void => {
      for (const one of elementsIn(parent)) {
        if (one.name === 'w:pPr' || one.name === 'w:sdtPr' || one.name === 'w:sdtEndPr') continue
        if (one.name === 'w:r') readRun(one)
        else if (UNSEEN.has(one.name)) {
          if (one.name.startsWith('w:bookmark')) marks.push(one)
          // A place inside the text stands on a line that only its words can tell.
          if (one.name === 'w:bookmarkStart' && texts.length > 0) isPlain = false
        } else if (one.name === 'w:hyperlink' || one.name === 'w:sdt' || one.name === 'w:sdtContent') read(one)
        else isPlain = false
      }
    }
    read(paragraph)
    const text = texts.join('')
    if (!isPlain || depth !== 0 || text.trim() === '') return null
    const own = elementIn(paragraph, 'w:pPr')
    return {
      key: hash([common, properties(paragraph), ...looks].join('\u0000')),
      text,
      standIn: (lines) => ({
        ...paragraph,
        children: [...(own ? [own] : []), ...marks, ...Array.from({ length: lines }, (_, line) => (line === 0 ? [LETTER] : [BREAK, LETTER])).flat()],
      }),
    }
  }
}
