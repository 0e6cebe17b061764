/** The search index over the current wordings: which match, a first page at once or all of them ranked, and which words contain a piece of a word. */
import type { ContractLanguage } from '../../shared/model.ts'
import type { Db } from './open.ts'

/** What the index holds of a wording. */
export interface Indexed {
  /** What a list calls the clause. */
  readonly heading: string
  /** Its headings and the terms it defines, the heading first. */
  readonly title: string
  readonly body: string
  readonly titleStems: string
  readonly bodyStems: string
  /** Its distinct longer words. */
  readonly vocabulary: readonly string[]
}

export interface SearchRow {
  readonly id: string
  readonly language: ContractLanguage
  readonly category: string
  readonly title: string
  readonly body: string
}

/** An FTS5 expression of single words, stems and beginnings of words. */
type Expression = string

export interface ClauseSearch {
  /** Index a wording, in place of what is indexed under its row. */
  put(row: number, indexed: Indexed): void
  /** Take a wording out of the searches; its row can still be shown. */
  hide(row: number): void
  /** Words that contain `piece` (letters and digits in lower case, three at least), at most `limit`, those first met first. */
  wordsWith(piece: string, limit: number): string[]
  /** Rows that match, at most `limit`, in order of importance; in their titles alone when `titles` holds. Costs the same however many match. */
  first(expression: Expression, language: ContractLanguage | null, titles: boolean, limit: number): number[]
  /** How many rows match, counted no further than `most`. */
  count(expression: Expression, most: number): number
  /** Rows that match: those whose titles match `inTitles` first, then by rank. Costs more the more match, and the more have one of the words. */
  ranked(expression: Expression, inTitles: Expression, language: ContractLanguage | null, limit: number): number[]
  /** How many rows there are. */
  size(): number
  /** Bring the index into its fastest form; for after many changes. */
  optimise(): void
  /** What hits show of rows, in the order asked for. */
  show(rows: readonly number[]): SearchRow[]
}

interface Found {
  readonly expression: string
  readonly language: string | null
  readonly limit: number
}
/** A plus keeps SQLite from planning the statement anew for each limit. */
const LIMITED = 'LIMIT +@limit'
const matching = (table: string): string =>
  `SELECT s.rowid FROM ${table} s JOIN clause_text t ON t.row = s.rowid WHERE ${table} MATCH @expression AND (@language IS NULL OR t.language = @language)`

export const clauseSearchRepository = (db: Db): ClauseSearch => {
  const shown = db.prepare(
    `INSERT INTO clause_shown (row, heading, titles, body) VALUES (@row, @heading, @title, @body)
     ON CONFLICT (row) DO UPDATE SET heading = @heading, titles = @title, body = @body`,
  )
  const drops = ['clause_titles', 'clause_words', 'clause_rank'].map((table) => db.prepare(`DELETE FROM ${table} WHERE rowid = ?`))
  const titles = db.prepare("INSERT INTO clause_titles (rowid, words) VALUES (@row, @title || ' ' || @titleStems)")
  const words = db.prepare("INSERT INTO clause_words (rowid, words) VALUES (@row, @title || ' ' || @body || ' ' || @titleStems || ' ' || @bodyStems)")
  const rank = db.prepare(
    'INSERT INTO clause_rank (rowid, title, body, title_stems, body_stems) VALUES (@row, @title, @body, @titleStems, @bodyStems)',
  )
  const addWord = db.prepare<[string], number>('INSERT INTO clause_vocabulary (word) VALUES (?) ON CONFLICT (word) DO NOTHING RETURNING row').pluck()
  const addParts = db.prepare('INSERT INTO clause_parts (rowid, word) VALUES (?, ?)')
  const wordsWith = db.prepare<[string, number], string>('SELECT word FROM clause_parts WHERE word GLOB ? LIMIT ?').pluck()

  const firstTitles = db.prepare<[Found], number>(`${matching('clause_titles')} ${LIMITED}`).pluck()
  const first = db.prepare<[Found], number>(`${matching('clause_words')} ${LIMITED}`).pluck()
  const count = db.prepare<[string, number], number>('SELECT count(*) FROM (SELECT 1 FROM clause_words WHERE clause_words MATCH ? LIMIT +?)').pluck()
  const ranked = db
    .prepare<[Found & { readonly titles: Expression }], number>(
      `${matching('clause_rank')}
       ORDER BY t.row IN (SELECT rowid FROM clause_titles WHERE clause_titles MATCH @titles) DESC, bm25(clause_rank, 8.0, 1.0, 4.0, 0.5), t.row
       ${LIMITED}`,
    )
    .pluck()
  // Apart: together they would make SQLite read every row.
  const size = db.prepare<[], number>('SELECT (SELECT max(row) FROM clause_text) - (SELECT min(row) FROM clause_text) + 1').pluck()
  const show = db.prepare<[string], SearchRow>(
    `SELECT t.clause_id AS id, t.language, c.category, s.titles AS title, s.body
     FROM json_each(?) asked CROSS JOIN clause_shown s ON s.row = asked.value
     JOIN clause_text t ON t.row = s.row JOIN clause c ON c.id = t.clause_id ORDER BY asked.key`,
  )

  const hide = (row: number): void => {
    for (const drop of drops) drop.run(row)
  }
  return {
    put: (row, { vocabulary, ...indexed }) => {
      hide(row)
      shown.run({ row, ...indexed })
      for (const insert of [titles, words, rank]) insert.run({ row, ...indexed })
      for (const word of vocabulary) {
        const added = addWord.get(word)
        if (added !== undefined) addParts.run(added, word)
      }
    },
    hide,
    wordsWith: (piece, limit) => wordsWith.all(`*${piece}*`, limit),
    first: (expression, language, inTitles, limit) => (inTitles ? firstTitles : first).all({ expression, language, limit }),
    count: (expression, most) => count.get(expression, most) ?? 0,
    ranked: (expression, inTitles, language, limit) => ranked.all({ expression, titles: inTitles, language, limit }),
    size: () => size.get() ?? 0,
    optimise: () => {
      for (const table of ['clause_titles', 'clause_words', 'clause_rank', 'clause_parts'])
        db.exec(`INSERT INTO ${table} (${table}) VALUES ('optimize')`)
    },
    show: (rows) => show.all(JSON.stringify(rows)),
  }
}
