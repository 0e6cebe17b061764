/** Edits on the page that take away what something else points to: typing, deleting, cutting and dropping ask first, like any other act. */
import type { Node } from 'prosemirror-model'
import { isHistoryTransaction } from 'prosemirror-history'
import type { Transaction } from 'prosemirror-state'
import { idOf, isPart, partAttributes } from '../../../../shared/document/attributes.ts'
import { nameOf } from '../../../contract/part-facts.ts'
import type { Drafting } from '../drafting.ts'
import { askFor, placesLeft, type PointingPlace, removeConsent } from './consent.tsx'

/** The ids of what a transaction takes away without putting it in again elsewhere. The cost is that of what changed. */
export const idsTaken = (tr: Transaction): ReadonlySet<string> => {
  const balance = new Map<string, number>()
  const count = (document: Node | undefined, from: number, to: number, by: 1 | -1): void => {
    if (from === to) return
    document?.nodesBetween(from, to, (node, pos) => {
      // What begins before keeps its identity, whatever becomes of its end.
      const id = pos >= from ? idOf(node) : null
      if (id !== null) balance.set(id, (balance.get(id) ?? 0) + by)
      return !node.isTextblock
    })
  }
  for (const [index, step] of tr.steps.entries()) {
    step.getMap().forEach((start, end, newStart, newEnd) => {
      count(tr.docs[index], start, end, -1)
      count(tr.docs[index + 1] ?? tr.doc, newStart, newEnd, 1)
    })
  }
  return new Set([...balance].flatMap(([id, sum]) => (sum < 0 ? [id] : [])))
}

/** The names of the outermost parts that go. */
const namesOf = (document: Node, taken: ReadonlySet<string>): string[] => {
  const names = new Set<string>()
  document.descendants((node) => {
    if (!isPart(node)) return false
    const isTaken = taken.has(partAttributes(node).id)
    if (isTaken) names.add(nameOf(node))
    return !isTaken
  })
  return [...names]
}

const askAndDispatch = async (drafting: Drafting, tr: Transaction, places: readonly PointingPlace[], taken: ReadonlySet<string>): Promise<void> => {
  const { session } = drafting
  const agreed = await askFor(drafting, places, removeConsent(namesOf(tr.before, taken)))
  if (agreed && session.state.doc === tr.before) session.dispatch(tr)
  session.view?.focus()
}

/**
 * Do an edit; when references lose their target by it, it waits for consent, and nothing has changed meanwhile: the selection stays, and what is agreed to
 * is one step of the history. What undo takes away was put in when nothing pointed to it.
 */
export const dispatchGuarded = (drafting: Drafting, tr: Transaction): void => {
  const { session } = drafting
  const taken = tr.docChanged && !isHistoryTransaction(tr) ? idsTaken(tr) : null
  const places = taken && taken.size > 0 ? placesLeft(session.state, tr) : []
  if (taken && places.length > 0) void askAndDispatch(drafting, tr, places, taken)
  else session.dispatch(tr)
}

/** Let the page's edits go through the guard. Returns the way to stop. */
export const guardEdits = (drafting: Drafting): (() => void) => {
  const { view, dispatch } = drafting.session
  view?.setProps({ dispatchTransaction: (tr) => dispatchGuarded(drafting, tr) })
  return () => {
    if (view && !view.isDestroyed) view.setProps({ dispatchTransaction: dispatch })
  }
}
