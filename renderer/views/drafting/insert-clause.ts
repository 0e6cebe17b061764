/** A clause of the library put into the open contract: its newest wording, with the fields it uses and its references where they lead. */
import type { Place } from '../../../shared/document/edit.ts'
import { schema } from '../../../shared/document/schema.ts'
import type { ContractLanguage } from '../../../shared/model.ts'
import { api } from '../../api.ts'
import { nameOf } from '../../contract/part-facts.ts'
import { recordOf } from '../../contract/record.ts'
import { standardIds } from '../../contract/standard-ids.ts'
import { insertLibraryClause, type LibraryContext } from '../../editor/commands/library.ts'
import { askWhatComes, fieldChoice, presentIn } from './bring/bring.ts'
import type { Drafting } from './drafting.ts'

/** What library clauses can refer to and print in this contract. */
export const libraryContext = async ({ session }: Drafting, language: ContractLanguage): Promise<LibraryContext> => {
  const { targets, fields } = await api.library.vocabulary(language)
  const { standard } = recordOf(session.state)
  return { known: await standardIds(standard.id, Object.keys(targets)), fields }
}

/**
 * Insert a clause at the first of the places where it fits, null being the caret, with what the user wants of what it needs. Returns false when it fits
 * nowhere, and `cancelled` when the user thinks better of it. Throws `AppError` when the library refuses.
 */
export const insertFromLibrary = async (
  drafting: Drafting,
  { clause, language }: { readonly clause: string; readonly language: ContractLanguage },
  places: readonly (Place | null)[],
): Promise<boolean | 'cancelled'> => {
  const [found, context] = await Promise.all([api.library.wording(clause, language, null), libraryContext(drafting, language)])
  const { session } = drafting
  const wording = { clause, language, version: found.version, node: schema.nodeFromJSON(found.content) }
  if (!places.some((place) => insertLibraryClause(wording, place, context)(session.state))) return false
  const companions = await api.own.companions(clause, language, presentIn(session.state, context.known ?? new Map()))
  // Fields alone are no question: without them the text would print nothing.
  const chosen = companions.parts.length === 0 ? null : await askWhatComes(nameOf(wording.node), companions)
  if (companions.parts.length > 0 && chosen === null) return 'cancelled'
  const wanted = {
    ...context,
    companions: companions.parts
      .filter(({ identity }) => chosen?.has(identity))
      .map((part) => ({ ...part, nodes: part.nodes.map((one) => schema.nodeFromJSON(one)) })),
    fields: companions.fields.filter((field) => chosen === null || chosen.has(fieldChoice(field))),
  }
  const done = places.some((place) => insertLibraryClause(wording, place, wanted)(session.state, session.dispatch, session.view ?? undefined))
  session.view?.focus()
  return done
}
