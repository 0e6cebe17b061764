/** The clause library: what ships is loaded once and after each update, what the user changed stays, contracts are assembled from it. */
import type { Node } from 'prosemirror-model'
import { headingOf } from '../../shared/document/attributes.ts'
import { guidanceText, plainText } from '../../shared/document/plain-text.ts'
import { schema } from '../../shared/document/schema.ts'
import { AppError } from '../../shared/errors.ts'
import type { PinnedClause } from '../../shared/library/assemble.ts'
import type { ClauseText } from '../../shared/library/clause-text.ts'
import { parseStandard, type Standard } from '../../shared/library/standard.ts'
import type { ContractLanguage } from '../../shared/model.ts'
import { clauseSearchRepository } from '../db/clause-search.ts'
import { type ClauseTextRow, clausesRepository } from '../db/clauses.ts'
import type { Db } from '../db/open.ts'
import { settingsRepository } from '../db/settings.ts'
import { standardsRepository } from '../db/standards.ts'
import { findClauses, type Hit } from './clause-finder.ts'
import { indexed } from './search-words.ts'
import { fingerprint, parseLibrary, readLibraryFiles, sha256 } from './shipped-library.ts'

/** A clause as a list shows it. */
export interface ClauseSummary {
  readonly id: string
  readonly language: ContractLanguage
  readonly category: string
  readonly title: string
  /** The beginning of its text. */
  readonly text: string
  readonly tags: readonly string[]
  readonly guidance: string
  readonly version: number
  readonly origin: 'shipped' | 'own'
  /** Null when the pair of languages is equivalent or there is no pair, else the note on the difference for a reader of this language. */
  readonly pairNote: string | null
}

export interface Library {
  standards(): Standard[]
  /** Throws `AppError('unknown_standard')`. */
  standard(id: string): Standard
  clauses(language: ContractLanguage | null): ClauseSummary[]
  search(text: string, language: ContractLanguage | null): Hit[]
  /** The ids of the clauses that there are in a language. */
  clauseIds(language: ContractLanguage): string[]
  /** The current wording of a clause, or null. */
  clause(id: string, language: ContractLanguage): PinnedClause | null
  /** Save a wording of the user's own as the clause's newest version. Returns the version. */
  saveWording(id: string, language: ContractLanguage, node: Node): number
  /** Take a clause out of the lists (or back in); contracts that have it keep it. */
  setRetired(id: string, retired: boolean): void
}

export interface LibraryOptions {
  /** The folder of the library that ships. */
  readonly folder: string
  /** The time, as ISO 8601. */
  readonly now: () => string
}

const FINGERPRINT = 'library_fingerprint'
const PREVIEW = 160

const wordingOf = (node: Node): { content: string; hash: string } => {
  const content = JSON.stringify(node.toJSON())
  return { content, hash: sha256(content) }
}

/** Load what ships into the database unless it is there already. All or nothing: a killed process leaves the library as it was. */
const loadShipped = (db: Db, { folder, now }: LibraryOptions): void => {
  const settings = settingsRepository(db)
  const files = readLibraryFiles(folder)
  const print = fingerprint(files)
  if (settings.get(FINGERPRINT) === print) return
  const shipped = parseLibrary(files)
  const clauses = clausesRepository(db)
  const standards = standardsRepository(db)

  const loadClause = (clause: ClauseText): void => {
    const known = clauses.get(clause.id)
    if (!known) clauses.put({ id: clause.id, category: clause.category, origin: 'shipped', retired: false, detailsEdited: false })
    else if (!known.detailsEdited && known.category !== clause.category) clauses.put({ ...known, category: clause.category })
    const { content, hash } = wordingOf(clause.node)
    if (clauses.shippedHash(clause.id, clause.language) !== hash) {
      const current = clauses.text(clause.id, clause.language)
      const becomesCurrent = current === null || current.origin === 'shipped'
      const wording = { id: clause.id, language: clause.language, origin: 'shipped' as const, content, hash, createdAt: now() }
      clauses.addWording(wording, becomesCurrent ? indexed(clause.node, clause.language) : null)
    }
    if (!known?.detailsEdited) clauses.setDetails(clause.id, clause.language, clause.tags, clause.noGuidance)
  }

  db.transaction(() => {
    // Another process may have loaded it while this one waited for the lock.
    if (settings.get(FINGERPRINT) === print) return
    for (const clause of shipped.clauses) loadClause(clause)
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
  }).immediate()
}

const nodeOf = (row: ClauseTextRow): Node => {
  const node = schema.nodeFromJSON(JSON.parse(row.content))
  node.check()
  return node
}

/** Open the library of a database, loading what ships first. Throws `AppError('bad_library')` when the shipped files are damaged. */
export const openLibrary = (db: Db, options: LibraryOptions): Library => {
  loadShipped(db, options)
  const clauses = clausesRepository(db)
  const standards = standardsRepository(db)
  const search = clauseSearchRepository(db)
  const known = (id: string) => {
    const clause = clauses.get(id)
    if (!clause) throw new AppError('unknown_clause', { id })
    return clause
  }

  return {
    standards: () => standards.list().map(({ id, content }) => parseStandard(JSON.parse(content), id)),
    standard: (id) => {
      const row = standards.get(id)
      if (!row)
        throw new AppError('unknown_standard', {
          id,
          known: standards
            .list()
            .map((one) => one.id)
            .join(', '),
        })
      return parseStandard(JSON.parse(row.content), id)
    },
    clauses: (language) => {
      const pairs = clauses.pairs()
      return clauses.texts(language).map((row) => {
        const node = nodeOf(row)
        const text = plainText(node).replaceAll('\n', ' ')
        return {
          id: row.id,
          language: row.language,
          category: row.category,
          title: headingOf(node) || indexed(node, row.language).title,
          text: text.length > PREVIEW ? `${text.slice(0, text.lastIndexOf(' ', PREVIEW))} …` : text,
          tags: row.tags,
          guidance: guidanceText(node),
          version: row.version,
          origin: row.origin,
          pairNote: pairs.get(row.id)?.notes[row.language] ?? null,
        }
      })
    },
    clauseIds: (language) => clauses.texts(language).map(({ id }) => id),
    search: (text, language) => findClauses(search, text, language),
    clause: (id, language) => {
      const row = clauses.text(id, language)
      return row ? { node: nodeOf(row), version: row.version } : null
    },
    saveWording: (id, language, node) => {
      known(id)
      node.check()
      const wording = { id, language, origin: 'own' as const, ...wordingOf(node), createdAt: options.now() }
      return clauses.addWording(wording, indexed(node, language))
    },
    setRetired: (id, retired) => {
      clauses.put({ ...known(id), retired })
    },
  }
}
