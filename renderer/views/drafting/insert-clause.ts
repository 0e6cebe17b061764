/** Clauses of the library in the open contract, put in or given another wording, with what they need and their references where they lead. */
import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { partAttributes } from '../../../shared/document/attributes.ts'
import type { Place } from '../../../shared/document/edit.ts'
import { schema } from '../../../shared/document/schema.ts'
import type { Wording } from '../../../shared/library/instantiate.ts'
import type { ContractLanguage } from '../../../shared/model.ts'
import { api } from '../../api.ts'
import { nameOf } from '../../contract/part-facts.ts'
import { recordOf } from '../../contract/record.ts'
import { standardIds } from '../../contract/standard-ids.ts'
import { insertLibraryClause, type LibraryContext, replaceWording } from '../../editor/commands/library.ts'
import { askWhatComes, type Bringing, fieldChoice, presentIn } from './bring/bring.ts'
import { answerConsent, doWithConsent } from './consent/consent.tsx'
import type { Drafting } from './drafting.ts'

/** What library clauses can refer to and print in this contract. */
export const libraryContext = async ({ session }: Drafting, language: ContractLanguage): Promise<LibraryContext> => {
  const { targets, fields } = await api.library.vocabulary(language)
  const { standard } = recordOf(session.state)
  return { known: await standardIds(standard.id, Object.keys(targets)), fields }
}

/** The context with what the user wants of what a wording needs in the contract as it is in `state`; null when the user thinks better of it. */
const chosenFor = async (act: Bringing['act'], wording: Wording, state: EditorState, context: LibraryContext): Promise<LibraryContext | null> => {
  const { clause, language, node } = wording
  const companions = await api.own.companions(clause, language, presentIn(state, context.known ?? new Map()))
  // Fields alone are no question: without them the text would print nothing.
  const chosen = companions.parts.length === 0 ? null : await askWhatComes(act, nameOf(node), companions)
  if (companions.parts.length > 0 && chosen === null) return null
  return {
    ...context,
    companions: companions.parts
      .filter(({ identity }) => chosen?.has(identity))
      .map((part) => ({ ...part, nodes: part.nodes.map((one) => schema.nodeFromJSON(one)) })),
    fields: companions.fields.filter((field) => chosen === null || chosen.has(fieldChoice(field))),
  }
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
  const wanted = await chosenFor('insert', wording, session.state, context)
  if (wanted === null) return 'cancelled'
  const done = places.some((place) => insertLibraryClause(wording, place, wanted)(session.state, session.dispatch, session.view ?? undefined))
  session.view?.focus()
  return done
}

/**
 * Give a part another wording, with what the user wants of what that needs, and after asking when references lose their target by it. `before` is the
 * wording that the part was taken from. Returns and throws as `insertFromLibrary` does.
 */
export const replaceFromLibrary = async (
  drafting: Drafting,
  part: Node,
  { wording, before, context }: { readonly wording: Wording; readonly before: Node; readonly context: LibraryContext },
): Promise<boolean | 'cancelled'> => {
  const { session } = drafting
  const { id } = partAttributes(part)
  let replaced: EditorState = session.state
  const fits = replaceWording(
    id,
    wording,
    before,
    context,
  )(session.state, (tr) => {
    replaced = session.state.apply(tr)
  })
  if (!fits) return false
  const wanted = await chosenFor('replace', wording, replaced, context)
  if (wanted === null) return 'cancelled'
  const done = await doWithConsent(drafting, replaceWording(id, wording, before, wanted), answerConsent(nameOf(part)))
  return done === 'refused' ? false : done || 'cancelled'
}
