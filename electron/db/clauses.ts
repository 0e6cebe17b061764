/** The tables of the clause library: clauses, their wordings per language and version, pairs, and the search index that follows every change. */
import type { ContractLanguage } from '../../shared/model.ts'
import { clauseSearchRepository, type Indexed } from './clause-search.ts'
import type { Db } from './open.ts'

export type Origin = 'shipped' | 'own'

export interface ClauseRow {
  readonly id: string
  readonly category: string
  readonly origin: Origin
  readonly retired: boolean
  /** The user has chosen the category; an update leaves it. */
  readonly categoryEdited: boolean
}

/** A clause in a language with its current wording. */
export interface ClauseTextRow {
  /** The row of the search index, in order of importance. */
  readonly row: number
  readonly id: string
  readonly language: ContractLanguage
  readonly category: string
  readonly tags: readonly string[]
  readonly noGuidance: string | null
  readonly version: number
  /** Who wrote the current wording. */
  readonly origin: Origin
  /** The wording as JSON of a clause node. */
  readonly content: string
  readonly hash: string
  /** The version when the pair of languages was last reviewed, or null. */
  readonly reviewed: number | null
  /** The user has set tags or reason; an update leaves them. */
  readonly detailsEdited: boolean
}

/** A current wording as a list shows it. */
export interface ListedRow extends Pick<ClauseTextRow, 'id' | 'language' | 'category' | 'tags' | 'version' | 'reviewed'> {
  /** Whose clause it is, and whose wording. */
  readonly origin: Origin
  readonly wordingOrigin: Origin
  readonly retired: boolean
  readonly title: string
  /** More of its text than a list shows. */
  readonly text: string
}

/** A wording as it was or is. */
export interface WordingRow {
  readonly version: number
  readonly origin: Origin
  readonly createdAt: string
  readonly content: string
}

export interface NewWording {
  readonly id: string
  readonly language: ContractLanguage
  readonly origin: Origin
  readonly content: string
  readonly hash: string
  readonly createdAt: string
}

export interface Details {
  readonly tags: readonly string[]
  readonly noGuidance: string | null
  readonly edited: boolean
}

export interface Clauses {
  get(id: string): ClauseRow | null
  put(row: ClauseRow): void
  text(id: string, language: ContractLanguage): ClauseTextRow | null
  /** All current wordings, retired clauses left out, by category and id. */
  texts(language: ContractLanguage | null): ClauseTextRow[]
  /** All current wordings as a list shows them, those of retired clauses too. */
  listed(): ListedRow[]
  /** All current wordings, those of retired clauses too. */
  allTexts(): ClauseTextRow[]
  /** The current wordings of clauses that define a term, retired ones left out. */
  defining(language: ContractLanguage): ClauseTextRow[]
  /** The newest first. */
  wordings(id: string, language: ContractLanguage): WordingRow[]
  wording(id: string, language: ContractLanguage, version: number): WordingRow | null
  /** The current wordings' versions. */
  versions(): { readonly id: string; readonly language: ContractLanguage; readonly version: number }[]
  /** The pair has been reviewed as it now stands. */
  setReviewed(id: string): void
  /** The newest shipped wording's hash, current or not. */
  shippedHash(id: string, language: ContractLanguage): string | null
  /** Add a wording; with `indexed` it becomes the current one and the index follows. Returns its version. */
  addWording(wording: NewWording, indexed: Indexed | null): number
  setDetails(id: string, language: ContractLanguage, details: Details): void
  /** Notes for the pairs that are not equivalent, by clause id: reader's language → note. */
  pairs(): Map<string, { readonly notes: Readonly<Record<string, string>>; readonly edited: boolean }>
  putPair(id: string, notes: Readonly<Record<string, string>>, edited: boolean): void
  dropPair(id: string): void
}

interface RawText extends Omit<ClauseTextRow, 'tags' | 'detailsEdited'> {
  readonly tags: string
  readonly detailsEdited: number
}
const toText = (row: RawText): ClauseTextRow => ({ ...row, tags: JSON.parse(row.tags) as string[], detailsEdited: row.detailsEdited === 1 })

interface RawClause extends Omit<ClauseRow, 'retired' | 'categoryEdited'> {
  readonly retired: number
  readonly categoryEdited: number
}
const toClause = (row: RawClause): ClauseRow => ({ ...row, retired: row.retired === 1, categoryEdited: row.categoryEdited === 1 })

interface RawListed extends Omit<ListedRow, 'tags' | 'retired'> {
  readonly tags: string
  readonly retired: number
}

