/** Copying a database that is in use. */
import Database from 'better-sqlite3'

/** How often progress is told; on the thread that saves, more at a time would hold the window up (performance reference, section 3). */
const PAGES_A_STEP = 1000

/**
 * Copy a database into a file as it is at this moment; saves go on meanwhile and are not in the copy. `onProgress` gets the share that is done, from 0
 * to 1. The last step flushes all of the copy: not for the main thread.
 */
export const copyDatabase = async (from: string, to: string, onProgress: (share: number) => void): Promise<void> => {
  const db = new Database(from, { fileMustExist: true, timeout: 5000 })
  try {
    // One view of the data throughout: without it the copy would begin again with every save.
    db.exec('BEGIN; SELECT count(*) FROM sqlite_schema')
    await db.backup(to, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress(totalPages === 0 ? 0 : 1 - remainingPages / totalPages)
        return PAGES_A_STEP
      },
    })
  } finally {
    db.close()
  }
}
