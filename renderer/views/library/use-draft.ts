/** React's way to the draft of a wording: the one that is open, one that was left unsaved, or a fresh one of the saved version. */
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { EditorState } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import type { ClauseWording } from '../../../shared/api.ts'
import { clauseState } from './clause-state.ts'
import { ClauseDraft, type DraftSaving } from './draft.ts'
import { dropDraft, followDraft, keptDraft, openDraft } from './drafts.ts'
import type { Names } from './names.ts'
import { plainWording, wordingFrom } from './wording.ts'

const started = (id: string, names: Names, version: number, base: Node): ClauseDraft => {
  const draft = new ClauseDraft({ id, language: names.language, version, base, state: clauseState(base, names) })
  followDraft(draft)
  return draft
}

const acquire = (id: string, names: Names, wording: ClauseWording | null): ClauseDraft | null => {
  const { language } = names
  const open = openDraft(id, language)
  if (open && (open.isDirty || open.version === (wording?.version ?? 0))) return open
  if (open) dropDraft(id, language)
  const base = wording ? wordingFrom(wording.content) : plainWording(id, '', '')
  const kept = keptDraft(id, language)
  if (kept) {
    try {
      const draft = started(id, names, kept.version, base)
      draft.replace(wordingFrom(kept.content))
      return draft
    } catch {
      // Written by a version of the program with another schema: what is saved is all there is.
      dropDraft(id, language)
    }
  }
  return wording ? started(id, names, wording.version, base) : null
}

/** The draft of a clause in a language, null where nothing has been written; and the way to begin writing. */
export const useDraft = (id: string, names: Names, wording: ClauseWording | null): readonly [ClauseDraft | null, (start: Node | null) => void] => {
  const [draft, setDraft] = useState<ClauseDraft | null>(null)
  useEffect(() => {
    setDraft(acquire(id, names, wording))
    // oxlint-disable-next-line react/exhaustive-deps -- the draft lives on when the names are made anew
  }, [id, names.language, wording?.version])
  const begin = useCallback(
    (start: Node | null) => {
      if (start === null) {
        dropDraft(id, names.language)
        setDraft(null)
        return
      }
      const made = started(id, names, 0, plainWording(id, '', ''))
      made.replace(start)
      setDraft(made)
    },
    [id, names],
  )
  return [draft, begin]
}

export const useDirty = (draft: ClauseDraft): boolean => useSyncExternalStore(draft.subscribe, () => draft.isDirty)
export const useDraftSaving = (draft: ClauseDraft): DraftSaving => useSyncExternalStore(draft.subscribe, () => draft.saving)
export const useDraftState = (draft: ClauseDraft): EditorState => useSyncExternalStore(draft.subscribe, () => draft.state)
