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

/** What the next revision is made on. */
export interface Base {
  /** The row of the contract. */
  readonly contract: number
  readonly number: number
  /** The revision that has the list whole, on which this one's is built. */
  readonly keyframe: number
  readonly entries: readonly Entry[]
}

/** A revision as it is stored, with the list of its pieces. */
export interface StoredRevision extends Base {
  readonly frame: number
  readonly filled: number
}

/** How the list of a contract has changed with a save: by splices, or to a new one. */
export type Kept = { readonly splices: readonly Splice[] } | { readonly entries: readonly Entry[] }

export interface Contracts extends ContractListing {
  /** Throws `AppError('conflict')` when there is a contract with the id already. */
  create(contract: NewContract): void
  /** Add a revision after another; one transaction. Throws `AppError('conflict')` when that is no longer the newest. */
  save(id: string, base: Base, changes: Changes, revision: NewRevision): Kept
  /** A copy of the newest revision as a contract of its own. */
  duplicate(id: string, copy: { readonly id: string; readonly title: string; readonly frame: string }, at: string, drafter: string): void
  /** A revision, the newest when `number` is null; null when there is none. */
  revision(id: string, number: number | null): StoredRevision | null
  /** The frame and what is filled in of a revision, as texts. */
  record(revision: StoredRevision): { readonly frame: string; readonly filled: string }
  /** The texts of pieces of a contract. */
  pieces(contract: number, entries: readonly Entry[]): string[]
}

/**
 * How many revisions share a keyframe. Measured in the contract of 300 pages: reading a chain of 100 costs a fraction of reading the pieces, and its
 * keyframe adds some forty bytes to each revision. What was typed since the last one and still stands is then moved to the content that is addressed by
 * its hash; what was typed on the way there is nobody else's and stays in its revision.
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

/** What a new revision does not take from the one before it. */
interface GivenRevision {
  readonly frame: number | null
  readonly filled: number | null
  readonly keyframe: number | null
  readonly pieces: Buffer
  readonly typedText: string | null
}

/** What is given, else what the revision before has; null when there is none. */
const followed = (column: 'frame' | 'filled'): string => `(SELECT coalesce(?, ${column}) FROM revision WHERE key = ?)`

