/** Copies the database and checks the copy in a thread of its own: reading and flushing all of a large one takes longer than the window may wait. */
import { parentPort, workerData } from 'node:worker_threads'
import { copyDatabase } from '../db/backup.ts'
import { checkDatabase } from '../db/check.ts'
import type { WorkerMessage } from '../services/ask-worker.ts'

export interface BackupTask {
  /** The database to copy to `file` first; null to check `file` only. */
  readonly from: string | null
  readonly file: string
}

const say = (message: WorkerMessage): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(message)
}

const { from, file } = workerData as BackupTask
if (from !== null) await copyDatabase(from, file, (share) => say({ progress: share }))
say({ ok: true, value: checkDatabase(file) })
