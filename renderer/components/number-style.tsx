/** How clauses and annexes are numbered. */
import type { ReactNode } from 'react'
import type { ContractStyle } from '../../shared/model.ts'
import { useWords } from '../i18n.ts'
import { ANNEX_NUMBER_SAMPLES, CLAUSE_NUMBER_SAMPLES } from './number-samples.ts'
import { RadioGroup } from './radio-group.tsx'

interface Choice<Key extends keyof ContractStyle> {
  readonly value: ContractStyle[Key]
  readonly onChange: (value: ContractStyle[Key]) => void
  readonly description?: string
}

/** `none`: whether clauses can go without numbers. */
export const ClauseNumbers = ({ none, ...choice }: Choice<'clauseNumber'> & { readonly none: boolean }): ReactNode => {
  const { t } = useWords()
  return (
    <RadioGroup
      label={t('settings.number_style')}
      orientation="horizontal"
      options={[
        { id: 'decimal', label: CLAUSE_NUMBER_SAMPLES.decimal },
        { id: 'decimal_dot', label: CLAUSE_NUMBER_SAMPLES.decimal_dot },
        ...(none ? [{ id: 'none' as const, label: t('record.no_numbers') }] : []),
      ]}
      {...choice}
    />
  )
}

export const AnnexNumbers = (choice: Choice<'annexNumber'> & { readonly isDisabled?: boolean }): ReactNode => {
  const { t } = useWords()
  return (
    <RadioGroup
      label={t('record.annex_numbers')}
      orientation="horizontal"
      options={[
        { id: 'digit', label: ANNEX_NUMBER_SAMPLES.digit },
        { id: 'letter', label: ANNEX_NUMBER_SAMPLES.letter },
      ]}
      {...choice}
    />
  )
}
