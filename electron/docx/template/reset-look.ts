/** Takes the look of a heading off text that is based on it for the sake of its number: every property that the heading has, as plain text has it. */
import type { Element } from '@xmldom/xmldom'
import { attributeOf, childElement, childElements } from '../read/read-xml.ts'
import type { StyleSheet } from './style-sheet.ts'
import { copyFor, groupOf, make, put, remove } from './tree.ts'

/** What stands for a property that plain text does not have (ECMA-376, 17.3): the default of the format. */
const PLAIN: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
  color: { val: 'auto' },
  spacing: { val: 0 },
  w: { val: 100 },
  kern: { val: 0 },
  position: { val: 0 },
  sz: { val: 20 },
  szCs: { val: 20 },
  u: { val: 'none' },
  effect: { val: 'none' },
  bdr: { val: 'nil' },
  shd: { val: 'clear', color: 'auto', fill: 'auto' },
  vertAlign: { val: 'baseline' },
  em: { val: 'none' },
  rFonts: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman' },
}
const TOGGLES = new Set(
  'b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden rtl cs specVanish'.split(' '),
)

/** The letters of a style as those of plain text; `isBold` for text that runs in as a heading. */
export const resetRun = (style: Element, base: Element, sheet: StyleSheet, isBold: boolean): void => {
  const run = groupOf(style, 'rPr')
  for (const one of childElements(run)) remove(one)
  const normal = sheet.effective(sheet.named('paragraph', 'normal'), 'rPr')
  for (const name of sheet.effective(base, 'rPr', 'own').keys()) {
    const plain = normal.get(name)
    if (plain) put(run, copyFor(style, plain))
    else if (TOGGLES.has(name)) put(run, make(style, name, { val: 'false' }))
    else if (PLAIN[name]) put(run, make(style, name, PLAIN[name]))
  }
  if (isBold) put(run, make(style, 'b'))
}

const SIDES = ['top', 'left', 'bottom', 'right', 'between', 'bar']

/** The paragraph of a style as that of plain text, but for what it is there for: its list, indent and outline. */
export const resetParagraph = (style: Element, base: Element, sheet: StyleSheet, leastAfter: string): void => {
  const paragraph = groupOf(style, 'pPr')
  const has = sheet.effective(base, 'pPr', 'own')
  const normal = sheet.effective(sheet.named('paragraph', 'normal'), 'pPr')
  const reset = (name: string, plain: Readonly<Record<string, string | number>>): void => {
    if (has.has(name)) put(paragraph, normal.has(name) ? copyFor(style, normal.get(name) as Element) : make(style, name, plain))
  }
  reset('pageBreakBefore', { val: 'false' })
  reset('contextualSpacing', { val: 'false' })
  reset('jc', { val: 'left' })
  reset('shd', { val: 'clear', color: 'auto', fill: 'auto' })
  reset('textAlignment', { val: 'auto' })
  reset('keepNext', { val: 'false' })
  reset('keepLines', { val: 'false' })
  const border = has.get('pBdr')
  if (border) {
    const none = make(style, 'pBdr')
    const drawn = SIDES.filter((side) => childElement(border, side))
    for (const side of drawn) none.appendChild(make(style, side, { val: 'nil' }))
    put(paragraph, normal.has('pBdr') ? copyFor(style, normal.get('pBdr') as Element) : none)
  }
  const spacing = make(style, 'spacing', { before: 0, after: 0, line: 240, lineRule: 'auto' })
  for (const side of ['beforeAutospacing', 'afterAutospacing'])
    if (has.has('spacing') && attributeOf(has.get('spacing') as Element, side) !== null) spacing.setAttributeNS(style.namespaceURI, `w:${side}`, '0')
  const given = normal.get('spacing')
  for (const attribute of given ? Array.from(given.attributes) : []) spacing.setAttributeNS(attribute.namespaceURI, attribute.name, attribute.value)
  if (['before', 'after'].every((side) => (attributeOf(spacing, side) ?? '0') === '0'))
    spacing.setAttributeNS(style.namespaceURI, 'w:after', leastAfter)
  put(paragraph, spacing)
}
