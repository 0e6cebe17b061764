/** What a locked clause allows: whether a change of a document leaves the text of every locked clause as it is, and every unlocked one in the contract. */
import type { Node } from 'prosemirror-model'
import { attributesOf, deviationOf, isPart, partAttributes } from './attributes.ts'

export const isLocked = (node: Node): boolean => node.type.name === 'clause' && attributesOf(node, 'clause').locked !== null

/** What is said of a place that a reference names, not of the text: a paragraph gets an id when it is first referred to. */
const isSilent = (name: string): boolean => name === 'id'

const sameAttributes = (before: Node, after: Node, isDead: (target: string) => boolean): boolean =>
  Object.keys(before.attrs).every((name) => {
    const [was, is]: [unknown, unknown] = [before.attrs[name], after.attrs[name]]
    if (was === is || isSilent(name)) return true
    // A reference that led nowhere may find its target.
    if (before.type.name === 'reference' && (name === 'target' || name === 'to')) return typeof was === 'string' && isDead(was)
    return JSON.stringify(was) === JSON.stringify(is)
  })

const sameContent = (before: Node, after: Node, isDead: (target: string) => boolean): boolean =>
  before === after ||
  (before.type === after.type &&
    before.text === after.text &&
    before.childCount === after.childCount &&
    (before.isInline
      ? before.marks.length === after.marks.length && before.marks.every((mark, index) => mark.eq(after.marks[index] ?? mark))
      : true) &&
    sameAttributes(before, after, isDead) &&
    before.children.every((child, index) => sameContent(child, after.child(index), isDead)))

const sameDeviation = (before: Node, after: Node): boolean =>
  before.attrs['deviation'] === after.attrs['deviation'] || JSON.stringify(before.attrs['deviation']) === JSON.stringify(after.attrs['deviation'])

/** Whether an unlocked clause is still there and remembers what it said. One that is given the locked wording again has nothing to remember. */
const keepsDeviation = (before: Node, after: Node): boolean =>
  before.attrs['id'] === after.attrs['id'] && (isLocked(after) || sameDeviation(before, after))

/** Whether a locked clause still says what it said. Where it stands, when it is in the contract and where it was taken from may change. */
const keepsText = (before: Node, after: Node, isDead: (target: string) => boolean): boolean =>
  before === after ||
  (before.attrs['reserved'] === after.attrs['reserved'] &&
    before.attrs['heading_style'] === after.attrs['heading_style'] &&
    before.attrs['locked'] === after.attrs['locked'] &&
    sameDeviation(before, after) &&
    before.childCount === after.childCount &&
    before.children.every((child, index) => sameContent(child, after.child(index), isDead)))

/** Whether what stands in a part is out of force with it. That an annex is not used is no deviation from a text in it. */
const isShut = (part: Node): boolean => part.type.name !== 'annex' && partAttributes(part).reserved

/** The clauses in force that are locked, or were. */
const lockedIn = (nodes: readonly Node[]): Node[] =>
  nodes.flatMap((node) => {
    if (isLocked(node)) return [node]
    return isPart(node) ? [...(deviationOf(node) ? [node] : []), ...(isShut(node) ? [] : lockedIn(node.children))] : []
  })

/** The children that differ, from the first to the last: unchanged nodes are the same objects. */
const differing = (before: Node, after: Node): readonly [readonly Node[], readonly Node[]] => {
  const shorter = Math.min(before.childCount, after.childCount)
  let start = 0
  while (start < shorter && before.child(start) === after.child(start)) start += 1
  let end = 0
  while (end < shorter - start && before.child(before.childCount - 1 - end) === after.child(after.childCount - 1 - end)) end += 1
  return [before.children.slice(start, before.childCount - end), after.children.slice(start, after.childCount - end)]
}

/**
 * The first locked clause of `before` that `after` lacks or has with another text, or the first unlocked one that it lacks; null when there is none. The
 * cost is that of the path to the change.
 */
export const brokenLock = (before: Node, after: Node): Node | null => {
  const walk = (was: Node, is: Node): Node | null => {
    const [old, now] = differing(was, is)
    const [only, same] = [old.length === 1 ? old[0] : undefined, now.length === 1 ? now[0] : undefined]
    const isSame = only && same && isPart(only) && isPart(same) && !isLocked(only) && isShut(only) === isShut(same)
    if (isSame && (!deviationOf(only) || keepsDeviation(only, same))) return walk(only, same)
    const locked = lockedIn(old)
    if (locked.length === 0) return null
    const left = lockedIn(now)
    let ids: Set<unknown> | null = null
    const isDead = (target: string): boolean => {
      if (!ids) {
        const known = new Set<unknown>()
        before.descendants((node) => {
          known.add(node.attrs['id'])
        })
        ids = known
      }
      return !ids.has(target)
    }
    for (const clause of locked) {
      const place = left.findIndex((one) => (isLocked(clause) ? keepsText(clause, one, isDead) : keepsDeviation(clause, one)))
      if (place === -1) return clause
      left.splice(place, 1)
    }
    return null
  }
  return before === after ? null : walk(before, after)
}
