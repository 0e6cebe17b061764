/** The pages of the contract in an edition, as the main process lays them out, and where that stands. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { AppError } from '../../../../shared/errors.ts'
import type { Edition } from '../../../../shared/export-wish.ts'
import type { PagesNews, PagesSummary } from '../../../../shared/pages-api.ts'
import { api, onAppEvent } from '../../../api.ts'

export type PagesStatus =
  | { readonly state: 'current' }
  | { readonly state: 'updating'; readonly done: number; readonly total: number }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly error: unknown }

export interface Pages {
  /** Those of before while newer ones are computed; null until there are any. */
  readonly summary: PagesSummary | null
  readonly status: PagesStatus
  readonly update: () => void
  readonly cancel: () => void
}

const STARTED: PagesStatus = { state: 'updating', done: 0, total: 0 }

const statusOf = (news: PagesNews): PagesStatus => {
  if (news.type === 'progress') return { state: 'updating', done: news.done, total: news.total }
  if (news.type === 'failed') return { state: 'failed', error: new AppError(news.error.code, news.error.params, news.error.problems) }
  return news.type === 'cancelled' ? { state: 'cancelled' } : STARTED
}

/** Keeps the pages of a contract up to date while it is used. */
export const usePages = (contract: string, edition: Edition): Pages => {
  const wanted = `${contract} ${edition}`
  const [shown, setShown] = useState<{ readonly wanted: string; readonly summary: PagesSummary | null }>({ wanted, summary: null })
  const [status, setStatus] = useState<PagesStatus>(STARTED)
  const calls = useRef(0)
  const update = useCallback((): void => {
    calls.current += 1
    const call = calls.current
    api.pages.preview(contract, edition).then(
      ({ pages, isCurrent }) => {
        if (call !== calls.current) return null
        if (pages) setShown({ wanted, summary: pages })
        setStatus((now) => (isCurrent ? { state: 'current' } : now.state === 'updating' ? now : STARTED))
        return null
      },
      (error: unknown) => {
        if (call === calls.current) setStatus({ state: 'failed', error })
      },
    )
  }, [contract, edition, wanted])
  useEffect(() => {
    const stop = onAppEvent((event) => {
      if (event.type !== 'pages') return
      if (event.news.type === 'ready') update()
      else setStatus(statusOf(event.news))
    })
    update()
    return () => {
      calls.current += 1
      stop()
    }
  }, [update])
  useEffect(() => () => void api.pages.close(), [])
  return {
    summary: shown.wanted === wanted ? shown.summary : null,
    status,
    update,
    cancel: () => void api.pages.cancel(),
  }
}
