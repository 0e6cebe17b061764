/** Migrations of the database: append-only steps, each in a transaction with its version number, after a copy of the file has been made. */
import { rmSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import type { Db } from './open.ts'

/** A step from one version to the next. It never imports code whose meaning may change. */
export interface Step {
  readonly name: string
  readonly run: (db: Db) => void
}

/** Where the copy of a database of version `version` goes before it is migrated. */
export const backupName = (file: string, version: number): string => `${file}.v${version}.bak`

/**
 * Bring a database to the newest version. `file` is the existing file to copy before the first step, or null when there is nothing to lose.
 * Throws `AppError('newer_database')` and changes nothing when the file comes from a newer version of the program.
 */
export const migrate = (db: Db, steps: readonly Step[], file: string | null): void => {
  const version = db.pragma('user_version', { simple: true }) as number
  if (version > steps.length) throw new AppError('newer_database', { found: version, known: steps.length })
  if (version === steps.length) return
  if (file !== null && version > 0) {
    const copy = backupName(file, version)
    rmSync(copy, { force: true })
    db.prepare('VACUUM INTO ?').run(copy)
  }
  for (const [index, step] of steps.entries()) {
    db.transaction(() => {
      // Another process may have migrated while this one waited for the lock.
      if ((db.pragma('user_version', { simple: true }) as number) > index) return
      step.run(db)
      db.pragma(`user_version = ${index + 1}`)
    }).immediate()
  }
}
