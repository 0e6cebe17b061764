/** Copying a database that is in use, page by page between other work. */
import type { Db } from './open.ts'

/** Some eight milliseconds (performance reference, section 3); ten times as many hold the window up. */
const PAGES_A_STEP = 1000

/** Copy a database into a file; saves may go on meanwhile and are in the copy. `onProgress` gets the share that is done, from 0 to 1. */
export const copyDatabase = async (db: Db, file: string, onProgress: (share: number) => void): Promise<void> => {
  await db.backup(file, {
    progress: ({ totalPages, remainingPages }) => {
      onProgress(totalPages === 0 ? 0 : 1 - remainingPages / totalPages)
      return PAGES_A_STEP
    },
  })
}
