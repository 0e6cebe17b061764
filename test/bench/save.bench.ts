/**
 * A keystroke on the disk: the transaction that keeps it against a raw append of four kilobytes with its flush, as the disk here is and with flushes of
 * five milliseconds, and against writing the whole document. The best of three repeats decides.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Measured } from './measure.ts'
import { type SaveTimes, saveTimes } from './save-times.ts'

const REPEATS = 3

/** Performance reference, section 6, goal 7. */
const LIMITS = { floor: 1.3, whole: 1 / 10, slowFloor: 1.1 } as const

/** The same in a process whose flushes are slowed down; null where there is no compiler to make them so. */
const slowTimes = (): SaveTimes | null => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'klausul-bench-flush-'))
  try {
    const library = path.join(folder, 'slow-flush.so')
    execFileSync('cc', ['-shared', '-fPIC', '-o', library, path.join(import.meta.dirname, 'slow-flush.c'), '-ldl'], { stdio: 'ignore' })
    const env = { ...process.env, LD_PRELOAD: library }
    return JSON.parse(execFileSync(process.execPath, [path.join(import.meta.dirname, 'save-times.ts')], { env, encoding: 'utf8' })) as SaveTimes
  } catch (error) {
    process.stdout.write(`flushes cannot be slowed down here: ${(error as Error).message.split('\n')[0]}\n`)
    return null
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const best = (from: readonly SaveTimes[], key: keyof SaveTimes): number => Math.min(...from.map((times) => times[key]))

export const saveBench = async (): Promise<Measured[]> => {
  const repeats = Array.from({ length: REPEATS }, () => saveTimes())
  const slow = Array.from({ length: REPEATS }, slowTimes).filter((times) => times !== null)
  return [
    { name: 'raw append of 4 KB and flush', value: best(repeats, 'floor'), unit: 'ms', limit: null },
    { name: 'a keystroke kept, to it', value: best(repeats, 'keptToFloor'), unit: 'x', limit: LIMITS.floor },
    { name: 'a keystroke kept, to the whole document', value: best(repeats, 'keptToWhole'), unit: 'x', limit: LIMITS.whole },
    { name: 'the whole call with its check, to the append', value: best(repeats, 'savedToFloor'), unit: 'x', limit: null },
    { name: 'slowest call in twenty', value: best(repeats, 'p95'), unit: 'ms', limit: null },
    ...(slow.length > 0
      ? [
          { name: 'flushes of 5 ms: kept, to the append', value: best(slow, 'keptToFloor'), unit: 'x', limit: LIMITS.slowFloor },
          { name: 'flushes of 5 ms: whole call, to the append', value: best(slow, 'savedToFloor'), unit: 'x', limit: LIMITS.slowFloor },
        ]
      : []),
  ]
}
