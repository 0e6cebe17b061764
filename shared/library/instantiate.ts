/** A library clause made part of a contract: the contract's ids, the source it pins, references that follow. */
import type { Node } from 'prosemirror-model'
import { attributesOf, type Deviation, headingOf, isPart, type Source } from '../document/attributes.ts'
import { renamed } from '../document/edit.ts'
import { plainText } from '../document/plain-text.ts'
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

const clausesOf = (part: Node): Node[] => part.content.content.filter((child) => child.type.name === 'clause')
const idOf = (node: Node): string => String(node.attrs['id'])
const sameText = (a: Node, b: Node): boolean => headingOf(a) === headingOf(b) && plainText(a) === plainText(b)
const sameHeading = (a: Node, b: Node): boolean => headingOf(a) !== '' && headingOf(a) === headingOf(b)

/**
 * Which sub-clauses of a part came from the library: each with the sub-clause of the wording that it was taken from. Those that read the same are found
 * first, then those with the same heading, then, where as many are left on both sides, those at the same place.
 */
const origins = (part: Node, before: Node): Map<Node, Node> => {
  const found = new Map<Node, Node>()
  const open = new Set(clausesOf(before))
  for (const same of [sameText, sameHeading]) {
    for (const clause of clausesOf(part)) {
      const origin = found.has(clause) ? undefined : [...open].find((one) => same(clause, one))
      if (!origin) continue
      found.set(clause, origin)
      open.delete(origin)
    }
  }
  const rest = clausesOf(part).filter((clause) => !found.has(clause))
  if (rest.length === open.size) for (const [index, origin] of [...open].entries()) found.set(rest[index] as Node, origin)
  return found
}

/**
 * A part with another wording of its library clause: it keeps its id, condition, reservation and what it said when it was locked, sub-clauses that are in both keep theirs, and those that
 * somebody added in the contract stay behind the one they followed. `before` is the wording that the part was taken from, null when that is not known.
 */
export const reworded = (
  part: Node,
  wording: Wording,
  before: Node | null,
  { newId, targetFor }: { readonly newId: () => string; readonly targetFor: (libraryId: string) => string },
): Node => {
  const ids = new Map<string, string>()
  const own = new Set<Node>()
  const merge = (fresh: Node, now: Node | null, old: Node | null): Node => {
    ids.set(idOf(fresh), now ? idOf(now) : newId())
    const from = now ? origins(now, old ?? fresh) : new Map<Node, Node>()
    const content: Node[] = fresh.content.content.filter((child) => child.type.name !== 'clause')
    const taken = new Set<Node>()
    const addOwn = (after: Node | null): void => {
      const clauses = now ? clausesOf(now) : []
      for (let index = after === null ? 0 : clauses.indexOf(after) + 1; index < clauses.length; index += 1) {
        const clause = clauses[index] as Node
        if (from.has(clause)) break
        content.push(clause)
        own.add(clause)
      }
    }
    addOwn(null)
    for (const child of clausesOf(fresh)) {
      const match = [...from].find(([clause, origin]) => !taken.has(clause) && idOf(origin) === idOf(child))
      if (match) taken.add(match[0])
      content.push(merge(child, match?.[0] ?? null, match?.[1] ?? null))
      if (match) addOwn(match[0])
    }
    for (const [clause] of from) if (!taken.has(clause)) addOwn(clause)
    const kept = now && {
      condition: now.attrs['condition'] as Condition | null,
      reserved: now.attrs['reserved'] as boolean,
      // Text that is locked again has nothing to account for.
      ...(fresh.attrs['locked'] === null && { deviation: now.attrs['deviation'] as Deviation | null }),
    }
    return fresh.type.create({ ...fresh.attrs, ...kept }, content)
  }
  const merged = merge(wording.node, part, before)
  const draw = drawn(newId)
  const settle = (node: Node): Node => {
    if (own.has(node)) return node
    if (!isPart(node)) return renamed(node, draw, (target) => ids.get(target) ?? targetFor(target))
    return node.type.create({ ...node.attrs, id: ids.get(idOf(node)) }, node.content.content.map(settle))
  }
  const settled = settle(merged)
  const source: Source = { clause: wording.clause, language: wording.language, version: wording.version }
  return settled.type.create({ ...settled.attrs, source }, settled.content)
}
