/** The tables of contracts: their records, and revisions made of content-addressed pieces. */
import { hash } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { ContractLanguage } from '../../shared/model.ts'
import { contractListing, type ContractListing } from './contract-listing.ts'
import { encodeKeyframe, encodeSplices, type Entry, replay, type Splice, spliced } from './manifest.ts'
import type { Db } from './open.ts'
import { revisionKey, revisionKeys } from './revision-key.ts'

/** What the table of contracts repeats of the newest frame. */
export interface ContractFacts {
  readonly title: string
  readonly language: ContractLanguage
  readonly standardId: string
}

/** A piece to keep: its text and its depth. */
export interface NewPiece {
  readonly depth: number
  readonly json: string
}

/** A library clause that a contract has, with the version it pins. */
export interface UsedClause {
  readonly clause: string
  readonly version: number
}

export interface NewRevision {
  readonly at: string
  readonly drafter: string
  readonly fields: { readonly total: number; readonly open: number }
}

/** What a save changes; null where it changes nothing. */
export interface Changes {
  readonly expected: number
  /** A new frame with the facts that it states. */
  readonly frame: { readonly json: string; readonly facts: ContractFacts } | null
  readonly filled: string | null
  /** One after the other: each counts in the list as those before it left it. */
  readonly splices: readonly { readonly at: number; readonly remove: number; readonly insert: readonly NewPiece[] }[]
  readonly clauses: readonly UsedClause[] | null
}

export interface NewContract extends NewRevision {
  readonly id: string
  readonly facts: ContractFacts
  readonly frame: string
  readonly filled: string
  readonly pieces: readonly NewPiece[]
  readonly clauses: readonly UsedClause[]
}

/** A revision as it is stored, with the list of its pieces. */
export interface StoredRevision {
  readonly number: number
  readonly frame: number
  readonly filled: number
  readonly entries: readonly Entry[]
}

export interface Contracts extends ContractListing {
  /** Throws `AppError('conflict')` when there is a contract with the id already. */
  create(contract: NewContract): void
  /**
   * Add a revision after `expected`; one transaction. `entries` is the list of `expected`, for when the new one is to be kept whole. Returns the splices
   * as stored. Throws `AppError`: `conflict` when another save came first, `unknown_contract`.
   */
  save(id: string, changes: Changes, revision: NewRevision, entries: readonly Entry[]): readonly Splice[]
  /** A copy of the newest revision as a contract of its own. */
  duplicate(id: string, copy: { readonly id: string; readonly title: string; readonly frame: string }, at: string, drafter: string): void
  /** A revision, the newest when `number` is null; null when there is none. */
  revision(id: string, number: number | null): StoredRevision | null
  /** The texts of rows of content. */
  contents(rows: readonly number[]): string[]
}

/**
 * How many revisions share a keyframe. Measured in the contract of 300 pages: reading a chain of 100 costs a fraction of reading the pieces, and its
 * keyframe adds some forty bytes to each revision.
 */
export const KEYFRAME_EVERY = 100

/** 128 bits of SHA-256: as short as an address can be that never meets another. */
const hashOf = (json: string): Buffer => hash('sha256', json, 'buffer').subarray(0, 16)

interface Newest {
  readonly row: number
  readonly number: number
  readonly frame: number
  readonly filled: number
  readonly keyframe: number
}

