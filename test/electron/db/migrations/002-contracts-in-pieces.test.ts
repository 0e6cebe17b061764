import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { decodeKeyframe } from '../../../../electron/db/manifest.ts'
import { libraryAndContracts } from '../../../../electron/db/migrations/001-library-and-contracts.ts'
import { contractsInPieces } from '../../../../electron/db/migrations/002-contracts-in-pieces.ts'

const hashOf = (json: string): string => createHash('sha256').update(json).digest('base64url').slice(0, 22)

/** A database of version 1 with contracts kept by section, as that version wrote them. */
const oldDatabase = () => {
  const db = new Database(':memory:')
  db.pragma('foreign_keys = ON')
  libraryAndContracts.run(db)
  const keep = (value: unknown): string => {
    const json = JSON.stringify(value)
    db.prepare('INSERT INTO content VALUES (?, ?) ON CONFLICT DO NOTHING').run(hashOf(json), json)
    return hashOf(json)
  }
  return {
    db,
    contract: (id: string, revisions: readonly { record: Record<string, unknown>; sections: readonly unknown[] }[]): void => {
      db.prepare("INSERT INTO contract VALUES (?, ?, 'da', 'it-service', ?, '2026-01-01', '2026-01-09')").run(id, `Titel ${id}`, revisions.length)
      for (const [index, { record, sections }] of revisions.entries()) {
        db.prepare('INSERT INTO revision VALUES (?, ?, ?, ?, ?)').run(
          id,
          index + 1,
          keep(record),
          sections.map(keep).join(' '),
          `2026-01-0${index + 1}`,
        )
      }
    },
  }
}

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const heading = (text: string) => ({ type: 'heading', content: [{ type: 'text', text }] })
const part = (type: string, id: string, content: readonly unknown[], attrs: object = {}) => ({ type, attrs: { id, ...attrs }, content })
const record = (more: Record<string, unknown> = {}) => ({
  format: 1,
  title: 'Kontrakt',
  language: 'da',
  term: 'Kontrakten',
  standard: { id: 'it-service', version: 1 },
  parties: [],
  fields: [],
  values: { days: 10 },
  questions: [],
  answers: { pricing: 'fixed' },
  style: { clauseNumber: 'decimal', clauseWord: 'punkt' },
  ...more,
})
const source = (clause: string, version: number) => ({ source: { clause, language: 'da', version } })

const sections = [
  { type: 'title_page' },
  part('chapter', 'ch', [
    heading('Penge'),
    part('clause', 'a', [heading('Pris'), paragraph('Et'), part('clause', 'b', [paragraph('To')], source('bod', 2))], source('pris', 1)),
    part('clause', 'c', [paragraph('Tre')], source('bod', 3)),
  ]),
  part('annex', 'x', [heading('Plan'), paragraph('Tekst'), part('annex', 'y', [heading('Under')])]),
]

const migrated = (db: Database.Database) => {
  contractsInPieces.run(db)
  expect(db.pragma('foreign_key_check')).toEqual([])
  const text = db.prepare<[number], string>('SELECT json FROM content WHERE row = ?').pluck()
  const revisions = db.prepare<[], { contract: number; number: number; frame: number; filled: number; pieces: Buffer; at: string }>(
    'SELECT contract, number, frame, filled, pieces, at FROM revision ORDER BY key',
  )
  return revisions.all().map(({ pieces, frame, filled, ...row }) => ({
    ...row,
    frame: JSON.parse(text.get(frame) ?? '') as Record<string, unknown>,
    filled: JSON.parse(text.get(filled) ?? '') as unknown,
    pieces: decodeKeyframe(pieces).map((entry) => ({ depth: entry.depth, node: JSON.parse(text.get(entry.row) ?? '') as { type: string } })),
  }))
}

