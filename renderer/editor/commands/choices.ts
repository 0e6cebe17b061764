/** What depends on an answer: words inside a sentence, and paragraphs, list items and parts that are in the contract for one answer only. */
import type { Node } from 'prosemirror-model'
import { type Command, type EditorState, NodeSelection } from 'prosemirror-state'
import { attributesOf, isPart } from '../../../shared/document/attributes.ts'
import { schema } from '../../../shared/document/schema.ts'
import type { Condition, Question } from '../../../shared/model.ts'
import { addQuestion, recordOf } from '../../contract/record.ts'
import { command, quietly } from './command.ts'
import { insertInline, mayInsertInline } from './insertions.ts'
import type { Found } from './places.ts'

/** Whether a question can be asked: it has a label, and at least two answers that differ. */
export const isSound = ({ label, values }: Question): boolean =>
  label.trim() !== '' &&
  values.length > 1 &&
  values.every((one) => one.label.trim() !== '') &&
  new Set(values.map(({ value }) => value)).size === values.length

/** Whether every answer of a question has its text, and one of them says something. */
const fits = (texts: Readonly<Record<string, string>>, { values }: Question): boolean =>
  values.every(({ value }) => texts[value] !== undefined) && Object.values(texts).some((text) => text !== '')

const known = (question: Question, state: EditorState): Question => recordOf(state).questions.find(({ key }) => key === question.key) ?? question

/** Put words that depend on the answer to a question at the caret. A question that the contract does not ask yet comes into it in the same step. */
export const insertChoice =
  (question: Question, texts: Readonly<Record<string, string>>): Command =>
  (state, dispatch, view) =>
    mayInsertInline(state) &&
    isSound(known(question, state)) &&
    fits(texts, known(question, state)) &&
    command((tr) => {
      insertInline(tr, schema.nodes.choice.create({ question: question.key, texts }))
      addQuestion(state, question, tr)
      return true
    })(state, dispatch, view)

/** Write other words for the answers of the choice at a position. */
export const setChoiceTexts = (pos: number, texts: Readonly<Record<string, string>>): Command =>
  quietly((tr) => {
    const node = tr.doc.nodeAt(pos)
    if (node?.type.name !== 'choice' || JSON.stringify(attributesOf(node, 'choice').texts) === JSON.stringify(texts)) return false
    const selected = tr.selection instanceof NodeSelection && tr.selection.from === pos
    tr.setNodeMarkup(pos, null, { ...node.attrs, texts }, node.marks)
    if (selected) tr.setSelection(NodeSelection.create(tr.doc, pos))
    return true
  })

/** What around the caret can depend on an answer, from the inside out. */
export interface Conditional extends Found {
  readonly kind: 'paragraph' | 'item' | 'part'
  readonly condition: Condition | null
}

const kindOf = (node: Node, parent: Node, index: number): Conditional['kind'] | null => {
  if (isPart(node)) return 'part'
  if (node.type.name === 'enumeration_item') return 'item'
  // The first paragraph of an item stands for the item; in a cell or note there is nothing to leave out.
  const isOwn = isPart(parent) || (parent.type.name === 'enumeration_item' && index > 0)
  return node.type.name === 'paragraph' && isOwn ? 'paragraph' : null
}

export const conditionalsAt = ({ selection }: Pick<EditorState, 'selection'>): Conditional[] => {
  const { $from } = selection
  const found: Conditional[] = []
  const add = (node: Node, pos: number, parent: Node, index: number): void => {
    const kind = kindOf(node, parent, index)
    if (kind) found.push({ kind, node, pos, condition: node.attrs['condition'] as Condition | null })
  }
  if (selection instanceof NodeSelection) add(selection.node, selection.from, $from.parent, $from.index())
  for (let depth = $from.depth; depth > 0; depth -= 1) add($from.node(depth), $from.before(depth), $from.node(depth - 1), $from.index(depth - 1))
  return found
}

/** Whether something at the caret can be made to depend on an answer. Changes nothing. */
export const mayBeConditional: Command = (state) => conditionalsAt(state).length > 0

/** Whether another part has the same id: alternatives keep the condition that tells them apart. */
const hasAlternative = (document: Node, { node }: Found): boolean => {
  let count = 0
  document.descendants((one) => {
    if (isPart(one) && one.attrs['id'] === node.attrs['id']) count += 1
    return isPart(one)
  })
  return isPart(node) && count > 1
}

/**
 * Let what stands at a position be in the contract for one answer only, or always (null). A question that the contract does not ask yet comes into it in
 * the same step.
 */
export const setCondition =
  (pos: number, condition: Condition | null, question: Question | null = null): Command =>
  (state, dispatch, view) => {
    const node = state.doc.nodeAt(pos)
    if (!node || !('condition' in node.attrs) || hasAlternative(state.doc, { node, pos })) return false
    if (question && !isSound(known(question, state))) return false
    const asked = question ? known(question, state) : recordOf(state).questions.find(({ key }) => key === condition?.question)
    if (condition !== null && !asked?.values.some(({ value }) => value === condition.value)) return false
    return quietly((tr) => {
      tr.setNodeAttribute(pos, 'condition', condition)
      if (question) addQuestion(state, question, tr)
      return true
    })(state, dispatch, view)
  }
