/** The contract's questions with their answers, and what each answer leaves out. */
import { type ReactNode, useState } from 'react'
import type { Question } from '../../../../shared/model.ts'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { RadioGroup } from '../../../components/radio-group.tsx'
import { positionOfKey } from '../../../contract/places.ts'
import { type Dependent, dependents, sameDependents } from '../../../contract/questions.ts'
import { answering, recordOf } from '../../../contract/record.ts'
import { useSettled } from '../../../contract/settled.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { useWords } from '../../../i18n.ts'
import { answerConsent, doWithConsent } from '../consent/consent.tsx'
import { useDrafting } from '../drafting.ts'
import './inspector.css'

/** More than these are listed on wish. */
const FIRST = 6

const LeftOut = ({ parts }: { readonly parts: readonly Dependent[] }): ReactNode => {
  const { t } = useWords()
  const { session, jumps } = useDrafting()
  const [all, setAll] = useState(false)
  const jump = (key: string): void => {
    const pos = positionOfKey(session.state.doc, key)
    if (pos !== null) jumps.to(pos)
  }
  const shown = all ? parts : parts.slice(0, FIRST)
  return (
    <div className="question-left-out">
      <p className="field-description">
        {parts.length === 0 ? t('inspector.leaves_nothing_out') : t('inspector.leaves_out', { count: parts.length })}
      </p>
      <ul>
        {shown.map(({ key, name }) => (
          <li key={key}>
            <button type="button" className="link" onClick={() => jump(key)}>
              {name === '' ? t('outline.nameless') : name}
            </button>
          </li>
        ))}
      </ul>
      {shown.length < parts.length && (
        <Button size="small" variant="quiet" onPress={() => setAll(true)}>
          {t('inspector.show_all')}
        </Button>
      )}
    </div>
  )
}

const QuestionView = ({ question, parts }: { readonly question: Question; readonly parts: readonly Dependent[] }): ReactNode => {
  const { t } = useWords()
  const drafting = useDrafting()
  const { session } = drafting
  const { key, label, values } = question
  const answer = useContract(session, (state) => recordOf(state).answers[key] ?? null)
  const inForce = answer ?? values[0]?.value ?? ''
  const own = parts.filter((part) => part.question === key)
  const answerIt = (value: string | null): Promise<unknown> => doWithConsent(drafting, answering(key, value), answerConsent(label))
  return (
    <li className="question">
      <RadioGroup
        label={label}
        options={values.map(({ value, label: said }) => ({ id: value, label: said }))}
        value={answer}
        onChange={(value) => void answerIt(value)}
      />
      {answer === null && (
        <p className="question-open">
          <Badge tone="open">{t('inspector.unanswered')}</Badge>{' '}
          {t('inspector.meanwhile', { answer: values.find(({ value }) => value === inForce)?.label ?? inForce })}
        </p>
      )}
      <LeftOut parts={own.filter(({ value }) => value !== inForce)} />
      {answer !== null && (
        <Button size="small" variant="quiet" onPress={() => void answerIt(null)}>
          {t('inspector.leave_open')}
        </Button>
      )}
    </li>
  )
}

export const QuestionsPane = (): ReactNode => {
  const { t } = useWords()
  const { session, settled } = useDrafting()
  const questions = useContract(session, (state) => recordOf(state).questions)
  const parts = useSettled(settled, dependents, sameDependents)
  if (questions.length === 0) return <EmptyState title={t('inspector.no_questions')} text={t('inspector.no_questions_text')} />
  return (
    <ul className="questions">
      {questions.map((question) => (
        <QuestionView key={question.key} question={question} parts={parts} />
      ))}
    </ul>
  )
}
