/** Backing up half a gigabyte while the program works: how long the loop of events stands still at most. The best of three repeats decides. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { randomBytes } from 'node:crypto'
import { closeDatabase, openDatabase } from '../../electron/db/open.ts'
import { askWorker } from '../../electron/services/ask-worker.ts'
import { createBackups } from '../../electron/services/backups.ts'
import type { Measured } from './measure.ts'

const MEGABYTES = 500
const REPEATS = 3
/** Performance reference, section 6, goal 10. */
const LONGEST_STALL = 50

/** The longest time between two turns of the loop while something goes on, in milliseconds. */
const longestStall = async (act: () => Promise<unknown>): Promise<number> => {
  let last = performance.now()
  let longest = 0
  const turn = (): void => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }
  const timer = setInterval(turn, 1)
  await act()
  turn()
  clearInterval(timer)
  return longest
}

export const backupBench = async (): Promise<Measured[]> => {
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'klausul-bench-backup-'))
  const db = openDatabase(path.join(dataFolder, 'klausul.db'))
  try {
    db.pragma('synchronous = OFF')
    const insert = db.prepare('INSERT INTO content (hash, json) VALUES (?, ?)')
    const text = 'x'.repeat(2_000_000)
    db.transaction(() => {
      for (let n = 0; n < MEGABYTES / 2; n += 1) insert.run(randomBytes(16), text)
    })()
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.pragma('synchronous = FULL')
    const worker = path.join(import.meta.dirname, '..', '..', 'electron', 'workers', 'backup-worker.ts')
    let seconds = 0
    const backups = createBackups({
      dataFolder,
      copy: async (file) => (await askWorker(worker, { from: db.name, file })) === true,
      check: async (file) => (await askWorker(worker, { from: null, file })) === true,
      kept: () => 1,
      now: () => new Date(Date.UTC(2026, 0, 1, 0, 0, (seconds += 1))).toISOString(),
      onProgress: () => undefined,
    })
    const stalls: number[] = []
    let took = Number.NaN
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      const start = performance.now()
      // oxlint-disable-next-line no-await-in-loop -- one backup after the other
      stalls.push(await longestStall(() => backups.make()))
      took = performance.now() - start
    }
    return [
      { name: `backup of ${MEGABYTES} MB, checked`, value: took / 1000, unit: 's', limit: null },
      { name: 'longest stall meanwhile', value: Math.min(...stalls), unit: 'ms', limit: LONGEST_STALL },
    ]
  } finally {
    closeDatabase(db)
    rmSync(dataFolder, { recursive: true, force: true })
  }
}
