/** What became of the parts of one version of a contract in another. */
import { Fragment, type Node } from 'prosemirror-model'
import type { Contract } from '../../shared/model.ts'
import { isPart, partAttributes } from '../../shared/document/attributes.ts'
import { resolve, type Resolution } from '../../shared/document/resolve.ts'
import { unmoved } from '../../shared/document/unmoved.ts'
import { labelOf } from '../editor/display.ts'
import { nameOf } from './part-facts.ts'
import { keyOf } from './parts.ts'

export interface PartChange {
  readonly key: string
  readonly kind: 'added' | 'removed' | 'changed' | 'moved'
  /** As printed in the version that has it, the later one if both do; empty when it is left out there. */
  readonly number: string
  readonly name: string
  /** The part without the parts inside it; null where it is not there. */
  readonly before: Node | null
  readonly after: Node | null
}

/** A part, or another block of the document, without the parts inside it. */
export const ownPart = (node: Node): Node => {
  const own: Node[] = []
  node.forEach((child) => {
    if (!isPart(child)) own.push(child)
  })
  return own.length === node.childCount ? node : node.copy(Fragment.fromArray(own))
}

interface Entry {
  readonly key: string
  readonly node: Node
  readonly around: string
}

/** The parts by key in document order. Of parts with the same key, a fault, the first counts. */
const entriesOf = (document: Node): ReadonlyMap<string, Entry> => {
  const entries = new Map<string, Entry>()
  const walk = (parent: Node, around: string): void =>
    parent.forEach((node) => {
      if (!isPart(node)) return
      const key = keyOf(node)
      if (!entries.has(key)) entries.set(key, { key, node, around })
      walk(node, key)
    })
  walk(document, '')
  return entries
}

const numberIn = (node: Node, resolution: Resolution): string => {
  if (!resolution.included(node)) return ''
  const number = resolution.numberOf(partAttributes(node).id)
  return number ? labelOf(number, { resolution, terms: null }) : ''
}

/**
 * What became of the parts of one version of a contract in another, found in small steps: in the order of the later one, what is gone after what stood
 * before it. A part that is a part of another one counts for itself.
 */
export function* partChanges(before: Contract, after: Contract): Generator<void, PartChange[]> {
  const earlierOne = resolve(before)
  yield
  const resolutions = { before: earlierOne, after: resolve(after) }
  yield
  const old = entriesOf(before.document)
  const now = entriesOf(after.document)
  yield
  // Among siblings: what a moved part holds went along with it and was not moved itself.
  const families = Map.groupBy(
    [...now.values()].filter(({ key, around }) => old.get(key)?.around === around),
    ({ around }) => around,
  )
  const places = new Map([...old.keys()].map((key, index) => [key, index]))
  const stayed = new Set(
    [...families.values()].flatMap((family) => [
      ...unmoved(
        places,
        family.map(({ key }) => key),
      ),
    ]),
  )
  yield
  const changes: PartChange[] = []
  /** What is gone, after the part that stood before it. */
  const gone = new Map<string, Entry[]>()
  let last = ''
  for (const entry of old.values()) {
    if (now.has(entry.key)) last = entry.key
    else gone.set(last, [...(gone.get(last) ?? []), entry])
  }
  const addGone = (key: string): void => {
    for (const { key: own, node } of gone.get(key) ?? [])
      changes.push({ key: own, kind: 'removed', number: numberIn(node, resolutions.before), name: nameOf(node), before: ownPart(node), after: null })
  }
  addGone('')
  for (const { key, node } of now.values()) {
    const earlier = old.get(key)
    const shown = { key, number: numberIn(node, resolutions.after), name: nameOf(node), after: ownPart(node) }
    if (!earlier) changes.push({ ...shown, kind: 'added', before: null })
    else {
      const own = ownPart(earlier.node)
      if (!own.eq(shown.after)) changes.push({ ...shown, kind: 'changed', before: own })
      else if (!stayed.has(key)) changes.push({ ...shown, kind: 'moved', before: own })
    }
    addGone(key)
    yield
  }
  return changes
}
