/** A new clause of the user's own: its heading and first text, where it belongs and its language. The rest is written in the editor. */
import { type ReactNode, useMemo, useState } from 'react'
import type { Json } from '../../../shared/document/format.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../../shared/model.ts'
import { api } from '../../api.ts'
import { Combobox } from '../../components/combobox.tsx'
import { FormDialog } from '../../components/form-dialog.tsx'
import { RadioGroup } from '../../components/radio-group.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { TextField } from '../../components/text-field.tsx'
import { newId } from '../../editor/identities.ts'
import { attempt } from '../../hooks/attempt.ts'
import { useLanguageName } from '../../hooks/names.ts'
import { useWords } from '../../i18n.ts'
import { categoryName } from './labels.ts'
import { useLibrary } from './library-context.ts'
import { plainWording } from './wording.ts'

export interface NewClauseDialogProps {
  /** Chosen at first. */
  readonly category: string | null
  readonly language: ContractLanguage
  readonly onClose: () => void
  readonly onCreated: (id: string) => void
}

export const NewClauseDialog = ({ category: first, language: preferred, onClose, onCreated }: NewClauseDialogProps): ReactNode => {
  const { t, compare } = useWords()
  const languageName = useLanguageName()
  const { entries } = useLibrary()
  const [category, setCategory] = useState(first)
  const [language, setLanguage] = useState(preferred)
  const [heading, setHeading] = useState('')
  const [text, setText] = useState('')
  const [isRefused, setRefused] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const categories = useMemo(
    () =>
      [...new Set(entries.map((entry) => entry.category))]
        .map((id) => ({ id, label: categoryName(t, id) }))
        .toSorted((one, other) => compare(one.label, other.label)),
    [entries, t, compare],
  )
  const create = async (): Promise<void> => {
    if (category === null || heading.trim() === '' || text.trim() === '') {
      setRefused(true)
      return
    }
    setSaving(true)
    const content = plainWording(newId(), heading.trim(), text).toJSON() as Json
    const id = await attempt(() => api.library.create({ category, language, content }))
    setSaving(false)
    if (id !== undefined) onCreated(id)
  }
  return (
    <FormDialog
      title={t('library.new_clause')}
      onClose={onClose}
      onSubmit={create}
      act={t('library.create')}
      isPending={isSaving}
      isWritten={`${heading}${text}`.trim() !== ''}
    >
      <TextField
        label={t('library.heading')}
        value={heading}
        onChange={setHeading}
        autoFocus
        {...(isRefused && heading.trim() === '' ? { errorMessage: t('library.heading_missing') } : {})}
      />
      <TextArea
        label={t('library.text')}
        description={t('library.text_help')}
        value={text}
        onChange={setText}
        rows={4}
        {...(isRefused && text.trim() === '' ? { errorMessage: t('library.text_missing') } : {})}
      />
      <Combobox
        label={t('library.category_label')}
        options={categories}
        value={category}
        onChange={setCategory}
        {...(isRefused && category === null ? { errorMessage: t('library.category_missing') } : {})}
      />
      <RadioGroup
        label={t('library.language')}
        orientation="horizontal"
        options={CONTRACT_LANGUAGES.map((id) => ({ id, label: languageName(id) }))}
        value={language}
        onChange={setLanguage}
      />
    </FormDialog>
  )
}