export const contractsRepository = (db: Db): Contracts => {
  const listing = contractListing(db)
  const contractRow = db.prepare<[string], number>('SELECT row FROM contract WHERE id = ?').pluck()
  const columns = 'contract AS row, number, frame, filled, keyframe'
  const newest = db.prepare<[number, number], Newest>(`SELECT ${columns} FROM revision WHERE key BETWEEN ? AND ? ORDER BY key DESC LIMIT 1`)
  const chosen = db.prepare<[number], Newest>(`SELECT ${columns} FROM revision WHERE key = ?`)
  const chain = db.prepare<[number, number], Buffer>('SELECT pieces FROM revision WHERE key BETWEEN ? AND ? ORDER BY key').pluck()
  const add = db
    .prepare<[Buffer, string], number>('INSERT INTO content (hash, json) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING RETURNING row')
    .pluck()
  const rowWith = db.prepare<[Buffer], number>('SELECT row FROM content WHERE hash = ?').pluck()
  const content = db.prepare<[number], string>('SELECT json FROM content WHERE row = ?').pluck()
  const insertContract = db
    .prepare<ContractFacts & { readonly id: string; readonly at: string }, number>(
      `INSERT INTO contract (id, title, language, standard_id, created_at) VALUES (@id, @title, @language, @standardId, @at)
       ON CONFLICT (id) DO NOTHING RETURNING row`,
    )
    .pluck()
  const updateFacts = db.prepare('UPDATE contract SET title = @title, language = @language, standard_id = @standardId WHERE row = @row')
  const insertRevision = db.prepare(
    `INSERT INTO revision (key, at, drafter, frame, filled, fields_total, fields_open, keyframe, pieces)
     VALUES (@key, @at, @drafter, @frame, @filled, @total, @open, @keyframe, @pieces)`,
  )
  const dropClauses = db.prepare('DELETE FROM contract_clause WHERE contract = ?')
  const addClause = db.prepare(
    `INSERT INTO contract_clause (contract, clause_id, version) VALUES (?, ?, ?)
     ON CONFLICT (contract, clause_id) DO UPDATE SET version = max(version, excluded.version)`,
  )
  const copyContract = db
    .prepare<{ readonly from: number; readonly id: string; readonly title: string; readonly at: string }, number>(
      `INSERT INTO contract (id, title, language, standard_id, created_at)
       SELECT @id, @title, language, standard_id, @at FROM contract WHERE row = @from RETURNING row`,
    )
    .pluck()
  const copyRevision = db.prepare(
    `INSERT INTO revision (key, at, drafter, frame, filled, fields_total, fields_open, keyframe, pieces)
     SELECT @key, @at, @drafter, @frame, filled, fields_total, fields_open, 1, @pieces FROM revision WHERE key = @from`,
  )
  const copyClauses = db.prepare('INSERT INTO contract_clause SELECT @contract, clause_id, version FROM contract_clause WHERE contract = @from')

  const keep = (json: string): number => {
    const address = hashOf(json)
    const row = add.get(address, json) ?? rowWith.get(address)
    if (row === undefined) throw new AppError('broken_history')
    return row
  }
  const keepPieces = (pieces: readonly NewPiece[]): Entry[] => pieces.map(({ depth, json }) => ({ depth, row: keep(json) }))
  const keepClauses = (contract: number, clauses: readonly UsedClause[]): void => {
    dropClauses.run(contract)
    for (const { clause, version } of clauses) addClause.run(contract, clause, version)
  }
  const find = (id: string, number: number | null): Newest | undefined => {
    const row = contractRow.get(id)
    if (row === undefined) return undefined
    return number === null ? newest.get(...revisionKeys(row)) : chosen.get(revisionKey(row, number))
  }
  const newestOf = (id: string): Newest => find(id, null) ?? listing.unknown(id)
  const entriesOf = ({ row, keyframe, number }: Newest): Entry[] => {
    const [first, ...changes] = chain.all(revisionKey(row, keyframe), revisionKey(row, number))
    if (!first) throw new AppError('broken_history')
    return replay(first, changes)
  }

  const create = db.transaction(({ id, facts, frame, filled, pieces, clauses, at, drafter, fields }: NewContract) => {
    const contract = insertContract.get({ id, ...facts, at })
    if (contract === undefined) throw new AppError('conflict', { id })
    insertRevision.run({
      key: revisionKey(contract, 1),
      at,
      drafter,
      frame: keep(frame),
      filled: keep(filled),
      ...fields,
      keyframe: 1,
      pieces: encodeKeyframe(keepPieces(pieces)),
    })
    keepClauses(contract, clauses)
  })

  const save = db.transaction((id: string, changes: Changes, revision: NewRevision, entries: readonly Entry[]): readonly Splice[] => {
    const before = newestOf(id)
    if (before.number !== changes.expected) throw new AppError('conflict', { id })
    const number = before.number + 1
    const splices = changes.splices.map((splice) => ({ ...splice, insert: keepPieces(splice.insert) }))
    const whole = number - before.keyframe >= KEYFRAME_EVERY
    insertRevision.run({
      key: revisionKey(before.row, number),
      at: revision.at,
      drafter: revision.drafter,
      frame: changes.frame ? keep(changes.frame.json) : before.frame,
      filled: changes.filled === null ? before.filled : keep(changes.filled),
      ...revision.fields,
      keyframe: whole ? number : before.keyframe,
      pieces: whole ? encodeKeyframe(spliced(entries, splices)) : encodeSplices(splices),
    })
    if (changes.frame) updateFacts.run({ row: before.row, ...changes.frame.facts })
    if (changes.clauses) keepClauses(before.row, changes.clauses)
    return splices
  })

  const duplicate = db.transaction(
    (id: string, copy: { readonly id: string; readonly title: string; readonly frame: string }, at: string, drafter: string) => {
      const original = newestOf(id)
      const contract = copyContract.get({ from: original.row, id: copy.id, title: copy.title, at }) ?? 0
      const pieces = encodeKeyframe(entriesOf(original))
      copyRevision.run({
        key: revisionKey(contract, 1),
        from: revisionKey(original.row, original.number),
        at,
        drafter,
        frame: keep(copy.frame),
        pieces,
      })
      copyClauses.run({ contract, from: original.row })
    },
  )

  return {
    ...listing,
    create: (contract) => {
      create.immediate(contract)
    },
    save: (id, changes, revision, entries) => save.immediate(id, changes, revision, entries),
    duplicate: (id, copy, at, drafter) => {
      duplicate.immediate(id, copy, at, drafter)
    },
    revision: (id, number) => {
      const found = find(id, number)
      return found ? { number: found.number, frame: found.frame, filled: found.filled, entries: entriesOf(found) } : null
    },
    contents: (rows) =>
      rows.map((row) => {
        const json = content.get(row)
        if (json === undefined) throw new AppError('broken_history')
        return json
      }),
  }
}
