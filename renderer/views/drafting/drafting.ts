/** What the panes of the drafting view share: the open contract, ways to move in it, and what is open over the page. */
import type { EditorState } from 'prosemirror-state'
import { createContext, use } from 'react'
import { api } from '../../api.ts'
import type { ContractSession } from '../../contract/contract-session.ts'
import { createJumps, type Jumps } from '../../contract/jumps.ts'
import { type LibraryWordings, libraryWordings } from '../../contract/library-wordings.ts'
import { type FieldGroup, fieldGroups } from '../../contract/open-items.ts'
import { partReader, type PartRow } from '../../contract/parts.ts'
import { recordOf } from '../../contract/record.ts'
import { oncePerState, type Settled, settledStates } from '../../contract/settled.ts'
import type { InlinePlace } from '../../editor/asking/editing.ts'
import { createStore, type Store } from '../../hooks/store.ts'

/** What stands by a place on the page. `anchor` is its element; ProseMirror may draw it anew, so it is only good for the first look. */
export type Popup = FieldPopupPlace | InlinePopupPlace

export interface FieldPopupPlace {
  readonly kind: 'field'
  readonly key: string
  readonly pos: number
  readonly anchor: Element
}
export interface InlinePopupPlace extends InlinePlace {
  readonly kind: 'reference' | 'choice' | 'footnote'
}

export type DialogName =
  | 'export'
  | 'insert_reference'
  | 'insert_field'
  | 'insert_definition'
  | 'definition_forms'
  | 'insert_table'
  | 'insert_footnote'
  | 'insert_choice'
  | 'condition'
  | 'lock'
  | 'save_clause'
  | 'save_standard'
  | 'save_changes'
  | 'keyboard'
  | 'palette'

export interface Drafting {
  readonly session: ContractSession
  readonly settled: Settled
  readonly jumps: Jumps
  readonly library: LibraryWordings
  /** The rows of a state, the same ones as before wherever nothing changed. */
  readonly rows: (state: EditorState) => readonly PartRow[]
  readonly fieldGroups: (state: EditorState) => readonly FieldGroup[]
  readonly popup: Store<Popup | null>
  readonly dialog: Store<DialogName | null>
  /** The id of the locked clause that a dialog asks to unlock. */
  readonly unlocking: Store<string | null>
  /** The key of the annex whose record is open in a dialog. */
  readonly annex: Store<string | null>
}

export const createDrafting = (session: ContractSession): Drafting => ({
  session,
  settled: settledStates(session),
  jumps: createJumps(session),
  library: libraryWordings(api.library, recordOf(session.state)),
  rows: partReader(),
  fieldGroups: oncePerState(fieldGroups),
  popup: createStore<Popup | null>(null),
  dialog: createStore<DialogName | null>(null),
  unlocking: createStore<string | null>(null),
  annex: createStore<string | null>(null),
})

export const DraftingContext = createContext<Drafting | null>(null)

export const useDrafting = (): Drafting => {
  const drafting = use(DraftingContext)
  if (!drafting) throw new Error('this stands outside the drafting view')
  return drafting
}
