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

const namesOf = (standard: Standard): ReadonlySet<string> => new Set(clauseEntries(standard).map(({ clause }) => clause))

/** The contract's own standard is nearest, then those that name the clause. */
const distance = (standard: Standard, own: string, clause: string): 0 | 1 | 2 => {
  if (standard.id === own) return 0
  return namesOf(standard).has(clause) ? 1 : 2
}

export const companionFinder = (db: Db, library: Library): CompanionFinder => {
  const clauses = clausesRepository(db)
  return (id, language, { standard, targets, terms, fields }) => {
    const root = library.clause(id, language)
    if (!root) throw new AppError('unknown_wording', { id, language, version: 0 })
    const written = library.standards().filter((one) => languagesOf(one).includes(language))
    const standards = written.toSorted((a, b) => distance(a, standard, id) - distance(b, standard, id))
    // What only other standards define has a meaning there alone: »Service« is something else in every contract.
    const foreign = new Set(standards.filter((one) => distance(one, standard, id) === 2).flatMap((one) => [...namesOf(one)]))
    const near = new Set(standards.filter((one) => distance(one, standard, id) < 2).flatMap((one) => [...namesOf(one)]))
    const found = companionsOf(
      root.node,
      { targets: new Set(targets), terms: new Set(terms), fields: new Set(fields) },
      {
        language,
        standards,
        clause: (name) => library.clause(name, language),
        definitions: () =>
          clauses
            .defining(language)
            .filter((row) => near.has(row.id) || !foreign.has(row.id))
            .map((row) => ({ id: row.id, pinned: { node: wordingNode(row), version: row.version } })),
      },
    )
    return { parts: found.parts.map((part) => ({ ...part, nodes: part.nodes.map(nodeJson) })), fields: found.fields }
  }
}
