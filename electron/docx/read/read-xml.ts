/** XML of a part that a stranger made as a tree: no DTD, no more than can be held, nothing nested deeper than the readers go. */
import { DOMParser, type Document, type Element } from '@xmldom/xmldom'

/** In bytes. A tree takes some fifty times as much. */
export const LARGEST_XML = 24 * 1024 * 1024
/** Tables in tables in text boxes: Word itself stays far below. */
const DEEPEST = 500
/** A start tag with attributes without end takes the parser time without end. */
const ENDLESS_TAG = /<[^<>]{100000}/

/** The child elements, all or those of a local name. Names are compared without namespace: Word writes the same in two of them (ECMA-376, strict). */
export const childElements = (parent: Element, name?: string): Element[] => {
  const found: Element[] = []
  for (let child = parent.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === child.ELEMENT_NODE && (name === undefined || (child as Element).localName === name)) found.push(child as Element)
  }
  return found
}

/** The first child element of a local name, along a path. */
export const childElement = (parent: Element | null, ...path: readonly string[]): Element | null =>
  path.reduce<Element | null>((at, name) => at && (childElements(at, name)[0] ?? null), parent)

/** An attribute by its local name, whatever its prefix; null without one. */
export const attributeOf = (element: Element, name: string): string | null => {
  for (let index = 0; index < element.attributes.length; index += 1) {
    const attribute = element.attributes.item(index)
    if (attribute?.localName === name) return attribute.value
  }
  return null
}

/** How deep a tree is, counted without going down into it by calls: these have an end. */
const isDeeper = (document: Document, deepest: number): boolean => {
  let depth = 0
  let node = document.firstChild
  while (node) {
    if (node.firstChild) {
      depth += 1
      if (depth > deepest) return true
      node = node.firstChild
    } else {
      while (node && !node.nextSibling) {
        node = node.parentNode
        depth -= 1
      }
      node = node?.nextSibling ?? null
    }
  }
  return false
}

/** Text as Unicode. A byte order mark decides; without one it is UTF-8, as nearly every producer writes. */
const decode = (bytes: Uint8Array): string => {
  const [first, second] = bytes
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding, { fatal: true }).decode(bytes)
}

const refuseErrors = (level: string, message: string): void => {
  if (level !== 'warning') throw new Error(message)
}

/** Read one XML document. Throws an ordinary `Error` for what is not well-formed, has a DTD, or is too large or too deep. */
export const readXml = (bytes: Uint8Array): Element => {
  if (bytes.length > LARGEST_XML) throw new Error('too much XML')
  const text = decode(bytes)
  if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) throw new Error('a DTD')
  if (ENDLESS_TAG.test(text)) throw new Error('a tag without end')
  const document = new DOMParser({ locator: false, onError: refuseErrors }).parseFromString(text, 'text/xml')
  if (!document.documentElement) throw new Error('no root element')
  if (isDeeper(document, DEEPEST)) throw new Error('nested too deep')
  return document.documentElement
}
