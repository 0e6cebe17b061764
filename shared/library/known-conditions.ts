/** The conditions of what comes into a contract from the library or another contract: only those that the contract's own questions decide. */
import { Fragment, type Node } from 'prosemirror-model'
import { isPart, partAttributes } from '../document/attributes.ts'
import type { Condition, Contract } from '../model.ts'

type Questions = Contract['questions']

/** A condition on a question that the contract does not ask would keep a clause out of it for good. */
export const withKnownConditions = (node: Node, questions: Questions): Node => {
  const known = ({ question, value }: { question: string; value: string }): boolean =>
    questions.some(({ key, values }) => key === question && values.some((one) => one.value === value))
  const settle = (one: Node): Node => {
    if (one.isTextblock ? one.attrs['condition'] === undefined : one.isLeaf) return one
    const children = one.isTextblock ? one.children : one.children.map(settle)
    const content = children.some((child, index) => child !== one.child(index)) ? Fragment.fromArray([...children]) : one.content
    const condition = (one.attrs['condition'] ?? null) as Condition | null
    const isKnown = condition === null || known(condition)
    if (isKnown && content === one.content) return one
    return one.type.create(isKnown ? one.attrs : { ...one.attrs, condition: null }, content, one.marks)
  }
  return settle(node)
}

/** Of alternatives, here and in what is inside, all where a question of the contract chooses between them, else the first. */
export const choosable = (nodes: readonly Node[], questions: Questions): Node[] => {
  const keys = new Set(questions.map(({ key }) => key))
  const isChosen = (node: Node): boolean => keys.has(partAttributes(node).condition?.question ?? '')
  return nodes.flatMap((node) => {
    if (!isPart(node)) return [node]
    const alternatives = nodes.filter((one) => isPart(one) && one.attrs['id'] === node.attrs['id'])
    if (alternatives[0] !== node && !alternatives.every(isChosen)) return []
    return [node.copy(Fragment.fromArray(choosable(node.children, questions)))]
  })
}
