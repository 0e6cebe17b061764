/** The tables of contracts: content-addressed sections and records, and revisions as lists of their hashes. */
import { AppError } from '../../shared/errors.ts'
import type { Db } from './open.ts'

export interface ContractRow {
  readonly id: string
  readonly title: string
  readonly language: string
  readonly standardId: string
  readonly revision: number
  readonly createdAt: string
  readonly updatedAt: string
}

/** A contract in pieces: the record around the document, and the JSON of each top-level node, each with its hash. */
export interface Pieces {
  readonly record: Piece
  readonly sections: readonly Piece[]
}
export interface Piece {
  readonly hash: string
  readonly json: string
}

export interface Contracts {
  list(): ContractRow[]
  get(id: string): ContractRow | null
  /** Create (`expected` 0) or save over revision `expected`. Returns the new revision. Throws `AppError('conflict')` when another save came first. */
  save(row: Pick<ContractRow, 'id' | 'title' | 'language' | 'standardId'>, pieces: Pieces, expected: number, at: string): number
  /** The record and sections of a revision as JSON texts, or null when there is none. */
  load(id: string, revision: number): { readonly record: string; readonly sections: readonly string[] } | null
}

export const contractsRepository = (db: Db): Contracts => {
  const columns = 'id, title, language, standard_id AS standardId, revision, created_at AS createdAt, updated_at AS updatedAt'
  const list = db.prepare<[], ContractRow>(`SELECT ${columns} FROM contract ORDER BY updated_at DESC, id`)
  const get = db.prepare<[string], ContractRow>(`SELECT ${columns} FROM contract WHERE id = ?`)
  const create = db.prepare(
    'INSERT INTO contract (id, title, language, standard_id, revision, created_at, updated_at) VALUES (@id, @title, @language, @standardId, 1, @at, @at)',
  )
  const update = db.prepare(
    'UPDATE contract SET title = @title, language = @language, standard_id = @standardId, revision = revision + 1, updated_at = @at WHERE id = @id AND revision = @expected',
  )
  const keep = db.prepare('INSERT INTO content (hash, json) VALUES (@hash, @json) ON CONFLICT (hash) DO NOTHING')
  const addRevision = db.prepare(
    'INSERT INTO revision (contract_id, number, record, sections, created_at) VALUES (@id, @number, @record, @sections, @at)',
  )
  const revision = db.prepare<[string, number], { record: string; sections: string }>(
    'SELECT record, sections FROM revision WHERE contract_id = ? AND number = ?',
  )
  const content = db.prepare<[string], string>('SELECT json FROM content WHERE hash = ?').pluck()
  const read = (hash: string): string => {
    const json = content.get(hash)
    if (json === undefined) throw new AppError('broken_database', { file: db.name })
    return json
  }
  const save = db.transaction((row: Pick<ContractRow, 'id' | 'title' | 'language' | 'standardId'>, pieces: Pieces, expected: number, at: string) => {
    for (const piece of [pieces.record, ...pieces.sections]) keep.run(piece)
    if (expected === 0 && get.get(row.id)) throw new AppError('conflict', { id: row.id })
    if (expected === 0) create.run({ ...row, at })
    else if (update.run({ ...row, at, expected }).changes === 0) throw new AppError('conflict', { id: row.id })
    const sections = pieces.sections.map(({ hash }) => hash).join(' ')
    addRevision.run({ id: row.id, number: expected + 1, record: pieces.record.hash, sections, at })
    return expected + 1
  })
  return {
    list: () => list.all(),
    get: (id) => get.get(id) ?? null,
    save: (row, pieces, expected, at) => save.immediate(row, pieces, expected, at),
    load: (id, number) => {
      const row = revision.get(id, number)
      if (!row) return null
      return { record: read(row.record), sections: row.sections.split(' ').filter(Boolean).map(read) }
    },
  }
}
