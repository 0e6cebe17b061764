import { execFile } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { backupName, migrate, type Step } from '../../../electron/db/migrate.ts'
import { MIGRATIONS } from '../../../electron/db/migrations/migrations.ts'
import { APPLICATION_ID, closeDatabase, openDatabase } from '../../../electron/db/open.ts'
import { AppError } from '../../../shared/errors.ts'
import { temporaryFolder } from '../folders.ts'

const codeOf = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'nothing was thrown'
}

test('a new database is durable, checks foreign keys, trusts no schema and carries our mark and version', () => {
  const db = openDatabase(path.join(temporaryFolder(), 'deep', 'klausul.db'))
  const pragma = (name: string): unknown => db.pragma(name, { simple: true })
  expect(pragma('journal_mode')).toBe('wal')
  expect(pragma('synchronous')).toBe(2)
  expect(pragma('foreign_keys')).toBe(1)
  expect(pragma('trusted_schema')).toBe(0)
  expect(pragma('application_id')).toBe(APPLICATION_ID)
  expect(pragma('user_version')).toBe(MIGRATIONS.length)
  closeDatabase(db)
})

test('closing while another program writes is no failure: what was done before is done', () => {
  const file = path.join(temporaryFolder(), 'klausul.db')
  const db = openDatabase(file)
  db.exec('CREATE TABLE t (a, b); CREATE INDEX t_b ON t (b)')
  db.exec('WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) INSERT INTO t SELECT i, i % 7 FROM n')
  db.prepare('SELECT count(*) FROM t WHERE b = 3').get()
  db.pragma('busy_timeout = 1')
  const other = new Database(file)
  other.exec('BEGIN IMMEDIATE')
  closeDatabase(db)
  expect(db.open).toBe(false)
  other.close()
})

test('closing leaves one file and no journals beside it', () => {
  const file = path.join(temporaryFolder(), 'klausul.db')
  closeDatabase(openDatabase(file))
  expect([existsSync(file), existsSync(`${file}-wal`), existsSync(`${file}-shm`)]).toEqual([true, false, false])
})

test('a database from a newer version is refused and left as it was', () => {
  const file = path.join(temporaryFolder(), 'klausul.db')
  const db = openDatabase(file)
  db.pragma(`user_version = ${MIGRATIONS.length + 7}`)
  closeDatabase(db)
  const before = readFileSync(file)
  expect(codeOf(() => openDatabase(file))).toBe('newer_database')
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('the database of another program is refused and left as it was', () => {
  const file = path.join(temporaryFolder(), 'other.db')
  const other = new Database(file)
  other.exec('CREATE TABLE theirs (x)')
  other.close()
  const before = readFileSync(file)
  expect(codeOf(() => openDatabase(file))).toBe('not_our_database')
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('a file that is not a database is refused as damaged', () => {
  const file = path.join(temporaryFolder(), 'klausul.db')
  writeFileSync(file, 'This is a letter, not a database. '.repeat(200))
  expect(codeOf(() => openDatabase(file))).toBe('broken_database')
})

test('a folder that cannot be made is refused with the reason', () => {
  const folder = temporaryFolder()
  writeFileSync(path.join(folder, 'taken'), '')
  expect(codeOf(() => openDatabase(path.join(folder, 'taken', 'klausul.db')))).toBe('cannot_open_database')
})

const first: Step = { name: 'first', run: (db) => db.exec('CREATE TABLE note (text TEXT) STRICT') }
const second: Step = { name: 'second', run: (db) => db.exec("INSERT INTO note VALUES ('kept')") }
const failing: Step = {
  name: 'failing',
  run: (db) => {
    db.exec('DROP TABLE note')
    throw new Error('power cut')
  },
}

test('pending migrations run in order, and a copy of the old file is made before the first', () => {
  const file = path.join(temporaryFolder(), 'old.db')
  const db = new Database(file)
  migrate(db, [first], null)
  migrate(db, [first, second], file)
  expect(db.prepare('SELECT text FROM note').pluck().all()).toEqual(['kept'])
  db.close()
  const copy = new Database(backupName(file, 1), { readonly: true })
  expect([copy.pragma('user_version', { simple: true }), copy.prepare('SELECT count(*) FROM note').pluck().get()]).toEqual([1, 0])
  copy.close()
})

test('a migration that fails leaves version and tables as they were', () => {
  const db = new Database(':memory:')
  migrate(db, [first, second], null)
  expect(() => migrate(db, [first, second, failing], null)).toThrow('power cut')
  expect([db.pragma('user_version', { simple: true }), db.prepare('SELECT text FROM note').pluck().all()]).toEqual([2, ['kept']])
})

test('a database that is up to date is not copied', () => {
  const file = path.join(temporaryFolder(), 'klausul.db')
  closeDatabase(openDatabase(file))
  closeDatabase(openDatabase(file))
  expect(existsSync(backupName(file, MIGRATIONS.length))).toBe(false)
})

test('programs that open a new database at the same moment all find it migrated', async () => {
  const file = path.join(temporaryFolder(), 'klausul.db')
  const script = `import { openDatabase } from ${JSON.stringify(path.join(import.meta.dirname, '../../../electron/db/open.ts'))}; console.log(openDatabase(${JSON.stringify(file)}).pragma('user_version', { simple: true }))`
  const runs = Array.from({ length: 4 }, () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]))
  const said = await Promise.all(runs)
  expect(said.map(({ stdout }) => Number(stdout))).toEqual(Array.from({ length: 4 }, () => MIGRATIONS.length))
})
