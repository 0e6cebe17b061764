/** Whether two versions of a document have the same structure: then every number, reference and term reads the same, and only text changed. */
import type { Node } from 'prosemirror-model'
import { isPart } from './attributes.ts'

const isStructural = (node: Node): boolean => isPart(node) || node.type.name === 'heading' || node.type.name === 'definition'

/** The next structural child from `index` on, or the number of children when there is none. */
const nextStructural = (parent: Node, from: number): number => {
  let index = from
  while (index < parent.childCount && !isStructural(parent.child(index))) index += 1
  return index
}

/**
 * Compare parts (their attributes and order), headings and definitions. Unchanged nodes are the same objects in both, so that the cost is that of the
 * path to the change, whatever the size of the document.
 */
export const sameStructure = (before: Node, after: Node): boolean => {
  if (before === after) return true
  if (before.type !== after.type) return false
  if (before.type.name === 'heading') return before.textContent === after.textContent
  if (!before.hasMarkup(after.type, after.attrs)) return false
  if (before.type.name === 'definition') return true
  let from = nextStructural(before, 0)
  let to = nextStructural(after, 0)
  while (from < before.childCount && to < after.childCount) {
    if (!sameStructure(before.child(from), after.child(to))) return false
    from = nextStructural(before, from + 1)
    to = nextStructural(after, to + 1)
  }
  return from === before.childCount && to === after.childCount
}
