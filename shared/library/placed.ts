/** A clause of the library as a standard or an answers file puts it into a contract. */
import type { Node } from 'prosemirror-model'
import type { AssembleOptions, PinnedClause } from './assemble.ts'
import { instantiate } from './instantiate.ts'
import type { ClauseEntry } from './standard.ts'

/** A clause of the standard as it stands in the contract. */
export const placed = (
  pinned: PinnedClause,
  { clause, identity, condition }: Pick<ClauseEntry, 'clause' | 'identity' | 'condition'>,
  identityOf: ReadonlyMap<string, string>,
  { language, idFor }: AssembleOptions,
): Node =>
  instantiate(
    { ...pinned, clause, language },
    {
      id: idFor(identity),
      condition,
      idFor,
      /** `price-fixed` → its identity in this standard; sub-clauses keep the clause's own name, so that alternatives never share them. */
      targetFor: (id) => idFor(identityOf.get(id) ?? id),
    },
  )
