/** The contract's record (title, fields, values, answers, style) inside the editor's state, changed by steps, so that undo covers it like any text. */
import { type Command, type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import { Step, StepMap, StepResult } from 'prosemirror-transform'
import type { Contract, FieldValue, Question } from '../../shared/model.ts'

export type ContractRecord = Omit<Contract, 'document'>

/** A change of the record. The document stays as it is: the step exists so that the history can invert it in order with the steps of the text. */
export class RecordStep extends Step {
  readonly before: ContractRecord
  readonly after: ContractRecord

  constructor(before: ContractRecord, after: ContractRecord) {
    super()
    this.before = before
    this.after = after
  }

  override apply(document: Node): StepResult {
    return StepResult.ok(document)
  }
  override getMap(): StepMap {
    return StepMap.empty
  }
  override invert(): RecordStep {
    return new RecordStep(this.after, this.before)
  }
  override map(): RecordStep {
    return this
  }
  override toJSON(): unknown {
    return { stepType: 'record', before: this.before, after: this.after }
  }
}

const key = new PluginKey<ContractRecord>('record')

/** Keeps the record of a contract; `RecordStep`s change it. */
export const recordPlugin = (record: ContractRecord): Plugin<ContractRecord> =>
  new Plugin({
    key,
    state: {
      init: () => record,
      apply: (tr, value) => {
        const last = tr.steps.findLast((step) => step instanceof RecordStep)
        return last ? last.after : value
      },
    },
  })

/** The record of the contract in an editor's state; the same object until it changes. */
export const recordOf = (state: EditorState): ContractRecord => {
  const record = key.getState(state)
  if (!record) throw new Error('this state holds no contract')
  return record
}

/** The whole contract in an editor's state. */
export const contractIn = (state: EditorState): Contract => ({ ...recordOf(state), document: state.doc })

/** Change the record. Undone and redone like any edit. */
export const changeRecord = (state: EditorState, change: Partial<ContractRecord>, tr: Transaction = state.tr): Transaction => {
  const before = recordOf(state)
  return tr.step(new RecordStep(before, { ...before, ...change }))
}

const withKey = <Value>(record: Readonly<Record<string, Value>>, name: string, value: Value | null): Readonly<Record<string, Value>> => {
  const { [name]: _gone, ...rest } = record
  return value === null ? rest : { ...rest, [name]: value }
}

/** Fill in a field, or empty it (null). The value has been checked (`checkValue`). */
export const setFieldValue = (state: EditorState, field: string, value: FieldValue | null): Transaction =>
  changeRecord(state, { values: withKey(recordOf(state).values, field, value) })

/** Answer a question, or leave it open again (null), as a command. */
export const answering =
  (question: string, value: string | null): Command =>
  (state, dispatch) => {
    dispatch?.(setAnswer(state, question, value))
    return true
  }

/** Answer a question, or leave it open again (null). */
export const setAnswer = (state: EditorState, question: string, value: string | null): Transaction =>
  changeRecord(state, { answers: withKey(recordOf(state).answers, question, value) })

/** Ask one question more; its first value holds until it is answered. One that the contract asks already stays as it is. */
export const addQuestion = (state: EditorState, question: Question, tr: Transaction = state.tr): Transaction => {
  const { questions } = recordOf(state)
  return questions.some(({ key: known }) => known === question.key) ? tr : changeRecord(state, { questions: [...questions, question] }, tr)
}
