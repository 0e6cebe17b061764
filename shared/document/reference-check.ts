/**
 * Whether some answers print a reference but not what it points to. Every reference is looked at by itself and only over the questions that it or its
 * target hang on, so that the time does not grow with the number of combinations of answers there are.
 */
import type { Node } from 'prosemirror-model'
import type { Condition, Contract } from '../model.ts'
import { attributesOf, isEmptied, isPart, partAttributes } from './attributes.ts'
import { innerTargets } from './inner-targets.ts'

/** A reference that can be printed without its target. */
export interface ReferenceFault {
  /** Where the reference stands in the document. */
  readonly pos: number
  /** The part it stands in; null for text of no part. */
  readonly within: string | null
  /** The end of it that is lost. */
  readonly target: string
  /** No part of the contract, whatever the answers; else the answers leave it out. */
  readonly isMissing: boolean
  /** Answers under which it happens, to the questions that matter; the others may be answered in any way. */
  readonly answers: Readonly<Record<string, string>>
}

/** All of them must hold. */
type Conditions = readonly Condition[]

const ownCondition = (node: Node): Conditions => {
  const condition = (node.attrs['condition'] ?? null) as Condition | null
  return condition === null ? [] : [condition]
}

/** The conditions under which each id is printed: one list for every alternative. What is inside a part out of force is never printed. */
const alternativesIn = (document: Node): Map<string, Conditions[]> => {
  const found = new Map<string, Conditions[]>()
  const add = (id: string, conditions: Conditions): void => {
    found.set(id, [...(found.get(id) ?? []), conditions])
  }
  const walk = (parent: Node, around: Conditions): void =>
    parent.forEach((part) => {
      if (!isPart(part)) return
      const conditions = [...around, ...ownCondition(part)]
      add(partAttributes(part).id, conditions)
      if (isEmptied(part)) return
      for (const [id, { paragraph, items }] of innerTargets(part)) {
        const own = paragraph ? [paragraph] : items.map(({ item }) => item)
        add(id, [...conditions, ...own.flatMap(ownCondition)])
      }
      walk(part, conditions)
    })
  walk(document, [])
  return found
}

/** Answers under which all of `place` hold and none of the alternatives does, extending `given`; null when there are none. */
const escape = (
  alternatives: readonly Conditions[],
  given: ReadonlyMap<string, string>,
  values: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, string> | null => {
  const [first, ...rest] = alternatives
  if (!first) return given
  const fails = ({ question, value }: Condition): boolean => {
    const answer = given.get(question)
    // A question that the contract does not ask is never answered.
    return answer === undefined ? !values.get(question)?.includes(value) : answer !== value
  }
  if (first.some(fails)) return escape(rest, given, values)
  for (const { question, value } of first) {
    if (given.has(question)) continue
    for (const other of values.get(question) ?? []) {
      const found = other === value ? null : escape(rest, new Map([...given, [question, other]]), values)
      if (found) return found
    }
  }
  return null
}

/** The references that some answers print without what they point to, in document order. Guidance is never printed. */
export const referenceFaults = ({ document, questions }: Pick<Contract, 'document' | 'questions'>): ReferenceFault[] => {
  const values = new Map(questions.map(({ key, values: known }) => [key, known.map(({ value }) => value)]))
  const alternatives = alternativesIn(document)
  const faults: ReferenceFault[] = []

  const check = (reference: Node, pos: number, within: string | null, place: Conditions): void => {
    const given = new Map<string, string>()
    for (const { question, value } of place) {
      if ((given.get(question) ?? value) !== value || !values.get(question)?.includes(value)) return
      given.set(question, value)
    }
    const { target, to } = attributesOf(reference, 'reference')
    for (const end of to === null ? [target] : [target, to]) {
      const ways = alternatives.get(end) ?? []
      const answers = escape(ways, given, values)
      if (answers) faults.push({ pos, within, target: end, isMissing: ways.length === 0, answers: Object.fromEntries(answers) })
    }
  }
  const walk = (parent: Node, start: number, within: string | null, around: Conditions): void =>
    parent.forEach((node, offset) => {
      const pos = start + offset
      const conditions = [...around, ...ownCondition(node)]
      if (node.type.name === 'reference') check(node, pos, within, conditions)
      if (node.isLeaf || node.type.name === 'guidance_note' || isEmptied(node)) return
      walk(node, pos + 1, isPart(node) ? partAttributes(node).id : within, conditions)
    })
  walk(document, 0, null, [])
  return faults
}
