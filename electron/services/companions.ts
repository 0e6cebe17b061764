/** What a clause of the library needs in a contract, as the library has it. */
import type { ClauseCompanions, PresentInContract } from '../../shared/own-api.ts'
import { nodeJson } from '../../shared/document/json.ts'
import { AppError } from '../../shared/errors.ts'
import { type CompanionKind, type Companions, companionsOf, type Present } from '../../shared/library/companions.ts'
import { clauseEntries, languagesOf, type Standard } from '../../shared/library/standard.ts'
import type { ContractLanguage } from '../../shared/model.ts'
import type { Library } from './library.ts'

/** Throws `AppError('unknown_wording')`. */
export type CompanionFinder = (id: string, language: ContractLanguage, present: PresentInContract) => ClauseCompanions

const namesOf = (standard: Standard): ReadonlySet<string> => new Set(clauseEntries(standard).map(({ clause }) => clause))

/** The contract's own standard is nearest, then those that name the clause. */
const distance = (standard: Standard, own: string, clause: string): 0 | 1 | 2 => {
  if (standard.id === own) return 0
  return namesOf(standard).has(clause) ? 1 : 2
}

/** A clause for a contract that was drafted from a standard, and what of its needs may come along. */
export interface ComingClause {
  readonly id: string
  readonly language: ContractLanguage
  readonly standard: string
  readonly kinds: readonly CompanionKind[]
}

/** What a clause needs in a contract that has what is `present`. Throws `AppError('unknown_wording')`. */
export const companionsIn = (library: Library, { id, language, standard: own, kinds }: ComingClause, present: Present): Companions => {
  const root = library.clause(id, language)
  if (!root) throw new AppError('unknown_wording', { id, language, version: 0 })
  const written = library.standards().filter((one) => languagesOf(one).includes(language))
  const standards = written.toSorted((a, b) => distance(a, own, id) - distance(b, own, id))
  // What only other standards define has a meaning there alone: »Service« is something else in every contract.
  const foreign = new Set(standards.filter((one) => distance(one, own, id) === 2).flatMap((one) => [...namesOf(one)]))
  const near = new Set(standards.filter((one) => distance(one, own, id) < 2).flatMap((one) => [...namesOf(one)]))
  return companionsOf(root.node, present, {
    language,
    standards,
    clause: (name) => library.clause(name, language),
    kinds,
    definitions: () => library.definitions(language).filter((one) => near.has(one.id) || !foreign.has(one.id)),
  })
}

/** The same as the window asks for it. */
export const companionFinder =
  (library: Library): CompanionFinder =>
  (id, language, { standard, targets, terms, fields }) => {
    const present = { targets: new Set(targets), terms: new Set(terms), fields: new Set(fields) }
    const found = companionsIn(library, { id, language, standard, kinds: ['definition', 'annex', 'clause'] }, present)
    return { parts: found.parts.map((part) => ({ ...part, nodes: part.nodes.map(nodeJson) })), fields: found.fields }
  }