test('a contract that was kept by section is kept by piece, in the order of the document', () => {
  const { db, contract } = oldDatabase()
  contract('k1', [{ record: record(), sections }])
  const [revision] = migrated(db)
  expect(revision?.pieces).toEqual([
    { depth: 0, node: { type: 'title_page' } },
    { depth: 0, node: part('chapter', 'ch', [heading('Penge')]) },
    { depth: 1, node: part('clause', 'a', [heading('Pris'), paragraph('Et')], source('pris', 1)) },
    { depth: 2, node: part('clause', 'b', [paragraph('To')], source('bod', 2)) },
    { depth: 1, node: part('clause', 'c', [paragraph('Tre')], source('bod', 3)) },
    { depth: 0, node: part('annex', 'x', [heading('Plan'), paragraph('Tekst')]) },
    { depth: 1, node: part('annex', 'y', [heading('Under')]) },
  ])
})

test('a part that only holds other parts has no content of its own', () => {
  const { db, contract } = oldDatabase()
  contract('k1', [{ record: record(), sections: [part('clause', 'a', [part('clause', 'b', [paragraph('To')])])] }])
  expect(migrated(db)[0]?.pieces[0]?.node).toEqual({ type: 'clause', attrs: { id: 'a' } })
})

test('the record is divided into what the contract is and what is filled in', () => {
  const { db, contract } = oldDatabase()
  contract('k1', [{ record: record(), sections: [] }])
  const [revision] = migrated(db)
  expect(revision?.filled).toEqual({ values: { days: 10 }, answers: { pricing: 'fixed' } })
  const { values: _values, answers: _answers, ...frame } = record()
  expect(revision?.frame).toEqual(frame)
})

test('every revision of every contract is there with its time, and what did not change is stored once', () => {
  const { db, contract } = oldDatabase()
  contract('k1', [
    { record: record(), sections },
    { record: record({ values: {} }), sections: sections.with(1, part('chapter', 'ch', [heading('Andet')])) },
  ])
  contract('k2', [{ record: record(), sections }])
  const revisions = migrated(db)
  expect(revisions.map(({ contract: row, number, at, pieces }) => [row, number, at, pieces.length])).toEqual([
    [1, 1, '2026-01-01', 7],
    [1, 2, '2026-01-02', 4],
    [2, 1, '2026-01-01', 7],
  ])
  // Seven pieces and the changed chapter, one frame, filled in two ways.
  expect(db.prepare('SELECT count(*) FROM content').pluck().get()).toBe(11)
})

test('the contracts are listed as before, and the clauses that the newest revision has are known', () => {
  const { db, contract } = oldDatabase()
  contract('k1', [
    { record: record(), sections: [part('clause', 'a', [paragraph('Et')], source('gone', 1))] },
    { record: record(), sections },
  ])
  migrated(db)
  expect(db.prepare('SELECT id, title, language, standard_id, created_at, archived, deleted_at FROM contract').all()).toEqual([
    { id: 'k1', title: 'Titel k1', language: 'da', standard_id: 'it-service', created_at: '2026-01-01', archived: 0, deleted_at: null },
  ])
  expect(db.prepare('SELECT clause_id, version FROM contract_clause ORDER BY clause_id').all()).toEqual([
    { clause_id: 'bod', version: 3 },
    { clause_id: 'pris', version: 1 },
  ])
})

test('a database without contracts is migrated too, and nothing of the old tables is left', () => {
  const { db } = oldDatabase()
  expect(migrated(db)).toEqual([])
  const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'old%'").pluck().all()
  expect(tables).toEqual([])
})

test('the newest revision and the chain before it are read through the key', () => {
  const { db } = oldDatabase()
  contractsInPieces.run(db)
  const plan = (sql: string): string =>
    db
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => detail)
      .join('; ')
  expect(plan('SELECT frame FROM revision WHERE key BETWEEN 1 AND 9 ORDER BY key DESC LIMIT 1')).toBe(
    'SEARCH revision USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)',
  )
  expect(plan("SELECT row FROM content WHERE hash = x'00'")).toContain('USING COVERING INDEX')
  expect(plan("SELECT contract FROM contract_clause WHERE clause_id = 'x'")).toContain('contract_clause_by_clause')
})
