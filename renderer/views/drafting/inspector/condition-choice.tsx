/** On which answer a part is in the contract. */
import type { Node } from 'prosemirror-model'
import type { ReactNode } from 'react'
import { partAttributes } from '../../../../shared/document/attributes.ts'
import type { Condition, Question } from '../../../../shared/model.ts'
import { Select } from '../../../components/select.tsx'
import { nameOf } from '../../../contract/part-facts.ts'
import { keyOf } from '../../../contract/parts.ts'
import { positionOfKey } from '../../../contract/places.ts'
import { recordOf } from '../../../contract/record.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { quietly } from '../../../editor/commands/command.ts'
import { useWords } from '../../../i18n.ts'
import { answerConsent, doWithConsent } from '../consent/consent.tsx'
import { useDrafting } from '../drafting.ts'

const ALWAYS = 'always'

const conditionsOf = (questions: readonly Question[]): { readonly id: string; readonly label: string; readonly condition: Condition }[] =>
  questions.flatMap(({ key, label, values }) =>
    values.map(({ value, label: answer }) => ({ id: `${key}=${value}`, label: `${label} ${answer}`, condition: { question: key, value } })),
  )

/** Alternatives keep theirs: the answers choose between them. */
export const ConditionChoice = ({ node }: { readonly node: Node }): ReactNode => {
  const { t } = useWords()
  const drafting = useDrafting()
  const { session } = drafting
  const questions = useContract(session, (state) => recordOf(state).questions)
  const { condition } = partAttributes(node)
  if (questions.length === 0) return null
  const conditions = conditionsOf(questions)
  const choose = (id: string): void => {
    const pos = positionOfKey(session.state.doc, keyOf(node))
    if (pos === null) return
    const next = conditions.find((one) => one.id === id)?.condition ?? null
    const set = quietly((tr) => tr.setNodeAttribute(pos, 'condition', next).docChanged)
    void doWithConsent(drafting, set, answerConsent(nameOf(node) || t('outline.nameless')))
  }
  return (
    <Select
      label={t('inspector.condition')}
      options={[{ id: ALWAYS, label: t('inspector.always') }, ...conditions]}
      value={condition === null ? ALWAYS : `${condition.question}=${condition.value}`}
      onChange={choose}
    />
  )
}
