/** Closing without losing anything: the window is asked to save first, and when it cannot, or does not answer in time, a person decides. */

export interface Closing {
  /** Whether the window may close. Asked again while an answer is awaited, it gives the same answer. */
  ask(): Promise<boolean>
  /** The window has answered: whether it has saved everything. */
  readonly flushed: (all: boolean) => void
}

export interface ClosingWorld {
  /** Tell the window to save and to answer. Returns false when there is no window that could. */
  readonly askToSave: () => boolean
  /** Ask a person whether to close although the window has not saved everything. */
  readonly confirmLoss: () => Promise<boolean>
  /** How long the window may take, in milliseconds. */
  readonly limit: number
}

export const createClosing = ({ askToSave, confirmLoss, limit }: ClosingWorld): Closing => {
  let current: Promise<boolean> | null = null
  let answered: ((all: boolean) => void) | null = null

  const saved = (): Promise<boolean> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), limit)
      answered = (all) => {
        clearTimeout(timer)
        resolve(all)
      }
    })
  const settle = async (): Promise<boolean> => {
    if (!askToSave()) return true
    return (await saved()) || confirmLoss()
  }

  return {
    ask: () => {
      current ??= settle().finally(() => {
        current = null
      })
      return current
    },
    flushed: (all) => answered?.(all),
  }
}
