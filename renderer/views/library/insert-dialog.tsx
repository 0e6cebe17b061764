/** Finds something to insert by typing a part of its name: a target for a reference, a field. */
import { type ReactNode, useMemo, useState } from 'react'
import { REFERENCE_FORMS, type ReferenceForm } from '../../../shared/document/schema.ts'
import type { ContractLanguage } from '../../../shared/model.ts'
import { Dialog } from '../../components/dialog.tsx'
import { ListBox, ListBoxItem } from '../../components/list-box.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useWords } from '../../i18n.ts'
import { categoryName } from './labels.ts'
import type { Target } from './names.ts'

export interface InsertDialogProps {
  readonly title: string
  readonly label: string
  /** The language of the names. */
  readonly language: ContractLanguage
  readonly options: readonly Target[]
  /** For references: how the target is printed can be chosen, too. */
  readonly hasForms?: boolean
  readonly onChoose: (id: string, form: ReferenceForm) => void
  readonly onClose: () => void
}

/** More would have to be read through; typing finds them. */
const MOST = 40

/** Those whose name has every word that was typed, the ones that begin with it first. */
export const matching = (options: readonly Target[], typed: string): Target[] => {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const found = options.filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)))
  const begins = ({ title }: Target): boolean => title.toLowerCase().startsWith(words.join(' '))
  return [...found.filter(begins), ...found.filter((option) => !begins(option))].slice(0, MOST)
}

export const InsertDialog = ({ title, label, language, options, hasForms = false, onChoose, onClose }: InsertDialogProps): ReactNode => {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const whereIs = ({ clause }: Target): string | undefined =>
    clause === null ? t('library.target_in_standards') : clause && `${categoryName(t, clause.category)} · ${clause.text}`
  const found = useMemo(() => matching(options, typed), [options, typed])
  const [first] = found
  const [form, setForm] = useState<ReferenceForm>('full')
  const forms = {
    full: t('library.form_full'),
    titled: t('library.form_titled'),
    number: t('library.form_number'),
    title: t('library.form_title'),
  }
  return (
    <Dialog title={title} isOpen size="small" onClose={onClose} onSubmit={() => first && onChoose(first.id, form)}>
      <TextField label={label} value={typed} onChange={setTyped} description={t('library.insert_help')} autoFocus />
      {hasForms && (
        <Select label={t('library.form')} options={REFERENCE_FORMS.map((id) => ({ id, label: forms[id] }))} value={form} onChange={setForm} />
      )}
      <div className="insert-options">
        <ListBox
          aria-label={title}
          items={found}
          selectionMode="none"
          onAction={(key) => onChoose(String(key), form)}
          renderEmptyState={() => <p className="library-quiet">{t('components.nothing_found')}</p>}
        >
          {(option: Target) => (
            <ListBoxItem id={option.id} textValue={option.title} description={whereIs(option)}>
              <span lang={language}>{option.title}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </div>
    </Dialog>
  )
}
