/** The parts of an open contract as lists show them: numbers, names, and what is to be seen to in each. */
import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { annexState, attributesOf, isEmptied, isPart, partAttributes } from '../../shared/document/attributes.ts'
import { fieldsWrittenBy } from '../../shared/document/special-fields.ts'
import { labelOf } from '../editor/display.ts'
import { isReserved } from '../editor/commands/parts.ts'
import { type Live, liveIn } from '../editor/live.ts'
import { recordOf } from './record.ts'
import { factsInForce, nameOf } from './part-facts.ts'
import { sameItems } from './same.ts'

/** Every value is plain, so that a row that shows the same is the same. */
export interface PartRow {
  /** Unique among the rows (`keyOf`). */
  readonly key: string
  readonly id: string
  readonly kind: 'chapter' | 'clause' | 'annex'
  /** As printed at the part, with its word where it has one; empty when the part is not in the contract. */
  readonly number: string
  readonly name: string
  /** The key of the row around it, or an empty text. */
  readonly parent: string
  readonly depth: number
  readonly openFields: number
  readonly brokenReferences: number
  /** The question whose answer leaves it out; empty when it is in, or only what is around it is out. */
  readonly leftOutBy: string
  readonly isLeftOut: boolean
  readonly isReserved: boolean
  /** An annex that keeps its number but says that it is not used. */
  readonly isUnused: boolean
  /** The library clause it was taken from, `da/prices-general`, and the version that it pins; empty and 0 for a part of the user's own. */
  readonly source: string
  readonly version: number
}

/** A part's key among all rows: its id, with its condition because alternatives share theirs. */
export const keyOf = (part: Node): string => {
  const { id, condition } = partAttributes(part)
  return condition === null ? id : `${id}?${condition.question}=${condition.value}`
}

/** The annex that each row stands in or is, as printed, by the row's key: numbers of clauses begin at 1 again there. Empty in the body. */
export const annexesOf = (rows: readonly PartRow[]): ReadonlyMap<string, string> => {
  const annexes = new Map<string, string>()
  for (const { key, parent, kind, number } of rows) annexes.set(key, kind === 'annex' ? number : (annexes.get(parent) ?? ''))
  return annexes
}

/** `LANGUAGE/ID` of the library clause that a part was taken from, as in `library.currentVersions`. */
export const sourceKeyOf = (part: Node): string => {
  const source = part.type.name === 'clause' ? attributesOf(part, 'clause').source : null
  return source === null ? '' : `${source.language}/${source.clause}`
}

/** The keys of a part's own open fields. */
export const openFieldsIn = (part: Node, state: EditorState): string[] => {
  const { resolution } = liveIn(state)
  const { fields, written } = factsInForce(part, (node) => resolution.included(node))
  const keys = written.length === 0 ? fields : [...new Set([...fields, ...written.flatMap((block) => fieldsWrittenBy(block, recordOf(state)))])]
  return keys.filter((key) => resolution.field(key).open)
}

const sameRow = (one: PartRow, other: PartRow): boolean =>
  one.number === other.number &&
  one.name === other.name &&
  one.openFields === other.openFields &&
  one.brokenReferences === other.brokenReferences &&
  one.parent === other.parent &&
  one.depth === other.depth &&
  one.leftOutBy === other.leftOutBy &&
  one.isLeftOut === other.isLeftOut &&
  one.isReserved === other.isReserved &&
  one.isUnused === other.isUnused &&
  one.source === other.source &&
  one.version === other.version &&
  one.kind === other.kind

/** The rows of a part and what is inside it, as long as neither the node nor what is live changes. */
interface Known {
  readonly live: Live
  readonly parent: string
  readonly rows: readonly PartRow[]
}

/**
 * Reads the parts of a contract in document order, those left out too. Where only text changed, only the parts around it are read again; rows that show
 * the same as the last time stay the same objects, and the list itself when all do.
 */
export const partReader = (): ((state: EditorState) => readonly PartRow[]) => {
  const known = new WeakMap<Node, Known>()
  let before: readonly PartRow[] = []
  let byKey = new Map<string, PartRow>()

  const rowOf = (node: Node, key: string, parent: string, depth: number, isOut: boolean, state: EditorState): PartRow => {
    const live = liveIn(state)
    const { resolution } = live
    const { id, condition } = partAttributes(node)
    const leftOutBy = resolution.included(node) ? '' : (condition?.question ?? '')
    const isLeftOut = isOut || leftOutBy !== ''
    const number = isLeftOut ? undefined : resolution.numberOf(id)
    const counts = !isLeftOut && !isEmptied(node)
    const row: PartRow = {
      key,
      id,
      kind: node.type.name as PartRow['kind'],
      number: number ? labelOf(number, live) : '',
      name: nameOf(node),
      parent,
      depth,
      openFields: counts ? openFieldsIn(node, state).length : 0,
      brokenReferences: counts
        ? factsInForce(node, (one) => resolution.included(one)).references.filter((one) => resolution.reference(one, null).broken !== null).length
        : 0,
      leftOutBy,
      isLeftOut,
      isReserved: isReserved(node),
      isUnused: node.type.name === 'annex' && annexState(node) === 'not_used',
      source: sourceKeyOf(node),
      version: node.type.name === 'clause' ? (attributesOf(node, 'clause').source?.version ?? 0) : 0,
    }
    const old = byKey.get(key)
    return old && sameRow(old, row) ? old : row
  }

  return (state) => {
    const live = liveIn(state)
    const seen = new Map<string, number>()
    const rows: PartRow[] = []
    const walk = (parent: Node, around: string, depth: number, isOut: boolean): void =>
      parent.forEach((node) => {
        if (!isPart(node)) return
        const own = keyOf(node)
        const times = (seen.get(own) ?? 0) + 1
        seen.set(own, times)
        const cached = known.get(node)
        if (cached?.live === live && cached.parent === around && times === 1) {
          for (const row of cached.rows) {
            rows.push(row)
            seen.set(row.key, 1)
          }
          return
        }
        const start = rows.length
        // Two that are the same are a fault of the document; a list of them must hold all the same.
        const row = rowOf(node, times === 1 ? own : `${own}~${times}`, around, depth, isOut, state)
        rows.push(row)
        walk(node, row.key, depth + 1, row.isLeftOut || isEmptied(node))
        known.set(node, { live, parent: around, rows: rows.slice(start) })
      })
    walk(state.doc, '', 0, false)
    if (!sameItems(rows, before)) {
      before = rows
      byKey = new Map(rows.map((row) => [row.key, row]))
    }
    return before
  }
}

/** The innermost part around a position, with the position that it stands at; null on the title page and the like. */
export const partAt = (document: Node, pos: number): { readonly node: Node; readonly pos: number } | null => {
  const $pos = document.resolve(pos)
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    const node = $pos.node(depth)
    if (isPart(node)) return { node, pos: $pos.before(depth) }
  }
  const after = $pos.nodeAfter
  return after && isPart(after) ? { node: after, pos } : null
}
