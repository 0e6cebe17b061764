/** Checks a database file in a thread of its own: reading all of a large one takes longer than the window may wait. */
import { parentPort, workerData } from 'node:worker_threads'
import { checkDatabase } from '../db/check.ts'
import type { WorkerAnswer } from '../services/ask-worker.ts'

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage({ ok: true, value: checkDatabase(workerData as string) } satisfies WorkerAnswer)
