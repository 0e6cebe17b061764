/** Whether a part of a contract still says what the library's wording says. */
import type { Node } from 'prosemirror-model'
import { attributesOf, isPart } from '../document/attributes.ts'

const isGuidance = (node: Node): boolean => node.type.name === 'guidance_note'
const withoutGuidance = (node: Node): readonly Node[] => node.content.content.filter((child) => !isGuidance(child))

/** Attributes that are the contract's own, whatever the wording. */
const OWN_ATTRIBUTES: ReadonlySet<string> = new Set(['id', 'source', 'reserved', 'deviation', 'target', 'to'])

const sameAttributes = (one: Node, other: Node, ignored: readonly string[]): boolean =>
  Object.keys(one.attrs).every(
    (name) => OWN_ATTRIBUTES.has(name) || ignored.includes(name) || JSON.stringify(one.attrs[name]) === JSON.stringify(other.attrs[name]),
  )

/** What is needed to tell where references lead. */
export interface References {
  /** The library clauses that the parts with an id were taken from (alternatives share theirs), and the standard's name for them. */
  readonly sourcesOf: (id: string) => ReadonlySet<string>
  /** Whether the library has a clause of that name; else it is a section, an annex or an identity of the standard. */
  readonly isClause: (name: string) => boolean
}

/**
 * Whether a part of a contract says what a library wording says. Ids differ by nature, guidance is not part of the contract, and the condition of the
 * clause itself is the standard's. A reference that leads to another clause than the library's is a change.
 */
export const saysTheSame = (part: Node, wording: Node, references: References, isRoot = true): boolean => {
  if (part.isText || wording.isText) return part.eq(wording)
  if (part.type !== wording.type || !sameAttributes(part, wording, isRoot ? ['condition'] : [])) return false
  if (part.type.name === 'reference') {
    const taken = references.sourcesOf(attributesOf(part, 'reference').target)
    const wanted = attributesOf(wording, 'reference').target.split('/')[0] ?? ''
    return taken.size === 0 || taken.has(wanted) || !references.isClause(wanted)
  }
  const [one, other] = [withoutGuidance(part), withoutGuidance(wording)]
  return one.length === other.length && one.every((child, index) => saysTheSame(child, other[index] as Node, references, false))
}

const NONE: ReadonlySet<string> = new Set()

export interface Sources {
  /** The parts that were taken from the library. */
  readonly parts: readonly Node[]
  readonly sourcesOf: References['sourcesOf']
}

/**
 * What is taken from where in the document, in one walk. `names` has the standard's names by id: a standard may let another clause stand under the name of
 * a shared one, and references to that name are no change.
 */
export const sourcesIn = (document: Node, names: ReadonlyMap<string, string> = new Map()): Sources => {
  const parts: Node[] = []
  const sources = new Map<string, Set<string>>()
  document.descendants((node) => {
    if (!isPart(node)) return false
    const source = node.type.name === 'clause' ? attributesOf(node, 'clause').source : null
    if (source) {
      parts.push(node)
      const id = String(node.attrs['id'])
      const name = names.get(id) ?? source.clause
      sources.set(id, (sources.get(id) ?? new Set([name])).add(source.clause))
    }
    return true
  })
  return { parts, sourcesOf: (id) => sources.get(id) ?? NONE }
}
