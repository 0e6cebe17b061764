/** What is still open in a contract: fields and blanks by who fills them in, questions without an answer, deviations without a reason, broken references. */
import type { EditorState } from 'prosemirror-state'
import { deviationsIn, type FoundDeviation } from '../../shared/document/deviations.ts'
import { type OpenBlanks, openBlanks } from '../../shared/document/open-blanks.ts'
import { openBeforeSigning, usedFields } from '../../shared/document/outline.ts'
import type { ResolvedField } from '../../shared/document/resolve.ts'
import { FIELD_OWNERS, type FieldOwner, type Question } from '../../shared/model.ts'
import { liveIn } from '../editor/live.ts'
import { type ReferencePlace, referencesIn } from './places.ts'
import { contractIn, recordOf } from './record.ts'
import { sameItems } from './same.ts'

/** The fields that are in the contract as its text stands. */
export const fieldsIn = (state: EditorState): ResolvedField[] => usedFields({ ...liveIn(state).resolution, contract: contractIn(state) })

/** The open fields that keep the contract from being signed. */
export const openBeforeSigningIn = (state: EditorState): ResolvedField[] =>
  openBeforeSigning({ ...liveIn(state).resolution, contract: contractIn(state) })

export interface FieldGroup {
  readonly owner: FieldOwner
  readonly keys: readonly string[]
  readonly open: readonly string[]
}

/** The fields that the contract defines and its text uses, by owner; owners without any are left out. */
export const fieldGroups = (state: EditorState): FieldGroup[] => {
  const fields = fieldsIn(state).filter(({ definition }) => definition !== null)
  return FIELD_OWNERS.map((owner) => {
    const own = fields.filter(({ definition }) => definition?.owner === owner)
    return { owner, keys: own.map(({ key }) => key), open: own.filter(({ open }) => open).map(({ key }) => key) }
  }).filter(({ keys }) => keys.length > 0)
}

export const sameGroups = (one: readonly FieldGroup[], other: readonly FieldGroup[]): boolean =>
  sameItems(one, other, (a, b) => a.owner === b.owner && sameItems(a.keys, b.keys) && sameItems(a.open, b.open))

/** The blanks of the contract's text, an entry for each part that has some. */
export const blanksIn = (state: EditorState): OpenBlanks[] => openBlanks({ ...liveIn(state).resolution, contract: contractIn(state) })

/** The questions that have no answer yet. */
export const unanswered = (state: EditorState): Question[] => {
  const { questions, answers } = recordOf(state)
  return questions.filter(({ key }) => answers[key] === undefined)
}

/** Where the contract deviates from locked text and nobody has said why. */
export const unreasoned = (state: EditorState): FoundDeviation[] =>
  deviationsIn({ ...liveIn(state).resolution, contract: contractIn(state) }).filter(({ deviation }) => deviation.reason === '')

/** The references in the contract whose target is not in it. */
export const brokenReferences = (state: EditorState): ReferencePlace[] => {
  const { resolution } = liveIn(state)
  return referencesIn(state, (reference) => resolution.reference(reference, null).broken !== null)
}
