/** Which content revisions use, and taking away what none does: what deleting a contract for good needs. */
import { decodeKeyframe, decodeSplices } from './manifest.ts'
import type { Db } from './open.ts'
import { revisionKey, revisionKeys } from './revision-key.ts'

/** A place in the history of all contracts: the last revision of a contract that has been looked at. */
export interface Reached {
  readonly contract: number
  readonly number: number
}

export interface ContentUse {
  /** Delete a contract with its revisions. Returns the rows of content that they used, or none when there is no such contract. */
  dropContract(id: string): Set<number>
  /** Take from `rows` what at most `most` revisions after `reached` use. Returns how far it came, or null at the end. */
  spare(rows: Set<number>, reached: Reached, most: number): Reached | null
  /**
   * Delete at most `most` of `rows` in one transaction and take them from the set; what revisions use that were added after the newest ones in `seen`
   * (contract → number, brought up to date) is taken from it first.
   */
  drop(rows: Set<number>, seen: Map<number, number>, most: number): void
  /** The newest revision of each contract. */
  newest(): Map<number, number>
}

interface RawRevision {
  readonly contract: number
  readonly number: number
  readonly frame: number
  readonly filled: number
  readonly keyframe: number
  readonly pieces: Buffer
}

const rowsOf = ({ number, frame, filled, keyframe, pieces }: RawRevision): number[] => {
  const entries = keyframe === number ? decodeKeyframe(pieces) : decodeSplices(pieces).flatMap(({ insert }) => insert)
  // What was typed is in the revision itself and goes with it.
  return [frame, filled, ...entries.map(({ row }) => row).filter((row) => row > 0)]
}

export const contentUse = (db: Db): ContentUse => {
  const columns = 'contract, number, frame, filled, keyframe, pieces'
  const contractRow = db.prepare<[string], number>('SELECT row FROM contract WHERE id = ?').pluck()
  const between = db.prepare<[number, number], RawRevision>(`SELECT ${columns} FROM revision WHERE key BETWEEN ? AND ?`)
  const dropRevisions = db.prepare('DELETE FROM revision WHERE key BETWEEN ? AND ?')
  const dropContract = db.prepare('DELETE FROM contract WHERE row = ?')
  const after = db.prepare<[number, number], RawRevision>(`SELECT ${columns} FROM revision WHERE key > ? ORDER BY key LIMIT ?`)
  const newest = db.prepare<[], { contract: number; number: number }>(
    `SELECT row AS contract, (SELECT max(key) FROM revision WHERE key BETWEEN c.row << 32 AND (c.row << 32) + 4294967295) & 4294967295 AS number
     FROM contract c`,
  )
  const dropRow = db.prepare('DELETE FROM content WHERE row = ?')

  const newestOf = (): Map<number, number> => new Map(newest.all().map(({ contract, number }) => [contract, number]))
  return {
    dropContract: db.transaction((id: string) => {
      const row = contractRow.get(id)
      if (row === undefined) return new Set<number>()
      const used = new Set(between.all(...revisionKeys(row)).flatMap(rowsOf))
      dropRevisions.run(...revisionKeys(row))
      dropContract.run(row)
      return used
    }),
    spare: (rows, reached, most) => {
      const revisions = after.all(revisionKey(reached.contract, reached.number), most)
      for (const revision of revisions) for (const row of rowsOf(revision)) rows.delete(row)
      const last = revisions.at(-1)
      return last && revisions.length === most ? { contract: last.contract, number: last.number } : null
    },
    drop: (rows, seen, most) => {
      db.transaction(() => {
        for (const [contract, number] of newestOf()) {
          for (const revision of between.all(revisionKey(contract, (seen.get(contract) ?? 0) + 1), revisionKey(contract + 1, 0) - 1))
            for (const row of rowsOf(revision)) rows.delete(row)
          seen.set(contract, number)
        }
        for (const row of [...rows].slice(0, most)) {
          dropRow.run(row)
          rows.delete(row)
        }
      }).immediate()
    },
    newest: newestOf,
  }
}
