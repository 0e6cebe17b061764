/** The words of a choice, one field for each answer. */
import type { ReactNode } from 'react'
import type { Question } from '../../../shared/model.ts'
import { TextField } from '../../components/text-field.tsx'
import { useWords } from '../../i18n.ts'

export interface ChoiceTextsProps {
  readonly question: Question
  readonly texts: Readonly<Record<string, string>>
  readonly onChange: (texts: Readonly<Record<string, string>>) => void
  readonly isReadOnly?: boolean
}

export const ChoiceTexts = ({ question, texts, onChange, isReadOnly = false }: ChoiceTextsProps): ReactNode => {
  const { t } = useWords()
  return (
    <div className="choice-answers" role="group" aria-label={t('choices.texts')}>
      {question.values.map(({ value, label }) => (
        <TextField
          key={value}
          label={t('choices.text_for', { answer: label === '' ? '…' : label })}
          value={texts[value] ?? ''}
          onChange={(text) => onChange({ ...texts, [value]: text })}
          isReadOnly={isReadOnly}
        />
      ))}
      <p className="field-description">{t('choices.texts_help')}</p>
    </div>
  )
}
