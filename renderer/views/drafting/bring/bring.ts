/** What comes along with a clause of the library: worked out, and chosen from by the user. */
import type { EditorState } from 'prosemirror-state'
import { attributesOf, idOf, isPart } from '../../../../shared/document/attributes.ts'
import { definedTerms } from '../../../../shared/document/defined-terms.ts'
import type { FieldDefinition } from '../../../../shared/model.ts'
import type { ClauseCompanions, PresentInContract } from '../../../../shared/own-api.ts'
import { recordOf } from '../../../contract/record.ts'
import { createStore, type Store } from '../../../hooks/store.ts'

/** What the user has to choose from, for the clause of that title. */
export interface Bringing {
  /** Whether the clause comes into the contract, or takes the place of another wording. */
  readonly act: 'insert' | 'replace'
  readonly title: string
  readonly companions: ClauseCompanions
  /** The identities and field keys that come along; null: nothing is inserted at all. */
  readonly answer: (chosen: ReadonlySet<string> | null) => void
}

export const bringing: Store<Bringing | null> = createStore<Bringing | null>(null)

/** Fields and parts have names of their own, which may be the same. */
export const fieldChoice = ({ key }: FieldDefinition): string => `field ${key}`

/** Ask what is to come along. Resolves to the choices (identities of parts, `fieldChoice` of fields), or null when the user thinks better of it. */
export const askWhatComes = (act: Bringing['act'], title: string, companions: ClauseCompanions): Promise<ReadonlySet<string> | null> =>
  new Promise((resolve) => {
    bringing.get()?.answer(null)
    bringing.set({
      act,
      title,
      companions,
      answer: (chosen) => {
        bringing.set(null)
        resolve(chosen)
      },
    })
  })

/** What the contract has. `known` has the contract's ids of what the standard names. */
export const presentIn = (state: EditorState, known: ReadonlyMap<string, string>): PresentInContract => {
  const ids = new Set<string>()
  const clauses = new Set<string>()
  state.doc.descendants((node) => {
    const id = idOf(node)
    if (id !== null) ids.add(id)
    const source = isPart(node) && node.type.name === 'clause' ? attributesOf(node, 'clause').source : null
    if (source) clauses.add(source.clause)
    return !node.isTextblock
  })
  const identities = [...known].flatMap(([name, id]) => (ids.has(id) ? [name] : []))
  const { standard, fields, parties, term } = recordOf(state)
  // What the contract calls itself and its parties is said where they are introduced.
  const named = [term, ...parties.flatMap(({ name, shortName }) => [name, shortName])].filter((one) => one !== '')
  return {
    standard: standard.id,
    targets: [...new Set([...ids, ...clauses, ...identities])],
    terms: [...named, ...definedTerms(state.doc).map((defined) => defined.term)].map((one) => one.toLowerCase()),
    fields: fields.map(({ key }) => key),
  }
}
