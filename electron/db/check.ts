/** Whether a file is a sound database of ours. */
import Database from 'better-sqlite3'
import { APPLICATION_ID } from './open.ts'

/** `quick_check` of a file: true when it is a database of this program without a fault. Nothing in it is changed. */
export const checkDatabase = (file: string): boolean => {
  let db: Database.Database | null = null
  try {
    db = new Database(file, { fileMustExist: true })
    return db.pragma('application_id', { simple: true }) === APPLICATION_ID && db.pragma('quick_check(1)', { simple: true }) === 'ok'
  } catch {
    // Not a database at all, or one that cannot even be opened: no reason of the system's would help anybody.
    return false
  } finally {
    db?.close()
  }
}
