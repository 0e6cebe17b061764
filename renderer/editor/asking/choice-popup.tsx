/** The choice in the text that was asked about, by its place: its question with the answer, and the words of each answer. */
import { type ReactNode, useState } from 'react'
import { attributesOf } from '../../../shared/document/attributes.ts'
import { answersInForce, type Question } from '../../../shared/model.ts'
import { RadioGroup } from '../../components/radio-group.tsx'
import { recordOf } from '../../contract/record.ts'
import { useContract } from '../../contract/use-contract.ts'
import { setChoiceTexts } from '../commands/choices.ts'
import { useWords } from '../../i18n.ts'
import { ChoiceTexts } from './choice-texts.tsx'
import type { AskingProps, InlinePlace } from './editing.ts'
import { InlinePopup } from './inline-popup.tsx'

/** A question that is not asked stands by its key, with the answers that the choice knows. */
const unasked = (key: string, texts: Readonly<Record<string, string>>): Question => ({
  key,
  label: key,
  values: Object.keys(texts).map((value) => ({ value, label: value })),
})

export interface ChoicePopupProps extends AskingProps {
  readonly place: InlinePlace
  /** Answer the question, where there is an answer to give: a contract has them, the library not. */
  readonly onAnswer?: (question: Question, value: string) => void
}

export const ChoicePopup = ({ editing, place, onAnswer, onClose }: ChoicePopupProps): ReactNode => {
  const { t } = useWords()
  const { pos } = place
  const node = useContract(editing, ({ doc }) => doc.nodeAt(pos))
  const record = useContract(editing, recordOf)
  const [typed, setTyped] = useState<Readonly<Record<string, string>> | null>(null)
  if (node?.type.name !== 'choice') return null
  const { question: key, texts } = attributesOf(node, 'choice')
  const asked = record.questions.find((one) => one.key === key)
  const question = asked ?? unasked(key, texts)
  const shown = typed ?? texts
  /** What was typed is kept when the popup is left, whichever way. */
  const keep = (): void => {
    const all = Object.fromEntries(question.values.map(({ value }) => [value, shown[value] ?? '']))
    if (typed !== null && Object.values(all).some((text) => text !== '')) setChoiceTexts(pos, all)(editing.state, editing.dispatch)
  }
  const answer = (value: string): void => {
    keep()
    setTyped(null)
    onAnswer?.(question, value)
  }
  return (
    <InlinePopup {...{ editing, place, onClose }} label={t('choices.choice')} removal={t('choices.delete')} onKeep={keep}>
      {!asked && <p className="field-description">{onAnswer ? t('choices.unasked') : t('choices.unknown')}</p>}
      {asked && onAnswer && (
        <RadioGroup
          label={question.label}
          options={question.values.map(({ value, label }) => ({ id: value, label }))}
          value={answersInForce(record)[key] ?? null}
          onChange={answer}
        />
      )}
      {asked && !onAnswer && <p className="choice-question">{question.label}</p>}
      <ChoiceTexts question={question} texts={shown} onChange={setTyped} />
    </InlinePopup>
  )
}
