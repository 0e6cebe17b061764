/** Where things stand in an open contract's document. */
import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { attributesOf, isPart, partAttributes } from '../../shared/document/attributes.ts'
import { fieldsWrittenBy } from '../../shared/document/special-fields.ts'
import { visitIncluded } from '../../shared/document/visit-included.ts'
import { liveIn } from '../editor/live.ts'
import { keyOf } from './parts.ts'
import { recordOf } from './record.ts'

/** The position of the part with a key (`keyOf`), or null. */
export const positionOfKey = (document: Node, key: string): number | null => {
  let found: number | null = null
  document.descendants((node, pos) => {
    if (found !== null || !isPart(node)) return false
    if (keyOf(node) === key) found = pos
    return found === null
  })
  return found
}

/** The position of the part that an id stands for: of alternatives the one that is in the contract, else the first. */
export const positionOfPart = (state: EditorState, id: string): number | null => {
  const { resolution } = liveIn(state)
  let found: number | null = null
  let included = false
  state.doc.descendants((node, pos) => {
    if (included || !isPart(node)) return false
    if (partAttributes(node).id === id && (found === null || resolution.included(node))) {
      found = pos
      included = resolution.included(node)
    }
    return !included
  })
  return found
}

/** The position of what an id stands for in references: a part, or a list item or paragraph. Null when the contract has no such thing. */
export const positionOfTarget = (state: EditorState, id: string): number | null => {
  const part = positionOfPart(state, id)
  if (part !== null) return part
  let found: number | null = null
  state.doc.descendants((node, pos) => {
    if (found === null && !isPart(node) && node.attrs['id'] === id) found = pos
    return found === null && !node.isTextblock
  })
  return found
}

const includedIn = (state: EditorState): ((node: Node) => boolean) => {
  const { resolution } = liveIn(state)
  return (node) => resolution.included(node)
}

/** A field as it shows at a place: the field in a text, or one that the block at `pos` prints. */
export interface FieldPlace {
  readonly pos: number
  readonly key: string
}

/** The places that show fields, in document order; stops when `visit` returns true. */
const visitFields = (state: EditorState, visit: (place: FieldPlace) => boolean): void => {
  const record = recordOf(state)
  visitIncluded(state.doc, includedIn(state), (node, pos) => {
    if (node.type.name === 'field') return visit({ pos, key: attributesOf(node, 'field').key })
    return node.isAtom && node.isBlock && fieldsWrittenBy(node.type.name, record).some((key) => visit({ pos, key }))
  })
}

/** The first place in the contract that shows a field; null when none does. */
export const firstUseOf = (state: EditorState, key: string): number | null => {
  let found: number | null = null
  visitFields(state, (place) => {
    if (place.key === key) found = place.pos
    return place.key === key
  })
  return found
}

/** The first open field after a place, going on from the beginning at the end; null when none is open. */
export const nextOpenField = (state: EditorState, after: FieldPlace): FieldPlace | null => {
  const { resolution } = liveIn(state)
  let first: FieldPlace | null = null
  let next: FieldPlace | null = null
  // Several fields can stand at one place: then those come next that are printed after this one.
  let passed = false
  visitFields(state, (place) => {
    const isHere = place.pos === after.pos && place.key === after.key
    if (!isHere && resolution.field(place.key).open) {
      first ??= place
      if (place.pos > after.pos || (place.pos === after.pos && passed)) next = place
    }
    passed ||= isHere
    return next !== null
  })
  return next ?? first
}

export interface ReferencePlace {
  readonly pos: number
  readonly target: string
  /** The other end of a range. */
  readonly to: string | null
  /** The part that it stands in; null outside all parts. */
  readonly part: Node | null
}

/** The references in the contract for which `which` holds, in document order. */
export const referencesIn = (state: EditorState, which: (reference: Node) => boolean): ReferencePlace[] => {
  const found: ReferencePlace[] = []
  visitIncluded(state.doc, includedIn(state), (node, pos, part) => {
    if (node.type.name === 'reference' && which(node)) {
      const { target, to } = attributesOf(node, 'reference')
      found.push({ pos, target, to, part })
    }
    return false
  })
  return found
}
