/** The contract's state as of the user's last pause: panes that read its text watch this, so that no keystroke draws them. */
import type { EditorState } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import { useRef, useSyncExternalStore } from 'react'
import { liveIn } from '../editor/live.ts'
import type { ContractSession } from './contract-session.ts'

export interface Settled {
  readonly get: () => EditorState
  /** Returns the way to stop listening. */
  readonly subscribe: (listener: () => void) => () => void
}

/** A pause in typing: panes that show text follow after it. */
const PAUSE = 400

/**
 * Follows a session while somebody listens. An act that changes numbers, references or fields shows at once (but after it has been painted); mere text,
 * and a heading that is being typed, after a pause. Selections and the like are left alone: the state is that of the last change of the document.
 */
export const settledStates = (session: ContractSession): Settled => {
  let state = session.state
  /** The state that the last change of the document led to. */
  let seen = state
  let timer: ReturnType<typeof setTimeout> | null = null
  let lastChange = Number.NEGATIVE_INFINITY
  let stop: (() => void) | null = null
  const listeners = new Set<() => void>()

  const clear = (): void => {
    if (timer) clearTimeout(timer)
    timer = null
  }
  const settle = (): void => {
    clear()
    state = session.state
    for (const listener of listeners) listener()
  }
  const follow = (): void => {
    const now = session.state
    if (now.doc === seen.doc && liveIn(now) === liveIn(seen)) return
    const isAct = liveIn(now) !== liveIn(seen) && Date.now() - lastChange > PAUSE
    seen = now
    lastChange = Date.now()
    clear()
    timer = setTimeout(settle, isAct ? 0 : PAUSE)
  }

  return {
    get: () => {
      // Nobody listened, so nothing was followed.
      if (!stop) state = session.state
      return state
    },
    subscribe: (listener) => {
      listeners.add(listener)
      if (!stop) {
        state = session.state
        seen = state
        stop = session.subscribe(follow)
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        clear()
        stop?.()
        stop = null
      }
    },
  }
}

/** `derive`, worked out once for all who ask about the same state of the document. */
export const oncePerState = <Derived>(derive: (state: EditorState) => Derived): ((state: EditorState) => Derived) => {
  let last: { readonly document: Node; readonly live: unknown; readonly value: Derived } | null = null
  return (state) => {
    const live = liveIn(state)
    if (last?.document !== state.doc || last.live !== live) last = { document: state.doc, live, value: derive(state) }
    return last.value
  }
}

/**
 * What `derive` makes of the settled state. Where the result is `same` as the last one, the last one is returned, so that whatever is drawn from it
 * stays as it is.
 */
export const useSettled = <Derived>(
  settled: Settled,
  derive: (state: EditorState) => Derived,
  same: (one: Derived, other: Derived) => boolean = Object.is,
): Derived => {
  const last = useRef<{ readonly document: Node; readonly live: unknown; readonly derive: unknown; readonly value: Derived } | null>(null)
  return useSyncExternalStore(settled.subscribe, () => {
    const state = settled.get()
    const live = liveIn(state)
    const known = last.current
    if (known && known.document === state.doc && known.live === live && known.derive === derive) return known.value
    const value = derive(state)
    const kept = known && same(known.value, value) ? known.value : value
    last.current = { document: state.doc, live, derive, value: kept }
    return kept
  })
}
