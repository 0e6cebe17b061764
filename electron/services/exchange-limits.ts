/** What an exchanged library may hold at most, and its bytes as text that hides nothing. */
import path from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { isWritable } from '../../shared/library/inline-writer.ts'
import { readAtMost } from './read-at-most.ts'

const MEGABYTE = 1024 * 1024
/** Ten times and more what ships, like the others here. */
export const LARGEST_FILE = 16 * MEGABYTE
export const LONGEST_LINE = 50_000
/** Clauses and sub-clauses, in all languages together. */
export const MOST_CLAUSES = 30_000
export const MOST_STANDARDS = 200
export const MOST_LINES = 250_000
/** Signs that begin a cell, a mark or a live part of a text: each is a node in memory. */
export const MOST_SIGNS = 300_000
/** Characters of YAML in all. */
export const MOST_YAML = 2_000_000
/** More of them help nobody. */
export const MOST_PROBLEMS = 100

const wrong = (code: string, file: string, params: AppError['params'] = {}): AppError =>
  new AppError('bad_library_file', { file }, [{ place: file, code, params }])

/** The bytes of a file that is not too large to be a library. Throws `AppError`: `cannot_read_file`, `bad_library_file`. */
export const readLimited = (file: string): Uint8Array => {
  const bytes = readAtMost(file, LARGEST_FILE)
  if (bytes === null) throw wrong('file_too_large', path.basename(file), { max: LARGEST_FILE / MEGABYTE })
  return bytes
}

/** The lines of a text file. Throws `AppError('bad_library_file')` for what is no text, holds characters that are not seen, or has lines without end. */
export const linesOf = (bytes: Uint8Array, file: string): string[] => {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw wrong('not_text', file)
  }
  const lines = text.split(/\r?\n/)
  const strange = lines.flatMap((line, index) =>
    isWritable(line) && line.length <= LONGEST_LINE
      ? []
      : [{ place: `${file}:${index + 1}`, code: isWritable(line) ? 'line_too_long' : 'control_character', params: { max: LONGEST_LINE } }],
  )
  if (strange.length > 0) throw new AppError('bad_library_file', { file }, strange.slice(0, MOST_PROBLEMS))
  return lines
}
