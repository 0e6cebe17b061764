/** The annexes of an open contract as records: number, title, owner, state, and the document of its own that is one's content. */
import type { Node } from 'prosemirror-model'
import type { Command, EditorState } from 'prosemirror-state'
import { type AnnexState, annexState, attributesOf, headingOf, partAttributes } from '../../shared/document/attributes.ts'
import { findParts } from '../../shared/document/edit.ts'
import type { AnnexOwner } from '../../shared/document/schema.ts'
import { quietly } from '../editor/commands/command.ts'
import { labelOf } from '../editor/display.ts'
import { liveIn } from '../editor/live.ts'
import { keyOf } from './parts.ts'
import { sameItems } from './same.ts'

export interface AnnexRecord {
  /** Unique among the parts (`keyOf`). */
  readonly key: string
  readonly id: string
  /** As printed, with its word; empty when an answer leaves the annex out. */
  readonly number: string
  readonly title: string
  readonly owner: AnnexOwner | null
  readonly state: AnnexState
  /** The name of the document that is its content; empty while it has no name, null when the text is in the contract. */
  readonly file: string | null
  /** 1 for an annex in an annex. */
  readonly depth: number
}

/** The annexes in document order, those left out too. */
export const annexesIn = (state: EditorState): AnnexRecord[] => {
  const live = liveIn(state)
  const found: AnnexRecord[] = []
  const walk = (parent: Node, depth: number, isOut: boolean): void =>
    parent.forEach((node) => {
      if (node.type.name !== 'annex') return
      const { id } = partAttributes(node)
      const left = isOut || !live.resolution.included(node)
      const number = left ? undefined : live.resolution.numberOf(id)
      const { owner, file } = attributesOf(node, 'annex')
      const printed = number ? labelOf(number, live) : ''
      found.push({ key: keyOf(node), id, number: printed, title: headingOf(node), owner, state: annexState(node), file, depth })
      walk(node, depth + 1, left)
    })
  walk(state.doc, 0, false)
  return found
}

const sameAnnexes = (one: readonly AnnexRecord[], other: readonly AnnexRecord[]): boolean =>
  sameItems(
    one,
    other,
    (a, b) =>
      a.key === b.key &&
      a.number === b.number &&
      a.title === b.title &&
      a.owner === b.owner &&
      a.state === b.state &&
      a.file === b.file &&
      a.depth === b.depth,
  )

/** Reads the annexes of one state after the other; the same list as before while they are the same. It walks no further than annexes go. */
export const annexReader = (): ((state: EditorState) => readonly AnnexRecord[]) => {
  let before: readonly AnnexRecord[] = []
  return (state) => {
    const found = annexesIn(state)
    if (!sameAnnexes(found, before)) before = found.map((one) => before.find((old) => sameAnnexes([old], [one])) ?? one)
    return before
  }
}

/** Change what is known of an annex, in all its alternatives. */
export const changeAnnex = (id: string, change: Partial<Pick<AnnexRecord, 'owner' | 'state' | 'file'>>): Command =>
  quietly((tr) => {
    const { state, ...attributes } = change
    const all = { ...attributes, ...(state !== undefined && { reserved: state === 'reserved', unused: state === 'not_used' }) }
    for (const { node, pos } of findParts(tr.doc, id)) {
      if (node.type.name !== 'annex') continue
      for (const [name, value] of Object.entries(all)) if (node.attrs[name] !== value) tr.setNodeAttribute(pos, name, value)
    }
    return tr.docChanged
  })
