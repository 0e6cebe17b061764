/** Letting the paragraph, list item or clause at the caret depend on the answer to a question. */
import type { Command } from 'prosemirror-state'
import { type ReactNode, useState } from 'react'
import { answersInForce, type Question } from '../../../shared/model.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { RadioGroup } from '../../components/radio-group.tsx'
import { Select } from '../../components/select.tsx'
import { toast } from '../../components/toasts.tsx'
import { nameOf } from '../../contract/part-facts.ts'
import { recordOf } from '../../contract/record.ts'
import { backToText } from '../back-to-text.ts'
import { type Conditional, conditionalsAt, isSound, setCondition } from '../commands/choices.ts'
import { useWords } from '../../i18n.ts'
import type { AskingProps } from './editing.ts'
import { newQuestion, QuestionFields } from './question-fields.tsx'
import './asking.css'

/** Enough to know a paragraph by. */
const WORDS = 60

const wordsOf = ({ node, kind }: Conditional): string => {
  if (kind === 'part') return nameOf(node)
  const text = node.textBetween(0, node.content.size, ' ', '…').trim()
  return text.length > WORDS ? `${text.slice(0, text.lastIndexOf(' ', WORDS))} …` : text
}

export interface ConditionDialogProps extends AskingProps {
  /** What is asked about at first, by its position around the caret; null for the innermost. */
  readonly at: number | null
  /** A contract may ask a new question, and its answers leave things out; the library has neither. */
  readonly inContract: boolean
  /** Do it. `name` is what it is done to. Resolves to `refused` when it cannot be. */
  readonly apply: (command: Command, name: string) => Promise<boolean | 'refused'>
}

export const ConditionDialog = ({ editing, at, inContract, apply, onClose }: ConditionDialogProps): ReactNode => {
  const { t } = useWords()
  const record = recordOf(editing.state)
  const { questions, language } = record
  const [places] = useState(() => conditionalsAt(editing.state))
  const [chosen, setChosen] = useState(() =>
    Math.max(
      0,
      places.findIndex(({ pos }) => pos === at),
    ),
  )
  const place = places[chosen]
  const held = questions.find(({ key }) => key === place?.condition?.question)
  const [asked, setAsked] = useState<Question | null>(null)
  const [picked, setPicked] = useState<string | null>(null)
  const [first] = useState(() => questions[0] ?? newQuestion(language))
  const question = asked ?? held ?? first
  const value = question.values.find((one) => one.value === (picked ?? place?.condition?.value))?.value ?? question.values[0]?.value ?? ''
  const inForce = answersInForce(record)[question.key]
  const isOut = inContract && inForce !== undefined && inForce !== value
  const kinds = { paragraph: t('choices.kind_paragraph'), item: t('choices.kind_item'), part: t('choices.kind_part') }
  const set = async (condition: { readonly question: string; readonly value: string } | null): Promise<void> => {
    if (!place) return
    onClose()
    const isNew = condition !== null && !questions.some(({ key }) => key === question.key)
    const done = await apply(setCondition(place.pos, condition, isNew ? question : null), wordsOf(place))
    if (done === 'refused') toast({ text: t('choices.not_conditional') })
    backToText(editing.view)
  }
  const make = (): void => {
    if (isSound(question)) void set({ question: question.key, value })
  }
  return (
    <Dialog
      title={t('choices.optional_title')}
      isOpen
      onClose={onClose}
      onSubmit={make}
      footer={
        <>
          {place?.condition && <Button onPress={() => void set(null)}>{t('choices.always')}</Button>}
          <Button onPress={onClose}>{t('insert.cancel')}</Button>
          <Button variant="primary" type="submit" isDisabled={!place || !isSound(question)}>
            {t('choices.set')}
          </Button>
        </>
      }
    >
      <div className="insert-form">
        <RadioGroup
          label={t('choices.what')}
          options={places.map((one, index) => ({ id: String(index), label: kinds[one.kind], description: wordsOf(one) }))}
          value={String(chosen)}
          onChange={(id) => setChosen(Number(id))}
        />
        <QuestionFields questions={questions} language={language} mayAdd={inContract} value={question} onChange={setAsked} />
        <Select
          label={t('choices.in_when')}
          description={isOut ? t('choices.out_now') : ''}
          options={question.values.map((one) => ({ id: one.value, label: one.label === '' ? '…' : one.label }))}
          value={value}
          onChange={setPicked}
        />
      </div>
    </Dialog>
  )
}
