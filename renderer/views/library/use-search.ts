/** Search as one types: a request after a short pause, and only the answer to the last one counts. */
import { useEffect, useState } from 'react'
import type { ClauseHit } from '../../../shared/api.ts'
import type { ContractLanguage } from '../../../shared/model.ts'
import { api } from '../../api.ts'

export type Search =
  | { readonly state: 'idle' }
  /** `hits` are those of the last words that were answered: they stay until the new ones are there. */
  | { readonly state: 'searching'; readonly hits: readonly ClauseHit[] | null }
  | { readonly state: 'found'; readonly hits: readonly ClauseHit[] }
  | { readonly state: 'failed'; readonly error: unknown }

/** Between keystrokes of one word. */
const PAUSE = 120

interface Answer {
  /** The question that it answers. */
  readonly to: string
  readonly hits: readonly ClauseHit[] | null
  readonly error: unknown
}

/** The clauses that match `text`. `again` counts up to ask once more. */
export const useSearch = (text: string, language: ContractLanguage | null, again: number): Search => {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const wanted = text.trim()
  const question = JSON.stringify([wanted, language, again])
  useEffect(() => {
    if (wanted === '') return undefined
    let isStale = false
    const timer = setTimeout(() => {
      api.library.search(wanted, language).then(
        (hits) => !isStale && setAnswer({ to: question, hits, error: null }),
        (error: unknown) => !isStale && setAnswer({ to: question, hits: null, error }),
      )
    }, PAUSE)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [wanted, language, question])
  if (wanted === '') return { state: 'idle' }
  if (answer?.to !== question) return { state: 'searching', hits: answer?.hits ?? null }
  return answer.hits ? { state: 'found', hits: answer.hits } : { state: 'failed', error: answer.error }
}
