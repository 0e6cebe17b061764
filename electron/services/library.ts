/** The clause library: what ships is loaded once and after each update, what the user changed stays, contracts are assembled from it. */
import type { Node } from 'prosemirror-model'
import { guidanceText, plainText } from '../../shared/document/plain-text.ts'
import { AppError } from '../../shared/errors.ts'
import type { PinnedClause } from '../../shared/library/assemble.ts'
import { parseStandard, type Standard } from '../../shared/library/standard.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../shared/model.ts'
import { clauseSearchRepository } from '../db/clause-search.ts'
import { clausesRepository } from '../db/clauses.ts'
import type { Db } from '../db/open.ts'
import { standardsRepository } from '../db/standards.ts'
import { findClauses, type Hit } from './clause-finder.ts'
import { type LibraryOptions, loadShipped } from './load-shipped.ts'
import { indexed, titleOf } from './search-words.ts'
import { wordingNode, wordingOf } from './wordings.ts'

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
  /** The clauses that define a term. */
  definitions(language: ContractLanguage): { readonly id: string; readonly pinned: PinnedClause }[]
  /** Save a wording of the user's own as the clause's newest version. Returns the version. */
  saveWording(id: string, language: ContractLanguage, node: Node): number
  /** Take a clause out of the lists (or back in); contracts that have it keep it. */
  setRetired(id: string, retired: boolean): void
}

const PREVIEW = 160

/** A text's beginning, cut between words. */
export const beginningOf = (text: string): string => {
  const line = text.replaceAll('\n', ' ')
  return line.length > PREVIEW ? `${line.slice(0, line.lastIndexOf(' ', PREVIEW))} …` : line
}

/** Open the library of a database, loading what ships first. Throws `AppError('bad_library')` when the shipped files are damaged. */
export const openLibrary = (db: Db, options: LibraryOptions): Library => {
  loadShipped(db, options)
  return libraryOf(db, options.now)
}

/** The library of a database into which what ships has been loaded. */
export const libraryOf = (db: Db, now: () => string): Library => {
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
        const node = wordingNode(row)
        return {
          id: row.id,
          language: row.language,
          category: row.category,
          title: titleOf(node),
          text: beginningOf(plainText(node)),
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
      return row ? { node: wordingNode(row), version: row.version } : null
    },
    definitions: (language) => clauses.defining(language).map((row) => ({ id: row.id, pinned: { node: wordingNode(row), version: row.version } })),
    saveWording: (id, language, node) => {
      known(id)
      node.check()
      const wording = { id, language, origin: 'own' as const, ...wordingOf(node), createdAt: now() }
      return clauses.addWording(wording, indexed(node, language))
    },
    setRetired: db.transaction((id: string, retired: boolean) => {
      clauses.put({ ...known(id), retired })
      for (const language of CONTRACT_LANGUAGES) {
        const text = clauses.text(id, language)
        if (text && retired) search.hide(text.row)
        else if (text) search.put(text.row, indexed(wordingNode(text), language))
      }
    }),
  }
}
