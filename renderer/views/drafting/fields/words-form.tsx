/** Whether a whole number in the text is followed by its word: 30 (tretti). At one place, or wherever the field stands. */
import { type ReactNode, useCallback } from 'react'
import { hasWords, numberInWords } from '../../../../shared/language/number-words.ts'
import type { FieldDefinition } from '../../../../shared/model.ts'
import { Switch } from '../../../components/switch.tsx'
import { formOf, setFieldForm } from '../../../contract/field-forms.ts'
import { recordOf } from '../../../contract/record.ts'
import { useSettled } from '../../../contract/settled.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'

export interface WordsFormProps {
  readonly definition: FieldDefinition
  /** The position of the field in the text; null for all its places. */
  readonly at: number | null
}

export const WordsForm = ({ definition: { key, type }, at }: WordsFormProps): ReactNode => {
  const { t } = useWords()
  const { session, settled } = useDrafting()
  const form = useSettled(
    settled,
    useCallback((state) => (type === 'integer' ? formOf(state, key, at) : null), [type, key, at]),
  )
  const value = useContract(session, (state) => recordOf(state).values[key] ?? null)
  const language = useContract(session, (state) => recordOf(state).language)
  const example = value === null ? 30 : Number(value)
  if (form === null || !hasWords(example)) return null
  return (
    <Switch
      label={t('fields.in_words')}
      description={t('fields.printed', { text: `${example} (${numberInWords(example, language)})` })}
      isSelected={form === 'words'}
      onChange={(on) => void setFieldForm(key, on ? 'words' : 'plain', at)(session.state, session.dispatch)}
    />
  )
}
