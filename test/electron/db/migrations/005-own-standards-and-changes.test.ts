import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { libraryAndContracts } from '../../../../electron/db/migrations/001-library-and-contracts.ts'
import { ownStandardsAndChanges } from '../../../../electron/db/migrations/005-own-standards-and-changes.ts'

test('standards that were there are in the lists, and sets of changes can be kept', () => {
  const db = new Database(':memory:')
  libraryAndContracts.run(db)
  db.exec(`INSERT INTO standard_version VALUES ('x', 1, 'shipped', '{}', 'h', 't'); INSERT INTO standard VALUES ('x', 1)`)
  ownStandardsAndChanges.run(db)
  expect(db.prepare('SELECT id, version, retired FROM standard').all()).toEqual([{ id: 'x', version: 1, retired: 0 }])
  db.exec(`INSERT INTO change_set VALUES ('c', 'gone', 'da', 'Vores', '{}', 't')`)
  expect(() => db.exec(`UPDATE standard SET retired = 2`)).toThrow('CHECK')
})
