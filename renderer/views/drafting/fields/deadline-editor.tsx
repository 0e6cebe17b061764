/** A deadline of the contract to fill in: a number and a unit, kept as they are chosen. */
import { type ReactNode, useState } from 'react'
import { type Deadline, type DeadlineUnit, deadlineValue, parseDeadline } from '../../../../shared/language/deadlines.ts'
import type { FieldDefinition } from '../../../../shared/model.ts'
import { NumberField } from '../../../components/number-field.tsx'
import { Select } from '../../../components/select.tsx'
import { recordOf, setFieldValue } from '../../../contract/record.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { useUnits } from './units.ts'

export interface DeadlineEditorProps {
  readonly definition: FieldDefinition
  readonly autoFocus?: boolean
  /** Enter was pressed and the number is kept. */
  readonly onEntered?: () => void
}

export const DeadlineEditor = ({ definition: { key, label }, autoFocus = false, onEntered }: DeadlineEditorProps): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const units = useUnits()
  const stored = useContract(session, (state) => recordOf(state).values[key] ?? null)
  const deadline = stored === null ? null : parseDeadline(String(stored))
  /** Chosen while there is no number yet. */
  const [unit, setUnit] = useState<DeadlineUnit>('business_day')
  const keep = (next: Deadline | null): void => {
    const value = next && deadlineValue(next)
    if (value !== (recordOf(session.state).values[key] ?? null)) session.dispatch(setFieldValue(session.state, key, value))
  }
  return (
    <div className="deadline-editor">
      <NumberField
        label={label}
        minValue={1}
        maxValue={9999}
        formatOptions={{ maximumFractionDigits: 0 }}
        autoFocus={autoFocus}
        value={deadline?.count ?? Number.NaN}
        onChange={(count) => keep(Number.isNaN(count) ? null : { count, unit: deadline?.unit ?? unit })}
        onKeyUp={(event) => {
          if (event.key === 'Enter') onEntered?.()
        }}
      />
      <Select
        label={t('fields.unit_of', { label })}
        isLabelHidden
        options={units}
        value={deadline?.unit ?? unit}
        onChange={(next) => {
          setUnit(next)
          if (deadline) keep({ ...deadline, unit: next })
        }}
      />
    </div>
  )
}
