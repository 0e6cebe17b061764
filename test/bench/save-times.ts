/** How long a keystroke takes to be on the disk, beside a bare append and flush, in one process: run on its own where flushes are slowed down. */
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { closeDatabase, openDatabase } from '../../electron/db/open.ts'
import { type Base, contractsRepository, KEYFRAME_EVERY } from '../../electron/db/contracts.ts'
import { contractStore } from '../../electron/services/contracts.ts'
import { piecesOf } from '../../shared/document/pieces.ts'
import { largeContract } from './large-contract.ts'
import { medianOf, shareOf } from './measure.ts'

export interface SaveTimes {
  /** Medians of the blocks' medians, in milliseconds. */
  readonly floor: number
  readonly kept: number
  readonly saved: number
  readonly p95: number
  /** Medians of the blocks' ratios: the transaction that keeps a keystroke, and the whole call with the check of what comes in. */
  readonly keptToFloor: number
  readonly savedToFloor: number
  readonly keptToWhole: number
}

const BLOCKS = 8
const SAVES = 40
/** Until the log of the database has been written once round and is written over, as it is for all of a day's work but its beginning. */
const WARM_UP = 800

const now = (): string => new Date().toISOString()
const took = (act: () => unknown): number => {
  const start = performance.now()
  act()
  return performance.now() - start
}
const several = (act: () => number, times: number): number[] => Array.from({ length: times }, act)

/** Measure in interleaved blocks. */
export const saveTimes = (saves = SAVES, warmUp = WARM_UP): SaveTimes => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'klausul-bench-save-'))
  const db = openDatabase(path.join(folder, 'klausul.db'))
  const raw = openSync(path.join(folder, 'raw'), 'a')
  try {
    const contract = largeContract()
    const stores = ['kept', 'saved'].map((id) => contractStore(db, { now, newId: () => id, drafter: () => 'Karen Blixen' }))
    for (const store of stores) store.create(contract)
    const [, store] = stores
    const repository = contractsRepository(db)
    const base = repository.revision('kept', null)
    if (!store || !base) throw new Error('nothing was created')
    db.exec('CREATE TABLE whole (id INTEGER PRIMARY KEY, json TEXT) STRICT; INSERT INTO whole VALUES (1, NULL)')
    const update = db.prepare('UPDATE whole SET json = ? WHERE id = 1')

    const pieces = piecesOf(contract.document)
    const text = JSON.stringify(contract.document.toJSON())
    const page = Buffer.alloc(4096, 'x')
    const fields = { total: 3, open: 1 }
    let count = 0
    let keptRevision: Base = base
    let savedRevision = 1
    /** SQLite skips what has not changed: every keystroke is a new letter. */
    const keystroke = () => {
      const at = 5 + ((count += 1) % 90) * 31
      const { json = '', depth = 0 } = pieces[at] ?? {}
      return { at, remove: 1, insert: [{ depth, json: json.replace(/"text":"/, `"text":"${count} `) }] }
    }
    const acts = {
      floor: () => {
        page.writeInt32LE((count += 1))
        return took(() => {
          writeSync(raw, page)
          fdatasyncSync(raw)
        })
      },
      kept: () => {
        const changes = { frame: null, filled: null, splices: [keystroke()], clauses: null }
        const time = took(() => repository.save('kept', keptRevision, changes, { at: now(), drafter: 'Karen Blixen', fields }))
        const number = keptRevision.number + 1
        // What stands in the list is of no account here, how long it is shows in a keyframe.
        keptRevision = { ...keptRevision, number, keyframe: number - keptRevision.keyframe >= KEYFRAME_EVERY ? number : keptRevision.keyframe }
        return time
      },
      saved: () => {
        const change = { expected: savedRevision, frame: null, filled: null, splice: keystroke(), fields }
        savedRevision += 1
        return took(() => store.save('saved', change))
      },
      whole: () => {
        const changed = `${(count += 1)} ${text}`
        return took(() => update.run(changed))
      },
    }
    for (let n = 0; n < warmUp; n += 1) acts[n % 2 === 0 ? 'kept' : 'saved']()
    const blocks = Array.from({ length: BLOCKS }, () => ({
      floor: several(acts.floor, saves),
      kept: several(acts.kept, saves),
      saved: several(acts.saved, saves),
      whole: several(acts.whole, Math.ceil(saves / 10)),
    }))
    type Act = keyof typeof acts
    const median = (act: Act): number => medianOf(blocks.map((block) => medianOf(block[act])))
    const ratio = (act: Act, over: Act): number => medianOf(blocks.map((block) => medianOf(block[act]) / medianOf(block[over])))
    return {
      floor: median('floor'),
      kept: median('kept'),
      saved: median('saved'),
      p95: shareOf(
        blocks.flatMap((block) => block.saved),
        0.95,
      ),
      keptToFloor: ratio('kept', 'floor'),
      savedToFloor: ratio('saved', 'floor'),
      keptToWhole: ratio('kept', 'whole'),
    }
  } finally {
    closeSync(raw)
    closeDatabase(db)
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) process.stdout.write(JSON.stringify(saveTimes(20, 100)))
