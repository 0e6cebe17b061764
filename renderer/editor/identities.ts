/** Every part, definition and list item has an id of its own: those that an edit made without one, or copied one from a neighbour, get it here. */
import type { Node } from 'prosemirror-model'
import { Plugin, type Transaction } from 'prosemirror-state'
import { idOf, isPart } from '../../shared/document/attributes.ts'
import { ID_BYTES, idOfBytes } from '../../shared/library/draft-ids.ts'

/** A random id, of the form of those of a draft. */
export const newId = (): string => idOfBytes(crypto.getRandomValues(new Uint8Array(ID_BYTES)))

/** Alternatives share an id on purpose: each is in force under a condition of its own. */
const isAlternative = (node: Node): boolean => isPart(node) && node.attrs['condition'] !== null

/** A paragraph needs none: what a reference names is the first half of one that was split. */
const fresh = (node: Node): string | null => (node.type.name === 'paragraph' ? null : newId())

/** Give what a transaction inserted an id where it has none, or where it repeats that of a sibling (a split copies attributes). */
const mint = (inserted: readonly Transaction[], tr: Transaction): Transaction | null => {
  for (const { mapping } of inserted) {
    mapping.maps.forEach((map, index) => {
      map.forEach((_from, _to, newFrom, newTo) => {
        const rest = mapping.slice(index + 1)
        const from = Math.max(0, rest.map(newFrom, -1) - 1)
        const to = Math.min(tr.doc.content.size, rest.map(newTo, 1) + 1)
        tr.doc.nodesBetween(from, to, (node, pos, parent, place) => {
          const id = idOf(node)
          if (id === null) return true
          const before = parent?.maybeChild(place - 1)
          const repeats = before !== null && before !== undefined && before.attrs['id'] === id && !(isAlternative(node) && isAlternative(before))
          // Not by a step of the attribute alone: undoing that would have to set an id that is none, which the schema refuses.
          if (id === '' || repeats) tr.setNodeMarkup(pos, null, { ...node.attrs, id: fresh(node) }, node.marks)
          return true
        })
      })
    })
  }
  return tr.docChanged ? tr : null
}

export const identitiesPlugin = (): Plugin =>
  new Plugin({
    appendTransaction: (transactions, _before, after) => {
      const changed = transactions.filter(({ docChanged }) => docChanged)
      return changed.length === 0 ? null : mint(changed, after.tr)
    },
  })
