/** A wording of the library while it is edited: its editor state, what it was before, and saving it as a new version. */
import { closeHistory } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { Api, ClauseWording } from '../../../shared/api.ts'
import type { Json } from '../../../shared/document/format.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ContractLanguage } from '../../../shared/model.ts'
import { wordingFrom, wordingIn } from './wording.ts'

/** Where saving stands. `conflict`: somebody saved a newer version, which is `theirs`. */
export type DraftSaving =
  | { readonly status: 'idle' | 'saving' }
  | { readonly status: 'failed'; readonly error: unknown }
  | { readonly status: 'conflict'; readonly theirs: ClauseWording }

export interface DraftStart {
  readonly id: string
  readonly language: ContractLanguage
  /** The version that the draft changes; 0 when there is none in this language yet. */
  readonly version: number
  /** The wording of that version; an empty clause when there is none. */
  readonly base: Node
  readonly state: EditorState
}

export class ClauseDraft {
  readonly id: string
  readonly language: ContractLanguage
  #version: number
  #base: Node
  #state: EditorState
  #saving: DraftSaving = { status: 'idle' }
  #view: EditorView | null = null
  readonly #listeners = new Set<() => void>()

  constructor({ id, language, version, base, state }: DraftStart) {
    this.id = id
    this.language = language
    this.#version = version
    this.#base = base
    this.#state = state
  }

  get state(): EditorState {
    return this.#state
  }
  get view(): EditorView | null {
    return this.#view
  }
  get version(): number {
    return this.#version
  }
  get saving(): DraftSaving {
    return this.#saving
  }
  get wording(): Node {
    return wordingIn(this.#state.doc)
  }
  /** Whether there is something to save. */
  get isDirty(): boolean {
    return !this.wording.eq(this.#base)
  }

  attach(view: EditorView | null): void {
    this.#view = view
  }

  /** Returns the way to stop listening. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  readonly dispatch = (tr: Transaction): void => {
    this.#state = this.#state.apply(tr)
    this.#view?.updateState(this.#state)
    this.#tell()
  }

  /** Put another wording in place of this one; undone like any edit. */
  replace(wording: Node): void {
    if (wording.eq(this.wording)) return
    // An act of its own: undo does not take what was typed just before along.
    this.dispatch(closeHistory(this.#state.tr).replaceWith(0, this.#state.doc.content.size, wording))
  }

  /** Back to the version that is saved; undone like any edit. */
  discard(): void {
    this.replace(this.#base)
  }

  /** Take a version as the one that is changed here: what is written stays, and is saved over that version. */
  rebase(version: number, base: Node): void {
    this.#version = version
    this.#base = base
    this.#saving = { status: 'idle' }
    this.#tell()
  }

  /** Keep the wording as the newest version. Returns whether it was kept; why not stands in `saving`. */
  async save(library: Pick<Api['library'], 'saveWording' | 'wording'>): Promise<boolean> {
    const wording = this.wording
    this.#saving = { status: 'saving' }
    this.#tell()
    try {
      const version = await library.saveWording(this.id, this.language, this.#version, wording.toJSON() as Json)
      this.rebase(version, wording)
      return true
    } catch (error) {
      this.#saving = { status: 'failed', error }
      if (error instanceof AppError && error.code === 'clause_conflict') {
        try {
          this.#saving = { status: 'conflict', theirs: await library.wording(this.id, this.language, null) }
        } catch {
          // Theirs cannot be shown; that the save was refused is.
        }
      }
      this.#tell()
      return false
    }
  }

  /** After a conflict: save this wording over theirs. */
  async keepMine(library: Pick<Api['library'], 'saveWording' | 'wording'>): Promise<boolean> {
    if (this.#saving.status !== 'conflict') return false
    const { version, content } = this.#saving.theirs
    this.rebase(version, wordingFrom(content))
    return this.save(library)
  }

  /** After a conflict: their wording takes the place of this one, which undo brings back. */
  takeTheirs(): void {
    if (this.#saving.status !== 'conflict') return
    const { version, content } = this.#saving.theirs
    const theirs = wordingFrom(content)
    this.rebase(version, theirs)
    this.replace(theirs)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
