/** The guidance notes of a part and where they stand in its text: they change apart from it. */
import type { Node } from 'prosemirror-model'
import { isPart } from '../document/attributes.ts'

export interface PlacedNote {
  /** How many blocks of the part's own text stand before it. */
  readonly at: number
  readonly note: Node
}

const isNote = (node: Node): boolean => node.type.name === 'guidance_note'

/** The text of a part without guidance and the parts inside it. */
export const ownText = (part: Node): Node[] => part.children.filter((child) => !isPart(child) && !isNote(child))

export const notesOf = (part: Node): PlacedNote[] => {
  const notes: PlacedNote[] = []
  let at = 0
  for (const child of part.children) {
    if (isNote(child)) notes.push({ at, note: child })
    else at += 1
  }
  return notes
}

/** Own text with notes among it; what stands further back than the text reaches comes at its end. */
export const withNotes = (text: readonly Node[], notes: readonly PlacedNote[]): Node[] => [
  ...text.flatMap((block, index) => [...notes.filter(({ at }) => at === index).map(({ note }) => note), block]),
  ...notes.filter(({ at }) => at >= text.length).map(({ note }) => note),
]

/** Whether two parts have the same notes: at the same places, where they say the same. */
export const sameNotes = (one: Node, other: Node, isSameText: boolean): boolean => {
  const [notes, others] = [notesOf(one), notesOf(other)]
  return (
    notes.length === others.length &&
    notes.every(({ at, note }, index) => {
      const same = others[index]
      return same !== undefined && note.eq(same.note) && (!isSameText || at === same.at)
    })
  )
}
