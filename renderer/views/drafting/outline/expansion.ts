/** Which rows of a contract's outline are open: remembered per contract on this machine. */
import { useCallback, useState } from 'react'
import { branches, type OutlineTree } from './outline-tree.ts'

const KEY = 'outline-open'
/** Of so many contracts it is remembered, the last used. */
const LONGEST = 30
/** A longer outline begins with its outermost rows only. */
const MOST_OPEN = 400

type Remembered = readonly (readonly [contract: string, open: readonly string[]])[]

const remembered = (): Remembered => {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(value) ? (value as Remembered) : []
  } catch {
    // Written by another version, or by hand: no loss.
    return []
  }
}

const first = (contract: string, tree: OutlineTree): ReadonlySet<string> => {
  const known = remembered().find(([id]) => id === contract)?.[1]
  if (known) return new Set(known)
  return new Set(tree.byKey.size > MOST_OPEN ? [] : branches(tree))
}

/** The open rows and the way to change them. */
export const useExpansion = (contract: string, tree: OutlineTree): readonly [ReadonlySet<string>, (open: ReadonlySet<string>) => void] => {
  const [open, setOpen] = useState(() => first(contract, tree))
  const change = useCallback(
    (next: ReadonlySet<string>): void => {
      setOpen(next)
      const others = remembered().filter(([id]) => id !== contract)
      localStorage.setItem(KEY, JSON.stringify([[contract, [...next]], ...others].slice(0, LONGEST)))
    },
    [contract],
  )
  return [open, change]
}
