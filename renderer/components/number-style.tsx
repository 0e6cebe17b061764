/** How clauses and annexes are numbered. */
import type { ReactNode } from 'react'
import type { ContractStyle } from '../../shared/model.ts'
import { useWords } from '../i18n.ts'
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
        { id: 'decimal', label: '1' },
        { id: 'decimal_dot', label: '1.' },
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
        { id: 'digit', label: '1, 2, 2a' },
        { id: 'letter', label: 'A, B, B1' },
      ]}
      {...choice}
    />
  )
}
