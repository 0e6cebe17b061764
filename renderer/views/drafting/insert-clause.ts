/** A clause of the library put into the open contract: its newest wording, with the fields it uses and its references where they lead. */
import type { Place } from '../../../shared/document/edit.ts'
import { schema } from '../../../shared/document/schema.ts'
import { draftSeed, idOfBytes } from '../../../shared/library/draft-ids.ts'
import type { ContractLanguage } from '../../../shared/model.ts'
import { api } from '../../api.ts'
import { recordOf } from '../../contract/record.ts'
import { insertLibraryClause, type LibraryContext } from '../../editor/commands/library.ts'
import type { Drafting } from './drafting.ts'

const draftId = async (standard: string, identity: string): Promise<string> =>
  idOfBytes(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(draftSeed(standard, identity)))))

/** What library clauses can refer to and print in this contract. */
export const libraryContext = async ({ session }: Drafting, language: ContractLanguage): Promise<LibraryContext> => {
  const { targets, fields } = await api.library.vocabulary(language)
  const { standard } = recordOf(session.state)
  const known = await Promise.all(Object.keys(targets).map(async (target) => [target, await draftId(standard.id, target)] as const))
  return { known: new Map(known), fields }
}

/**
 * Insert a clause at a place, or at the caret (null). Returns false when it does not fit there. Throws `AppError` when the library refuses.
 */
export const insertFromLibrary = async (
  drafting: Drafting,
  { clause, language }: { readonly clause: string; readonly language: ContractLanguage },
  place: Place | null,
): Promise<boolean> => {
  const [wording, context] = await Promise.all([api.library.wording(clause, language, null), libraryContext(drafting, language)])
  const { session } = drafting
  const node = schema.nodeFromJSON(wording.content)
  const done = insertLibraryClause({ clause, language, version: wording.version, node }, place, context)(
    session.state,
    session.dispatch,
    session.view ?? undefined,
  )
  session.view?.focus()
  return done
}
