/** How the list stands: search, filters, open categories. It is kept while the window is open, so that one comes back to it as it was. */
import { createStore } from '../../hooks/store.ts'
import { type Filters, NO_FILTERS } from './catalogue.ts'

export interface Listing {
  readonly text: string
  readonly filters: Filters
  /** The categories that are open. */
  readonly open: ReadonlySet<string>
}

export const listing = createStore<Listing>({ text: '', filters: NO_FILTERS, open: new Set() })

export const changeListing = (change: Partial<Listing>): void => listing.set({ ...listing.get(), ...change })
