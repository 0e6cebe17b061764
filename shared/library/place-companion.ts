/** What a clause of the library brings along, put where it belongs: definitions among the definitions, annexes behind those before them. */
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { attributesOf, isPart, partAttributes } from '../document/attributes.ts'
import { bodyEnd, findParts, insertPart, type Place } from '../document/edit.ts'
import type { ContractLanguage } from '../model.ts'
import type { Companion } from './companions.ts'

/** A part that comes along, its nodes with the contract's ids. */
export type PlacedCompanion = Pick<Companion, 'kind' | 'identity' | 'nodes' | 'into' | 'after'>

export interface Surroundings {
  /** The id of the clause that brings it all. */
  readonly root: string
  readonly language: ContractLanguage
  /** The contract's id for a name of the library. */
  readonly idOf: (name: string) => string
}

/** Clauses that define one term each, beside one another. */
interface Glossary {
  readonly clauses: readonly { readonly id: string; readonly term: string }[]
}

const termOf = (clause: Node): string | null => {
  const definitions = clause.children.filter((child) => child.type.name === 'definition')
  const [only] = definitions
  return definitions.length === 1 && only !== undefined && clause.firstChild === only ? attributesOf(only, 'definition').term : null
}

/** The most clauses beside one another that define a term; null when none does. */
const glossaryOf = (document: Node): Glossary | null => {
  let best: Glossary | null = null
  const look = (parent: Node): void => {
    const clauses = parent.children.flatMap((child) => {
      const term = child.type.name === 'clause' ? termOf(child) : null
      return term === null ? [] : [{ id: partAttributes(child).id, term }]
    })
    if (clauses.length > (best?.clauses.length ?? 0)) best = { clauses }
    parent.forEach((child) => {
      if (isPart(child)) look(child)
    })
  }
  look(document)
  return best
}

/** In the order of the alphabet where the others are, else behind them. */
const amongDefinitions = (document: Node, term: string, language: ContractLanguage): Place | null => {
  const glossary = glossaryOf(document)
  const last = glossary?.clauses.at(-1)
  if (!glossary || !last) return null
  const { compare } = new Intl.Collator(language === 'da' ? 'da' : 'nb')
  const isSorted = glossary.clauses.every(({ term: own }, index) => index === 0 || compare(glossary.clauses[index - 1]?.term ?? '', own) <= 0)
  const next = isSorted ? glossary.clauses.find(({ term: own }) => compare(own, term) > 0) : undefined
  return next ? { before: next.id } : { after: last.id }
}

/** The part behind which the definitions of a contract that has them in one clause stand: after its last definition. */
const afterDefinitionBlocks = (document: Node): number | null => {
  let at: number | null = null
  document.descendants((node, pos) => {
    if (!isPart(node)) return false
    if (node.children.filter((child) => child.type.name === 'definition').length < 2) return true
    let end = pos + 1
    node.forEach((child, offset) => {
      if (child.type.name === 'definition') end = pos + 1 + offset + child.nodeSize
    })
    at ??= end
    return true
  })
  return at
}

const placesOf = (document: Node, { kind, into, after, nodes }: PlacedCompanion, { root, language, idOf }: Surroundings): Place[] => {
  const has = (id: string): boolean => findParts(document, id).length > 0
  const siblings = after.map(idOf).filter(has)
  const around = into === null ? null : idOf(into)
  const within = around !== null && has(around) ? [{ into: around }] : []
  if (kind === 'annex') return [...siblings.map((id) => ({ after: id })), ...within]
  if (kind === 'definition') {
    const term = nodes[0] && termOf(nodes[0])
    const place = term ? amongDefinitions(document, term, language) : null
    return [...(place ? [place] : []), { after: root }]
  }
  // Beside its neighbours only in the section that is its own: elsewhere they say nothing of where it belongs.
  return [...(within.length > 0 || into === null ? siblings.map((id) => ({ after: id })) : []), ...within, { after: root }]
}

/** Put one of them in. Returns false when it fits nowhere. */
export const placeCompanion = (tr: Transform, companion: PlacedCompanion, surroundings: Surroundings): boolean => {
  const { kind, nodes } = companion
  if (kind === 'definition' && glossaryOf(tr.doc) === null) {
    const at = afterDefinitionBlocks(tr.doc)
    const blocks = nodes.flatMap((node) => node.children.filter((child) => !isPart(child) && child.type.name !== 'heading'))
    if (at !== null) {
      tr.insert(at, blocks)
      return true
    }
  }
  const place = placesOf(tr.doc, companion, surroundings).find((one) => nodes.every((node) => insertPart(new Transform(tr.doc), node, one)))
  if (place) {
    // Behind a place the last one goes in first; alternatives share their id and stay beside one another.
    const ordered = 'after' in place ? nodes.toReversed() : nodes
    return ordered.every((node) => insertPart(tr, node, place))
  }
  const at = kind === 'annex' ? tr.doc.content.size : bodyEnd(tr.doc)
  const $at = tr.doc.resolve(at)
  if (!nodes.every((node) => $at.parent.canReplaceWith($at.index(), $at.index(), node.type))) return false
  tr.insert(at, [...nodes])
  return true
}
