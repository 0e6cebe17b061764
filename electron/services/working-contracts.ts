/** The newest lists of the contracts that are being worked on, at hand so that a save reads nothing but what it checks. */
import { AppError } from '../../shared/errors.ts'
import type { Contracts } from '../db/contracts.ts'
import type { Entry, Splice } from '../db/manifest.ts'
import { type PieceFacts, storedFacts } from './piece-check.ts'

/** The newest revision of a contract. */
export interface Working {
  readonly revision: number
  readonly entries: readonly Entry[]
  /** What the structure sees of each piece. Read when first asked for. */
  facts(): readonly PieceFacts[]
}

export interface WorkingContracts {
  /** The list of revision `expected`. Throws `AppError`: `conflict` when another save came first, `unknown_contract`. */
  at(id: string, expected: number): Working
  /** A save has been kept: the list follows. `facts` has those of each splice. */
  follow(id: string, splices: readonly Splice[], facts: readonly (readonly PieceFacts[])[]): void
}

/** A list is some hundred kilobytes at most. */
const MOST_AT_HAND = 8

interface List {
  revision: number
  readonly entries: Entry[]
  facts: PieceFacts[] | null
}

export const workingContracts = (contracts: Contracts): WorkingContracts => {
  /** The last used at the end. */
  const lists = new Map<string, List>()

  const readList = (id: string): List => {
    const { number, entries } = contracts.revision(id, null) ?? contracts.unknown(id)
    return { revision: number, entries: [...entries], facts: null }
  }
  const listAt = (id: string, expected: number): List => {
    const known = lists.get(id)
    // Another process may have saved, too: then what is in the database counts, and the save itself looks once more.
    const list = known?.revision === expected ? known : readList(id)
    if (list.revision !== expected) throw new AppError('conflict', { id })
    lists.delete(id)
    lists.set(id, list)
    const [oldest] = lists.keys()
    if (lists.size > MOST_AT_HAND && oldest !== undefined) lists.delete(oldest)
    return list
  }
  const factsOf = (list: List): PieceFacts[] => {
    list.facts ??= contracts
      .contents(list.entries.map(({ row }) => row))
      .map((json, index) => storedFacts({ json, depth: list.entries[index]?.depth ?? 0 }))
    return list.facts
  }

  return {
    at: (id, expected) => {
      const list = listAt(id, expected)
      return { revision: list.revision, entries: list.entries, facts: () => factsOf(list) }
    },
    follow: (id, splices, facts) => {
      const list = lists.get(id)
      if (!list) return
      for (const [index, { at, remove, insert }] of splices.entries()) {
        list.entries.splice(at, remove, ...insert)
        list.facts?.splice(at, remove, ...(facts[index] ?? []))
      }
      list.revision += 1
    },
  }
}
