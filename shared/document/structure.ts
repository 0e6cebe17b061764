/** Whether two versions of a document have the same structure: then every number, label, reference and term reads the same, and only text changed. */
import type { Node } from 'prosemirror-model'
import { deviationOf, isPart } from './attributes.ts'

/** The list of deviations is no number, but prints some, as seen from where it stands. */
const STRUCTURAL: ReadonlySet<string> = new Set(['heading', 'definition', 'enumeration', 'enumeration_item', 'deviation_list'])

/** A reference may count the paragraphs of a part, but only where one of them has an id. */
const countsParagraphs = (parent: Node): boolean =>
  isPart(parent) && parent.children.some((child) => child.type.name === 'paragraph' && child.attrs['id'] !== null)

/** The next structural child from `index` on, or the number of children when there is none. */
const nextStructural = (parent: Node, from: number, withParagraphs: boolean): number => {
  let index = from
  for (; index < parent.childCount; index += 1) {
    const child = parent.child(index)
    if (
      isPart(child) ||
      STRUCTURAL.has(child.type.name) ||
      (child.type.name === 'paragraph' && (withParagraphs || child.attrs['condition'] !== null))
    )
      break
  }
  return index
}

/**
 * Compare parts (their attributes and order), headings, definitions, list items and the paragraphs that a reference may name. Unchanged nodes are the same objects in both, so that the cost is that of the
 * path to the change, whatever the size of the document.
 */
export const sameStructure = (before: Node, after: Node): boolean => {
  if (before === after) return true
  if (before.type !== after.type) return false
  if (before.type.name === 'heading') return before.textContent === after.textContent
  if (!before.hasMarkup(after.type, after.attrs)) return false
  if (before.isTextblock) return true
  // What a contract lists as deviating is its text.
  if (deviationOf(before)) return before.eq(after)
  const withParagraphs = countsParagraphs(before)
  if (withParagraphs !== countsParagraphs(after)) return false
  let from = nextStructural(before, 0, withParagraphs)
  let to = nextStructural(after, 0, withParagraphs)
  while (from < before.childCount && to < after.childCount) {
    if (!sameStructure(before.child(from), after.child(to))) return false
    from = nextStructural(before, from + 1, withParagraphs)
    to = nextStructural(after, to + 1, withParagraphs)
  }
  return from === before.childCount && to === after.childCount
}
