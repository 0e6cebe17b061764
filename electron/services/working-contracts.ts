/** The newest lists of the contracts that are being worked on, at hand so that a save reads nothing but what it checks. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { AppError } from '../../shared/errors.ts'
import type { Base, Changes, Contracts, Kept } from '../db/contracts.ts'
import type { Entry } from '../db/manifest.ts'
import { type PieceFacts, storedFacts } from './piece-check.ts'

/** The newest revision of a contract. */
export interface Working {
  readonly base: Base
  /** What the structure sees of each piece. Read when first asked for. */
  facts(): readonly PieceFacts[]
  /** The texts of the pieces from one place to another. */
  texts(from: number, to: number): string[]
}

export interface WorkingContracts {
  /** The list of revision `expected`. Throws `AppError`: `conflict` when another save came first, `unknown_contract`. */
  at(id: string, expected: number): Working
  /**
   * Read what the structure sees of each piece of a revision ahead, some pieces in a turn: of a long contract the first save would stand still for it. Never
   * rejects; what a save has read meanwhile stays.
   */
  readAhead(id: string, revision: number): Promise<void>
  /** A save has been kept: the list follows. `facts` has those of what came in with each splice of the change. */
  follow(id: string, kept: Kept, splices: Changes['splices'], facts: readonly (readonly PieceFacts[])[]): void
}

/** A list is some hundred kilobytes at most. */
const MOST_AT_HAND = 8
/** So many pieces are read in a millisecond or two. */
const PIECES_IN_A_TURN = 100

interface List extends Base {
  number: number
  keyframe: number
  entries: Entry[]
  facts: PieceFacts[] | null
}

export const workingContracts = (contracts: Contracts): WorkingContracts => {
  /** The last used at the end. */
  const lists = new Map<string, List>()

  const readList = (id: string): List => {
    const { contract, number, keyframe, entries } = contracts.revision(id, null) ?? contracts.unknown(id)
    return { contract, number, keyframe, entries: [...entries], facts: null }
  }
  const listAt = (id: string, expected: number): List => {
    const known = lists.get(id)
    // Another process may have saved, too: then what is in the database counts, and the save itself looks once more.
    const list = known?.number === expected ? known : readList(id)
    if (list.number !== expected) throw new AppError('conflict', { id })
    lists.delete(id)
    lists.set(id, list)
    const [oldest] = lists.keys()
    if (lists.size > MOST_AT_HAND && oldest !== undefined) lists.delete(oldest)
    return list
  }
  const read = (contract: number, entries: readonly Entry[]): PieceFacts[] =>
    contracts.pieces(contract, entries).map((json, index) => storedFacts({ json, depth: entries[index]?.depth ?? 0 }))
  const factsOf = (list: List): PieceFacts[] => {
    list.facts ??= read(list.contract, list.entries)
    return list.facts
  }
  const readAhead = async (id: string, revision: number): Promise<void> => {
    const list = listAt(id, revision)
    const facts: PieceFacts[] = []
    while (facts.length < list.entries.length) {
      await nextTurn()
      if (list.facts || list.number !== revision || lists.get(id) !== list) return
      facts.push(...read(list.contract, list.entries.slice(facts.length, facts.length + PIECES_IN_A_TURN)))
    }
    list.facts = facts
  }

  return {
    at: (id, expected) => {
      const list = listAt(id, expected)
      return { base: list, facts: () => factsOf(list), texts: (from, to) => contracts.pieces(list.contract, list.entries.slice(from, to)) }
    },
    // What cannot be read is told by the save that needs it; a database may be closed in between.
    readAhead: (id, revision) => readAhead(id, revision).catch(() => undefined),
    follow: (id, kept, splices, facts) => {
      const list = lists.get(id)
      if (!list) return
      // In place: a copy of thousands for every keystroke would be most of its cost.
      if ('entries' in kept) {
        list.entries = [...kept.entries]
        list.keyframe = list.number + 1
      } else for (const { at, remove, insert } of kept.splices) list.entries.splice(at, remove, ...insert)
      for (const [index, { at, remove }] of splices.entries()) list.facts?.splice(at, remove, ...(facts[index] ?? []))
      list.number += 1
    },
  }
}
