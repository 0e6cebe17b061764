/** Reads an asar archive without the library that wrote it: a header of JSON, then the files one after another. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>
  readonly size?: number
  readonly offset?: string
  readonly unpacked?: boolean
}

export interface PackedFile {
  /** From the archive's root, with forward slashes. */
  readonly name: string
  readonly unpacked: boolean
  readonly bytes: Buffer
}

export interface Archive {
  readonly files: readonly PackedFile[]
  /** What Electron compares with the hash that is written into the executable. */
  readonly headerHash: string
}

export const readArchive = (file: string): Archive => {
  const bytes = readFileSync(file)
  // Two nested pickles: the sizes of the header and of the text in it stand at 4 and 12.
  const headerSize = bytes.readUInt32LE(4)
  const header = bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))
  const start = 8 + headerSize
  const filesOf = (entry: Entry, folder: string): PackedFile[] =>
    Object.entries(entry.files ?? {}).flatMap(([part, child]) => {
      const name = path.posix.join(folder, part)
      if (child.files) return filesOf(child, name)
      const unpacked = child.unpacked === true
      const at = start + Number(child.offset)
      return [{ name, unpacked, bytes: unpacked ? readFileSync(path.join(`${file}.unpacked`, name)) : bytes.subarray(at, at + (child.size ?? 0)) }]
    })
  return { files: filesOf(JSON.parse(header) as Entry, ''), headerHash: createHash('sha256').update(header).digest('hex') }
}

/** Write packed files into a folder, those from outside the archive in their place among the others. */
export const unpack = (files: readonly PackedFile[], folder: string): void => {
  for (const { name, bytes } of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), bytes)
  }
}
