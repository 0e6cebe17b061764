/** What a reference can name inside a part besides its sub-clauses: a list item, or a paragraph that has an id. */
import type { Node } from 'prosemirror-model'
import { attributesOf, isPart } from './attributes.ts'
import { printedItems } from './printed-items.ts'

export interface InnerTarget {
  /** The part whose own text it stands in. */
  readonly part: Node
  /** The paragraph or definition itself; null for an item. */
  readonly paragraph: Node | null
  /** The lists around it from the outside in, each with the item that leads to it; none around a paragraph of the part itself. */
  readonly items: readonly { readonly enumeration: Node; readonly item: Node }[]
}

/** Nodes are immutable: what a part has is read once. */
const known = new WeakMap<Node, ReadonlyMap<string, InnerTarget>>()

/** The targets in a part's own text, by id. */
export const innerTargets = (part: Node): ReadonlyMap<string, InnerTarget> => {
  const cached = known.get(part)
  if (cached) return cached
  const found = new Map<string, InnerTarget>()
  const list = (enumeration: Node, around: InnerTarget['items']): void =>
    enumeration.forEach((item) => {
      const items = [...around, { enumeration, item }]
      found.set(attributesOf(item, 'enumeration_item').id, { part, paragraph: null, items })
      item.forEach((child) => {
        if (child.type.name === 'enumeration') list(child, items)
      })
    })
  part.forEach((child) => {
    if (isPart(child)) return
    const id: unknown = child.attrs['id']
    if (child.isTextblock && typeof id === 'string') found.set(id, { part, paragraph: child, items: [] })
    if (child.type.name === 'enumeration') list(child, [])
  })
  known.set(part, found)
  return found
}

const isText = (node: Node): boolean => node.type.name === 'paragraph' || node.type.name === 'definition'

/** Where a paragraph stands among the printed paragraphs of its part, from 1; null when a condition leaves it out. Lists and tables belong to what is above. */
export const paragraphPlace = ({ part, paragraph }: InnerTarget, included: (node: Node) => boolean): number | null => {
  let place = 0
  for (const child of part.children) {
    if (!isText(child) || !included(child)) continue
    place += 1
    if (child === paragraph) return place
  }
  return null
}

/** The labels that lead to an item, from the outside in, with the items they are of: `(ii)`, `(b)`. Null when a condition leaves it out. */
export const itemLabels = (
  { items }: InnerTarget,
  included: (node: Node) => boolean,
): readonly { readonly item: Node; readonly label: string; readonly isCounted: boolean }[] | null => {
  const labels = items.flatMap(({ enumeration, item }) => {
    const printed = printedItems(enumeration, included).find((one) => one.item === item)
    const { style } = attributesOf(enumeration, 'enumeration')
    // As Word's references do: without the full stop of `i.`.
    return printed ? [{ item, label: printed.label.replace(/\.$/, ''), isCounted: style !== 'bullet' && style !== 'dash' }] : []
  })
  return labels.length === items.length ? labels : null
}
