/** The library's names for what stands in a contract: the way back from the ids of a draft, so that references can be kept by identity. */
import type { Node } from 'prosemirror-model'
import { headingOf, isPart, partAttributes, type Source, sourceOf } from '../document/attributes.ts'
import { allParts } from '../document/numbering.ts'
import type { Contract } from '../model.ts'
import { referencedIn } from './clause-names.ts'
import { annexEntries, clauseEntries, type Standard } from './standard.ts'

/** Every name that a standard gives: chapters, sections, clauses and annexes. */
export const identitiesIn = (standard: Standard): string[] => {
  const groups = standard.outline.flatMap((entry) => (entry.kind === 'chapter' ? [entry, ...entry.sections] : [entry]))
  return [...new Set([...groups, ...annexEntries(standard.annexes), ...clauseEntries(standard)].map(({ identity }) => identity))]
}

/** What has an id in a part, itself included, in order. Guidance is no part of the contract. */
const withIds = (part: Node): Node[] => {
  const found: Node[] = []
  const walk = (node: Node): void => {
    if (node.type.name === 'guidance_note') return
    if (typeof node.attrs['id'] === 'string') found.push(node)
    if (!node.isTextblock) node.forEach(walk)
  }
  walk(part)
  return found
}

const idOf = (node: Node): string => String(node.attrs['id'])

/** The names of what is inside a part that was taken from a wording: place by place where both have the same shape, else by heading. */
const innerNames = (part: Node, wording: Node): [string, string][] => {
  const [here, there] = [withIds(part).slice(1), withIds(wording).slice(1)]
  if (here.length === there.length && here.every((node, index) => node.type === there[index]?.type)) {
    return here.map((node, index) => [idOf(node), idOf(there[index] as Node)])
  }
  return here.flatMap((node): [string, string][] => {
    const same = isPart(node) && headingOf(node) !== '' ? there.find((one) => isPart(one) && headingOf(one) === headingOf(node)) : undefined
    return same ? [[idOf(node), idOf(same)]] : []
  })
}

export interface IdentityOptions {
  /** The standard that the contract was drafted from; null when it is not known any more. */
  readonly standard: Standard | null
  /** The document's id for an identity of that standard. */
  readonly idFor: (identity: string) => string
  /** The wording that a part pins, or null. */
  readonly wording: (source: Source) => Node | null
}

/**
 * The library's names by id: of the standard's parts, of clauses that were taken from the library, of what is inside those, and of what they refer to, though
 * it may not be there.
 */
export const identitiesOf = (contract: Pick<Contract, 'document'>, { standard, idFor, wording }: IdentityOptions): ReadonlyMap<string, string> => {
  const names = new Map<string, string>()
  const sources = allParts(contract.document).flatMap(({ node }) => {
    const source = sourceOf(node)
    return source ? [{ node, source, taken: wording(source) }] : []
  })
  // First, as what is there may be called otherwise.
  for (const { taken } of sources) for (const name of taken ? referencedIn(taken) : []) names.set(idFor(name), name)
  for (const { node, source, taken } of sources) {
    names.set(partAttributes(node).id, source.clause)
    if (!taken) continue
    for (const [id, name] of innerNames(node, taken)) names.set(id, name)
    // What was drafted from the standard has the id of its name, wherever it has been moved to.
    for (const name of withIds(taken).map(idOf)) names.set(idFor(name), name)
  }
  // Last: what alternatives share is called by the standard's name for it.
  for (const identity of standard ? identitiesIn(standard) : []) names.set(idFor(identity), identity)
  return names
}
