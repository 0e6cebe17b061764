/** A contract's own words in what a template says around it: tokens in braces, the fields and content controls of a file's title, and a paragraph in the style of one. */
import type { Element } from '@xmldom/xmldom'
import { attributeOf, childElement, childElements } from '../read/read-xml.ts'
import { descendants, make, remove, valueOf } from './tree.ts'

/** What a token stands for, in order: words, or a number that the word processor counts. */
export type TokenPiece = string | { readonly field: 'PAGE' | 'NUMPAGES' }

export interface ContentFilling {
  readonly title: string
  /** What tokens stand for, by their name. */
  readonly tokens: Readonly<Record<string, readonly TokenPiece[]>>
}

/** The texts of a paragraph, but for those of text boxes in it. */
const textsOf = (paragraph: Element): Element[] =>
  descendants(paragraph, 't').filter((text) => {
    let at = text.parentNode
    while (at && (at as Element).localName !== 'p') at = at.parentNode
    return at === paragraph
  })

const paragraphsOf = (root: Element): Element[] => (root.localName === 'p' ? [root, ...descendants(root, 'p')] : descendants(root, 'p'))

const setText = (text: Element, words: string): void => {
  text.textContent = words
  text.setAttributeNS('http://www.w3.org/XML/1998/namespace', 'xml:space', 'preserve')
}

/** Put all words into the first of some texts. */
const setTexts = (texts: readonly Element[], words: string): void => {
  for (const [index, text] of texts.entries()) setText(text, index === 0 ? words : '')
}

/** A field in the letters of a run. */
const fieldRuns = (run: Element, field: string): Element[] => {
  const letters = childElement(run, 'rPr')
  const runOf = (child: Element): Element => {
    const made = make(run, 'r')
    if (letters) made.appendChild(letters.cloneNode(true))
    made.appendChild(child)
    return made
  }
  const instruction = make(run, 'instrText')
  setText(instruction, ` ${field} `)
  const result = make(run, 't')
  setText(result, '1')
  const mark = (type: string): Element => runOf(make(run, 'fldChar', { fldCharType: type }))
  return [mark('begin'), runOf(instruction), mark('separate'), runOf(result), mark('end')]
}

/** A run with one text in the place of which there are words and fields. */
const setPieces = (text: Element, pieces: readonly TokenPiece[]): void => {
  const run = text.parentNode as Element
  const place = run.parentNode
  if (!place || run.localName !== 'r') return
  const tail = run.cloneNode(false) as Element
  const letters = childElement(run, 'rPr')
  if (letters) tail.appendChild(letters.cloneNode(true))
  while (text.nextSibling) tail.appendChild(text.nextSibling)
  const next = run.nextSibling
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      for (const one of fieldRuns(run, piece.field)) place.insertBefore(one, next)
      continue
    }
    const copy = run.cloneNode(false) as Element
    if (letters) copy.appendChild(letters.cloneNode(true))
    const words = make(run, 't')
    setText(words, piece)
    copy.appendChild(words)
    place.insertBefore(copy, next)
  }
  if (childElements(tail).some((one) => one.localName !== 'rPr')) place.insertBefore(tail, next)
  remove(text)
}

const TOKEN = /\{([a-z]+)\}/g

/** Word divides what is typed into runs as it likes: a token is found in the text of the whole paragraph. */
const fillTokens = (paragraph: Element, tokens: ContentFilling['tokens']): boolean => {
  const texts = textsOf(paragraph)
  const whole = texts.map((text) => text.textContent ?? '').join('')
  const found = [...whole.matchAll(TOKEN)].filter(([, name]) => tokens[name ?? ''])
  if (found.length === 0) return false
  let start = 0
  for (const text of texts) {
    const words = text.textContent ?? ''
    const end = start + words.length
    const pieces: TokenPiece[] = []
    let at = start
    for (const match of found) {
      const [token, name = ''] = match
      const [from, to] = [match.index, match.index + token.length]
      if (to <= start || from >= end) continue
      if (from > at) pieces.push(whole.slice(at, from))
      if (from >= start) pieces.push(...(tokens[name] ?? []))
      at = Math.min(to, end)
    }
    if (at > start || pieces.length > 0) {
      if (at < end) pieces.push(whole.slice(at, end))
      setPieces(text, pieces)
    }
    start = end
  }
  return true
}

const TITLE_FIELD = /^\s*(?:TITLE|DOCPROPERTY\s+"?Title"?)(?:\s|$)/i

/** The result of a field that prints the file's title. */
const fillTitleFields = (root: Element, title: string): boolean => {
  let isFilled = false
  for (const field of descendants(root, 'fldSimple')) {
    if (!TITLE_FIELD.test(attributeOf(field, 'instr') ?? '')) continue
    setTexts(descendants(field, 't'), title)
    isFilled = true
  }
  for (const paragraph of paragraphsOf(root)) {
    let instruction = ''
    let result: Element[] | null = null
    for (const run of descendants(paragraph, 'r')) {
      const mark = childElement(run, 'fldChar')
      const type = mark && attributeOf(mark, 'fldCharType')
      if (type === 'begin') instruction = ''
      if (type === 'separate') result = []
      if (type === 'end') {
        if (TITLE_FIELD.test(instruction) && result && result.length > 0) {
          setTexts(result, title)
          isFilled = true
        }
        result = null
      }
      if (result) result.push(...childElements(run, 't'))
      else
        instruction += childElements(run, 'instrText')
          .map((one) => one.textContent ?? '')
          .join('')
    }
  }
  return isFilled
}

/** Content controls that are bound to the title in the file's properties. */
const fillTitleControls = (root: Element, title: string): boolean => {
  let isFilled = false
  for (const control of descendants(root, 'sdt')) {
    const properties = childElement(control, 'sdtPr')
    const binding = childElement(properties, 'dataBinding')
    const texts = descendants(control, 't')
    if (!binding || !/:title\b/.test(attributeOf(binding, 'xpath') ?? '') || texts.length === 0) continue
    for (const one of properties ? childElements(properties, 'showingPlcHdr') : []) remove(one)
    setTexts(texts, title)
    isFilled = true
  }
  return isFilled
}

/** Fill a header, footer or block in; returns whether the title stands in it now. `titleStyle` is the id of the style of titles. */
export const fillContent = (root: Element, { title, tokens }: ContentFilling, titleStyle: string | null): boolean => {
  let isTitled = fillTitleFields(root, title)
  isTitled = fillTitleControls(root, title) || isTitled
  for (const paragraph of paragraphsOf(root)) {
    const had = textsOf(paragraph)
      .map((text) => text.textContent ?? '')
      .join('')
    const isFilled = fillTokens(paragraph, tokens)
    if (isFilled && had.includes('{title}')) isTitled = true
    if (isFilled || isTitled || titleStyle === null || valueOf(childElement(paragraph, 'pPr', 'pStyle')) !== titleStyle) continue
    const texts = textsOf(paragraph)
    if (texts.length === 0) continue
    setTexts(texts, title)
    isTitled = true
  }
  return isTitled
}
