/** A library clause made part of a contract: the contract's ids, the source it pins, references that follow. */
import type { Node } from 'prosemirror-model'
import { attributesOf, isPart, type Source } from '../document/attributes.ts'
import { renamed } from '../document/edit.ts'
import type { Condition, ContractLanguage } from '../model.ts'

/** One version of a library clause in one language. The node's ids are the clause's id and the paths of its parts (`delay-penalty/cap`). */
export interface Wording {
  readonly clause: string
  readonly language: ContractLanguage
  readonly version: number
  readonly node: Node
}

/** What a wording becomes in a contract. */
export interface Instance {
  /** The id of the clause itself; its parts get theirs from `idFor`. */
  readonly id: string
  /** Stands in place of a condition that the wording has itself; null keeps the wording's. */
  readonly condition: Condition | null
  /** The document's id for a part of the clause: the same for the same id. */
  readonly idFor: (libraryId: string) => string
  /** The document's id for what a reference points to. */
  readonly targetFor: (libraryId: string) => string
}

/** The clause node that stands in the contract. */
export const instantiate = ({ clause, language, version, node }: Wording, { id, condition, idFor, targetFor }: Instance): Node => {
  const made = renamed(node, idFor, targetFor)
  const source: Source = { clause, language, version }
  return made.type.create({ ...made.attrs, id, condition: condition ?? attributesOf(made, 'clause').condition, source }, made.content)
}

/** Draws ids and remembers them: the same id for the same name. */
export const drawn = (newId: () => string): ((name: string) => string) => {
  const known = new Map<string, string>()
  return (name) => {
    const id = known.get(name) ?? newId()
    known.set(name, id)
    return id
  }
}

/**
 * Where the references of a library clause lead in a contract: to a part that was taken from the clause they name, or to what `known` says (the
 * sections and annexes of the standard). A reference into such a clause leads to the clause when that part of it cannot be told. One that leads
 * nowhere keeps the library's id: it shows as missing until the clause comes.
 */
export const targetsIn = (document: Node, known: ReadonlyMap<string, string>): ((libraryId: string) => string) => {
  const bySource = new Map<string, string>()
  const ids = new Set<string>()
  document.descendants((node) => {
    if (!isPart(node)) return false
    ids.add(String(node.attrs['id']))
    const source = (node.attrs['source'] ?? null) as Source | null
    if (source !== null && !bySource.has(source.clause)) bySource.set(source.clause, String(node.attrs['id']))
    return true
  })
  const find = (libraryId: string): string | undefined => {
    const found = bySource.get(libraryId) ?? known.get(libraryId)
    return found !== undefined && ids.has(found) ? found : undefined
  }
  return (libraryId) => find(libraryId) ?? find(libraryId.split('/')[0] ?? '') ?? libraryId
}
