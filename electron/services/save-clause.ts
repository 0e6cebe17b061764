/** Keeping a part of a contract as a clause of the user's own. */
import type { Node } from 'prosemirror-model'
import type { ClauseFromContract } from '../../shared/own-api.ts'
import { partAttributes, type Source } from '../../shared/document/attributes.ts'
import { nodeJson } from '../../shared/document/json.ts'
import { allParts } from '../../shared/document/numbering.ts'
import { AppError } from '../../shared/errors.ts'
import { identitiesOf } from '../../shared/library/identities.ts'
import { clauseOfBlocks, libraryClause } from '../../shared/library/save-clause.ts'
import type { Standard } from '../../shared/library/standard.ts'
import type { Contract } from '../../shared/model.ts'
import { clausesRepository } from '../db/clauses.ts'
import type { Db } from '../db/open.ts'
import type { ContractStore } from './contracts.ts'
import { draftIds } from './draft.ts'
import type { Library } from './library.ts'
import { addOwnClause, type LibraryEdits, readWording } from './library-edits.ts'
import { titleOf } from './search-words.ts'
import { wordingNode } from './wordings.ts'

/** Throws `AppError`: `unknown_contract`, `unknown_part` when the contract has no such part, `bad_document` when nothing would be left of it. */
export type ClauseSaver = (wish: ClauseFromContract) => { clause: string; version: number }

/** The standard that a contract was drafted from, if there still is one of that name. */
export const standardOf = (library: Library, { standard }: Pick<Contract, 'standard'>): Standard | null =>
  library.standards().find(({ id }) => id === standard.id) ?? null

/** The wording that a part pins; null when the library has none of that version. */
export const pinnedWording = (db: Db): ((source: Source) => Node | null) => {
  const clauses = clausesRepository(db)
  return ({ clause, language, version }) => {
    const row = clauses.wording(clause, language, version)
    return row && wordingNode(row)
  }
}

/** The library's names for what stands in a contract. */
export const namesIn = (db: Db, library: Library, contract: Contract): ReadonlyMap<string, string> =>
  identitiesOf(contract, { standard: standardOf(library, contract), idFor: draftIds(contract.standard.id), wording: pinnedWording(db) })

const keyOf = (part: Node): string => {
  const { id, condition } = partAttributes(part)
  return condition === null ? id : `${id}?${condition.question}=${condition.value}`
}

export const clauseSaver = (db: Db, library: Library, edits: LibraryEdits, contracts: Pick<ContractStore, 'load'>): ClauseSaver => {
  const save = db.transaction((wish: ClauseFromContract) => {
    const { contract } = contracts.load(wish.contract)
    const found = allParts(contract.document).find(({ node }) => node.type.name === 'clause' && keyOf(node) === wish.part)?.node
    if (!found) throw new AppError('unknown_part', { id: wish.part })
    const part = wish.blocks === null ? found : clauseOfBlocks(found, wish.blocks)
    const names = namesIn(db, library, contract)
    const make = (id: string): Node => {
      const node = libraryClause(part, { id, heading: wish.heading.trim(), guidance: wish.guidance, contract, names })
      return readWording(nodeJson(node), id)
    }
    const { category, language, tags } = wish
    const clause = addOwnClause(db, library, { title: titleOf(make('own')), category, language }, make)
    edits.setDetails(clause, language, { tags, noGuidance: null })
    return { clause, version: 1 }
  })
  return (wish) => save.immediate(wish)
}
