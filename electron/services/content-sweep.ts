/** Deleting a contract for good: what it alone used is freed in steps that never hold up the window. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { contentUse, type Reached } from '../db/content-use.ts'
import type { Db } from '../db/open.ts'

/** Revisions read, and rows deleted, in one turn: some milliseconds. */
const IN_ONE_TURN = 500

/**
 * Delete a contract with its history and free the content that no other revision uses. A program that ends in between leaves content that nothing
 * names, which is harmless.
 */
export const sweepContent = async (db: Db, id: string): Promise<void> => {
  const use = contentUse(db)
  const unused = use.dropContract(id)
  // Revisions that are added while this runs are looked at before anything is deleted.
  const seen = use.newest()
  let reached: Reached | null = { contract: 0, number: 0 }
  while (reached && unused.size > 0) {
    reached = use.spare(unused, reached, IN_ONE_TURN)
    // oxlint-disable-next-line no-await-in-loop -- one step after the other, so that the window's calls come in between
    await nextTurn()
  }
  while (unused.size > 0) {
    use.drop(unused, seen, IN_ONE_TURN)
    // oxlint-disable-next-line no-await-in-loop -- as above
    await nextTurn()
  }
}
