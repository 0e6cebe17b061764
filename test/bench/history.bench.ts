/** The history of a contract of 300 pages: what a revision of one to three changed clauses adds to the file, and how long any revision takes to read. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { zstdCompressSync } from 'node:zlib'
import { KEYFRAME_EVERY } from '../../electron/db/contracts.ts'
import { closeDatabase, openDatabase } from '../../electron/db/open.ts'
import { contractStore } from '../../electron/services/contracts.ts'
import { piecesOf } from '../../shared/document/pieces.ts'
import { largeContract, randomNumbers } from './large-contract.ts'
import { type Measured, medianOf } from './measure.ts'

const REVISIONS = 4 * KEYFRAME_EVERY
const REPEATS = 3
const ROUNDS = 5
/** Kilobytes a revision; times opening the newest; share of a compressed copy (performance reference, section 6, goal 8). */
const LIMITS = { growth: 3, restore: 4, snapshot: 1 / 100 } as const

export const historyBench = async (): Promise<Measured[]> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'klausul-bench-history-'))
  const db = openDatabase(path.join(folder, 'klausul.db'))
  try {
    const store = contractStore(db, { now: () => new Date().toISOString(), newId: () => 'k1', drafter: () => 'Karen Blixen' })
    const contract = largeContract()
    store.create(contract)
    const used = (): number => {
      const [pages = 0, free = 0, size = 0] = ['page_count', 'freelist_count', 'page_size'].map((name) => Number(db.pragma(name, { simple: true })))
      return (pages - free) * size
    }
    const pieces = [...piecesOf(contract.document)]
    const random = randomNumbers(5)
    const before = used()
    for (let revision = 1; revision <= REVISIONS; revision += 1) {
      const places = Array.from({ length: 1 + (revision % 3) }, () => 1 + Math.floor(random() * (pieces.length - 1))).toSorted((a, b) => a - b)
      for (const at of places) {
        const { depth = 0, json = '' } = pieces[at] ?? {}
        pieces[at] = { depth, json: json.replace(/"text":"(?:\d+ )?/, `"text":"${revision} `) }
      }
      const [at = 0] = places
      const remove = (places.at(-1) ?? at) - at + 1
      store.save('k1', {
        expected: revision,
        frame: null,
        filled: null,
        splice: { at, remove, insert: pieces.slice(at, at + remove) },
        fields: { total: 1, open: 0 },
      })
    }
    const growth = (used() - before) / REVISIONS

    const timed = (number: number | null): number => {
      const start = performance.now()
      store.open('k1', number)
      return performance.now() - start
    }
    // The first and the last of a chain, and some in its middle.
    const numbers = [1, KEYFRAME_EVERY, KEYFRAME_EVERY + 1, KEYFRAME_EVERY + 50, 3 * KEYFRAME_EVERY, REVISIONS]
    const slowest = Array.from({ length: REPEATS }, () =>
      Math.max(...numbers.map((number) => medianOf(Array.from({ length: ROUNDS }, () => timed(number) / timed(null))))),
    )
    const snapshot = zstdCompressSync(JSON.stringify(contract.document.toJSON())).length
    return [
      { name: 'a revision of one to three clauses', value: growth / 1024, unit: 'KB', limit: LIMITS.growth },
      { name: 'the same, to a compressed copy', value: growth / snapshot, unit: 'x', limit: LIMITS.snapshot },
      { name: 'reading any revision, to the newest', value: Math.min(...slowest), unit: 'x', limit: LIMITS.restore },
      { name: 'reading the newest', value: medianOf(Array.from({ length: ROUNDS }, () => timed(null))), unit: 'ms', limit: null },
    ]
  } finally {
    closeDatabase(db)
    rmSync(folder, { recursive: true, force: true })
  }
}
