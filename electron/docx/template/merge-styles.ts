/** The styles of a template with ours mapped to them: theirs say how a paragraph looks, ours what it does (its list, outline, and what it keeps with). */
import type { Element } from '@xmldom/xmldom'
import { attributeOf, childElement, childElements } from '../read/read-xml.ts'
import { resetParagraph, resetRun } from './reset-look.ts'
import { isDefault, keyOf, nameOf, type StyleSheet, styleSheet } from './style-sheet.ts'
import { copyFor, descendants, groupOf, make, numberOf, put, remove, valueOf, WORD } from './tree.ts'

/** What our text has of a style whatever it looks like. */
const STRUCTURE = ['keepNext', 'keepLines', 'pageBreakBefore', 'numPr', 'outlineLvl', 'suppressAutoHyphens']
/** What a heading of ours without a place in the template looks like: the heading of this level. */
const LIKE_HEADING: readonly (readonly [RegExp, (match: RegExpExecArray) => number])[] = [
  [/^Heading(\d)$/, ([, level]) => Number(level)],
  [/^AnnexHeading(\d)$/, ([, level]) => Number(level) + 1],
  [/^(?:Annex|SubAnnex|ContentsHeading|Title)$/, () => 1],
]
/** Space after a paragraph where the template gives none, so that clauses do not run together (twips). */
const LEAST_AFTER = '120'

/** The ids that the template's styles have from now on, by those they had. */
export type StyleIds = ReadonlyMap<string, string>

/** Ours for those that both have; another for one of theirs that has taken an id of ours for something else. */
const planIds = (theirs: StyleSheet, ours: StyleSheet): StyleIds => {
  const taken = new Set(ours.all.map((style) => (attributeOf(style, 'styleId') ?? '').toLowerCase()))
  const ourIds = new Map(ours.all.map((style) => [keyOf(style), attributeOf(style, 'styleId') ?? '']))
  const ids = new Map<string, string>()
  for (const style of theirs.all) {
    const old = attributeOf(style, 'styleId') ?? ''
    const key = keyOf(style)
    const our = ourIds.get(key)
    if (ids.has(old)) continue
    ourIds.delete(key)
    let id = our ?? old
    if (our === undefined) while (taken.has(id.toLowerCase())) id = `${id}T`
    taken.add(id.toLowerCase())
    ids.set(old, id)
  }
  return ids
}

const renameStyles = (theirs: StyleSheet, ids: StyleIds): void => {
  const seen = new Set<string>()
  for (const style of theirs.all) {
    const id = attributeOf(style, 'styleId') ?? ''
    // Of two styles with one id Word reads the first.
    if (id === '' || seen.has(id)) remove(style)
    seen.add(id)
    style.setAttributeNS(WORD, 'w:styleId', ids.get(id) ?? id)
    for (const name of ['basedOn', 'next', 'link']) {
      const reference = childElement(style, name)
      const to = reference && ids.get(valueOf(reference) ?? '')
      if (to) reference.setAttributeNS(WORD, 'w:val', to)
      else if (reference) remove(reference)
    }
  }
}

/** The contract's language is proofed, not that of the template; and what was tracked or saved in it says nothing of ours. */
const cleanStyles = (theirs: StyleSheet, ours: StyleSheet): void => {
  for (const name of ['lang', 'rPrChange', 'pPrChange', 'rsid']) for (const one of descendants(theirs.root, name)) remove(one)
  let defaults = childElement(theirs.root, 'docDefaults')
  if (!defaults) {
    defaults = make(theirs.root, 'docDefaults')
    theirs.root.insertBefore(defaults, theirs.root.firstChild)
  }
  let holder = childElement(defaults, 'rPrDefault')
  if (!holder) {
    holder = make(theirs.root, 'rPrDefault')
    defaults.insertBefore(holder, defaults.firstChild)
  }
  const language = childElement(ours.root, 'docDefaults', 'rPrDefault', 'rPr', 'lang')
  if (language) put(groupOf(holder, 'rPr'), copyFor(theirs.root, language))
}

const takeOver = (style: Element, from: Element, names: readonly string[]): void => {
  const given = childElement(from, 'pPr')
  for (const name of names) {
    const property = childElement(given, name)
    if (property) put(groupOf(style, 'pPr'), copyFor(style, property))
  }
}

const without = (style: Element, name: string): void => {
  for (const one of childElements(style, 'pPr')) for (const property of childElements(one, name)) remove(property)
}

const isHeading = (style: Element): boolean => /^heading \d$/.test(nameOf(style))

/** One of theirs in the place of ours. */
const adoptStyle = (theirs: Element, ours: Element, hasOwnMargins: boolean): void => {
  const given = childElement(ours, 'pPr')
  // Lists of the template's own that headings or plain text are in are not those of the contract.
  if (isHeading(theirs) || isDefault(theirs) || childElement(given, 'numPr')) without(theirs, 'numPr')
  takeOver(theirs, ours, STRUCTURE)
  // The ninth heading has its number from the style that it is based on.
  const base = isHeading(theirs) ? childElement(ours, 'basedOn') : null
  if (base && valueOf(base) !== 'Normal') put(theirs, copyFor(theirs, base))
  const isContents = /^toc \d$/.test(nameOf(theirs))
  const isMargin = nameOf(theirs) === 'header' || nameOf(theirs) === 'footer'
  // The number hangs in a column of its own, which all other indents are measured from.
  if (childElement(given, 'numPr') || isContents) takeOver(theirs, ours, ['ind', 'tabs'])
  if (isMargin && !hasOwnMargins) takeOver(theirs, ours, ['tabs'])
}

