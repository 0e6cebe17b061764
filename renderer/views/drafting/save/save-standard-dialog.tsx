/** »Gem som standard«: the contract kept as a standard of one's own, or as the next version of one. */
import { type ReactNode, useCallback, useState } from 'react'
import type { StandardSummary } from '../../../../shared/api.ts'
import type { SavedStandard } from '../../../../shared/own-api.ts'
import { api } from '../../../api.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { FormDialog } from '../../../components/form-dialog.tsx'
import { Select } from '../../../components/select.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { TextArea } from '../../../components/text-area.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { saveNow } from '../../../contract/flushed.ts'
import { recordOf } from '../../../contract/record.ts'
import { attempt } from '../../../hooks/attempt.ts'
import { useLoaded } from '../../../hooks/use-loaded.ts'
import { useWords } from '../../../i18n.ts'
import { standardText } from '../../start/standard-text.ts'
import { useDrafting } from '../drafting.ts'

const NEW = 'new'

const Saved = ({
  saved: { version, ownClauses, leftOut },
  title,
  onClose,
}: {
  readonly saved: SavedStandard
  readonly title: string
  readonly onClose: () => void
}): ReactNode => {
  const { t, problem } = useWords()
  return (
    <Dialog
      title={t('save_standard.saved', { title })}
      isOpen
      size="small"
      onClose={onClose}
      footer={
        <Button variant="primary" onPress={onClose}>
          {t('components.close')}
        </Button>
      }
    >
      <p>{t('save_standard.report', { version })}</p>
      {ownClauses > 0 && <p>{t('save_standard.own_clauses', { count: ownClauses })}</p>}
      {leftOut.length > 0 && (
        <ul>
          {leftOut.map((one) => (
            <li key={`${one.place} ${one.code}`}>{problem(one)}</li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}

const Form = ({ standards, onClose }: { readonly standards: readonly StandardSummary[]; readonly onClose: () => void }): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const record = recordOf(session.state)
  const own = standards.filter(({ origin, texts }) => origin === 'own' && texts[record.language] !== undefined)
  const text = (id: string) => own.find((one) => one.id === id)?.texts[record.language]
  const [standard, setStandard] = useState(own.find(({ id }) => id === record.standard.id)?.id ?? NEW)
  const [title, setTitle] = useState(text(standard)?.title ?? record.title)
  const [description, setDescription] = useState(text(standard)?.description ?? '')
  const [saved, setSaved] = useState<SavedStandard | null>(null)
  const [isSaving, setSaving] = useState(false)
  const choose = (id: string): void => {
    setStandard(id)
    setTitle(text(id)?.title ?? record.title)
    setDescription(text(id)?.description ?? '')
  }
  const save = async (): Promise<void> => {
    if (title.trim() === '') return
    setSaving(true)
    const wish = { contract: session.id, standard: standard === NEW ? null : standard, title: title.trim(), description: description.trim() }
    const done = await attempt(async () => {
      await saveNow(session)
      return api.own.saveStandard(wish)
    })
    setSaving(false)
    if (done) setSaved(done)
  }
  if (saved) return <Saved saved={saved} title={title.trim()} onClose={onClose} />
  return (
    <FormDialog
      title={t('save_standard.title')}
      onClose={onClose}
      onSubmit={save}
      act={t('save_standard.save')}
      isPending={isSaving}
      isWritten={description !== (text(standard)?.description ?? '')}
    >
      <p>{t('save_standard.text')}</p>
      {own.length > 0 && (
        <Select
          label={t('save_standard.as')}
          options={[
            { id: NEW, label: t('save_standard.new') },
            ...own.map((one) => ({ id: one.id, label: t('save_standard.version_of', { title: standardText(one, record.language).title }) })),
          ]}
          value={standard}
          onChange={choose}
        />
      )}
      <TextField
        label={t('start_view.name')}
        value={title}
        onChange={setTitle}
        maxLength={200}
        autoFocus
        errorMessage={title.trim() === '' ? t('save_standard.name_missing') : undefined}
      />
      <TextArea label={t('save_standard.description')} value={description} onChange={setDescription} maxLength={900} />
    </FormDialog>
  )
}

export const SaveStandardDialog = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const { t } = useWords()
  const [loaded] = useLoaded(useCallback(() => api.standards.list(), []))
  if (loaded.state === 'loading') {
    return (
      <Dialog title={t('save_standard.title')} isOpen onClose={onClose}>
        <Skeleton lines={3} />
      </Dialog>
    )
  }
  return <Form standards={loaded.state === 'ready' ? loaded.value : []} onClose={onClose} />
}
