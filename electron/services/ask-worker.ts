/** A worker thread that is given one task and answers once. */
import { Worker } from 'node:worker_threads'
import type { Envelope } from '../../shared/api.ts'
import { AppError } from '../../shared/errors.ts'

export type WorkerAnswer = Envelope
/** What a worker says: how far it has come, from 0 to 1, any number of times, and then its answer. */
export type WorkerMessage = WorkerAnswer | { readonly progress: number }

/** Start a worker, wait for its answer, and end it. Throws the `AppError` that it answers with. */
export const askWorker = async (script: string, task: unknown, onProgress: (share: number) => void = () => undefined): Promise<unknown> => {
  const worker = new Worker(script, { workerData: task })
  try {
    const answer = await new Promise<WorkerAnswer>((resolve, reject) => {
      worker.on('message', (message: WorkerMessage) => {
        if ('progress' in message) onProgress(message.progress)
        else resolve(message)
      })
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error(`${script} ended without an answer`)))
    })
    if (answer.ok) return answer.value
    throw new AppError(answer.error.code, answer.error.params, answer.error.problems)
  } finally {
    await worker.terminate()
  }
}
