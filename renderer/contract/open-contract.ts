/** Opening a contract for the window and closing it again without losing anything. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Plugin } from 'prosemirror-state'
import type { Api } from '../../shared/api.ts'
import { contractState } from '../editor/editor-state.ts'
import { addSaver } from '../hooks/saving.ts'
import type { Loaded } from '../hooks/use-loaded.ts'
import { ContractSession } from './contract-session.ts'
import { readContract } from './read-contract.ts'

export type ContractsApi = Pick<Api['contracts'], 'open' | 'save'>

/** Sessions that were left and are still being saved: the same contract is not read again before that is done. */
const closing = new Map<string, Promise<void>>()
/** Sessions that were left but could not be saved, by the contract's id: whoever opens the contract again goes on where they were. */
const unsaved = new Map<string, ContractSession>()
/** Sessions whose unsaved changes the user has given up, or has kept elsewhere. */
const discarded = new WeakSet<ContractSession>()

/** Save once more what was left unsaved. Resolves to whether all of it is saved now. */
const saveLeft = async (): Promise<boolean> => {
  await Promise.all(closing.values())
  for (const [id, session] of unsaved) {
    await session.flush()
    if (session.saving.status !== 'saved') continue
    session.close()
    if (unsaved.get(id) === session) unsaved.delete(id)
  }
  return unsaved.size === 0
}
// For as long as the window lives: no component knows of what was left.
addSaver(saveLeft)

/** What is unsaved in this session is wanted no more. */
export const discardContract = (session: ContractSession): void => {
  discarded.add(session)
}

/** Open a contract. Throws `AppError`: `unknown_contract`, `newer_format`, `bad_document`, and what the database refuses. */
export const openContract = async (id: string, contracts: ContractsApi, plugins: readonly Plugin[] = []): Promise<ContractSession> => {
  await closing.get(id)
  const held = unsaved.get(id)
  unsaved.delete(id)
  if (held) return held
  const { revision, contract } = await contracts.open(id)
  return new ContractSession(id, revision, contractState(await readContract(contract), plugins), contracts.save)
}

/** Save what is unsaved and let the session go. Resolves to whether all was saved; if not, the session is kept for when the contract is opened again. */
export const closeContract = async (session: ContractSession): Promise<boolean> => {
  if (discarded.has(session)) {
    session.close()
    return true
  }
  const saving = session.flush()
  closing.set(session.id, saving)
  await saving
  if (closing.get(session.id) === saving) closing.delete(session.id)
  if (session.saving.status === 'saved') {
    session.close()
    return true
  }
  unsaved.set(session.id, session)
  return false
}

/**
 * The session of a contract while a component is shown, and the way to open it anew. `onUnsaved` is told when the component is gone and its contract
 * could not be saved.
 */
export const useOpenContract = (
  id: string,
  contracts: ContractsApi,
  plugins: () => readonly Plugin[],
  onUnsaved: (session: ContractSession) => void,
): readonly [Loaded<ContractSession>, () => void] => {
  const [attempt, setAttempt] = useState(0)
  const [answer, setAnswer] = useState<{ readonly id: string; readonly attempt: number; readonly loaded: Loaded<ContractSession> } | null>(null)
  const latest = useRef({ plugins, onUnsaved })
  useEffect(() => {
    latest.current = { plugins, onUnsaved }
  })
  useEffect(() => {
    let gone = false
    let session: ContractSession | null = null
    const leave = async (left: ContractSession): Promise<void> => {
      if (!(await closeContract(left))) latest.current.onUnsaved(left)
    }
    const load = async (): Promise<void> => {
      try {
        const opened = await openContract(id, contracts, latest.current.plugins())
        session = opened
        if (gone) void leave(opened)
        else setAnswer({ id, attempt, loaded: { state: 'ready', value: opened } })
      } catch (error) {
        if (!gone) setAnswer({ id, attempt, loaded: { state: 'failed', error } })
      }
    }
    void load()
    // Whoever turns to another program may pull the plug next.
    const onBlur = (): void => void session?.flush()
    window.addEventListener('blur', onBlur)
    return () => {
      gone = true
      window.removeEventListener('blur', onBlur)
      if (session) void leave(session)
    }
  }, [id, contracts, attempt])
  const reload = useCallback(() => setAttempt((count) => count + 1), [])
  return [answer?.id === id && answer.attempt === attempt ? answer.loaded : { state: 'loading' }, reload]
}
