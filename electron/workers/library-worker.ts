/** Loads the library that ships in a thread of its own, with its own connection to the database, so that the window can show meanwhile. */
import { parentPort, workerData } from 'node:worker_threads'
import { closeDatabase, openDatabase } from '../db/open.ts'
import { asAppError } from '../refusal.ts'
import type { WorkerAnswer } from '../services/ask-worker.ts'
import { loadShipped } from '../services/load-shipped.ts'

export interface LibraryTask {
  readonly file: string
  readonly folder: string
}

const { file, folder } = workerData as LibraryTask

const load = (): WorkerAnswer => {
  try {
    const db = openDatabase(file)
    try {
      loadShipped(db, { folder, now: () => new Date().toISOString() })
    } finally {
      closeDatabase(db)
    }
    return { ok: true, value: null }
  } catch (thrown) {
    const { code, params, problems } = asAppError(thrown)
    return { ok: false, error: { code, params, problems } }
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(load())
