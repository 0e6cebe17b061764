/** The items of a list that are printed, with their labels: what a condition leaves out is not counted. */
import type { Node } from 'prosemirror-model'
import { attributesOf } from './attributes.ts'
import { listLabel } from './number-styles.ts'

export interface PrintedItem {
  readonly item: Node
  /** The place in the list's node, printed or not, from 0. */
  readonly index: number
  readonly label: string
}

/** The printed items of an enumeration in order. */
export const printedItems = (enumeration: Node, included: (node: Node) => boolean): PrintedItem[] => {
  const { style } = attributesOf(enumeration, 'enumeration')
  const items: PrintedItem[] = []
  enumeration.forEach((item, _offset, index) => {
    if (included(item)) items.push({ item, index, label: listLabel(style, items.length + 1) })
  })
  return items
}
