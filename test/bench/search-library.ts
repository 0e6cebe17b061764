/** The large library in a database, once made and kept for later runs; beside it FTS5 as it comes, to be measured against. */
import { existsSync, renameSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { clauseSearchRepository } from '../../electron/db/clause-search.ts'
import { clausesRepository } from '../../electron/db/clauses.ts'
import { MIGRATIONS } from '../../electron/db/migrations/migrations.ts'
import { closeDatabase, type Db, openDatabase } from '../../electron/db/open.ts'
import { indexedText } from '../../electron/services/search-words.ts'
import { clauseCorpus } from './clause-corpus.ts'

export const CLAUSES = 100_000
/** Raised when the corpus or the way it is indexed changes. */
const EDITION = 2

const fill = (db: Db): void => {
  const clauses = clausesRepository(db)
  const search = clauseSearchRepository(db)
  db.exec(`CREATE VIRTUAL TABLE plain USING fts5 (title, body, tokenize = 'unicode61 remove_diacritics 0')`)
  const plain = db.prepare('INSERT INTO plain (rowid, title, body) VALUES (?, ?, ?)')
  db.transaction(() => {
    let row = 0
    for (const { title, body } of clauseCorpus(CLAUSES)) {
      row += 1
      const id = `clause-${row}`
      clauses.put({ id, category: 'bench', origin: 'shipped', retired: false, categoryEdited: false })
      // The wordings themselves play no part in a search.
      clauses.addWording({ id, language: 'da', origin: 'shipped', content: '{}', hash: '', createdAt: '' }, indexedText([title], body, 'da'))
      plain.run(row, title, body)
    }
  })()
  search.optimise()
  db.exec(`INSERT INTO plain (plain) VALUES ('optimize')`)
}

/** Open the large library. Making it takes minutes, the first time. */
export const searchLibrary = (): Db => {
  const file = path.join(os.tmpdir(), `klausul-bench-search-${EDITION}.${MIGRATIONS.length}.db`)
  if (!existsSync(file)) {
    process.stdout.write(`making a library of ${CLAUSES} clauses in ${file} …\n`)
    const draft = `${file}.${process.pid}`
    const db = openDatabase(draft)
    try {
      db.pragma('synchronous = OFF')
      fill(db)
    } finally {
      closeDatabase(db)
    }
    rmSync(file, { force: true })
    renameSync(draft, file)
  }
  return openDatabase(file)
}
