/** The defined terms of a contract and where a text uses them. */
import type { Node } from 'prosemirror-model'
import { attributesOf, isPart } from './attributes.ts'

export interface DefinedTerm {
  readonly term: string
  /** Its inflected forms, without the genitive s. */
  readonly forms: readonly string[]
  /** The id of the definition. */
  readonly definition: string
}

/** Nodes are immutable: what a part defines is read once. */
const known = new WeakMap<Node, readonly DefinedTerm[]>()

/** The terms that a contract's document defines, in document order. */
export const definedTerms = (document: Node): readonly DefinedTerm[] => {
  const cached = known.get(document)
  if (cached) return cached
  const found: DefinedTerm[] = []
  document.forEach((node) => {
    if (node.type.name === 'definition') {
      const { id, term, forms } = attributesOf(node, 'definition')
      found.push({ term, forms, definition: id })
    } else if (isPart(node)) found.push(...definedTerms(node))
  })
  known.set(document, found)
  return found
}

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)

/**
 * One expression for all terms, the longest first so that »Væsentlig Misligholdelse« wins over »Misligholdelse«; a genitive s belongs to the use.
 * Letters are looked for by class because `\b` is wrong at æ, ø and å (performance reference, section 5). Null when there are no terms.
 */
export const termPattern = (terms: readonly string[]): RegExp | null => {
  if (terms.length === 0) return null
  const longestFirst = [...new Set(terms)].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1)).map(escaped)
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${longestFirst.join('|')})(?:s|’s|'s)?(?![\p{L}\p{N}])`, 'gu')
}
