import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { libraryAndContracts } from '../../../../electron/db/migrations/001-library-and-contracts.ts'
import { libraryReviewsAndSearch } from '../../../../electron/db/migrations/003-library-reviews-and-search.ts'

test('wordings that were there count as reviewed together, and edits are told apart', () => {
  const db = new Database(':memory:')
  libraryAndContracts.run(db)
  db.exec(`INSERT INTO clause (id, category, origin, details_edited) VALUES ('x', 'c', 'shipped', 1), ('y', 'c', 'shipped', 0);
    INSERT INTO clause_version VALUES ('x', 'da', 1, 'shipped', '{}', 'h', 't'), ('x', 'da', 2, 'own', '{}', 'h', 't'), ('y', 'nb', 1, 'own', '{}', 'h', 't');
    INSERT INTO clause_text (clause_id, language, version, tags) VALUES ('x', 'da', 2, '[]'), ('y', 'nb', 1, '[]')`)
  libraryReviewsAndSearch.run(db)
  expect(db.prepare('SELECT clause_id, reviewed, details_edited FROM clause_text ORDER BY clause_id').all()).toEqual([
    { clause_id: 'x', reviewed: 2, details_edited: 1 },
    { clause_id: 'y', reviewed: 1, details_edited: 0 },
  ])
  expect(db.prepare('SELECT id, category_edited FROM clause ORDER BY id').all()).toEqual([
    { id: 'x', category_edited: 1 },
    { id: 'y', category_edited: 0 },
  ])
})
