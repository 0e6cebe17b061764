import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { libraryAndContracts } from '../../../../electron/db/migrations/001-library-and-contracts.ts'

const database = () => {
  const db = new Database(':memory:')
  db.pragma('foreign_keys = ON')
  libraryAndContracts.run(db)
  return db
}

test('a wording of a clause that does not exist cannot be stored', () => {
  expect(() => database().exec("INSERT INTO clause_version VALUES ('x', 'da', 1, 'own', '{}', 'h', 't')")).toThrow('FOREIGN KEY')
})

test('a clause has one current wording in a language', () => {
  const db = database()
  db.exec(`INSERT INTO clause (id, category, origin) VALUES ('x', 'c', 'own');
    INSERT INTO clause_version VALUES ('x', 'da', 1, 'own', '{}', 'h', 't');
    INSERT INTO clause_text (clause_id, language, version, tags) VALUES ('x', 'da', 1, '[]')`)
  expect(() => db.exec("INSERT INTO clause_text (clause_id, language, version, tags) VALUES ('x', 'da', 1, '[]')")).toThrow('UNIQUE')
})

test('a revision cannot point to a record that is not stored', () => {
  const db = database()
  db.exec("INSERT INTO contract VALUES ('k', 'T', 'da', 's', 1, 't', 't')")
  expect(() => db.exec("INSERT INTO revision VALUES ('k', 1, 'nowhere', '', 't')")).toThrow('FOREIGN KEY')
})

test('the first page of search and the current wordings are read through indexes', () => {
  const db = database()
  const plan = (sql: string): string =>
    db
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => detail)
      .join('; ')
  expect(plan("SELECT * FROM clause_text WHERE clause_id = 'x' AND language = 'da'")).toContain('USING INDEX')
  expect(plan("SELECT rowid FROM clause_search WHERE clause_search MATCH 'x'")).toContain('VIRTUAL TABLE INDEX')
  expect(plan("SELECT * FROM revision WHERE contract_id = 'k' AND number = 1")).toContain('USING PRIMARY KEY')
})
