import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { houseTemplates } from '../../../../electron/db/migrations/007-house-templates.ts'

test('a template can be kept once under its hash, and only as bytes', () => {
  const db = new Database(':memory:')
  houseTemplates.run(db)
  const id = 'a'.repeat(64)
  db.prepare('INSERT INTO house_template VALUES (?, ?, ?)').run(id, Buffer.from('PK'), 't')
  expect(() => db.prepare('INSERT INTO house_template VALUES (?, ?, ?)').run(id, Buffer.from('PK'), 't')).toThrow('UNIQUE')
  expect(() => db.prepare('INSERT INTO house_template VALUES (?, ?, ?)').run('short', Buffer.from('PK'), 't')).toThrow('CHECK')
  expect(() => db.prepare('INSERT INTO house_template VALUES (?, ?, ?)').run('b'.repeat(64), 'PK', 't')).toThrow('TEXT')
})