export const clausesRepository = (db: Db): Clauses => {
  const clause = 'SELECT id, category, origin, retired, category_edited AS categoryEdited FROM clause'
  const get = db.prepare<[string], RawClause>(`${clause} WHERE id = ?`)
  const put = db.prepare(
    `INSERT INTO clause (id, category, origin, retired, category_edited) VALUES (@id, @category, @origin, @retired, @categoryEdited)
     ON CONFLICT (id) DO UPDATE SET category = @category, retired = @retired, category_edited = @categoryEdited`,
  )
  const texts = `SELECT t.row, t.clause_id AS id, t.language, c.category, t.tags, t.no_guidance AS noGuidance, t.version, v.origin, v.content, v.hash,
    t.reviewed, t.details_edited AS detailsEdited
    FROM clause_text t JOIN clause c ON c.id = t.clause_id
    JOIN clause_version v ON v.clause_id = t.clause_id AND v.language = t.language AND v.version = t.version`
  const text = db.prepare<[string, string], RawText>(`${texts} WHERE t.clause_id = ? AND t.language = ?`)
  const listed = db.prepare<[], RawListed>(
    `SELECT t.clause_id AS id, t.language, c.category, c.origin, c.retired, t.tags, t.version, t.reviewed, v.origin AS wordingOrigin,
       s.heading AS title, substr(s.body, 1, 300) AS text
     FROM clause_text t JOIN clause c ON c.id = t.clause_id JOIN clause_shown s ON s.row = t.row
     JOIN clause_version v ON v.clause_id = t.clause_id AND v.language = t.language AND v.version = t.version`,
  )
  const everything = db.prepare<[], RawText>(`${texts} ORDER BY c.category, t.clause_id, t.language`)
  const wordingOf = 'SELECT version, origin, created_at AS createdAt, content FROM clause_version WHERE clause_id = ? AND language = ?'
  const wordings = db.prepare<[string, string], WordingRow>(`${wordingOf} ORDER BY version DESC`)
  const oneWording = db.prepare<[string, string, number], WordingRow>(`${wordingOf} AND version = ?`)
  const versions = db.prepare<[], ReturnType<Clauses['versions']>[number]>('SELECT clause_id AS id, language, version FROM clause_text')
  const review = db.prepare('UPDATE clause_text SET reviewed = version WHERE clause_id = ?')
  const all = db.prepare<[{ language: string | null }], RawText>(
    `${texts} WHERE c.retired = 0 AND (@language IS NULL OR t.language = @language) ORDER BY c.category, t.clause_id, t.language`,
  )
  const defining = db.prepare<[{ language: string }], RawText>(
    `${texts} WHERE c.retired = 0 AND t.language = @language AND instr(v.content, '"type":"definition"') > 0 ORDER BY t.clause_id`,
  )
  const shippedHash = db
    .prepare<[string, string], string>(
      `SELECT hash FROM clause_version WHERE clause_id = ? AND language = ? AND origin = 'shipped' ORDER BY version DESC LIMIT 1`,
    )
    .pluck()
  const next = db
    .prepare<[string, string], number>('SELECT coalesce(max(version), 0) + 1 FROM clause_version WHERE clause_id = ? AND language = ?')
    .pluck()
  const insert = db.prepare(
    `INSERT INTO clause_version (clause_id, language, version, origin, content, hash, created_at)
     VALUES (@id, @language, @version, @origin, @content, @hash, @createdAt)`,
  )
  // What users have written themselves stands before what ships.
  const point = db
    .prepare<[{ id: string; language: string; version: number; origin: Origin }], number>(
      `INSERT INTO clause_text (row, clause_id, language, version, tags)
       VALUES (iif(@origin = 'own', (SELECT min(coalesce(min(row), 1), 1) - 1 FROM clause_text), NULL), @id, @language, @version, '[]')
       ON CONFLICT (clause_id, language) DO UPDATE SET version = @version RETURNING row`,
    )
    .pluck()
  const search = clauseSearchRepository(db)
  const details = db.prepare(
    'UPDATE clause_text SET tags = @tags, no_guidance = @noGuidance, details_edited = @edited WHERE clause_id = @id AND language = @language',
  )
  const pairs = db.prepare<[], { id: string; notes: string; edited: number }>('SELECT clause_id AS id, notes, edited FROM clause_pair')
  const putPair = db.prepare(
    `INSERT INTO clause_pair (clause_id, notes, edited) VALUES (@id, @notes, @edited)
     ON CONFLICT (clause_id) DO UPDATE SET notes = @notes, edited = @edited`,
  )
  const dropPair = db.prepare('DELETE FROM clause_pair WHERE clause_id = ?')

  return {
    get: (id) => {
      const row = get.get(id)
      return row ? toClause(row) : null
    },
    put: (row) => {
      put.run({ ...row, retired: row.retired ? 1 : 0, categoryEdited: row.categoryEdited ? 1 : 0 })
    },
    text: (id, language) => {
      const row = text.get(id, language)
      return row ? toText(row) : null
    },
    texts: (language) => all.all({ language }).map(toText),
    listed: () => listed.all().map(({ tags, retired, ...row }) => ({ ...row, tags: JSON.parse(tags) as string[], retired: retired === 1 })),
    allTexts: () => everything.all().map(toText),
    defining: (language) => defining.all({ language }).map(toText),
    wordings: (id, language) => wordings.all(id, language),
    wording: (id, language, version) => oneWording.get(id, language, version) ?? null,
    versions: () => versions.all(),
    setReviewed: (id) => {
      review.run(id)
    },
    shippedHash: (id, language) => shippedHash.get(id, language) ?? null,
    addWording: db.transaction((wording: NewWording, indexed: Indexed | null) => {
      const version = next.get(wording.id, wording.language) ?? 1
      insert.run({ ...wording, version })
      if (indexed) {
        const { id, language, origin } = wording
        const row = point.get({ id, language, origin, version }) ?? 0
        search.put(row, indexed)
        if (get.get(id)?.retired === 1) search.hide(row)
      }
      return version
    }),
    setDetails: (id, language, { tags, noGuidance, edited }) => {
      details.run({ id, language, tags: JSON.stringify(tags), noGuidance, edited: edited ? 1 : 0 })
    },
    pairs: () =>
      new Map(pairs.all().map(({ id, notes, edited }) => [id, { notes: JSON.parse(notes) as Record<string, string>, edited: edited === 1 }])),
    putPair: (id, notes, edited) => {
      putPair.run({ id, notes: JSON.stringify(notes), edited: edited ? 1 : 0 })
    },
    dropPair: (id) => {
      dropPair.run(id)
    },
  }
}
