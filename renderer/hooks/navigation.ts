/** Which view the window shows, with the way back. */
import { createStore, useStore } from './store.ts'

export type View =
  | { readonly name: 'start' }
  | { readonly name: 'drafting'; readonly id: string }
  | { readonly name: 'library' /** The clause to show. */; readonly clause?: string }
  | { readonly name: 'settings' }

interface Trail {
  readonly views: readonly View[]
  /** Of the view that is shown. */
  readonly at: number
}

/** So many steps back are kept. */
const LONGEST = 50

const trail = createStore<Trail>({ views: [{ name: 'start' }], at: 0 })

const same = (one: View, other: View): boolean =>
  one.name === other.name &&
  (one.name !== 'drafting' || other.name !== 'drafting' || one.id === other.id) &&
  (one.name !== 'library' || other.name !== 'library' || one.clause === other.clause)

const shown = ({ views, at }: Trail): View => views[at] ?? { name: 'start' }
const step = (by: number): void => {
  const { views, at } = trail.get()
  if (views[at + by]) trail.set({ views, at: at + by })
}

/** The view that is shown. */
export const currentView = (): View => shown(trail.get())

/** Show a view. What lay ahead of the one that is left is forgotten; going where one is changes nothing. */
export const go = (view: View): void => {
  const now = trail.get()
  if (same(shown(now), view)) return
  const views = [...now.views.slice(0, now.at + 1), view].slice(-LONGEST)
  trail.set({ views, at: views.length - 1 })
}

/** One step back; at the first view nothing happens. */
export const back = (): void => step(-1)

/** One step forward, after a step back. */
export const forward = (): void => step(1)

/** Forget the way here: for a view that leads to something which is gone. */
export const startOver = (): void => trail.set({ views: [{ name: 'start' }], at: 0 })

/** The view that is shown and whether there is a way back. */
export const useNavigation = (): { readonly view: View; readonly canGoBack: boolean } => {
  const now = useStore(trail)
  return { view: shown(now), canGoBack: now.at > 0 }
}
