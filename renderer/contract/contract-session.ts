/** One open contract in the window: its editor state, who listens to it, and saving. React, the editor's view and the panes all meet here. */
import type { Node } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { Api, ContractChange } from '../../shared/api.ts'
import { usedFields } from '../../shared/document/outline.ts'
import { changedPieces, filledJson, frameJson } from '../../shared/document/pieces.ts'
import { AppError } from '../../shared/errors.ts'
import { liveIn } from '../editor/live.ts'
import { applied } from '../editor/locks.ts'
import { contractIn, recordOf } from './record.ts'

/** Where saving stands. `failed` is tried again with the next change; `conflict` needs the user. */
export type Saving =
  | { readonly status: 'saved'; readonly at: string | null }
  | { readonly status: 'pending' | 'saving' }
  | { readonly status: 'failed' | 'conflict'; readonly error: AppError }

interface Stored {
  readonly revision: number
  readonly document: Node
  readonly frame: string
  readonly filled: string
}

/** After the last keystroke; with writing itself, on a busy machine too, it stays within the promised second. */
const SAVE_AFTER = 500
/** After the first keystroke that is not saved: a crash costs at most a second of the work of someone who never pauses, too. */
const SAVE_AT_LATEST = 600

const storedOf = (state: EditorState, revision: number): Stored => {
  const record = recordOf(state)
  return { revision, document: state.doc, frame: frameJson(record), filled: filledJson(record) }
}

const asAppError = (thrown: unknown): AppError =>
  thrown instanceof AppError ? thrown : new AppError('internal', { why: thrown instanceof Error ? thrown.message : String(thrown) })

export class ContractSession {
  readonly id: string
  #state: EditorState
  #view: EditorView | null = null
  #saving: Saving = { status: 'saved', at: null }
  #stored: Stored
  #running: Promise<void> | null = null
  #timer: ReturnType<typeof setTimeout> | null = null
  #dirtySince: number | null = null
  readonly #listeners = new Set<() => void>()
  readonly #save: Api['contracts']['save']

  constructor(id: string, revision: number, state: EditorState, save: Api['contracts']['save']) {
    this.id = id
    this.#state = state
    this.#save = save
    this.#stored = storedOf(state, revision)
  }

  get state(): EditorState {
    return this.#state
  }
  get view(): EditorView | null {
    return this.#view
  }
  get saving(): Saving {
    return this.#saving
  }
  /** The revision that the database holds. */
  get revision(): number {
    return this.#stored.revision
  }

  /** The view that shows this contract, or null when it is taken down. */
  attach(view: EditorView | null): void {
    this.#view = view
    if (view === null) this.#tell()
  }

  /** Returns the way to stop listening. Called after every transaction, whenever saving moves on, and when the view is taken down. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  readonly dispatch = (tr: Transaction): void => {
    this.#state = applied(this.#state, tr)
    this.#view?.updateState(this.#state)
    if (tr.docChanged && this.#saving.status !== 'conflict') this.#schedule()
    this.#tell()
  }

  /** Save what is not saved yet, now. Resolves when it is, or when it failed (see `saving`). */
  async flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    // Several may wait: what one of them starts the others wait for too.
    while (this.#running) await this.#running
    if (this.#saving.status === 'conflict' || this.#dirtySince === null) return
    this.#running = this.#write()
    await this.#running
    this.#running = null
  }

  /** Stop listening and saving; what is unsaved stays unsaved. */
  close(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#listeners.clear()
    this.#view = null
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }

  #schedule(): void {
    this.#dirtySince ??= Date.now()
    if (this.#saving.status !== 'pending') this.#saving = { status: 'pending' }
    if (this.#timer) clearTimeout(this.#timer)
    const wait = Math.max(0, Math.min(SAVE_AFTER, this.#dirtySince + SAVE_AT_LATEST - Date.now()))
    this.#timer = setTimeout(() => void this.flush(), wait)
  }

  #changeSince(stored: Stored, now: Stored): ContractChange | null {
    const splice = changedPieces(stored.document, now.document)
    const frame = now.frame === stored.frame ? null : now.frame
    const filled = now.filled === stored.filled ? null : now.filled
    if (splice === null && frame === null && filled === null) return null
    const fields = usedFields({ ...liveIn(this.#state).resolution, contract: contractIn(this.#state) })
    return { expected: stored.revision, frame, filled, splice, fields: { total: fields.length, open: fields.filter(({ open }) => open).length } }
  }

  async #write(): Promise<void> {
    const now = storedOf(this.#state, this.#stored.revision)
    const change = this.#changeSince(this.#stored, now)
    this.#dirtySince = null
    if (change === null) {
      this.#saving = { status: 'saved', at: null }
      this.#tell()
      return
    }
    this.#saving = { status: 'saving' }
    this.#tell()
    try {
      const { revision, at } = await this.#save(this.id, change)
      this.#stored = { ...now, revision }
      this.#saving = this.#dirtySince === null ? { status: 'saved', at } : { status: 'pending' }
    } catch (thrown) {
      const error = asAppError(thrown)
      this.#dirtySince ??= Date.now()
      this.#saving = { status: error.code === 'conflict' ? 'conflict' : 'failed', error }
    }
    this.#tell()
  }
}
