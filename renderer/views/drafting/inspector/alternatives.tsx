/** The alternatives of a clause: parts of the contract that share its place, of which an answer chooses one. */
import type { Node } from 'prosemirror-model'
import type { ReactNode } from 'react'
import { partAttributes } from '../../../../shared/document/attributes.ts'
import { answersInForce } from '../../../../shared/model.ts'
import { RadioGroup } from '../../../components/radio-group.tsx'
import { factsOf, nameOf } from '../../../contract/part-facts.ts'
import { answering, recordOf } from '../../../contract/record.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { useWords } from '../../../i18n.ts'
import { answerConsent, doWithConsent } from '../consent/consent.tsx'
import { useDrafting } from '../drafting.ts'

export const Alternatives = ({ node, alternatives }: { readonly node: Node; readonly alternatives: readonly Node[] }): ReactNode => {
  const { t } = useWords()
  const drafting = useDrafting()
  const { session } = drafting
  const record = useContract(session, recordOf)
  const { condition } = partAttributes(node)
  const question = record.questions.find(({ key }) => key === condition?.question)
  if (alternatives.length < 2 || !question) return null
  const options = alternatives.map((one) => {
    const value = partAttributes(one).condition?.value ?? ''
    const answer = question.values.find((known) => known.value === value)?.label ?? value
    return { id: value, label: answer, description: factsOf(one).heading === '' ? nameOf(one) : `${nameOf(one)}: ${factsOf(one).words}` }
  })
  return (
    <section>
      <h3>{t('inspector.alternatives')}</h3>
      <RadioGroup
        label={question.label}
        options={options}
        value={answersInForce(record)[question.key] ?? null}
        onChange={(value) => void doWithConsent(drafting, answering(question.key, value), answerConsent(question.label))}
      />
    </section>
  )
}
