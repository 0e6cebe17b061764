/** Choices inside sentences against the questions they hang on. */
import type { Problem } from '../errors.ts'
import type { Contract } from '../model.ts'
import { attributesOf, isPart, partAttributes } from './attributes.ts'

/** Choices that lack the text of an answer or have one of no answer, of the questions that the contract asks. */
export const choiceProblems = ({ document, questions }: Pick<Contract, 'document' | 'questions'>): Problem[] => {
  const values = new Map(questions.map(({ key, values: known }) => [key, known.map(({ value }) => value).toSorted()]))
  const problems: Problem[] = []
  let part = 'contract'
  document.descendants((node) => {
    if (isPart(node)) part = `${node.type.name} ${partAttributes(node).id}`
    if (node.type.name !== 'choice') return
    const { question, texts } = attributesOf(node, 'choice')
    const expected = values.get(question)?.join(', ')
    if (expected !== undefined && expected !== Object.keys(texts).toSorted().join(', ')) {
      problems.push({ place: part, code: 'choice_values', params: { question, expected } })
    }
  })
  return problems
}
