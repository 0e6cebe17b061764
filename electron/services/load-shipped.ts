/** Loading the library that ships: once, and after each update of the program. What the user changed stays. */
import type { ClauseText } from '../../shared/library/clause-text.ts'
import { clauseEntries, parseStandard } from '../../shared/library/standard.ts'
import { clauseSearchRepository, type Indexed } from '../db/clause-search.ts'
import { type Clauses, clausesRepository } from '../db/clauses.ts'
import type { Db } from '../db/open.ts'
import { type Settings, settingsRepository } from '../db/settings.ts'
import { standardsRepository } from '../db/standards.ts'
import { indexed } from './search-words.ts'
import { fingerprint, parseLibrary, readLibraryFiles, type ShippedLibrary, sha256 } from './shipped-library.ts'
import { wordingNode, wordingOf } from './wordings.ts'

export interface LibraryOptions {
  /** The folder of the library that ships. */
  readonly folder: string
  /** The time, as ISO 8601. */
  readonly now: () => string
}

const FINGERPRINT = 'library_fingerprint'
/** What the search index is made of; raised whenever that changes, and the index is then made anew. */
const SEARCH_INDEX = { key: 'search_index', version: '1' } as const

/** A shipped clause with what the database is to hold of it; `indexed` is null when that wording is there already. */
interface Prepared {
  readonly clause: ClauseText
  readonly content: string
  readonly hash: string
  readonly indexed: Indexed | null
}

/** The long part of the work, done before anything is locked. */
const prepare = (clause: ClauseText, clauses: Clauses): Prepared => {
  const { content, hash } = wordingOf(clause.node)
  const known = clauses.shippedHash(clause.id, clause.language) === hash
  return { clause, content, hash, indexed: known ? null : indexed(clause.node, clause.language) }
}

/** Load one clause in one language. Returns whether its current wording has changed. */
const loadClause = ({ clause, content, hash, indexed: words }: Prepared, clauses: Clauses, createdAt: string): boolean => {
  const { id, language, category, tags, noGuidance } = clause
  const known = clauses.get(id)
  if (!known) clauses.put({ id, category, origin: 'shipped', retired: false, categoryEdited: false })
  else if (!known.categoryEdited && known.category !== category) clauses.put({ ...known, category })
  const current = clauses.text(id, language)
  const isNew = clauses.shippedHash(id, language) !== hash
  const becomesCurrent = isNew && (current === null || current.origin === 'shipped')
  if (isNew) {
    const wording = { id, language, origin: 'shipped' as const, content, hash, createdAt }
    clauses.addWording(wording, becomesCurrent ? (words ?? indexed(clause.node, language)) : null)
  }
  if (current?.detailsEdited !== true) clauses.setDetails(id, language, { tags, noGuidance, edited: false })
  return becomesCurrent
}

/** The shipped clauses in order of importance, which is that of the search's first page: as the standards name them, then those that none names. */
const byImportance = ({ clauses, standards }: ShippedLibrary): ClauseText[] => {
  const named = standards.flatMap(({ id, json }) => clauseEntries(parseStandard(JSON.parse(json), id)).map(({ clause }) => clause))
  const places = new Map(named.toReversed().map((clause, index) => [clause, -index]))
  return clauses.toSorted((a, b) => (places.get(a.id) ?? 1) - (places.get(b.id) ?? 1))
}

/** What the index is to hold of the wordings that are there, when it is to be made anew. */
const reindexed = (clauses: Clauses): { readonly row: number; readonly indexed: Indexed }[] =>
  clauses.texts(null).map((text) => ({ row: text.row, indexed: indexed(wordingNode(text), text.language) }))

const isIndexed = (settings: Settings): boolean => settings.get(SEARCH_INDEX.key) === SEARCH_INDEX.version

/** Whether a library folder, as it is now, has been loaded and can be searched. */
export const isLoaded = (db: Db, folder: string): boolean => {
  const settings = settingsRepository(db)
  return isIndexed(settings) && settings.get(FINGERPRINT) === fingerprint(readLibraryFiles(folder))
}

/**
 * Load what ships into the database unless it is there already. All or nothing: a killed process leaves the library as it was. Throws
 * `AppError('bad_library')` when the shipped files are damaged.
 */
export const loadShipped = (db: Db, { folder, now }: LibraryOptions): void => {
  const settings = settingsRepository(db)
  const files = readLibraryFiles(folder)
  const print = fingerprint(files)
  const isThere = (): boolean => isIndexed(settings) && settings.get(FINGERPRINT) === print
  if (isThere()) return
  const shipped = parseLibrary(files)
  const clauses = clausesRepository(db)
  const search = clauseSearchRepository(db)
  const standards = standardsRepository(db)
  const prepared = byImportance(shipped).map((clause) => prepare(clause, clauses))
  const again = isIndexed(settings) ? [] : reindexed(clauses)

  db.transaction(() => {
    // Another process may have loaded it while this one waited for the lock.
    if (isThere()) return
    for (const one of again) search.put(one.row, one.indexed)
    const changed = new Set(prepared.flatMap((one) => (loadClause(one, clauses, now()) ? [one.clause.id] : [])))
    // Those who ship a pair have reviewed it; where the user has a wording of their own, only they can.
    const own = new Set(clauses.allTexts().flatMap(({ id, origin }) => (origin === 'own' ? [id] : [])))
    for (const id of changed) if (!own.has(id)) clauses.setReviewed(id)
    for (const { id, json } of shipped.standards) {
      const hash = sha256(json)
      if (standards.shipped(id)?.hash === hash) continue
      const current = standards.get(id)
      standards.add({ id, origin: 'shipped', content: json, hash, createdAt: now() }, current === null || current.origin === 'shipped')
    }
    const known = clauses.pairs()
    for (const [id, notes] of shipped.pairs) if (!known.get(id)?.edited && clauses.get(id)) clauses.putPair(id, notes, false)
    for (const [id, pair] of known) if (!pair.edited && !shipped.pairs.has(id)) clauses.dropPair(id)
    settings.set(FINGERPRINT, print)
    settings.set(SEARCH_INDEX.key, SEARCH_INDEX.version)
  }).immediate()
}
