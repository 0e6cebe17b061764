/** Questions to the search index: which wordings match, titles first, and which indexed words contain a piece of a word. */
import type { ContractLanguage } from '../../shared/model.ts'
import type { Db } from './open.ts'

export interface SearchRow {
  readonly id: string
  readonly language: ContractLanguage
  readonly category: string
  readonly title: string
  readonly body: string
}

export interface ClauseSearch {
  /** Indexed words that contain `piece` (lower case), at most `limit`, the most frequent first. Finds `driftsvederlag` for `vederlag`. */
  wordsWith(piece: string, limit: number): string[]
  /** Wordings that match an FTS5 expression: those that match it in the title first, then by rank. Retired clauses are left out. */
  find(expression: string, language: ContractLanguage | null, limit: number): SearchRow[]
}

const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)

export const clauseSearchRepository = (db: Db): ClauseSearch => {
  const words = db
    .prepare<[{ pattern: string; limit: number }], string>(
      `SELECT term FROM clause_word WHERE term LIKE @pattern ESCAPE '\\' ORDER BY doc DESC LIMIT @limit`,
    )
    .pluck()
  const find = db.prepare<[{ expression: string; title: string; language: string | null; limit: number }], SearchRow>(
    `SELECT t.clause_id AS id, t.language, c.category, s.title, s.body
     FROM clause_search s JOIN clause_text t ON t.row = s.rowid JOIN clause c ON c.id = t.clause_id
     WHERE clause_search MATCH @expression AND c.retired = 0 AND (@language IS NULL OR t.language = @language)
     ORDER BY t.row IN (SELECT rowid FROM clause_search WHERE clause_search MATCH @title) DESC, bm25(clause_search, 8.0, 1.0, 4.0, 0.5), t.clause_id
     LIMIT @limit`,
  )
  return {
    wordsWith: (piece, limit) => words.all({ pattern: `%${escapeLike(piece)}%`, limit }),
    find: (expression, language, limit) => find.all({ expression, title: `{title title_stems} : (${expression})`, language, limit }),
  }
}
