/** Something that is fetched for a component: loading, there, or refused, and fetched again on wish. */
import { useCallback, useEffect, useRef, useState } from 'react'

export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly error: unknown }

const LOADING = { state: 'loading' } as const

/**
 * Fetch with `load` now and whenever `load` changes (wrap it in `useCallback`). Fetching again keeps what is shown until the answer is there.
 * An answer that is overtaken by a later call is dropped.
 */
export const useLoaded = <T>(load: () => Promise<T>): readonly [Loaded<T>, () => Promise<void>] => {
  const [answer, setAnswer] = useState<{ readonly load: () => Promise<T>; readonly loaded: Loaded<T> } | null>(null)
  const calls = useRef(0)
  const reload = useCallback(async (): Promise<void> => {
    calls.current += 1
    const call = calls.current
    let loaded: Loaded<T>
    try {
      loaded = { state: 'ready', value: await load() }
    } catch (error) {
      loaded = { state: 'failed', error }
    }
    if (call === calls.current) setAnswer({ load, loaded })
  }, [load])
  useEffect(() => {
    void reload()
    return () => {
      calls.current += 1
    }
  }, [reload])
  return [answer?.load === load ? answer.loaded : LOADING, reload]
}