/** The heading of the template that a style of ours looks like: of its level, or the nearest above. */
const modelOf = (sheet: StyleSheet, id: string): Element | null => {
  const [pattern, levelOf] = LIKE_HEADING.find(([one]) => one.test(id)) ?? []
  const match = pattern?.exec(id)
  for (let level = match && levelOf ? Math.min(levelOf(match), 9) : 0; level > 0; level -= 1) {
    const heading = sheet.named('paragraph', `heading ${level}`)
    if (heading) return heading
  }
  return null
}

const LOOK_OF_PARAGRAPH = ['spacing', 'jc', 'pBdr', 'shd', 'contextualSpacing', 'textAlignment']

/** A heading of ours that the template lacks, made to look like one that it has. */
const dressHeading = (style: Element, model: Element, sheet: StyleSheet): void => {
  const run = groupOf(style, 'rPr')
  const size = childElement(run, 'sz')?.cloneNode(true) as Element | undefined
  const isTitle = attributeOf(style, 'styleId') === 'Title'
  for (const one of childElements(run)) remove(one)
  for (const one of sheet.effective(model, 'rPr', 'own').values()) put(run, copyFor(style, one))
  if (isTitle && size) put(run, size)
  if (isTitle) return
  const paragraph = sheet.effective(model, 'pPr', 'own')
  for (const name of LOOK_OF_PARAGRAPH) {
    const property = paragraph.get(name)
    if (property) put(groupOf(style, 'pPr'), copyFor(style, property))
  }
}

/** Text of ours on the template's Normal: set apart as Normal is, or as ours where Normal is not; with no indent but its own. */
const dressText = (style: Element, sheet: StyleSheet): void => {
  const normal = sheet.effective(sheet.named('paragraph', 'normal'), 'pPr')
  const own = childElement(style, 'pPr')
  const space = normal.get('spacing')
  const isTight = (numberOf(space, 'after') ?? 0) + (numberOf(space, 'before') ?? 0) === 0
  if (isTight && !childElement(own, 'spacing')) put(groupOf(style, 'pPr'), make(style, 'spacing', { after: LEAST_AFTER }))
  if (!normal.get('ind')) return
  const indent = childElement(own, 'ind')
  const next = make(style, 'ind', { left: 0, right: 0, firstLine: 0 })
  if (indent && attributeOf(indent, 'hanging') !== null) next.removeAttributeNS(WORD, 'firstLine')
  for (const { name, value } of indent ? Array.from(indent.attributes) : []) next.setAttributeNS(WORD, name, value)
  put(groupOf(style, 'pPr'), next)
}

/**
 * Map our styles to those of a template: what the template has keeps its look, the rest is added in the same look. Changes `theirs`, which is the
 * sheet to be written. `numbered` says by what number a list of the template goes from now on.
 */
export const mergeStyles = (theirs: StyleSheet, ours: StyleSheet, hasOwnMargins: boolean, numbered: (id: string) => string | null): StyleIds => {
  cleanStyles(theirs, ours)
  const ids = planIds(theirs, ours)
  renameStyles(theirs, ids)
  for (const list of descendants(theirs.root, 'numId')) {
    const number = numbered(valueOf(list) ?? '')
    if (number !== null) list.setAttributeNS(WORD, 'w:val', number)
    else if (list.parentNode) remove(list.parentNode as Element)
  }
  const before = styleSheet(theirs.root)
  const added = ours.all.flatMap((style): Element[] => {
    const known = before.byId(attributeOf(style, 'styleId') ?? '')
    if (known) {
      if (attributeOf(style, 'type') === 'paragraph') adoptStyle(known, style, hasOwnMargins)
      return []
    }
    const copy = copyFor(theirs.root, style)
    const hasDefault = before.all.some((one) => isDefault(one) && attributeOf(one, 'type') === attributeOf(style, 'type'))
    if (hasDefault) copy.removeAttributeNS(WORD, 'default')
    theirs.root.appendChild(copy)
    return [copy]
  })
  const sheet = styleSheet(theirs.root)
  for (const style of added) {
    if (attributeOf(style, 'type') !== 'paragraph') continue
    const model = modelOf(before, attributeOf(style, 'styleId') ?? '')
    if (model) dressHeading(style, model, sheet)
    else if (valueOf(childElement(style, 'basedOn')) === 'Normal') dressText(style, sheet)
  }
  // Last, when the headings that they are based on look as they will.
  const dressed = styleSheet(theirs.root)
  for (const style of added) {
    const id = attributeOf(style, 'styleId') ?? ''
    const base = dressed.byId(valueOf(childElement(style, 'basedOn')) ?? '')
    if (!base || !/^(?:Clause|AnnexClause|RunInHeading)\d$/.test(id)) continue
    if (valueOf(childElement(base, 'basedOn')) === null && isDefault(base)) continue
    resetRun(style, base, dressed, id.startsWith('RunIn'))
    resetParagraph(style, base, dressed, LEAST_AFTER)
  }
  return ids
}
