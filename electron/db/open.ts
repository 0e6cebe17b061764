/** The program's database: one file, one connection, opened once with every pragma said aloud. */
import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '../../shared/errors.ts'
import { reasonOf } from '../reasons.ts'
import { migrate } from './migrate.ts'
import { MIGRATIONS } from './migrations/migrations.ts'

export type Db = Database.Database

/** `Klau` in ASCII: tells our files from other SQLite files. */
export const APPLICATION_ID = 0x4b6c6175

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

const configure = (db: Db, file: string): void => {
  const id = db.pragma('application_id', { simple: true })
  const empty = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0
  if (id !== APPLICATION_ID && !(id === 0 && empty)) throw new AppError('not_our_database', { file })
  // Twice what is usual, and never changed later: a keystroke is a row of a kilobyte among those of other contracts, and the fewer rows fill a page, the
  // more often a save has to divide one and to write five pages for one.
  if (empty) db.pragma('page_size = 8192')
  db.pragma('journal_mode = WAL')
  // A legal draft survives a power cut: one flush at every commit, set after WAL because the order decides the default.
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('trusted_schema = OFF')
  if (id === 0) db.pragma(`application_id = ${APPLICATION_ID}`)
}

const openOnce = (file: string): Db => {
  const inMemory = file === ':memory:'
  let db: Db | null = null
  try {
    if (!inMemory) mkdirSync(path.dirname(file), { recursive: true })
    const isNew = inMemory || !existsSync(file)
    db = new Database(file, { timeout: 5000 })
    configure(db, file)
    migrate(db, MIGRATIONS, isNew ? null : file)
    return db
  } catch (error) {
    db?.close()
    throw error
  }
}

/**
 * While one program makes a database and another opens or closes it, SQLite may refuse a step without waiting (the change to the write-ahead log), or find
 * a file beside it gone that was there a moment ago. That passes.
 */
const PASSES = /^SQLITE_(?:BUSY|IOERR)/
const ATTEMPTS = 10
const PAUSE = 50

/**
 * Open or create the database in a file (`:memory:` for tests). Throws `AppError`: `not_our_database` for another program's file, `broken_database`
 * for a damaged one, `newer_database` for one from a newer version, `cannot_open_database` when the folder cannot be used.
 */
export const openDatabase = (file: string): Db => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return openOnce(file)
    } catch (error) {
      if (error instanceof AppError) throw error
      const code = codeOf(error)
      if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB') throw new AppError('broken_database', { file })
      if (!PASSES.test(code) || attempt === ATTEMPTS) throw new AppError('cannot_open_database', { file, ...reasonOf(error) })
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE)
    }
  }
}

/**
 * Close for good: statistics for the next start, and no -wal or -shm file left behind. While another program writes, or on a full disk, the statistics wait
 * for the next time: what was done is done, and is not to be told as refused.
 */
export const closeDatabase = (db: Db): void => {
  try {
    db.pragma('optimize')
  } catch (error) {
    if (!codeOf(error).startsWith('SQLITE_')) throw error
  } finally {
    db.close()
  }
}
