/** The lists of a template beside ours, under numbers of their own: its bullets stay, its headings are in our lists. */
import type { Element } from '@xmldom/xmldom'
import { attributeOf, childElement, childElements } from '../read/read-xml.ts'
import type { StyleIds } from './merge-styles.ts'
import { plainContent } from './plain-content.ts'
import { copyFor, descendants, numberOf, remove, valueOf, WORD } from './tree.ts'

const highest = (lists: readonly Element[], name: string): number => Math.max(0, ...lists.map((one) => numberOf(one, name) ?? 0))

/** By what number each list of the template goes among ours; null for one that it does not have. */
export const numberPlan = (theirs: Element | null, ours: Element): ((id: string) => string | null) => {
  const known = new Set((theirs ? childElements(theirs, 'num') : []).map((one) => attributeOf(one, 'numId')))
  const first = highest(childElements(ours, 'num'), 'numId') + 1
  // 0 takes a paragraph out of every list.
  return (id) => (id === '0' ? '0' : known.has(id) ? String(first + Number(id)) : null)
}

/** Add the template's lists to ours. `isOurs` says of a style whether its list is one of ours. */
export const mergeNumbering = (
  theirs: Element | null,
  ours: Element,
  numbered: (id: string) => string | null,
  ids: StyleIds,
  isOurs: (style: string) => boolean,
): void => {
  if (!theirs) return
  plainContent(theirs)
  const first = highest(childElements(ours, 'abstractNum'), 'abstractNumId') + 1
  const listId = (element: Element, name: string): void => {
    element.setAttributeNS(WORD, `w:${name}`, String(first + (numberOf(element, name) ?? 0)))
  }
  for (const one of [...descendants(theirs, 'lvlPicBulletId'), ...descendants(theirs, 'lang')]) remove(one)
  for (const reference of ['pStyle', 'styleLink', 'numStyleLink'].flatMap((name) => descendants(theirs, name))) {
    const id = ids.get(valueOf(reference) ?? '')
    if (id === undefined || (reference.localName === 'pStyle' && isOurs(id))) remove(reference)
    else reference.setAttributeNS(WORD, 'w:val', id)
  }
  const firstNumber = childElements(ours, 'num')[0] ?? null
  for (const list of childElements(theirs, 'abstractNum')) {
    listId(list, 'abstractNumId')
    ours.insertBefore(copyFor(ours, list), firstNumber)
  }
  const end = childElement(ours, 'numIdMacAtCleanup')
  for (const list of childElements(theirs, 'num')) {
    const number = numbered(attributeOf(list, 'numId') ?? '')
    const base = childElement(list, 'abstractNumId')
    if (number === null || !base) continue
    list.setAttributeNS(WORD, 'w:numId', number)
    base.setAttributeNS(WORD, 'w:val', String(first + (numberOf(base, 'val') ?? 0)))
    ours.insertBefore(copyFor(ours, list), end)
  }
}
