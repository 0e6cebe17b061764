import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { importedVersions } from '../../../../electron/db/migrations/004-imported-versions.ts'

test('one version is noted for a clause in a language and for a standard', () => {
  const db = new Database(':memory:')
  importedVersions.run(db)
  db.exec(`INSERT INTO imported VALUES ('clause', 'x', 'da', 2), ('clause', 'x', 'nb', 1), ('standard', 'x', '', 1)`)
  expect(() => db.exec(`INSERT INTO imported VALUES ('clause', 'x', 'da', 3)`)).toThrow('UNIQUE')
  expect(() => db.exec(`INSERT INTO imported VALUES ('contract', 'x', 'da', 3)`)).toThrow('CHECK')
})
