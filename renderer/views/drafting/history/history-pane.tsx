/** The contract's history: every save is kept, those that matter can be named, looked at and brought back. */
import { Pencil } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import type { Revision } from '../../../../shared/api.ts'
import { api } from '../../../api.ts'
import { Badge } from '../../../components/badge.tsx'
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

const Entry = ({
  entry,
  onOpen,
  onName,
}: {
  readonly entry: RevisionEntry
  readonly onOpen: (revision: Revision) => void
  readonly onName: (revision: Revision) => void
}): ReactNode => {
  const { t, time } = useWords()
  const { revision, stands } = entry
  const when = time(revision.at)
  return (
    <li className="history-entry">
      <button type="button" className="history-open" onClick={() => onOpen(revision)}>
        <span className="history-time">{when}</span>
        <span className="history-what">
          {revision.name === null ? t('history.autosaved', { count: stands }) : <Badge tone="accent">{revision.name}</Badge>}
          {revision.drafter !== '' && <span className="history-drafter">{revision.drafter}</span>}
        </span>
      </button>
      <IconButton icon={Pencil} size="small" label={t('history.name_revision', { when })} onPress={() => onName(revision)} />
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

  const name = async (one: Revision, given: string | null): Promise<void> => {
    setNamed(null)
    await attempt(() => api.contracts.nameRevision(session.id, one.number, given))
    await reload()
  }
  if (loaded.state === 'loading') return <Skeleton lines={6} />
  if (loaded.state === 'failed') return <ErrorState error={loaded.error} onRetry={() => void reload()} />
  const days = revisionDays(loaded.value)
  return (
    <div className="history">
      {days.length === 0 && <EmptyState title={t('history.empty')} text={t('history.empty_text')} />}
      {days.map((day) => (
        <section key={day.at} aria-label={date(day.at)}>
          <h3 className="history-day">{date(day.at)}</h3>
          <ul>
            {day.entries.map((entry) => (
              <Entry key={entry.revision.number} entry={entry} onOpen={setOpened} onName={setNamed} />
            ))}
          </ul>
        </section>
      ))}
      {opened && <RevisionDialog revision={opened} onClose={() => setOpened(null)} />}
      {named && <NameDialog revision={named} onClose={() => setNamed(null)} onNamed={(given) => void name(named, given)} />}
    </div>
  )
}
