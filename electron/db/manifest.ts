/**
 * The list of a revision's pieces as stored: whole in a keyframe, else as what changed since the revision before. Numbers are written seven bits to a
 * byte, rows as differences, so that pieces that were stored one after another take a byte each.
 */
import { AppError } from '../../shared/errors.ts'

/** A piece in its place: the row of its content, or -n when it was typed in revision n, and its depth in the document. */
export interface Entry {
  readonly row: number
  readonly depth: number
}

/** `remove` entries from `at` on gave way to `insert`. */
export interface Splice {
  readonly at: number
  readonly remove: number
  readonly insert: readonly Entry[]
}

/** Depths are below this (a part nests at most eleven deep): depth and difference of rows share a number. */
export const DEPTHS = 16

const writeNumber = (bytes: number[], value: number): void => {
  let rest = value
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  bytes.push(rest)
}

/** Differences with their sign in the lowest place: 0, -1, 1, -2 … become 0, 1, 2, 3 … */
const folded = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value)
const unfolded = (value: number): number => (value % 2 === 1 ? -(value + 1) / 2 : value / 2)

/** Writes entries, each as its difference from the one before. */
const entryWriter = (bytes: number[]): ((entry: Entry) => void) => {
  let before = 0
  return ({ row, depth }) => {
    writeNumber(bytes, folded(row - before) * DEPTHS + depth)
    before = row
  }
}

export const encodeKeyframe = (entries: readonly Entry[]): Buffer => {
  const bytes: number[] = []
  entries.forEach(entryWriter(bytes))
  return Buffer.from(bytes)
}

/** What changed, one splice after the other. */
export const encodeSplices = (splices: readonly Splice[]): Buffer => {
  const bytes: number[] = []
  const write = entryWriter(bytes)
  for (const { at, remove, insert } of splices) {
    for (const number of [at, remove, insert.length]) writeNumber(bytes, number)
    insert.forEach(write)
  }
  return Buffer.from(bytes)
}

interface Reader {
  readonly more: () => boolean
  /** Numbers that the bytes break off in come from a damaged file. */
  readonly number: () => number
  readonly entry: () => Entry
}

const readerOf = (bytes: Buffer): Reader => {
  let place = 0
  let before = 0
  const number = (): number => {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[place]
      if (byte === undefined) throw new AppError('broken_history')
      place += 1
      value += (byte % 128) * scale
      if (byte < 128) return value
    }
  }
  const entry = (): Entry => {
    const value = number()
    before += unfolded(Math.floor(value / DEPTHS))
    return { row: before, depth: value % DEPTHS }
  }
  return { more: () => place < bytes.length, number, entry }
}

export const decodeKeyframe = (bytes: Buffer): Entry[] => {
  const { more, entry } = readerOf(bytes)
  const entries: Entry[] = []
  while (more()) entries.push(entry())
  return entries
}

export const decodeSplices = (bytes: Buffer): Splice[] => {
  const { more, number, entry } = readerOf(bytes)
  const splices: Splice[] = []
  while (more()) {
    const [at, remove, count] = [number(), number(), number()]
    splices.push({ at, remove, insert: Array.from({ length: count }, entry) })
  }
  return splices
}

/** A list after splices, one after the other. */
export const spliced = (entries: readonly Entry[], splices: readonly Splice[]): Entry[] => {
  const list = [...entries]
  for (const { at, remove, insert } of splices) list.splice(at, remove, ...insert)
  return list
}

/** The list after the changes that followed a keyframe, oldest first. */
export const replay = (keyframe: Buffer, changes: readonly Buffer[]): Entry[] => spliced(decodeKeyframe(keyframe), changes.flatMap(decodeSplices))
