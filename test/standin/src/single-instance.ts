/** The single-instance lock: a file with the holder's process id; a second instance leaves its arguments beside it, which the holder watches for. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs'
import path from 'node:path'

const LOCK = 'standin.lock'
const SECOND = 'standin-second-'

export type SecondInstance = [argv: string[], workingDirectory: string, additionalData: unknown]

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    // No such process: the holder was killed.
    return false
  }
}

const holderOf = (file: string): number => {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return 0
  }
}

/** Returns how to let go of the lock, or null when another living process holds it (and has been told). */
export const takeLock = (folder: string, additionalData: unknown, onSecond: (second: SecondInstance) => void): (() => void) | null => {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, LOCK)
  const holder = holderOf(file)
  if (holder !== 0 && holder !== process.pid && isAlive(holder)) {
    const note = path.join(folder, `${SECOND}${process.pid}`)
    const message: SecondInstance = [process.argv, process.cwd(), additionalData]
    writeFileSync(`${note}.part`, JSON.stringify(message))
    // Renamed when whole, for the holder reads it as soon as it appears.
    renameSync(`${note}.part`, note)
    return null
  }
  writeFileSync(file, String(process.pid))
  const watcher = watch(folder, { persistent: false }, () => {
    for (const name of readdirSync(folder).filter((one) => one.startsWith(SECOND) && !one.endsWith('.part'))) {
      const message = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as SecondInstance
      rmSync(path.join(folder, name))
      onSecond(message)
    }
  })
  // The folder is gone: a test has cleared up.
  watcher.on('error', () => watcher.close())
  return () => {
    watcher.close()
    rmSync(file, { force: true })
  }
}
