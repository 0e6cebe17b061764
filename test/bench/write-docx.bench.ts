/**
 * Writing the 300-page contract as .docx, against the raw floor and peers in the same run. Interleaved, so that a busy machine slows all alike; the
 * median of the ratios counts, and the best of three repeats decides. Page numbers are laid out once, apart: they cost time per page, not per file.
 */
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { withPageNumbers } from '../../electron/docx/write/pages.ts'
import { writeDocx } from '../../electron/docx/write/write-docx.ts'
import { flatten } from '../../shared/document/flatten.ts'
import { resolve } from '../../shared/document/resolve.ts'
import { LARGE, largeContract } from './large-contract.ts'
import { type Measured, medianOf, timed } from './measure.ts'
import { peers } from './peers.ts'
import { rawDocx } from './raw-floor.ts'

/** Word reference, 4: writing without page numbers costs at most this many times the raw floor. */
const LIMIT = 5
const ROUNDS = 7
const REPEATS = 3
/** A tenth of the large contract. */
const FEW_PAGES = 30

/** The most memory that a process which writes the file takes, in megabytes; the same process without writing it for comparison. */
const peakMemory = (writes: boolean): number =>
  Number(execFileSync(process.execPath, [path.join(import.meta.dirname, 'write-once.ts'), ...(writes ? ['write'] : [])], { encoding: 'utf8' }))

export const writeDocxBench = async (): Promise<Measured[]> => {
  const contract = largeContract()
  const resolution = resolve(contract)
  const blocks = flatten(resolution)
  const others = peers()
  const write = (): number => writeDocx(resolve(contract), { markOwners: false, pageNumbers: null }).length

  const repeats: { ours: number; others: number[]; floor: number }[] = []
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    const floors: number[] = []
    const ours: number[] = []
    const theirs: number[][] = others.map(() => [])
    for (let round = 0; round < ROUNDS; round += 1) {
      const floor = await timed(() => rawDocx(blocks))
      floors.push(floor)
      ours.push((await timed(write)) / floor)
      for (const [index, peer] of others.entries()) theirs[index]?.push((await timed(() => peer.write(blocks))) / floor)
    }
    repeats.push({ floor: medianOf(floors), ours: medianOf(ours), others: theirs.map(medianOf) })
  }
  const best = repeats.toSorted((a, b) => a.ours - b.ours)[0]
  if (!best) throw new Error('nothing was measured')

  const few = largeContract({ ...LARGE, chapters: 10, references: 50, tables: 4 })
  const withoutPages = await timed(() => writeDocx(resolve(few), { markOwners: false, pageNumbers: null }))
  const withPages = await timed(() => withPageNumbers((pageNumbers) => writeDocx(resolve(few), { markOwners: false, pageNumbers })))
  return [
    { name: 'raw floor (strings and zip)', value: best.floor, unit: 'ms', limit: null },
    { name: 'Klausul, .docx of 3,000 clauses', value: best.ours, unit: 'x floor', limit: LIMIT },
    ...others.map(({ name }, index) => ({ name, value: best.others[index] ?? Number.NaN, unit: 'x floor', limit: null })),
    { name: 'Klausul, against the quickest peer', value: best.ours / Math.min(...best.others), unit: 'x', limit: 1 },
    { name: 'memory of a process that writes it', value: peakMemory(true), unit: 'MB', limit: null },
    { name: 'memory of the same that does not', value: peakMemory(false), unit: 'MB', limit: null },
    { name: 'laying out pages, a tenth of the contract', value: (withPages - withoutPages) / withoutPages, unit: 'x writing it', limit: null },
    { name: 'laying out pages, each', value: (withPages - withoutPages) / FEW_PAGES, unit: 'ms', limit: null },
  ]
}
