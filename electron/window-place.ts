/** Where the window stood, kept in a file beside the browser's own: it is of this machine's screens, not of the user's data. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'

interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const place = z.strictObject({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1), maximized: z.boolean() })
export type WindowPlace = z.infer<typeof place>

/** So much of the window must lie on a screen for a person to get hold of it. */
const IN_REACH = 100

const isInReach = ({ x, y, width, height }: Rectangle, screens: readonly Rectangle[]): boolean =>
  screens.some(
    (screen) =>
      Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x) >= IN_REACH &&
      Math.min(y + height, screen.y + screen.height) - Math.max(y, screen.y) >= IN_REACH,
  )

/** The place that was kept, or null when there is none or it is on a screen that is gone. */
export const readPlace = (file: string, screens: readonly Rectangle[]): WindowPlace | null => {
  try {
    const kept = place.parse(JSON.parse(readFileSync(file, 'utf8')))
    return isInReach(kept, screens) ? kept : null
  } catch {
    // None yet, or one that cannot be read: the window opens where a first one does.
    return null
  }
}

export const keepPlace = (file: string, kept: WindowPlace): void => {
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(kept))
  } catch {
    // A full disk must not keep the window from closing; it will open where a first one does.
  }
}
