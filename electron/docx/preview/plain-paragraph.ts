/** Paragraphs of nothing but text, whose lines depend on their own words and look alone and so can be kept from one layout to the next. */
import { createHash } from 'node:crypto'
import type { WordParts } from './word-parts.ts'
import { elementIn, elementsIn, textIn, valueIn, type XmlElement } from './xml-tree.ts'

export interface PlainParagraph {
  /** The same for paragraphs that break into the same lines, but for their numbers. */
  readonly key: string
  readonly text: string
  /** The paragraphs that it is written as; several where a heading runs in. */
  readonly members: readonly XmlElement[]
  /** In place of each of them one with next to nothing on it: together they have so many lines of the same height. */
  readonly standIns: (lines: number) => readonly XmlElement[]
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

interface PlainText {
  readonly text: string
  /** How each run looks, and its words. */
  readonly looks: readonly string[]
  readonly marks: readonly XmlElement[]
}

/** The text of a paragraph of nothing but text; null for any other. */
const readPlain = (paragraph: XmlElement): PlainText | null => {
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
      else if (child.name === 'w:fldChar') {
        const type = child.attributes['w:fldCharType']
        depth += type === 'begin' ? 1 : type === 'end' ? -1 : 0
      } else if (child.name === 'w:t') {
        texts.push(textIn(child))
        looks.push(JSON.stringify(elementIn(one, 'w:rPr') ?? null), textIn(child))
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
  return isPlain && depth === 0 ? { text: texts.join(''), looks, marks } : null
}

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
    const members = parts.joined.get(paragraph) ?? [paragraph]
    const read = members.map((member) => readPlain(member))
    if (!read.every((one) => one !== null)) return null
    const text = read.map((one) => one.text).join('')
    if (text.trim() === '') return null
    const looks = read.flatMap((one, index) => [properties(members[index] ?? paragraph), ...one.looks])
    return {
      key: hash([common, ...looks].join('\u0000')),
      text,
      members,
      standIns: (lines) =>
        members.map((member, index) => {
          const breaks = index === members.length - 1 ? Array.from({ length: lines - 1 }, () => [BREAK, LETTER]).flat() : []
          return { ...member, children: [...elementsIn(member, 'w:pPr'), ...(read[index]?.marks ?? []), ...(index === 0 ? [LETTER] : []), ...breaks] }
        }),
    }
  }
}
