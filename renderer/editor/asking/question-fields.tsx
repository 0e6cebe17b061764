/** The question that something is to depend on: one that the contract asks already, or a new one with its answers. */
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { REFERENCE_WORDS } from '../../../shared/language/reference-words.ts'
import type { ContractLanguage, Question } from '../../../shared/model.ts'
import { Button } from '../../components/button.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { newId } from '../identities.ts'
import { useWords } from '../../i18n.ts'

const NEW = 'new'

/** More answers than these are a list, not a choice. */
const MOST_ANSWERS = 8

/** A question to begin with: answered with yes or no. */
export const newQuestion = (language: ContractLanguage): Question => {
  const { yes, no } = REFERENCE_WORDS[language]
  return {
    key: `own_${newId()}`,
    label: '',
    values: [
      { value: 'yes', label: yes },
      { value: 'no', label: no },
    ],
  }
}

export interface QuestionFieldsProps {
  readonly questions: readonly Question[]
  readonly language: ContractLanguage
  /** Whether a new question may be asked. */
  readonly mayAdd: boolean
  readonly value: Question
  readonly onChange: (question: Question) => void
}

export const QuestionFields = ({ questions, language, mayAdd, value, onChange }: QuestionFieldsProps): ReactNode => {
  const { t } = useWords()
  const isNew = !questions.some(({ key }) => key === value.key)
  const options = [...questions.map(({ key, label }) => ({ id: key, label })), ...(mayAdd ? [{ id: NEW, label: t('choices.new_question') }] : [])]
  const choose = (id: string): void => onChange(questions.find(({ key }) => key === id) ?? newQuestion(language))
  const setAnswer = (place: number, label: string): void =>
    onChange({ ...value, values: value.values.map((one, index) => (index === place ? { ...one, label } : one)) })
  const more = (): void => onChange({ ...value, values: [...value.values, { value: `answer_${value.values.length + 1}`, label: '' }] })
  return (
    <>
      {questions.length > 0 && <Select label={t('choices.question')} options={options} value={isNew ? NEW : value.key} onChange={choose} />}
      {isNew && mayAdd && (
        <>
          <TextField
            label={t('choices.question_text')}
            description={t('choices.question_help')}
            value={value.label}
            onChange={(label) => onChange({ ...value, label })}
            autoFocus
          />
          <div className="choice-answers" role="group" aria-label={t('choices.answers')}>
            {value.values.map(({ value: id, label }, index) => (
              <TextField key={id} label={t('choices.answer', { number: index + 1 })} value={label} onChange={(text) => setAnswer(index, text)} />
            ))}
            {value.values.length < MOST_ANSWERS && (
              <Button size="small" variant="quiet" icon={Plus} onPress={more}>
                {t('choices.more_answers')}
              </Button>
            )}
          </div>
        </>
      )}
    </>
  )
}
