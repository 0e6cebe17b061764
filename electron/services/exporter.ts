/** Exports in worker threads: the user is asked where to write while the pages are laid out, hears how far it has come, and can end it any time. */
import { rmSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Envelope } from '../../shared/api.ts'
import type { ExportWish } from '../../shared/export-wish.ts'
import { AppError } from '../../shared/errors.ts'
import type { PrintedHouseStyle } from '../../shared/house-style.ts'
import type { KnownPages } from '../docx/write/pages.ts'
import type { SourceOrigin } from '../docx/write/source-part.ts'
import type { ExportSummary } from './export.ts'
import { makePdfs, type PdfConverter } from './pdf.ts'
import { stagingFor } from './whole-files.ts'

/** What the worker is started with. */
export interface ExportTask {
  /** The stored JSON of a contract. */
  readonly contract: string
  readonly wish: ExportWish
  readonly houseStyle: PrintedHouseStyle
  /** What the files say of where they come from. */
  readonly origin: SourceOrigin
  /** Page numbers that have been computed while drafting. */
  readonly known?: KnownPages
}

/** Where the worker is to write; the files as planned but under these names. */
export interface ExportTarget {
  readonly folder: string
  readonly names: readonly string[]
  /** A folder for drafts, on the same disk. */
  readonly staging: string
}

/** What the worker tells. */
export type ExportMessage =
  | { readonly type: 'ready'; readonly names: readonly string[] }
  | { readonly type: 'progress'; readonly stage: 'pages' | 'writing'; readonly done: number; readonly total: number }
  | { readonly type: 'done'; readonly summary: ExportSummary; readonly guesses: readonly string[] }
  | { readonly type: 'refused'; readonly error: (Envelope & { ok: false })['error'] }

export interface ExportOutcome extends ExportSummary {
  readonly folder: string
  readonly files: readonly string[]
  readonly guesses: readonly string[]
}

export interface ExportRun extends ExportTask {
  /** Ask where to write the planned files. Null when the user thinks better of it. */
  readonly chooseTarget: (names: readonly string[]) => Promise<{ readonly folder: string; readonly names: readonly string[] } | null>
  readonly onProgress: (stage: string, done: number, total: number) => void
}

export interface Exporter {
  /** Null when the user thinks better of it, or the program ends. Throws `AppError` as `readyToExport` does, and `cannot_write_file`. */
  run(wish: ExportRun): Promise<ExportOutcome | null>
  /** PDFs of files that were written. Rejects as `makePdfs` does. */
  pdfs(converter: PdfConverter, outcome: ExportOutcome): Promise<readonly string[]>
  /** End what is under way; no half file is left. */
  cancelAll(): Promise<void>
}

/** Exports by the script of their worker. */
export const createExporter = (workerFile: string): Exporter => {
  const running = new Set<() => Promise<void>>()

  const run = ({ chooseTarget, onProgress, ...task }: ExportRun): Promise<ExportOutcome | null> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(workerFile, { workerData: task })
      let target: ExportTarget | null = null
      const end = async (): Promise<void> => {
        running.delete(end)
        await worker.terminate()
        if (target) rmSync(target.staging, { recursive: true, force: true })
        resolve(null)
      }
      running.add(end)
      const fail = async (error: unknown): Promise<void> => {
        reject(error)
        await end()
      }
      const ask = async (names: readonly string[]): Promise<void> => {
        const chosen = await chooseTarget(names)
        if (!chosen || !running.has(end)) return end()
        target = { ...chosen, staging: stagingFor(chosen.folder) }
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
        worker.postMessage(target)
      }
      worker.on('message', (message: ExportMessage) => {
        switch (message.type) {
          case 'ready':
            ask(message.names).catch(fail)
            break
          case 'progress':
            onProgress(message.stage, message.done, message.total)
            break
          case 'done':
            resolve(target && { ...message.summary, folder: target.folder, files: target.names, guesses: message.guesses })
            break
          case 'refused':
            reject(new AppError(message.error.code, message.error.params, message.error.problems))
            break
          default:
            throw new Error('unknown message')
        }
      })
      worker.on('error', (error) => void fail(error))
      worker.on('exit', () => void end())
    })

  const pdfs = async (converter: PdfConverter, { folder, files }: ExportOutcome): Promise<readonly string[]> => {
    const ending = new AbortController()
    const making = makePdfs(converter, folder, files, ending.signal)
    const end = async (): Promise<void> => {
      ending.abort()
      await making.catch(() => undefined)
    }
    running.add(end)
    try {
      return await making
    } finally {
      running.delete(end)
    }
  }

  return {
    run,
    pdfs,
    cancelAll: async () => {
      await Promise.all([...running].map((end) => end()))
    },
  }
}
