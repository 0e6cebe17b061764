/** Reads a Word file in a thread of its own: a long one takes seconds, one made to do harm may take longer, and the window must not wait for either. */
import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { LARGEST_FILE } from '../docx/read/unzip.ts'
import { AppError } from '../../shared/errors.ts'
import { asAppError } from '../refusal.ts'
import type { WorkerAnswer } from '../services/ask-worker.ts'
import type { ReadTask } from '../services/open-file.ts'
import { readAtMost } from '../services/read-at-most.ts'
import { readWordFile } from '../services/read-word-file.ts'

const { file, kept } = workerData as ReadTask

const read = (): WorkerAnswer => {
  try {
    const name = path.basename(file)
    const bytes = readAtMost(file, LARGEST_FILE)
    if (bytes === null) throw new AppError('word_too_large', { file: name })
    return { ok: true, value: readWordFile(bytes, name, () => kept) }
  } catch (thrown) {
    const { code, params, problems } = asAppError(thrown)
    return { ok: false, error: { code, params, problems } }
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(read())
