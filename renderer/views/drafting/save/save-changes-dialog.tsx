/** »Vores ændringer til …«: what the contract changes in its standard, kept as a set for the next contracts. */
import { type ReactNode, useCallback, useState } from 'react'
import type { ChangeSetSummary, ListedChange } from '../../../../shared/own-api.ts'
import { api } from '../../../api.ts'
import { Checkbox } from '../../../components/checkbox.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { FormDialog } from '../../../components/form-dialog.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { Select } from '../../../components/select.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { toast } from '../../../components/toasts.tsx'
import { saveNow } from '../../../contract/flushed.ts'
import { recordOf } from '../../../contract/record.ts'
import { attempt } from '../../../hooks/attempt.ts'
import { useLoaded } from '../../../hooks/use-loaded.ts'
import { useWords } from '../../../i18n.ts'
import { standardText } from '../../start/standard-text.ts'
import { useDrafting } from '../drafting.ts'
import { kindName, useChangeName } from './change-words.ts'
import '../bring/bring-dialog.css'

const NEW = 'new'

interface Data {
  readonly changes: readonly ListedChange[]
  readonly sets: readonly ChangeSetSummary[]
  readonly standard: string
}

const Form = ({ changes, sets, standard, onClose }: Data & { readonly onClose: () => void }): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const changeName = useChangeName(recordOf(session.state).language)
  const [set, setSet] = useState(NEW)
  const [name, setName] = useState(t('save_changes.first_name', { standard }))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(changes.filter(({ isStanding }) => isStanding).map(({ key }) => key)))
  const [isSaving, setSaving] = useState(false)
  const choose = (key: string, isChosen: boolean): void => setChosen(new Set(isChosen ? [...chosen, key] : [...chosen].filter((one) => one !== key)))
  const save = async (): Promise<void> => {
    if (name.trim() === '' || chosen.size === 0) return
    setSaving(true)
    const wish = { contract: session.id, set: set === NEW ? null : set, name: name.trim(), keys: [...chosen] }
    const done = await attempt(() => api.own.saveChanges(wish))
    setSaving(false)
    if (!done) return
    onClose()
    toast({ text: t('save_changes.saved', { name: done.name, count: done.changes }) })
  }
  const kinds = [...Map.groupBy(changes, ({ kind }) => kind)]
  return (
    <FormDialog
      title={t('save_changes.title')}
      onClose={onClose}
      onSubmit={save}
      act={t('save_changes.save', { count: chosen.size })}
      isPending={isSaving}
      isDisabled={chosen.size === 0 || name.trim() === ''}
    >
      {changes.length === 0 ? (
        <p>{t('save_changes.none', { standard })}</p>
      ) : (
        <>
          <p>{t('save_changes.text')}</p>
          {sets.length > 0 && (
            <Select
              label={t('save_changes.as')}
              options={[{ id: NEW, label: t('save_changes.new') }, ...sets.map((one) => ({ id: one.id, label: one.name }))]}
              value={set}
              onChange={(id) => {
                setSet(id)
                setName(sets.find((one) => one.id === id)?.name ?? t('save_changes.first_name', { standard }))
              }}
            />
          )}
          <TextField label={t('start_view.name')} value={name} onChange={setName} maxLength={200} autoFocus />
          {kinds.map(([kind, ofKind]) => (
            <fieldset key={kind} className="bring-group">
              <legend>{kindName(t, kind)}</legend>
              {ofKind.map((change) => (
                <Checkbox
                  key={change.key}
                  label={changeName(change)}
                  isSelected={chosen.has(change.key)}
                  onChange={(isChosen) => choose(change.key, isChosen)}
                />
              ))}
            </fieldset>
          ))}
        </>
      )}
    </FormDialog>
  )
}

export const SaveChangesDialog = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const [loaded, reload] = useLoaded(
    useCallback(async (): Promise<Data> => {
      await saveNow(session)
      const { standard, language } = recordOf(session.state)
      const [changes, sets, standards] = await Promise.all([api.own.changesOf(session.id), api.own.changeSets(), api.standards.list()])
      const own = standards.find(({ id }) => id === standard.id)
      return {
        changes,
        sets: sets.filter((one) => one.standardId === standard.id && one.language === language),
        standard: own ? standardText(own, language).title : standard.id,
      }
    }, [session]),
  )
  if (loaded.state === 'ready') return <Form {...loaded.value} onClose={onClose} />
  return (
    <Dialog title={t('save_changes.title')} isOpen onClose={onClose}>
      {loaded.state === 'failed' ? <ErrorState error={loaded.error} onRetry={() => void reload()} /> : <Skeleton lines={4} />}
    </Dialog>
  )
}
