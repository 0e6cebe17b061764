/** What a clause of the library needs in a contract, found in the database. */
import type { ClauseCompanions, PresentInContract } from '../../shared/own-api.ts'
import { nodeJson } from '../../shared/document/json.ts'
import { AppError } from '../../shared/errors.ts'
import { companionsOf } from '../../shared/library/companions.ts'
import { clauseEntries, languagesOf, type Standard } from '../../shared/library/standard.ts'
import type { ContractLanguage } from '../../shared/model.ts'
import { clausesRepository } from '../db/clauses.ts'
import type { Db } from '../db/open.ts'
import type { Library } from './library.ts'
import { wordingNode } from './wordings.ts'

/** Throws `AppError('unknown_wording')`. */
export type CompanionFinder = (id: string, language: ContractLanguage, present: PresentInContract) => ClauseCompanions

/** The contract's own standard first, then those that name the clause. */
const nearestFirst = (standards: readonly Standard[], own: string, clause: string): Standard[] => {
  const distance = (standard: Standard): number => {
    if (standard.id === own) return 0
    return clauseEntries(standard).some((entry) => entry.clause === clause) ? 1 : 2
  }
  return standards.toSorted((a, b) => distance(a) - distance(b))
}

export const companionFinder = (db: Db, library: Library): CompanionFinder => {
  const clauses = clausesRepository(db)
  return (id, language, { standard, targets, terms, fields }) => {
    const root = library.clause(id, language)
    if (!root) throw new AppError('unknown_wording', { id, language, version: 0 })
    const written = library.standards().filter((one) => languagesOf(one).includes(language))
    const found = companionsOf(
      root.node,
      { targets: new Set(targets), terms: new Set(terms), fields: new Set(fields) },
      {
        language,
        standards: nearestFirst(written, standard, id),
        clause: (name) => library.clause(name, language),
        definitions: () => clauses.defining(language).map((row) => ({ id: row.id, pinned: { node: wordingNode(row), version: row.version } })),
      },
    )
    return { parts: found.parts.map((part) => ({ ...part, nodes: part.nodes.map(nodeJson) })), fields: found.fields }
  }
}
