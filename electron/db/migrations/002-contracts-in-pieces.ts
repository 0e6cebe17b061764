/** Version 2: contracts in clause-level pieces, revisions as changes of the one before, with their drafter and name; archive, bin and last export. */
import { createHash } from 'node:crypto'
import type { Step } from '../migrate.ts'
import type { Db } from '../open.ts'

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
type JsonObject = { readonly [key: string]: Json }

const TABLES = `
  ALTER TABLE revision RENAME TO old_revision;
  ALTER TABLE contract RENAME TO old_contract;
  ALTER TABLE content RENAME TO old_content;

  -- Pieces of documents, frames and what is filled in, under the hash of their text: each is stored once, whoever uses it. Revisions name rows, which
  -- are short and follow one another, so that a save touches few pages.
  CREATE TABLE content (
    row INTEGER PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 16),
    json TEXT NOT NULL
  ) STRICT;

  -- What changes with every save is in the revision, not here: a save does not write this row. A row number is never used again.
  CREATE TABLE contract (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    standard_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
    deleted_at TEXT,
    export_edition TEXT,
    export_at TEXT,
    export_file TEXT
  ) STRICT;

  -- The key is contract * 2^32 + number: the revisions of a contract lie together in order, and adding one touches one page (a key of two columns makes
  -- SQLite shift rows between pages with every revision). frame, filled: rows of content. pieces: the list whole where keyframe = number, else what
  -- changed since the revision before; a piece is a row of content, or -n for the one that is typed in revision n. So a keystroke is one row. Fields
  -- are not known for revisions that come from version 1.
  CREATE TABLE revision (
    key INTEGER PRIMARY KEY,
    contract INTEGER NOT NULL GENERATED ALWAYS AS (key >> 32) VIRTUAL,
    number INTEGER NOT NULL GENERATED ALWAYS AS (key & 4294967295) VIRTUAL,
    at TEXT NOT NULL,
    drafter TEXT NOT NULL,
    name TEXT,
    frame INTEGER NOT NULL,
    filled INTEGER NOT NULL,
    fields_total INTEGER,
    fields_open INTEGER,
    keyframe INTEGER NOT NULL,
    pieces BLOB NOT NULL,
    typed TEXT
  ) STRICT;

  -- The library clauses that the newest revision of a contract has, with the version it pins.
  CREATE TABLE contract_clause (
    contract INTEGER NOT NULL REFERENCES contract (row) ON DELETE CASCADE,
    clause_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (contract, clause_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX contract_clause_by_clause ON contract_clause (clause_id);
`

const PARTS: readonly Json[] = ['chapter', 'clause', 'annex']
const isObject = (json: Json | undefined): json is JsonObject => typeof json === 'object' && json !== null && !Array.isArray(json)

/** A piece: a part without the parts inside it, and how deep it stands. */
interface Piece {
  readonly depth: number
  readonly node: JsonObject
}

const piecesOf = (node: JsonObject, depth = 0): Piece[] => {
  const { content, ...rest } = node
  const children = Array.isArray(content) ? (content as Json[]) : []
  const inner = children.filter((child): child is JsonObject => isObject(child) && PARTS.includes(child['type'] ?? null))
  const own = children.filter((child) => !inner.includes(child as JsonObject))
  return [{ depth, node: own.length > 0 ? { ...rest, content: own } : rest }, ...inner.flatMap((child) => piecesOf(child, depth + 1))]
}

/** A keyframe: per piece one number, seven bits to a byte, of the row's difference from the one before (sign in the lowest place) and the depth. */
const keyframe = (entries: readonly { readonly row: number; readonly depth: number }[]): Buffer => {
  const bytes: number[] = []
  let before = 0
  for (const { row, depth } of entries) {
    const difference = row - before
    let value = (difference < 0 ? -2 * difference - 1 : 2 * difference) * 16 + depth
    for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) + 128)
    bytes.push(value)
    before = row
  }
  return Buffer.from(bytes)
}

interface OldContract {
  readonly id: string
  readonly title: string
  readonly language: string
  readonly standard: string
  readonly created: string
}
interface OldRevision {
  readonly number: number
  readonly record: string
  readonly sections: string
  readonly at: string
}

const convert = (db: Db): void => {
  const old = db.prepare<[string], string>('SELECT json FROM old_content WHERE hash = ?').pluck()
  const read = (hash: string): JsonObject => JSON.parse(old.get(hash) ?? '{}') as JsonObject
  const add = db.prepare('INSERT INTO content (hash, json) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING')
  const rowOf = db.prepare<[Buffer], number>('SELECT row FROM content WHERE hash = ?').pluck()
  const keep = (json: Json): number => {
    const text = JSON.stringify(json)
    const hash = createHash('sha256').update(text).digest().subarray(0, 16)
    add.run(hash, text)
    return rowOf.get(hash) ?? 0
  }
  const insertContract = db
    .prepare<OldContract, number>(
      'INSERT INTO contract (id, title, language, standard_id, created_at) VALUES (@id, @title, @language, @standard, @created) RETURNING row',
    )
    .pluck()
  const insertRevision = db.prepare(
    `INSERT INTO revision (key, at, drafter, frame, filled, keyframe, pieces)
     VALUES ((CAST(@contract AS INTEGER) << 32) + CAST(@number AS INTEGER), @at, '', @frame, @filled, @number, @pieces)`,
  )
  const insertClause = db.prepare(
    `INSERT INTO contract_clause (contract, clause_id, version) VALUES (?, ?, ?)
     ON CONFLICT (contract, clause_id) DO UPDATE SET version = max(version, excluded.version)`,
  )
  const revisions = db.prepare<[string], OldRevision>(
    'SELECT number, record, sections, created_at AS at FROM old_revision WHERE contract_id = ? ORDER BY number',
  )

  const contracts = db.prepare<[], OldContract>('SELECT id, title, language, standard_id AS standard, created_at AS created FROM old_contract').all()
  for (const one of contracts) {
    const contract = insertContract.get(one) ?? 0
    let newest: Piece[] = []
    for (const { number, record, sections, at } of revisions.all(one.id)) {
      const { values = {}, answers = {}, ...frame } = read(record)
      newest = sections
        .split(' ')
        .filter(Boolean)
        .flatMap((hash) => piecesOf(read(hash)))
      const pieces = keyframe(newest.map(({ depth, node }) => ({ depth, row: keep(node) })))
      insertRevision.run({ contract, number, at, frame: keep(frame), filled: keep({ values, answers }), pieces })
    }
    for (const { node } of newest) {
      const source = isObject(node['attrs']) ? node['attrs']['source'] : null
      if (isObject(source)) insertClause.run(contract, source['clause'], source['version'])
    }
  }
}

export const contractsInPieces: Step = {
  name: 'contracts in pieces',
  run: (db) => {
    db.exec(TABLES)
    convert(db)
    db.exec('DROP TABLE old_revision; DROP TABLE old_contract; DROP TABLE old_content')
  },
}
