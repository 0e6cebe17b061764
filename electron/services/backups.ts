/** Backups: one a day, others when asked for; checked before they count, and put back without losing what was there. */
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Backup } from '../../shared/api.ts'
import { AppError } from '../../shared/errors.ts'
import { reasonOf } from '../reasons.ts'
import { backupFolder, backupName, listBackups, pruneBackups } from './backup-files.ts'

export interface Backups {
  /** The newest first. */
  list(): Backup[]
  /** Throws `AppError`: `cannot_write_backup`, `bad_backup` when the copy is not sound, as on a failing disk. */
  make(): Promise<Backup>
  /** Make the day's backup unless there is one or the user wants none. */
  makeDaily(): Promise<void>
  /**
   * Copy a backup to a file beside the database, ready to be put in its place, after a backup of today's data. Throws `AppError`: `unknown_backup`,
   * `bad_backup` and what `make` throws; then nothing is changed.
   */
  prepareRestore(name: string): Promise<string>
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
}

export interface BackupsOptions {
  readonly dataFolder: string
  /** Copy the database to a file, and whether the copy is sound; not on this thread. Progress is the share that is done, from 0 to 1. */
  readonly copy: (file: string, onProgress: (share: number) => void) => Promise<boolean>
  /** Whether a file is a sound database; not on this thread. */
  readonly check: (file: string) => Promise<boolean>
  readonly kept: () => number
  readonly now: () => string
  readonly onProgress: (done: number, total: number) => void
}

/** Put what has been written to a file on the disk itself. */
const flush = async (file: string): Promise<void> => {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export const createBackups = ({ dataFolder, copy, check, kept, now, onProgress }: BackupsOptions): Backups => {
  const folder = backupFolder(dataFolder)
  /** One at a time: two would be of the same moment and in each other's way. */
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const result = last.then(act)
    last = result.catch(() => undefined)
    return result
  }

  const write = async (spared: string | null): Promise<Backup> => {
    const name = backupName(folder, now())
    const file = path.join(folder, name)
    const draft = `${file}.tmp`
    try {
      await mkdir(folder, { recursive: true })
      if (!(await copy(draft, (share) => onProgress(Math.round(share * 100), 100)))) throw new AppError('bad_backup', { name })
      await flush(draft)
      await rename(draft, file)
    } catch (error) {
      // Whatever kept it from being written may keep it from being removed.
      await rm(draft, { force: true }).catch(() => undefined)
      if (error instanceof AppError) throw error
      throw new AppError('cannot_write_backup', { file, ...reasonOf(error) })
    }
    pruneBackups(folder, kept(), spared)
    const made = listBackups(folder).find((one) => one.name === name)
    if (!made) throw new AppError('cannot_write_backup', { file, why: '–', reason: 'gone' })
    return made
  }

  return {
    list: () => listBackups(folder),
    make: () => inTurn(() => write(null)),
    makeDaily: () =>
      inTurn(async () => {
        const today = now().slice(0, 10)
        if (kept() > 0 && !listBackups(folder).some(({ at }) => at.startsWith(today))) await write(null)
      }),
    prepareRestore: (name) =>
      inTurn(async () => {
        if (!listBackups(folder).some((one) => one.name === name)) throw new AppError('unknown_backup', { name })
        const file = path.join(folder, name)
        if (!(await check(file))) throw new AppError('bad_backup', { name })
        await write(name)
        const fresh = path.join(dataFolder, 'klausul.db.restored')
        try {
          await copyFile(file, fresh)
          await flush(fresh)
        } catch (error) {
          await rm(fresh, { force: true })
          throw new AppError('cannot_write_backup', { file: fresh, ...reasonOf(error) })
        }
        return fresh
      }),
    idle: async () => {
      await last
    },
  }
}
