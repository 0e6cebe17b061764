/** Trees of WordprocessingML as the parts of a template are changed: making elements, and putting properties where the schema wants them. */
import type { Element } from '@xmldom/xmldom'
import { attributeOf, childElement, childElements } from '../read/read-xml.ts'

export const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
export const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The order of the children of `w:style` (ECMA-376, 17.7.4.17), `w:pPr` (17.3.1.26) and `w:rPr` (17.3.2.28). Others come last. */
const ORDER = {
  style:
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr',
  pPr: 'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
  rPr: 'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath',
} as const
const PLACES = Object.fromEntries(
  Object.entries(ORDER).map(([parent, names]) => [parent, new Map(names.split(' ').map((name, place) => [name, place]))]),
)

const placeOf = (parent: string, name: string): number => PLACES[parent]?.get(name) ?? Number.POSITIVE_INFINITY

/** All elements of a local name below another, as they are now. */
export const descendants = (root: Element, name: string): Element[] => Array.from(root.getElementsByTagNameNS('*', name))

export const valueOf = (element: Element | null): string | null => element && attributeOf(element, 'val')

/** Whether a property that can be on or off is on (ECMA-376, 17.17.4). */
export const isOn = (element: Element | null | undefined): boolean =>
  element !== null && element !== undefined && !['false', '0', 'off'].includes(valueOf(element) ?? 'true')

/** A number in an attribute; null when it is none. */
export const numberOf = (element: Element | null | undefined, name: string): number | null => {
  const text = element ? attributeOf(element, name) : null
  const number = text === null || text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(number) ? number : null
}

/** A new element of the main namespace. */
export const make = (near: Element, name: string, attributes: Readonly<Record<string, string | number>> = {}): Element => {
  const document = near.ownerDocument
  if (!document) throw new Error('an element of no document')
  const made = document.createElementNS(WORD, `w:${name}`)
  for (const [key, value] of Object.entries(attributes)) made.setAttributeNS(WORD, `w:${key}`, String(value))
  return made
}

export const remove = (element: Element): void => {
  element.parentNode?.removeChild(element)
}

/** Take an element away and leave what is in it. */
export const unwrap = (element: Element): void => {
  while (element.firstChild) element.parentNode?.insertBefore(element.firstChild, element)
  remove(element)
}

/** Put a property into its place, instead of one of its name. */
export const put = (parent: Element, child: Element): void => {
  const kind = parent.localName ?? ''
  const name = child.localName ?? ''
  for (const old of childElements(parent, name)) remove(old)
  const next = childElements(parent).find((one) => placeOf(kind, one.localName ?? '') > placeOf(kind, name))
  parent.insertBefore(child, next ?? null)
}

/** The properties of a style or paragraph, `pPr` or `rPr`, made when there are none. */
export const groupOf = (parent: Element, name: 'pPr' | 'rPr'): Element => {
  const found = childElement(parent, name)
  if (found) return found
  const made = make(parent, name)
  put(parent, made)
  return made
}

/** A copy of an element for the document of another. */
export const copyFor = (near: Element, element: Element): Element => {
  const document = near.ownerDocument
  if (!document) throw new Error('an element of no document')
  return document.importNode(element, true)
}
