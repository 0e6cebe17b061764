/** Numbers as structures: where each included part stands. number-styles.ts turns a structure into the text that is printed. */
import type { Node } from 'prosemirror-model'
import { isPart, partAttributes } from './attributes.ts'

/**
 * Where a part stands, counted from 1. Chapters are one sequence; level-1 clauses run on across chapters. `annex` is the place of the annex
 * that a clause stands in (`[2, 1]` is the first sub-annex of the second annex); such clauses start again at 1 in every annex.
 */
export type PartNumber =
  | { readonly kind: 'chapter'; readonly path: readonly [number] }
  | { readonly kind: 'clause'; readonly path: readonly number[]; readonly annex: readonly number[] | null }
  | { readonly kind: 'annex'; readonly path: readonly number[] }

/** A numbered part of a contract in document order. */
export interface NumberedPart {
  readonly node: Node
  readonly number: PartNumber
}

const isReserved = (node: Node): boolean => isPart(node) && partAttributes(node).reserved

/**
 * Number the parts of `contract` for which `included` holds. What is inside a part that is left out is left out with it. A reserved part keeps its
 * number, but nothing inside it is printed or numbered. One walk over the structure; the blocks inside clauses are not read.
 */
export const numberParts = (contract: Node, included: (part: Node) => boolean): NumberedPart[] => {
  const parts: NumberedPart[] = []
  let chapters = 0

  const numberClauses = (parent: Node, prefix: readonly number[], annex: readonly number[] | null, start = 0): number => {
    let count = start
    if (isReserved(parent)) return count
    parent.forEach((child) => {
      if (child.type.name === 'chapter' && included(child)) {
        chapters += 1
        parts.push({ node: child, number: { kind: 'chapter', path: [chapters] } })
        count = numberClauses(child, prefix, annex, count)
      } else if (child.type.name === 'clause' && included(child)) {
        count += 1
        const path = [...prefix, count]
        parts.push({ node: child, number: { kind: 'clause', path, annex } })
        numberClauses(child, path, annex)
      }
    })
    return count
  }

  const numberAnnexes = (parent: Node, prefix: readonly number[]): void => {
    let count = 0
    if (isReserved(parent)) return
    parent.forEach((child) => {
      if (child.type.name !== 'annex' || !included(child)) return
      count += 1
      const path = [...prefix, count]
      parts.push({ node: child, number: { kind: 'annex', path } })
      numberClauses(child, [], path)
      numberAnnexes(child, path)
    })
  }

  numberClauses(contract, [], null)
  numberAnnexes(contract, [])
  return parts
}

/** Every part of a contract, included or not, in document order, with the parts around it from the outside in. */
export const allParts = (contract: Node): { node: Node; within: readonly Node[] }[] => {
  const found: { node: Node; within: readonly Node[] }[] = []
  const walk = (parent: Node, within: readonly Node[]): void =>
    parent.forEach((node) => {
      if (!isPart(node)) return
      found.push({ node, within })
      walk(node, [...within, node])
    })
  walk(contract, [])
  return found
}

/** A test of a part's own condition against the answers. */
export const conditionHolds =
  (answers: Readonly<Record<string, string>>) =>
  (part: Node): boolean => {
    const { condition } = partAttributes(part)
    return condition === null || answers[condition.question] === condition.value
  }
