/**
 * Writing the 300-page contract as .docx, against the raw floor and peers. In each round all write it one after another, so that a busy machine slows all
 * alike; the median of the rounds' ratios counts. Page numbers are laid out apart: they cost time per page, not per file.
 */
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { withPageNumbers } from '../../electron/docx/write/pages.ts'
import { writeDocx } from '../../electron/docx/write/write-docx.ts'
import type { FlatBlock } from '../../shared/document/flat-blocks.ts'
import { flatten } from '../../shared/document/flatten.ts'
import { resolve } from '../../shared/document/resolve.ts'
import { contractOfPages, largeContract } from './large-contract.ts'
import { bestRepeat, type Measured, medianOf, timed } from './measure.ts'
import { type Peer, peers } from './peers.ts'
import { rawDocx } from './raw-floor.ts'

/** Word reference, 4: writing without page numbers costs at most this many times the raw floor. */
const LIMIT = 5
const ROUNDS = 7
/** What is laid out for the cost of a page. */
const FEW_PAGES = 30
const LAYOUTS = 3

/** The letters that a file prints, but for spaces. */
const lettersIn = (docx: Uint8Array): number => {
  const document = strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array())
  return [...document.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].reduce((sum, [, text = '']) => sum + text.replaceAll(/\s/g, '').length, 0)
}

/** A peer that left text out would be quicker than it is. */
const checkTexts = async (others: readonly Peer[], blocks: readonly FlatBlock[]): Promise<void> => {
  const wanted = lettersIn(rawDocx(blocks))
  for (const { name, write } of others) {
    const letters = lettersIn(await write(blocks))
    if (letters < wanted) throw new Error(`${name} wrote ${letters} letters of ${wanted}`)
  }
}

/** The most memory that a process takes in which `writer` writes the file, in megabytes. */
const peakMemory = (writer: string): number =>
  Number(execFileSync(process.execPath, [path.join(import.meta.dirname, 'write-once.ts'), writer], { encoding: 'utf8' }))

/** The median of what each round's times are to one another. */
const ratio = (times: readonly number[], against: readonly number[]): number =>
  medianOf(times.map((time, round) => time / (against[round] ?? Number.NaN)))

const writing = async (): Promise<Measured[]> => {
  const contract = largeContract()
  const blocks = flatten(resolve(contract))
  const others = peers()
  await checkTexts(others, blocks)
  return bestRepeat(async () => {
    const floors: number[] = []
    const ours: number[] = []
    const theirs = others.map((): number[] => [])
    for (let round = 0; round < ROUNDS; round += 1) {
      floors.push(await timed(() => rawDocx(blocks)))
      ours.push(await timed(() => writeDocx(resolve(contract), { markOwners: false, pageNumbers: null })))
      for (const [index, peer] of others.entries()) theirs[index]?.push(await timed(() => peer.write(blocks)))
    }
    return [
      { name: 'raw floor (strings and zip)', value: medianOf(floors), unit: 'ms', limit: null },
      { name: 'Klausul, .docx of 3,000 clauses', value: medianOf(ours), unit: 'ms', limit: null },
      { name: 'Klausul', value: ratio(ours, floors), unit: 'x floor', limit: LIMIT },
      ...others.flatMap(({ name }, index) => [
        { name, value: ratio(theirs[index] ?? [], floors), unit: 'x floor', limit: null },
        { name: `Klausul, against ${name}`, value: ratio(ours, theirs[index] ?? []), unit: 'x', limit: 1 },
      ]),
    ]
  })
}

const memory = (): Measured[] =>
  [
    ['memory of a process that writes it', 'klausul'],
    ['the same with docxtemplater', 'docxtemplater'],
    ['the same with the raw floor', 'floor'],
    ['the same with nothing written', 'nobody'],
  ].map(([name = '', writer = '']) => ({ name, value: peakMemory(writer), unit: 'MB', limit: null }))

const pageEstimates = async (): Promise<Measured[]> => {
  const few = contractOfPages(FEW_PAGES)
  const times: number[] = []
  const written: number[] = []
  for (let run = 0; run < LAYOUTS; run += 1) {
    written.push(await timed(() => writeDocx(resolve(few), { markOwners: false, pageNumbers: null })))
    // It writes the file twice: blank to be laid out, and with its numbers.
    times.push(await timed(() => withPageNumbers((pageNumbers) => writeDocx(resolve(few), { markOwners: false, pageNumbers }))))
  }
  return [
    { name: `page estimates, of ${FEW_PAGES} pages`, value: (medianOf(times) - 2 * medianOf(written)) / FEW_PAGES, unit: 'ms a page', limit: null },
  ]
}

export const writeDocxBench = async (): Promise<Measured[]> => [...(await writing()), ...memory(), ...(await pageEstimates())]
