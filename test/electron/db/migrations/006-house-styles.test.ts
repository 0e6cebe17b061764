import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { houseStyles } from '../../../../electron/db/migrations/006-house-styles.ts'

test('a house style can be kept once under its id, and only as JSON', () => {
  const db = new Database(':memory:')
  houseStyles.run(db)
  db.exec(`INSERT INTO house_style VALUES ('a', 'Odense', '{}', 't')`)
  expect(() => db.exec(`INSERT INTO house_style VALUES ('a', 'Odense', '{}', 't')`)).toThrow('UNIQUE')
  expect(() => db.exec(`INSERT INTO house_style VALUES ('b', 'Odense', '{', 't')`)).toThrow('CHECK')
  expect(() => db.exec(`INSERT INTO house_style VALUES ('b', x'00', '{}', 't')`)).toThrow('BLOB')
})
