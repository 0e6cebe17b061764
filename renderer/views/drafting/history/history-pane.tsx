/** The contract's history: every save is kept, those that matter can be named, looked at and brought back. */
import { Pencil } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { Revision } from '../../../../shared/api.ts'
import { api } from '../../../api.ts'
import { Badge } from '../../../components/badge.tsx'
import { Disclosure } from '../../../components/disclosure.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { useSaving } from '../../../contract/use-contract.ts'
import { attempt } from '../../../hooks/attempt.ts'
import { useLoaded } from '../../../hooks/use-loaded.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { NameDialog } from './name-dialog.tsx'
import { RevisionDialog } from './revision-dialog.tsx'
import { revisionDays, type RevisionEntry } from './revision-groups.ts'
import './history.css'

interface Acts {
  readonly onOpen: (revision: Revision) => void
  readonly onName: (revision: Revision) => void
}

const Line = ({ revision, what, onOpen, onName }: Acts & { readonly revision: Revision; readonly what: ReactNode }): ReactNode => {
  const { t, time } = useWords()
  const when = time(revision.at)
  return (
    <div className="history-line" data-revision={revision.number}>
      <button type="button" className="history-open" onClick={() => onOpen(revision)}>
        <span className="history-time">{when}</span>
        <span className="history-what">
          {what}
          {revision.drafter !== '' && <span className="history-drafter">{revision.drafter}</span>}
        </span>
      </button>
      <IconButton icon={Pencil} size="small" label={t('history.name_revision', { when })} onPress={() => onName(revision)} />
    </div>
  )
}

const Entry = ({ entry: { revision, stands, earlier }, ...acts }: Acts & { readonly entry: RevisionEntry }): ReactNode => {
  const { t } = useWords()
  const saved = t('history.autosaved', { count: 1 })
  return (
    <li className="history-entry">
      <Line
        {...acts}
        revision={revision}
        what={revision.name === null ? t('history.autosaved', { count: stands }) : <Badge tone="accent">{revision.name}</Badge>}
      />
      {earlier.length > 0 && (
        <Disclosure title={t('history.earlier')} level={4}>
          <ul>
            {earlier.map((one) => (
              <li key={one.number}>
                <Line {...acts} revision={one} what={saved} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </li>
  )
}

export const HistoryPane = (): ReactNode => {
  const { t, date } = useWords()
  const { session } = useDrafting()
  const [opened, setOpened] = useState<Revision | null>(null)
  const [named, setNamed] = useState<Revision | null>(null)
  const load = useCallback(() => api.contracts.revisions(session.id), [session.id])
  const [loaded, reload] = useLoaded(load)
  const saving = useSaving(session)
  const { revision } = session
  useEffect(() => {
    if (saving.status === 'saved') void reload()
  }, [saving.status, revision, reload])

  const pane = useRef<HTMLDivElement>(null)
  const justNamed = useRef<number | null>(null)
  const name = async (one: Revision, given: string | null): Promise<void> => {
    setNamed(null)
    await attempt(() => api.contracts.nameRevision(session.id, one.number, given))
    justNamed.current = one.number
    await reload()
  }
  // A name makes a row of its own, and the button that the dialog was opened by may now be another row's.
  useEffect(() => {
    if (justNamed.current === null) return
    pane.current?.querySelector<HTMLElement>(`[data-revision="${justNamed.current}"] .icon-button`)?.focus()
    justNamed.current = null
  }, [loaded])
  if (loaded.state === 'loading') return <Skeleton lines={6} />
  if (loaded.state === 'failed') return <ErrorState error={loaded.error} onRetry={() => void reload()} />
  const days = revisionDays(loaded.value)
  return (
    <div className="history" ref={pane}>
      {days.length === 0 && <EmptyState title={t('history.empty')} text={t('history.empty_text')} />}
      {days.map((day) => (
        <section key={day.at} aria-label={date(day.at)}>
          <h3 className="history-day">{date(day.at)}</h3>
          <ul>
            {day.entries.map((entry) => (
              <Entry key={entry.first.number} entry={entry} onOpen={setOpened} onName={setNamed} />
            ))}
          </ul>
        </section>
      ))}
      {opened && <RevisionDialog revision={opened} onClose={() => setOpened(null)} />}
      {named && <NameDialog revision={named} onClose={() => setNamed(null)} onNamed={(given) => void name(named, given)} />}
    </div>
  )
}
