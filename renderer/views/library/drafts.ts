/**
 * The wordings with unsaved changes. They outlive the view, and are written beside the window's own settings as one types: neither going to another
 * view, nor closing the window, nor a crash loses them.
 */
import type { Json } from '../../../shared/document/format.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../../shared/model.ts'
import { createStore, useStore } from '../../hooks/store.ts'
import type { ClauseDraft } from './draft.ts'

/** What is kept of a draft: the version it changes and its wording. */
export interface KeptDraft {
  readonly version: number
  readonly content: Json
}

const PREFIX = 'klausul/draft/'
/** After the last keystroke. */
const KEEP_AFTER = 400

const placeOf = (language: ContractLanguage, id: string): string => `${PREFIX}${language}/${id}`

const keptPlaces = (): string[] =>
  Array.from({ length: localStorage.length }, (_none, index) => localStorage.key(index) ?? '').filter((key) => key.startsWith(PREFIX))

const idOf = (place: string): string => place.slice(place.indexOf('/', PREFIX.length) + 1)

const open = new Map<string, { readonly draft: ClauseDraft; readonly stop: () => void }>()
const timers = new Map<string, ReturnType<typeof setTimeout>>()
const unsaved = createStore<ReadonlySet<string> | null>(null)

/** The clauses with unsaved changes in any language. */
export const unsavedClauses = (): ReadonlySet<string> => {
  const known = unsaved.get()
  if (known) return known
  const found = new Set(keptPlaces().map(idOf))
  unsaved.set(found)
  return found
}

const write = (place: string, { version, wording, isDirty }: ClauseDraft): void => {
  timers.delete(place)
  if (isDirty) localStorage.setItem(place, JSON.stringify({ version, content: wording.toJSON() as Json } satisfies KeptDraft))
  else localStorage.removeItem(place)
}

const note = (id: string): void => {
  const isUnsaved = CONTRACT_LANGUAGES.some((language) => {
    const place = placeOf(language, id)
    return open.get(place)?.draft.isDirty ?? localStorage.getItem(place) !== null
  })
  const now = unsavedClauses()
  if (now.has(id) === isUnsaved) return
  unsaved.set(new Set(isUnsaved ? [...now, id] : [...now].filter((one) => one !== id)))
}

/** Write down every unsaved wording now. */
export const keepDrafts = (): void => {
  for (const [place, timer] of timers) {
    clearTimeout(timer)
    const known = open.get(place)
    if (known) write(place, known.draft)
  }
}

/** The draft of a wording that is open, changed or not. */
export const openDraft = (id: string, language: ContractLanguage): ClauseDraft | null => open.get(placeOf(language, id))?.draft ?? null

/** What was written and not saved in an earlier run, or before the view was left. */
export const keptDraft = (id: string, language: ContractLanguage): KeptDraft | null => {
  const text = localStorage.getItem(placeOf(language, id))
  if (text === null) return null
  try {
    return JSON.parse(text) as KeptDraft
  } catch {
    // Not ours, or cut off while it was written: there is nothing to restore.
    return null
  }
}

/** Follow a draft from now on. */
export const followDraft = (draft: ClauseDraft): void => {
  const place = placeOf(draft.language, draft.id)
  open.get(place)?.stop()
  let before = draft.state.doc
  let version = draft.version
  const stop = draft.subscribe(() => {
    if (draft.state.doc === before && draft.version === version) return
    before = draft.state.doc
    version = draft.version
    clearTimeout(timers.get(place))
    timers.set(
      place,
      setTimeout(() => write(place, draft), KEEP_AFTER),
    )
    note(draft.id)
  })
  open.set(place, { draft, stop })
  note(draft.id)
}

/** Forget a draft with everything that it changed. */
export const dropDraft = (id: string, language: ContractLanguage): void => {
  const place = placeOf(language, id)
  clearTimeout(timers.get(place))
  timers.delete(place)
  open.get(place)?.stop()
  open.delete(place)
  localStorage.removeItem(place)
  note(id)
}

/** Let go of what has no unsaved changes: it is read anew when it is shown again. */
export const releaseDrafts = (): void => {
  keepDrafts()
  for (const [place, { draft, stop }] of open) {
    if (draft.isDirty) continue
    stop()
    open.delete(place)
  }
}

export const useUnsaved = (): ReadonlySet<string> => useStore(unsaved) ?? unsavedClauses()