export const contractsRepository = (db: Db): Contracts => {
  const listing = contractListing(db)
  const contractRow = db.prepare<[string], number>('SELECT row FROM contract WHERE id = ?').pluck()
  const columns = 'contract AS row, number, frame, filled, keyframe'
  const newest = db.prepare<[number, number], Newest>(`SELECT ${columns} FROM revision WHERE key BETWEEN ? AND ? ORDER BY key DESC LIMIT 1`)
  const chosen = db.prepare<[number], Newest>(`SELECT ${columns} FROM revision WHERE key = ?`)
  const chain = db.prepare<[number, number], Buffer>('SELECT pieces FROM revision WHERE key BETWEEN ? AND ? ORDER BY key').pluck()
  const addContent = db
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
  const insertRevision = db.prepare<[number, string, string, number, number, number, number, Buffer]>(
    `INSERT INTO revision (key, at, drafter, frame, filled, fields_total, fields_open, keyframe, pieces) VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)`,
  )
  // One statement for what a keystroke does. It is ignored when there is nothing to follow, since the contract is gone: then what may not be null is; and
  // when there is something in its place, since another save came first. As a selection from its own table it would first be written to a table in between.
  const addRevision = db.prepare<
    [number, string, string, number | null, number, number | null, number, number, number, number, Buffer, string | null]
  >(
    `INSERT OR IGNORE INTO revision (key, at, drafter, frame, filled, fields_total, fields_open, keyframe, pieces, typed)
     VALUES (?, ?, ?, ${followed('frame')}, ${followed('filled')}, ?, ?, ?, ?, ?)`,
  )
  const typed = db.prepare<[number], string | null>('SELECT typed FROM revision WHERE key = ?').pluck()
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
    const row = addContent.get(address, json) ?? rowWith.get(address)
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

  const textOf = (contract: number, { row }: Entry): string => {
    const json = row > 0 ? content.get(row) : typed.get(revisionKey(contract, -row))
    if (json === undefined || json === null) throw new AppError('broken_history')
    return json
  }
  /** The list with all its pieces in content. */
  const settled = (contract: number, entries: readonly Entry[]): Entry[] =>
    entries.map((entry) => (entry.row > 0 ? entry : { depth: entry.depth, row: keep(textOf(contract, entry)) }))

  const create = db.transaction(({ id, facts, frame, filled, pieces, clauses, at, drafter, fields }: NewContract) => {
    const contract = insertContract.get({ id, ...facts, at })
    if (contract === undefined) throw new AppError('conflict', { id })
    const list = encodeKeyframe(keepPieces(pieces))
    insertRevision.run(revisionKey(contract, 1), at, drafter, keep(frame), keep(filled), fields.total, fields.open, list)
    keepClauses(contract, clauses)
  })

  const add = (id: string, base: Base, { at, drafter, fields }: NewRevision, given: GivenRevision): void => {
    const { frame, filled, keyframe, pieces, typedText } = given
    const before = revisionKey(base.contract, base.number)
    const { changes } = addRevision.run(
      before + 1,
      at,
      drafter,
      frame,
      before,
      filled,
      before,
      fields.total,
      fields.open,
      keyframe ?? base.keyframe,
      pieces,
      typedText,
    )
    if (changes === 0) throw new AppError('conflict', { id })
  }
  /** What a keystroke changes: one piece comes in, in place of others or of none. It is kept in the revision itself, which is then the only row. */
  const saveTyped = (id: string, base: Base, { splices }: Changes, revision: NewRevision, { json, depth }: NewPiece): Kept => {
    const number = base.number + 1
    const stored = splices.map(({ at, remove, insert }) => ({ at, remove, insert: insert.map(() => ({ depth, row: -number })) }))
    add(id, base, revision, { frame: null, filled: null, keyframe: null, pieces: encodeSplices(stored), typedText: json })
    return { splices: stored }
  }
  const saveAny = db.transaction((id: string, base: Base, changes: Changes, revision: NewRevision): Kept => {
    const number = base.number + 1
    const splices = changes.splices.map((splice) => ({ ...splice, insert: keepPieces(splice.insert) }))
    const isWhole = number - base.keyframe >= KEYFRAME_EVERY
    const list = isWhole ? settled(base.contract, spliced(base.entries, splices)) : null
    add(id, base, revision, {
      frame: changes.frame && keep(changes.frame.json),
      filled: changes.filled === null ? null : keep(changes.filled),
      keyframe: list && number,
      pieces: list ? encodeKeyframe(list) : encodeSplices(splices),
      typedText: null,
    })
    if (changes.frame) updateFacts.run({ row: base.contract, ...changes.frame.facts })
    if (changes.clauses) keepClauses(base.contract, changes.clauses)
    return list ? { entries: list } : { splices }
  })
  const save = (id: string, base: Base, changes: Changes, revision: NewRevision): Kept => {
    const [first, ...rest] = changes.splices.flatMap(({ insert }) => insert)
    const isTyped = first && rest.length === 0 && !changes.frame && changes.filled === null && !changes.clauses
    if (isTyped && base.number + 1 - base.keyframe < KEYFRAME_EVERY) return saveTyped(id, base, changes, revision, first)
    return saveAny.immediate(id, base, changes, revision)
  }

  const duplicate = db.transaction(
    (id: string, copy: { readonly id: string; readonly title: string; readonly frame: string }, at: string, drafter: string) => {
      const original = newestOf(id)
      const contract = copyContract.get({ from: original.row, id: copy.id, title: copy.title, at }) ?? 0
      const pieces = encodeKeyframe(settled(original.row, entriesOf(original)))
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
    save,
    duplicate: (id, copy, at, drafter) => {
      duplicate.immediate(id, copy, at, drafter)
    },
    revision: (id, number) => {
      const found = find(id, number)
      if (!found) return null
      const { row: contract, ...rest } = found
      return { contract, ...rest, entries: entriesOf(found) }
    },
    record: ({ contract, frame, filled }) => ({
      frame: textOf(contract, { row: frame, depth: 0 }),
      filled: textOf(contract, { row: filled, depth: 0 }),
    }),
    pieces: (contract, entries) => entries.map((entry) => textOf(contract, entry)),
  }
}
