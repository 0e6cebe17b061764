/** Which word stands before a clause's number in a reference. */
import type { ReactNode } from 'react'
import { CLAUSE_WORDS, type ContractStyle } from '../../shared/model.ts'
import { useWords } from '../i18n.ts'
import { RadioGroup } from './radio-group.tsx'

export interface ReferenceWordProps {
  readonly value: ContractStyle['clauseWord']
  readonly onChange: (word: ContractStyle['clauseWord']) => void
}

export const ReferenceWord = ({ value, onChange }: ReferenceWordProps): ReactNode => {
  const { t } = useWords()
  return (
    <RadioGroup
      label={t('settings.reference_word')}
      orientation="horizontal"
      options={CLAUSE_WORDS.map((word) => ({ id: word, label: word }))}
      value={value}
      onChange={onChange}
    />
  )
}
