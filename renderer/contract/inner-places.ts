/** What a reference can name inside a part beside its clauses: its list items, and its paragraphs where it has several. */
import type { Node } from 'prosemirror-model'
import { attributesOf, isEmptied, isPart } from '../../shared/document/attributes.ts'
import { printedItems } from '../../shared/document/printed-items.ts'
import type { Resolution } from '../../shared/document/resolve.ts'
import { REFERENCE_WORDS } from '../../shared/language/reference-words.ts'
import type { Target } from '../editor/commands/references.ts'

export interface InnerPlace {
  readonly kind: 'item' | 'paragraph'
  /** What follows the number of the part: ` (ii)(b)`, `, 3. afsnit`, ` tredje ledd`. */
  readonly label: string
  readonly text: string
  readonly target: Target
}

const wordsOf = (node: Node): string => node.textBetween(0, node.content.size, ' ', '…')

const itemsIn = (list: Node, around: string, included: Resolution['included']): InnerPlace[] => {
  const { style } = attributesOf(list, 'enumeration')
  // A bullet has no name of its own.
  if (style === 'bullet' || style === 'dash') return []
  return printedItems(list, included).flatMap(({ item, label }) => {
    const own = `${around}${label}`
    const inside = item.children.filter((child) => child.type.name === 'enumeration')
    const text = item.children
      .filter((child) => child.isTextblock)
      .map(wordsOf)
      .join(' ')
    const place: InnerPlace = { kind: 'item', label: ` ${own}`, text, target: attributesOf(item, 'enumeration_item').id }
    return [place, ...inside.flatMap((child) => itemsIn(child, own, included))]
  })
}

/** The items and paragraphs of a part that are in the contract; `pos` is where the part stands. */
export const innerPlaces = (part: Node, pos: number, resolution: Resolution): InnerPlace[] => {
  if (isEmptied(part)) return []
  const words = REFERENCE_WORDS[resolution.language.code]
  const places: InnerPlace[] = []
  const paragraphs: InnerPlace[] = []
  part.forEach((child, offset) => {
    if (isPart(child) || !resolution.included(child)) return
    if (child.type.name === 'enumeration') places.push(...itemsIn(child, '', (node) => resolution.included(node)))
    if (child.type.name !== 'paragraph' && child.type.name !== 'definition') return
    const target = child.type.name === 'definition' ? attributesOf(child, 'definition').id : { paragraph: pos + 1 + offset }
    paragraphs.push({ kind: 'paragraph', label: words.paragraph(paragraphs.length + 1), text: wordsOf(child), target })
  })
  return [...(paragraphs.length > 1 ? paragraphs : []), ...places]
}
