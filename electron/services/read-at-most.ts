/** Files that a user names, read no further than they may be long. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { reasonOf } from '../reasons.ts'

/** The bytes of a file; null when it has more than `most`. Throws `AppError('cannot_read_file')`, which calls it `name`. */
export const readAtMost = (file: string, most: number, name: string = path.basename(file)): Uint8Array | null => {
  let bytes: Buffer
  try {
    const handle = openSync(file, 'r')
    try {
      const stat = fstatSync(handle)
      if (stat.isDirectory()) throw new AppError('cannot_read_file', { file: name, why: 'EISDIR', reason: 'is_folder' })
      const { size } = stat
      // A device or a pipe has no size: it is read to the limit and no further.
      bytes = Buffer.alloc(Math.min(size > 0 ? size + 1 : most + 1, most + 1))
      let length = 0
      for (let read = -1; read !== 0 && length < bytes.length; length += read) read = readSync(handle, bytes, length, bytes.length - length, null)
      bytes = bytes.subarray(0, length)
    } finally {
      closeSync(handle)
    }
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('cannot_read_file', { file: name, ...reasonOf(error) })
  }
  return bytes.length > most ? null : bytes
}
