/**
 * The pages of the contract that is being drafted, laid out in a thread of their own after every rest in the drafting: for the preview, and so that an export
 * finds its page numbers computed. One contract at a time, in the edition that is shown or was exported last.
 */
import { Worker } from 'node:worker_threads'
import type { Envelope } from '../../shared/api.ts'
import { AppError } from '../../shared/errors.ts'
import type { Edition } from '../../shared/export-wish.ts'
import type { HouseStyle } from '../../shared/house-style.ts'
import type { PagesNews, PagesState, PagesSummary } from '../../shared/pages-api.ts'
import type { KnownPages, PageNumbers } from '../docx/write/pages.ts'
import type { SourceOrigin } from '../docx/write/source-part.ts'

/** What the worker lays out. */
export interface PagesTask {
  /** The stored JSON of a contract. */
  readonly contract: string
  readonly edition: Edition
  readonly houseStyle: HouseStyle
  /** What a file says of where it comes from; a footer may print the version. */
  readonly origin: SourceOrigin
}
/** An order to the worker, which gives up the one before; without a task that is all. */
export interface PagesOrder {
  readonly run: number
  readonly task: PagesTask | null
}
/** What the worker tells of an order. */
export type PagesMessage =
  | { readonly type: 'progress'; readonly run: number; readonly done: number; readonly total: number }
  | {
      readonly type: 'done'
      readonly run: number
      readonly summary: PagesSummary
      readonly numbers: PageNumbers
      /** The JSON of each page. */
      readonly pages: readonly string[]
    }
  | { readonly type: 'failed'; readonly run: number; readonly error: (Envelope & { ok: false })['error'] }

export interface PageEstimates {
  /** The pages of a contract, kept up to date from now on. Throws the `AppError` that laying them out ended with. */
  preview(contract: string, edition: Edition): PagesState
  /** The JSON of some pages; empty when those of the key are gone. */
  pages(key: string, from: number, to: number): readonly string[]
  /** A contract has been opened or saved: its pages are laid out anew after a rest, in the edition that was exported last when none is shown. */
  changed(contract: string, exported: Edition | null): void
  /** The edition is not shown any more; it is kept up to date for an export all the same. */
  hide(): void
  /** Give up what is under way, until the contract is changed again. */
  cancel(): void
  /** The numbers of the last pages that were laid out. */
  known(): KnownPages
  onNews(listener: (news: PagesNews) => void): void
  close(): Promise<void>
}

export interface PageEstimatesOptions {
  readonly workerFile: string
  /** A kept contract as it stands now. Throws `AppError('unknown_contract')`. */
  readonly load: (contract: string) => Omit<PagesTask, 'edition'>
}

/** After the last save, in milliseconds: then a person does something else. Laying out a long contract takes a core for seconds. */
const REST = 8000
/** While the pages are shown they follow sooner. */
const SHOWN_REST = 600
/** Of so many files the numbers are kept: the editions of a contract, and what an undo brings back. */
const MOST_KNOWN = 12

interface Shown {
  readonly contract: string
  readonly edition: Edition
  readonly summary: PagesSummary
  readonly pages: readonly string[]
}

/** Estimates by the script of their worker, which is started when it is first needed. */
export const createPageEstimates = ({ workerFile, load }: PageEstimatesOptions): PageEstimates => {
  let worker: Worker | null = null
  let run = 0
  let timer: ReturnType<typeof setTimeout> | null = null
  let wanted: { readonly contract: string; readonly edition: Edition } | null = null
  let isShown = false
  let isRunning = false
  let last: Shown | null = null
  let isCurrent = false
  let failure: AppError | null = null
  const known = new Map<string, PageNumbers>()
  let tell: ((news: PagesNews) => void) | null = null

  const hear = (message: PagesMessage): void => {
    if (message.run !== run || wanted === null) return
    if (message.type === 'progress') {
      tell?.({ type: 'progress', done: message.done, total: message.total })
      return
    }
    isRunning = false
    if (message.type === 'failed') {
      failure = new AppError(message.error.code, message.error.params, message.error.problems)
      tell?.({ type: 'failed', error: message.error })
      return
    }
    const { summary, pages, numbers } = message
    last = { ...wanted, summary, pages }
    isCurrent = true
    failure = null
    known.delete(summary.key)
    known.set(summary.key, numbers)
    const [oldest] = known.keys()
    if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest)
    tell?.({ type: 'ready' })
  }
  const fail = (error: unknown): void => {
    worker = null
    isRunning = false
    failure = error instanceof AppError ? error : new AppError('internal', { why: error instanceof Error ? error.message : String(error) })
    tell?.({ type: 'failed', error: { code: failure.code, params: failure.params, problems: failure.problems } })
  }
  const started = (): Worker => {
    if (worker) return worker
    worker = new Worker(workerFile)
    worker.on('message', hear)
    worker.on('error', fail)
    // A program that ends does not wait for pages.
    worker.unref()
    return worker
  }
  const order = (task: PagesTask | null): void => {
    run += 1
    isRunning = task !== null
    if (!task && !worker) return
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    started().postMessage({ run, task } satisfies PagesOrder)
  }
  const rest = (): void => {
    if (timer) clearTimeout(timer)
    timer = null
  }
  const compute = (): void => {
    rest()
    if (!wanted) return
    try {
      order({ ...load(wanted.contract), edition: wanted.edition })
    } catch (error) {
      fail(error)
    }
  }
  const schedule = (): void => {
    rest()
    timer = setTimeout(compute, isShown ? SHOWN_REST : REST)
    timer.unref()
  }

  return {
    preview: (contract, edition) => {
      const isSame = wanted?.contract === contract && wanted.edition === edition
      wanted = { contract, edition }
      isShown = true
      if (!isSame || failure || (!isCurrent && !isRunning && timer === null)) {
        isCurrent = false
        failure = null
        compute()
      }
      const pages = last?.contract === contract && last.edition === edition ? last.summary : null
      return { pages, isCurrent: isCurrent && pages !== null }
    },
    pages: (key, from, to) => (last?.summary.key === key ? last.pages.slice(from, to) : []),
    changed: (contract, exported) => {
      const isOther = wanted?.contract !== contract
      if (isOther) isShown = false
      wanted = { contract, edition: isOther || !wanted ? (exported ?? 'working') : wanted.edition }
      isCurrent = false
      // What is under way is of the text before: the keystroke after it must not wait for it.
      if (isRunning) order(null)
      if (isShown) tell?.({ type: 'stale' })
      schedule()
    },
    hide: () => {
      isShown = false
    },
    cancel: () => {
      rest()
      order(null)
      tell?.({ type: 'cancelled' })
    },
    known: () => Object.fromEntries(known),
    onNews: (listener) => {
      tell = listener
    },
    close: async () => {
      rest()
      wanted = null
      await worker?.terminate()
      worker = null
    },
  }
}
