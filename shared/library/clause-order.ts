/** The order of the clauses in a section of a standard: as they are listed, or by the terms that they define. */
import type { Node } from 'prosemirror-model'
import { definedTerms } from '../document/defined-terms.ts'
import { LANGUAGES } from '../language/languages.ts'
import type { ContractLanguage } from '../model.ts'

export const CLAUSE_ORDERS = ['term'] as const
export type ClauseOrder = (typeof CLAUSE_ORDERS)[number]

/**
 * What stands in a section, in its order. By `term` it is the alphabet of the language, in which the same terms have other places; what defines no term comes
 * first, and alternatives, which define the same one, stay as they are listed.
 */
export const inOrder = <T>(items: readonly T[], order: ClauseOrder | null, nodeOf: (item: T) => Node, language: ContractLanguage): readonly T[] => {
  if (order === null) return items
  const { compare } = new Intl.Collator(LANGUAGES[language].locale)
  return items
    .map((item) => ({ item, term: definedTerms(nodeOf(item))[0]?.term ?? '' }))
    .toSorted((one, other) => compare(one.term, other.term))
    .map(({ item }) => item)
}
