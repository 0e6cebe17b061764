/** Footnotes as the page shows them: numbered in the order of what is printed, and listed at the foot of the part that they stand in. */
import type { Node } from 'prosemirror-model'
import { Decoration } from 'prosemirror-view'
import { attributesOf, isEmptied, isPart } from '../../shared/document/attributes.ts'

/** Nodes are immutable: how many footnotes are in one, printed or not, is counted once. */
const counted = new WeakMap<Node, number>()
const countIn = (node: Node): number => {
  if (node.isText || node.isLeaf) return node.type.name === 'footnote' ? 1 : 0
  const known = counted.get(node)
  if (known !== undefined) return known
  let count = 0
  for (const child of node.children) count += countIn(child)
  counted.set(node, count)
  return count
}

/** Whether a node's own condition holds; the resolver's `included`. */
export type Holds = (node: Node) => boolean

const isPrinted = (node: Node, holds: Holds): boolean => node.type.name !== 'guidance_note' && holds(node)

/** The texts of the footnotes that a node prints, in order; of a part those of its own blocks only, when `own` is set. */
export const footnotesIn = (node: Node, holds: Holds, own = false): string[] => {
  if (countIn(node) === 0 || !isPrinted(node, holds)) return []
  if (node.type.name === 'footnote') return [attributesOf(node, 'footnote').text]
  if (isEmptied(node)) return []
  return node.children.flatMap((child) => (own && isPart(child) ? [] : footnotesIn(child, holds)))
}

/** How many footnotes are printed before a position that begins a block. Only what has footnotes is looked into. */
export const footnotesBefore = (document: Node, pos: number, holds: Holds): number => {
  const $pos = document.resolve(pos)
  let count = 0
  for (let depth = 0; depth <= $pos.depth; depth += 1) {
    const parent = $pos.node(depth)
    if (countIn(parent) === 0) return count
    for (const child of parent.children.slice(0, $pos.index(depth))) count += footnotesIn(child, holds).length
  }
  return count
}

const sameTexts = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text, index) => text === other[index])

/** The texts of all footnotes in a node, printed or not. */
const all = (node: Node): string[] => footnotesIn(node, (child) => child.type.name !== 'guidance_note')

/**
 * Whether two versions of a document have the same footnotes in the same parts. Unchanged nodes are the same objects, so that the cost is that of the
 * path to the change.
 */
export const sameFootnotes = (before: Node, after: Node): boolean => {
  if (before === after) return true
  if (countIn(before) !== countIn(after)) return false
  if (countIn(before) === 0) return true
  if (before.childCount !== after.childCount || before.isTextblock) return sameTexts(all(before), all(after))
  return before.children.every((child, index) => sameFootnotes(child, after.child(index)))
}

/** The list at the foot of a part: each footnote with its number, from `first` on. */
const footnoteList = (texts: readonly string[], first: number) => (): HTMLElement => {
  const list = document.createElement('ol')
  list.className = 'footnotes'
  texts.forEach((text, index) => {
    const item = document.createElement('li')
    item.dataset['label'] = String(first + index)
    item.textContent = text
    list.append(item)
  })
  return list
}

/** The footnotes of a part's own blocks, which end at `end`, listed after them; none when it has none. */
export const footnotesBelow = (part: Node, pos: number, end: number, document: Node, holds: Holds): Decoration[] => {
  const texts = footnotesIn(part, holds, true)
  if (texts.length === 0) return []
  const first = footnotesBefore(document, pos, holds) + 1
  const key = `footnotes ${first} ${JSON.stringify(texts)}`
  return [Decoration.widget(end, footnoteList(texts, first), { side: 1, key, ignoreSelection: true, footnotes: true })]
}
