/**
 * Locked clauses: an authority's own wording, which a contract must not change. No edit that would change or take away the text of one is done, whichever
 * way it comes; it has to be unlocked first. An unlocked clause remembers what it said (shared/document/deviations.ts), so that the contract can list how it
 * deviates: its text may be changed and it may be reserved, but it stays.
 */
import { isHistoryTransaction } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { type Command, type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { attributesOf, deviationOf, idOf } from '../../shared/document/attributes.ts'
import { deviationFor, lockedContent } from '../../shared/document/deviations.ts'
import { findParts, renamed } from '../../shared/document/edit.ts'
import { brokenLock, isLocked } from '../../shared/document/locks.ts'
import { quietly } from './commands/command.ts'
import type { Found } from './commands/places.ts'
import { newId } from './identities.ts'

/** An edit that was not done. A new object each time, so that it is told each time. */
export interface LockRefusal {
  /** The id of the clause whose text it would have changed. */
  readonly clause: string
  /** Why that is or was locked. */
  readonly reason: string
  /** It would have taken an unlocked clause away. */
  readonly isUnlocked: boolean
}

const key = new PluginKey<LockRefusal | null>('locks')

const mayUnlock = (tr: Transaction): boolean => tr.getMeta(key) === 'unlock' || isHistoryTransaction(tr)

/** Let a transaction change locked clauses: another version of the contract brings its own. */
export const passLocks = (tr: Transaction): Transaction => tr.setMeta(key, 'unlock')

/** Keeps locked clauses as they are. What undo brings back was there before, with its locks. */
export const locksPlugin = (): Plugin<LockRefusal | null> =>
  new Plugin({
    key,
    state: {
      init: (): LockRefusal | null => null,
      apply: (tr, value) => {
        const told: unknown = tr.getMeta(key)
        return typeof told === 'object' && told !== null ? (told as LockRefusal) : tr.docChanged ? null : value
      },
    },
    filterTransaction: (tr, state) => !tr.docChanged || mayUnlock(tr) || brokenLock(state.doc, tr.doc) === null,
  })

/** The last edit that a locked clause did not allow, until the contract changes. */
export const lockRefusal = (state: EditorState): LockRefusal | null => key.getState(state) ?? null

/** The state after a transaction. One that a locked clause does not allow is not done, and the state says so. */
export const applied = (state: EditorState, tr: Transaction): EditorState => {
  const after = state.apply(tr)
  const broken = after === state && tr.docChanged && key.get(state) ? brokenLock(state.doc, tr.doc) : null
  if (!broken) return after
  const { id, locked, deviation } = attributesOf(broken, 'clause')
  const refusal: LockRefusal = { clause: id, reason: locked ?? deviation?.lock ?? '', isUnlocked: locked === null }
  return state.apply(state.tr.setMeta(key, refusal))
}

/** The locked clause around a position, the outermost one; null when there is none. */
export const lockAround = (document: Node, pos: number): { readonly node: Node; readonly pos: number } | null => {
  const $pos = document.resolve(pos)
  for (let depth = 1; depth <= $pos.depth; depth += 1) {
    if (isLocked($pos.node(depth))) return { node: $pos.node(depth), pos: $pos.before(depth) }
  }
  const after = $pos.nodeAfter
  return after && isLocked(after) ? { node: after, pos } : null
}

/** Do something with the clauses of an id for which `which` holds; false when there are none. */
const onClauses = (id: string, which: (node: Node) => boolean, act: (tr: Transaction, found: Found) => void): Command =>
  quietly((tr) => {
    const found = findParts(tr.doc, id).filter(({ node }) => node.type.name === 'clause' && which(node))
    for (const one of found.toReversed()) act(passLocks(tr), one)
    return found.length > 0
  })

/** Lock a clause for a reason. */
export const lock = (id: string, why: string): Command =>
  onClauses(
    id,
    (node) => why.trim() !== '' && node.attrs['locked'] !== why,
    (tr, { pos }) => tr.setNodeAttribute(pos, 'locked', why),
  )

/** Unlock a clause: its text may then be changed. `reason` says why the contract deviates, empty where that is to be said later. */
export const unlock = (id: string, reason: string): Command =>
  onClauses(id, isLocked, (tr, { node, pos }) =>
    tr.setNodeAttribute(pos, 'deviation', deviationFor(node, reason)).setNodeAttribute(pos, 'locked', null),
  )

const isUnlocked = (node: Node): boolean => !isLocked(node) && deviationOf(node) !== null

/** Say why an unlocked clause deviates. */
export const giveReason = (id: string, reason: string): Command =>
  onClauses(
    id,
    (node) => isUnlocked(node) && deviationOf(node)?.reason !== reason,
    (tr, { node, pos }) => tr.setNodeAttribute(pos, 'deviation', deviationFor(node, reason)),
  )

/** Give an unlocked clause its locked text again, in force and locked for the same reason. What was moved out of it stays where it is. */
export const lockAgain = (id: string): Command =>
  onClauses(id, isUnlocked, (tr, { node, pos }) => {
    const deviation = deviationOf(node)
    if (!deviation) return
    const attributes = { ...node.attrs, locked: deviation.lock === '' ? null : deviation.lock, deviation: null, reserved: false }
    const clause = node.type.create(attributes, lockedContent(deviation), node.marks)
    const end = pos + node.nodeSize
    const elsewhere = new Set<string>()
    tr.doc.descendants((other, at) => {
      const inner = idOf(other)
      if (inner !== null && (at < pos || at >= end)) elsewhere.add(inner)
    })
    const own = (inner: string): string => (inner !== id && elsewhere.has(inner) ? newId() : inner)
    tr.replaceWith(
      pos,
      end,
      renamed(clause, own, (target) => target),
    )
  })

/** Forget that a clause was locked: its text is the contract's own, and it can be deleted like any other. */
export const forgetLock = (id: string): Command => onClauses(id, isUnlocked, (tr, { pos }) => tr.setNodeAttribute(pos, 'deviation', null))
