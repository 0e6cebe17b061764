/** Reads a zip that a stranger made: only what its directory says, never more than it declared, part by part as they are asked for. */
import { crc32, inflateRawSync } from 'node:zlib'
import { AppError } from '../../../shared/errors.ts'

const MEGABYTE = 1024 * 1024
/** Of the file, of one entry and of all entries together; ten times and more what a long contract with pictures comes to. */
export const LARGEST_FILE = 64 * MEGABYTE
export const LARGEST_ENTRY = 64 * MEGABYTE
export const LARGEST_TOTAL = 256 * MEGABYTE
export const MOST_ENTRIES = 5000

export interface Unzipped {
  /** Paths as they are written in the zip. */
  readonly paths: readonly string[]
  /** The bytes of an entry by its path in any case (as in OPC); null when there is none. Throws `AppError`: `word_broken`. */
  bytes(path: string): Uint8Array | null
}

interface Entry {
  readonly path: string
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly header: number
}

const END = 0x06054b50
const END_LENGTH = 22
const DIRECTORY = 0x02014b50
const DIRECTORY_LENGTH = 46
const LOCAL = 0x04034b50
const LOCAL_LENGTH = 30
/** Encrypted, patched data, strong encryption, masked headers. */
const UNREADABLE = 0x0001 | 0x0020 | 0x0040 | 0x2000
const STORED = 0
const DEFLATED = 8

const brokenFile = (file: string): AppError => new AppError('word_broken', { file })

/** The record at the end of a zip, before a comment of at most 64 kB. */
const findEnd = (view: DataView): number => {
  for (let at = view.byteLength - END_LENGTH; at >= Math.max(0, view.byteLength - END_LENGTH - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === END && at + END_LENGTH + view.getUint16(at + 20, true) === view.byteLength) return at
  }
  return -1
}

const readDirectory = (bytes: Uint8Array, view: DataView, file: string): Entry[] => {
  const end = findEnd(view)
  if (end === -1) throw brokenFile(file)
  const count = view.getUint16(end + 10, true)
  const start = view.getUint32(end + 16, true)
  // Several disks, or the marks of zip64: what is small enough to be read here needs neither.
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count || count === 0xffff || start === 0xffffffff) {
    throw brokenFile(file)
  }
  if (count > MOST_ENTRIES) throw new AppError('word_too_large', { file })
  const entries: Entry[] = []
  for (let at = start; entries.length < count; ) {
    if (at + DIRECTORY_LENGTH > end || view.getUint32(at, true) !== DIRECTORY) throw brokenFile(file)
    const name = view.getUint16(at + 28, true)
    const flags = view.getUint16(at + 8, true)
    if ((flags & UNREADABLE) !== 0) throw new AppError('word_password', { file })
    const nameAt = at + DIRECTORY_LENGTH
    entries.push({
      path: new TextDecoder().decode(bytes.subarray(nameAt, nameAt + name)).replaceAll('\\', '/'),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      header: view.getUint32(at + 42, true),
    })
    at = nameAt + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

const sum = (entries: readonly Entry[], of: 'packed' | 'size'): number => entries.reduce((total, entry) => total + entry[of], 0)

/** An entry's bytes. What it declared is the most that is ever unpacked. */
const unpack = (bytes: Uint8Array, view: DataView, entry: Entry, file: string): Uint8Array => {
  const { header, packed, size, method } = entry
  if (view.getUint32(header, true) !== LOCAL) throw brokenFile(file)
  const from = header + LOCAL_LENGTH + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
  const data = bytes.subarray(from, from + packed)
  if (data.length !== packed || (method !== STORED && method !== DEFLATED)) throw brokenFile(file)
  // Node refuses a limit of nothing, and an empty part may be deflated.
  const unpacked = method === STORED ? data : new Uint8Array(inflateRawSync(data, { maxOutputLength: Math.max(size, 1) }))
  if (unpacked.length !== size || crc32(unpacked) !== entry.crc) throw brokenFile(file)
  return unpacked
}

/** What reads past the end of the bytes, or is no deflated data, is a broken file. */
const orBroken = <T>(file: string, read: () => T): T => {
  try {
    return read()
  } catch (error) {
    throw error instanceof AppError ? error : brokenFile(file)
  }
}

/** Open the bytes of a zip; `file` is what it is called in messages. Throws `AppError`: `word_broken`, `word_too_large`, `word_password`. */
export const unzip = (bytes: Uint8Array, file: string): Unzipped => {
  if (bytes.length > LARGEST_FILE) throw new AppError('word_too_large', { file })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = orBroken(file, () => readDirectory(bytes, view, file)).filter(({ path }) => !path.endsWith('/'))
  if (entries.some(({ size }) => size > LARGEST_ENTRY) || sum(entries, 'size') > LARGEST_TOTAL) throw new AppError('word_too_large', { file })
  const byPath = new Map(entries.map((entry) => [entry.path.toLowerCase(), entry]))
  // Two parts of one name, or parts that share their data, are made to mislead a reader or to fill its memory.
  if (byPath.size < entries.length || sum(entries, 'packed') > bytes.length) throw brokenFile(file)
  return {
    paths: entries.map(({ path }) => path),
    bytes: (path) => {
      const entry = byPath.get(path.toLowerCase())
      return entry ? orBroken(file, () => unpack(bytes, view, entry, file)) : null
    },
  }
}
