/** The folder of backups: what lies in it, what is given up when there are too many, and putting one in place of a damaged database. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Backup } from '../../shared/api.ts'
import { AppError } from '../../shared/errors.ts'
import { DATABASE_FILE } from '../cli/data-folder.ts'
import { checkDatabase } from '../db/check.ts'

/** The files of a database: itself, the log of what is not yet in it, and the log's index. */
const TRIO = ['', '-wal', '-shm'] as const

const NAME = /^klausul-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z(?:-\d+)?\.db$/

export const backupFolder = (dataFolder: string): string => path.join(dataFolder, 'backups')

/** The name of a backup that is made at a time (ISO 8601) and of which there is none yet. */
export const backupName = (folder: string, at: string): string => {
  const base = `klausul-${at.slice(0, 19).replaceAll(':', '-')}Z`
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? `${base}.db` : `${base}-${n}.db`
    if (!existsSync(path.join(folder, name))) return name
  }
}

/** The backups in a folder, the newest first. What is not named like one is none. */
export const listBackups = (folder: string): Backup[] => {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return []
  return readdirSync(folder)
    .flatMap((name): Backup[] => {
      const [, day, hours, minutes, seconds] = NAME.exec(name) ?? []
      if (day === undefined) return []
      return [{ name, at: `${day}T${hours}:${minutes}:${seconds}.000Z`, size: statSync(path.join(folder, name)).size }]
    })
    .toSorted((a, b) => b.at.localeCompare(a.at) || b.name.localeCompare(a.name))
}

/** Delete the oldest backups until `kept` are left, but never the newest, nor `spared`. */
export const pruneBackups = (folder: string, kept: number, spared: string | null = null): void => {
  for (const { name } of listBackups(folder).slice(Math.max(kept, 1))) if (name !== spared) rmSync(path.join(folder, name), { force: true })
}

/** The newest backup that is sound, or null. Reads every page: for the start of the program, before there is a window. */
export const newestGoodBackup = (dataFolder: string): Backup | null => {
  const folder = backupFolder(dataFolder)
  return listBackups(folder).find(({ name }) => checkDatabase(path.join(folder, name))) ?? null
}

/** Move the files of a database to another name beside it. */
export const moveTrio = (from: string, to: string): void => {
  for (const ending of TRIO) if (existsSync(from + ending)) renameSync(from + ending, to + ending)
}

export const removeTrio = (file: string): void => {
  for (const ending of TRIO) rmSync(file + ending, { force: true })
}

export interface Recovered {
  readonly backup: Backup
  /** Where the damaged database lies now. */
  readonly aside: string
}

/**
 * Move a damaged database aside and put the newest good backup in its place; `now` is the time as ISO 8601. Nothing may have the database open. Throws
 * `AppError('no_good_backup')` and changes nothing when there is none.
 */
export const recover = (dataFolder: string, now: string): Recovered => {
  const backup = newestGoodBackup(dataFolder)
  if (!backup) throw new AppError('no_good_backup', { folder: backupFolder(dataFolder) })
  const file = path.join(dataFolder, DATABASE_FILE)
  const fresh = `${file}.restored`
  mkdirSync(dataFolder, { recursive: true })
  copyFileSync(path.join(backupFolder(dataFolder), backup.name), fresh)
  const aside = `${file}.damaged-${now.slice(0, 19).replaceAll(':', '-')}Z`
  moveTrio(file, aside)
  renameSync(fresh, file)
  return { backup, aside }
}
