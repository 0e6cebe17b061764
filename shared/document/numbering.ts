/** Numbers as structures: where each included part stands. number-styles.ts turns a structure into the text that is printed. */
import type { Node } from 'prosemirror-model'
import type { Condition } from '../model.ts'
import { isEmptied, isPart, partAttributes } from './attributes.ts'

/**
 * Where a part stands, counted from 1. Chapters are one sequence; level-1 clauses run on across chapters. `annex` is the place of the annex
 * that a clause stands in (`[2, 1]` is the first sub-annex of the second annex); such clauses start again at 1 in every annex. `labels` are what is
 * printed for each place of the path where numbers are frozen (frozen-numbers.ts).
 */
export type PartNumber = { readonly labels?: readonly string[] } & (
  | { readonly kind: 'chapter'; readonly path: readonly [number] }
  | { readonly kind: 'clause'; readonly path: readonly number[]; readonly annex: readonly number[] | null }
  | { readonly kind: 'annex'; readonly path: readonly number[] }
)

/** The place of the annex that a part is or stands in; null in the body. */
export const annexOf = (number: PartNumber | undefined): readonly number[] | null => {
  if (number === undefined || number.kind === 'chapter') return null
  return number.kind === 'annex' ? number.path : number.annex
}

/** The label of a part in a sequence of siblings (`clause 5/`), asked for in document order. `depth` is that of the part in its own kind, from 0. */
export type Labels = (sequence: string, id: string, depth: number) => string

/** A numbered part of a contract in document order. */
export interface NumberedPart {
  readonly node: Node
  readonly number: PartNumber
}

/**
 * Number the parts of `contract` for which `included` holds. What is inside a part that is left out is left out with it. A reserved part and an unused
 * annex keep their number, but nothing inside them is printed or numbered. One walk over the structure; the blocks inside clauses are not read.
 */
export const numberParts = (contract: Node, included: (part: Node) => boolean, labels: Labels | null = null): NumberedPart[] => {
  const parts: NumberedPart[] = []
  let chapters = 0
  /** The labels of a part with those around it; `sequence` is the name of the outermost one's siblings. */
  const labelled = (sequence: string, node: Node, around: readonly string[]): { readonly labels?: readonly string[] } => {
    if (labels === null) return {}
    const name = around.length === 0 ? sequence : `${sequence}${around.join('/')}/`
    return { labels: [...around, labels(name, partAttributes(node).id, around.length)] }
  }

  interface Around {
    readonly path: readonly number[]
    readonly labels?: readonly string[]
  }

  const numberClauses = (parent: Node, around: Around, annex: readonly number[] | null, sequence: string, start = 0): number => {
    let count = start
    if (isEmptied(parent)) return count
    parent.forEach((child) => {
      if (child.type.name === 'chapter' && included(child)) {
        chapters += 1
        parts.push({ node: child, number: { kind: 'chapter', path: [chapters], ...labelled('chapter ', child, []) } })
        count = numberClauses(child, around, annex, sequence, count)
      } else if (child.type.name === 'clause' && included(child)) {
        count += 1
        const number = { path: [...around.path, count], ...labelled(sequence, child, around.labels ?? []) }
        parts.push({ node: child, number: { kind: 'clause', ...number, annex } })
        numberClauses(child, number, annex, sequence)
      }
    })
    return count
  }

  const numberAnnexes = (parent: Node, around: Around): void => {
    let count = 0
    if (isEmptied(parent)) return
    parent.forEach((child) => {
      if (child.type.name !== 'annex' || !included(child)) return
      count += 1
      const number = { path: [...around.path, count], ...labelled('annex ', child, around.labels ?? []) }
      parts.push({ node: child, number: { kind: 'annex', ...number } })
      numberClauses(child, { path: [] }, number.path, `annex ${number.labels?.join('/') ?? ''} clause `)
      numberAnnexes(child, number)
    })
  }

  numberClauses(contract, { path: [] }, null, 'clause ')
  numberAnnexes(contract, { path: [] })
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

/** A test of a node's own condition against the answers: parts, paragraphs and list items can have one, others are always in. */
export const conditionHolds =
  (answers: Readonly<Record<string, string>>) =>
  (node: Node): boolean => {
    const condition = (node.attrs['condition'] ?? null) as Condition | null
    return condition === null || answers[condition.question] === condition.value
  }
