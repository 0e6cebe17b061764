/** What a save costs in things that can be counted, which do not vary with the machine: rows, transactions and bytes. */
import { statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { KEYFRAME_EVERY } from '../../../electron/db/contracts.ts'
import { closeDatabase, openDatabase } from '../../../electron/db/open.ts'
import { contractStore } from '../../../electron/services/contracts.ts'
import type { ContractChange, DocumentPiece } from '../../../shared/api.ts'
import { piecesOf } from '../../../shared/document/pieces.ts'
import type { Contract } from '../../../shared/model.ts'
import { largeContract, randomNumbers } from '../../bench/large-contract.ts'
import { temporaryFolder } from '../folders.ts'

/** A frame of the log is a page with its header (SQLite file format, 4.1). */
const FRAME = 4096 + 24

let contract: Contract
beforeAll(() => {
  contract = largeContract()
})

/** The contract of 300 pages in a file, and keystrokes in clauses of it. */
const setUp = () => {
  const file = path.join(temporaryFolder(), 'klausul.db')
  const db = openDatabase(file)
  onTestFinished(() => closeDatabase(db))
  const store = contractStore(db, { now: () => '2026-01-01T00:00:00.000Z', newId: () => 'k1', drafter: () => 'Karen Blixen' })
  store.create(contract)
  const pieces: DocumentPiece[] = [...piecesOf(contract.document)]
  let revision = 1
  const change = (places: readonly number[]): ContractChange => {
    for (const at of places) {
      const { depth = 0, json = '' } = pieces[at] ?? {}
      pieces[at] = { depth, json: json.replace(/"text":"(?:\d+ )?/, `"text":"${revision} `) }
    }
    const [at = 0] = places
    const remove = (places.at(-1) ?? at) - at + 1
    return {
      expected: revision,
      frame: null,
      filled: null,
      splice: { at, remove, insert: pieces.slice(at, at + remove) },
      fields: { total: 1, open: 0 },
    }
  }
  const save = (...places: readonly number[]): void => {
    revision = store.save('k1', change(places)).revision
  }
  return { file, db, store, save, change }
}
const number = (db: Database.Database, sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? 0

test('a keystroke is one row, whatever the size of the contract', () => {
  const { db, save } = setUp()
  const before = number(db, 'SELECT total_changes()')
  for (let stroke = 0; stroke < 20; stroke += 1) save(1500)
  expect(number(db, 'SELECT total_changes()') - before).toBe(20)
})

test('a keystroke is one transaction, so one flush', () => {
  const { file, db, store, change } = setUp()
  const said: string[] = []
  const other = new Database(file, { verbose: (sql) => said.push(String(sql)) })
  onTestFinished(() => {
    other.close()
  })
  const watched = contractStore(other, { now: () => '2026-01-01T00:00:00.000Z', newId: () => 'x', drafter: () => '' })
  store.save('k1', change([100]))
  watched.open('k1', null)
  const second = { ...change([100]), expected: 2 }
  watched.save('k1', second)
  said.length = 0
  watched.save('k1', { ...change([101]), expected: 3 })
  // A statement that stands alone is a transaction of its own.
  expect(said.map((sql) => sql.trim().split(/\s/)[0])).toEqual(['INSERT'])
  expect(number(db, 'SELECT max(number) FROM revision')).toBe(4)
})

test('a keystroke writes a page or two to the log', () => {
  const { file, db, save } = setUp()
  save(10)
  db.pragma('wal_checkpoint(TRUNCATE)')
  const strokes = 40
  for (let stroke = 0; stroke < strokes; stroke += 1) save(1000 + stroke)
  const frames = (statSync(`${file}-wal`).size - 32) / FRAME
  // The page of the last revision; every fifth time or so a new one, with the page above it and the file's own.
  expect(frames / strokes).toBeLessThanOrEqual(2.5)
})

test('a revision of one to three clauses adds less than three kilobytes to the file, its share of keyframes included', () => {
  const { db, save } = setUp()
  const size = (): number =>
    number(db, 'SELECT (SELECT page_count FROM pragma_page_count) - (SELECT freelist_count FROM pragma_freelist_count)') * 4096
  const random = randomNumbers(3)
  const before = size()
  for (let revision = 0; revision < KEYFRAME_EVERY; revision += 1) {
    save(...Array.from({ length: 1 + (revision % 3) }, () => 1 + Math.floor(random() * 3000)).toSorted((a, b) => a - b))
  }
  expect((size() - before) / KEYFRAME_EVERY / 1024).toBeLessThanOrEqual(2.5)
})

test('a save reads no piece but to check what is far apart, and opening reads each piece once', () => {
  const { file, store, change } = setUp()
  store.save('k1', change([100]))
  const said: string[] = []
  const other = new Database(file, { verbose: (sql) => said.push(String(sql)) })
  onTestFinished(() => {
    other.close()
  })
  const watched = contractStore(other, { now: () => '2026-01-01T00:00:00.000Z', newId: () => 'x', drafter: () => '' })
  const read = (): number => said.filter((sql) => /^SELECT (?:json|typed) FROM/.test(sql)).length
  watched.open('k1', null)
  // Every piece, the frame and what is filled in.
  expect(read()).toBe(piecesOf(contract.document).length + 2)
  watched.save('k1', { ...change([100]), expected: 2 })
  said.length = 0
  watched.save('k1', { ...change([101]), expected: 3 })
  expect(read()).toBe(0)
})
