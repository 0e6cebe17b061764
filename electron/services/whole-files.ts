/** Files that are written whole or not at all. */
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { reasonOf } from '../reasons.ts'

const writeFlushed = (file: string, data: Uint8Array | string): void => {
  const handle = openSync(file, 'w')
  try {
    const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data
    for (let from = 0; from < bytes.length; ) from += writeSync(handle, bytes, from)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/**
 * Write a file whole or not at all: beside it first, flushed, then renamed over it. Throws `AppError('cannot_write_file')` (full disk, no right,
 * no such drive) and leaves an older file as it was.
 */
export const writeFileWhole = (file: string, data: Uint8Array | string): void => {
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`)
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFlushed(draft, data)
    renameSync(draft, file)
  } catch (error) {
    if (existsSync(draft)) rmSync(draft)
    throw new AppError('cannot_write_file', { file, ...reasonOf(error) })
  }
}

/** A folder for drafts on the disk that files go to: inside their folder, or beside it when it is not there yet. */
export const stagingFor = (folder: string): string =>
  path.join(existsSync(folder) ? folder : path.dirname(folder), `.klausul-${randomBytes(6).toString('hex')}`)

/**
 * Write files into a folder. All are written and flushed in the folder `staging`, on the same disk, before the first is seen; a folder that is not there
 * yet appears with all of them at once. Throws `AppError('cannot_write_file')`.
 */
export const writeFilesWhole = (folder: string, files: readonly { readonly name: string; readonly data: Uint8Array }[], staging: string): void => {
  let file = folder
  try {
    mkdirSync(staging, { recursive: true })
    for (const { name, data } of files) {
      file = path.join(folder, name)
      writeFlushed(path.join(staging, name), data)
    }
    if (existsSync(folder)) {
      for (const { name } of files) {
        file = path.join(folder, name)
        renameSync(path.join(staging, name), file)
      }
    } else renameSync(staging, folder)
  } catch (error) {
    throw new AppError('cannot_write_file', { file, ...reasonOf(error) })
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}
