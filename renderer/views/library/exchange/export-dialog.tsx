/** The library to a file: what of it, under which name; what the file cannot express is shown and can be left out. */
import { type ReactNode, useState } from 'react'
import { LIBRARY_SCOPES, type LibraryExportReport, type LibraryExportWish, type LibraryScope } from '../../../../shared/exchange-api.ts'
import { AppError } from '../../../../shared/errors.ts'
import { api } from '../../../api.ts'
import { Button } from '../../../components/button.tsx'
import { Checkbox } from '../../../components/checkbox.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { RadioGroup } from '../../../components/radio-group.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { toast } from '../../../components/toasts.tsx'
import { useWords, words } from '../../../i18n.ts'
import { categoryName } from '../labels.ts'
import { useLibrary } from '../library-context.ts'
import './exchange.css'

const LONGEST_NAME = 120

const tellExported = ({ file, clauses }: LibraryExportReport): void => {
  toast({ text: words().t('library.export_done', { count: clauses, file }) })
}

const Categories = ({ chosen, onChange }: { readonly chosen: readonly string[]; readonly onChange: (chosen: string[]) => void }): ReactNode => {
  const { t, compare } = useWords()
  const { entries } = useLibrary()
  const all = [...new Set(entries.map(({ category }) => category))].toSorted((one, other) => compare(categoryName(t, one), categoryName(t, other)))
  return (
    <div className="export-categories" role="group" aria-label={t('library.export_categories')}>
      {all.map((category) => (
        <Checkbox
          key={category}
          label={categoryName(t, category)}
          isSelected={chosen.includes(category)}
          onChange={(isChosen) => onChange(isChosen ? [...chosen, category] : chosen.filter((one) => one !== category))}
        />
      ))}
    </div>
  )
}

export const ExportLibraryDialog = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const { t } = useWords()
  const [wish, setWish] = useState<LibraryExportWish>({ name: t('app.library'), scope: 'all', categories: [], leaveOut: false })
  const [isWriting, setWriting] = useState(false)
  const [refused, setRefused] = useState<unknown>(null)
  const options: Readonly<Record<LibraryScope, { label: string; description: string }>> = {
    all: { label: t('library.export_all'), description: t('library.export_all_text') },
    own: { label: t('library.export_own'), description: t('library.export_own_text') },
    categories: { label: t('library.export_categories'), description: t('library.export_categories_text') },
  }
  const isReady = wish.name.trim() !== '' && (wish.scope !== 'categories' || wish.categories.length > 0)
  const run = async (asked: LibraryExportWish): Promise<void> => {
    if (!isReady || isWriting) return
    setWriting(true)
    try {
      const report = await api.library.exportFile(asked)
      if (report) {
        tellExported(report)
        onClose()
      }
    } catch (error) {
      setRefused(error)
    }
    setWriting(false)
  }
  const canLeaveOut = refused instanceof AppError && refused.code === 'not_writable'
  return (
    <Dialog
      title={t('library.export_title')}
      isOpen
      onClose={onClose}
      onSubmit={() => void run({ ...wish, leaveOut: canLeaveOut })}
      footer={
        <>
          <Button onPress={onClose}>{t('library.export_cancel')}</Button>
          <Button type="submit" variant="primary" isDisabled={!isReady} isPending={isWriting}>
            {canLeaveOut ? t('library.export_without') : t('library.export_act')}
          </Button>
        </>
      }
    >
      {refused === null ? (
        <>
          <p>{t('library.export_text')}</p>
          <TextField
            label={t('library.export_name')}
            value={wish.name}
            maxLength={LONGEST_NAME}
            onChange={(name) => setWish({ ...wish, name })}
            autoFocus
          />
          <RadioGroup
            label={t('library.export_scope')}
            options={LIBRARY_SCOPES.map((id) => ({ id, ...options[id] }))}
            value={wish.scope}
            onChange={(scope) => setWish({ ...wish, scope })}
          />
          {wish.scope === 'categories' && <Categories chosen={wish.categories} onChange={(categories) => setWish({ ...wish, categories })} />}
        </>
      ) : (
        <ErrorState error={refused} title={t('library.export_refused')} />
      )}
    </Dialog>
  )
}
