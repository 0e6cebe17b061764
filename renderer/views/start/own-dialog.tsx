/** The standards of one's own and the standing changes: renamed, taken out of the list, deleted. */
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { StandardSummary } from '../../../shared/api.ts'
import type { ChangeSetSummary } from '../../../shared/own-api.ts'
import { api } from '../../api.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { TextField } from '../../components/text-field.tsx'
import { attempt } from '../../hooks/attempt.ts'
import { confirm } from '../../hooks/confirm.ts'
import { useContractLanguage } from '../../hooks/settings.ts'
import { useLoaded } from '../../hooks/use-loaded.ts'
import { useWords } from '../../i18n.ts'
import { standardText } from './standard-text.ts'
import './own-dialog.css'

interface RowProps {
  readonly name: string
  readonly facts: ReactNode
  readonly acts: ReactNode
  readonly onRename: (name: string) => Promise<void>
}

/** A name with what can be done to it; renaming takes place in the row. */
const Row = ({ name, facts, acts, onRename }: RowProps): ReactNode => {
  const { t } = useWords()
  const [written, setWritten] = useState<string | null>(null)
  const again = useRef<HTMLButtonElement>(null)
  const wasWriting = useRef(false)
  // The form goes with the key or the press that ends it.
  useEffect(() => {
    if (written === null && wasWriting.current) again.current?.focus()
    wasWriting.current = written !== null
  }, [written])
  const rename = async (): Promise<void> => {
    if (written !== null && written.trim() !== '' && written.trim() !== name) await onRename(written.trim())
    setWritten(null)
  }
  if (written !== null) {
    return (
      <li className="own-row">
        <form
          className="own-rename"
          // Before the dialog, which would close.
          onKeyDownCapture={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            setWritten(null)
          }}
          onSubmit={(event) => {
            event.preventDefault()
            void rename()
          }}
        >
          <TextField label={t('start_view.name')} isLabelHidden value={written} onChange={setWritten} maxLength={200} autoFocus />
          <Button size="small" variant="primary" type="submit">
            {t('start_view.rename')}
          </Button>
          <Button size="small" onPress={() => setWritten(null)}>
            {t('components.cancel')}
          </Button>
        </form>
      </li>
    )
  }
  return (
    <li className="own-row">
      <div>
        <span className="own-name">{name}</span> {facts}
      </div>
      <div className="own-acts">
        <Button ref={again} size="small" variant="quiet" onPress={() => setWritten(name)} aria-label={t('own.rename', { name })}>
          {t('start_view.rename')}
        </Button>
        {acts}
      </div>
    </li>
  )
}

interface ListsProps {
  readonly standards: readonly StandardSummary[]
  readonly sets: readonly ChangeSetSummary[]
  readonly reload: () => Promise<void>
}

const Lists = ({ standards, sets, reload }: ListsProps): ReactNode => {
  const { t } = useWords()
  const language = useContractLanguage()
  const own = standards.filter(({ origin }) => origin === 'own')
  const change = async (act: () => Promise<void>): Promise<void> => {
    await attempt(act)
    await reload()
  }
  const remove = async ({ id, name }: ChangeSetSummary): Promise<void> => {
    const agreed = await confirm({
      title: t('own.remove_question', { name }),
      text: t('own.remove_text'),
      action: t('own.remove'),
      isDangerous: true,
    })
    if (agreed) await change(() => api.own.removeChanges(id))
  }
  const titleOf = (id: string): string => {
    const standard = standards.find((one) => one.id === id)
    return standard ? standardText(standard, language).title : id
  }
  return (
    <>
      <section className="own-list" aria-label={t('own.standards')}>
        <h3>{t('own.standards')}</h3>
        {own.length === 0 && <p className="field-description">{t('own.no_standards')}</p>}
        <ul>
          {own.map((standard) => {
            const { title, description } = standardText(standard, language)
            return (
              <Row
                key={standard.id}
                name={title}
                facts={
                  <>
                    <span className="field-description">{t('own.version', { version: standard.version })}</span>{' '}
                    {standard.retired && <Badge tone="neutral">{t('own.retired')}</Badge>}
                  </>
                }
                onRename={(name) => change(() => api.own.renameStandard(standard.id, name, description === title ? '' : description))}
                acts={
                  <Button size="small" variant="quiet" onPress={() => void change(() => api.own.retireStandard(standard.id, !standard.retired))}>
                    {standard.retired ? t('own.bring_back') : t('own.retire')}
                  </Button>
                }
              />
            )
          })}
        </ul>
      </section>
      <section className="own-list" aria-label={t('own.changes')}>
        <h3>{t('own.changes')}</h3>
        {sets.length === 0 && <p className="field-description">{t('own.no_changes')}</p>}
        <ul>
          {sets.map((set) => (
            <Row
              key={set.id}
              name={set.name}
              facts={<span className="field-description">{t('own.set_facts', { count: set.changes, standard: titleOf(set.standardId) })}</span>}
              onRename={(name) => change(() => api.own.renameChanges(set.id, name))}
              acts={
                <Button size="small" variant="quiet" onPress={() => void remove(set)} aria-label={t('own.remove_named', { name: set.name })}>
                  {t('own.remove')}
                </Button>
              }
            />
          ))}
        </ul>
      </section>
    </>
  )
}

export const OwnDialog = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const { t } = useWords()
  const [loaded, reload] = useLoaded(useCallback(() => Promise.all([api.standards.list(), api.own.changeSets()]), []))
  return (
    <Dialog title={t('own.title')} isOpen onClose={onClose}>
      {loaded.state === 'loading' && <Skeleton lines={4} />}
      {loaded.state === 'failed' && <ErrorState error={loaded.error} onRetry={() => void reload()} />}
      {loaded.state === 'ready' && <Lists standards={loaded.value[0]} sets={loaded.value[1]} reload={reload} />}
    </Dialog>
  )
}
