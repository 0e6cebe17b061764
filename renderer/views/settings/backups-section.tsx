/** Copies of everything: how many are kept, the ones there are, making one, going back to one. */
import { DatabaseBackup } from 'lucide-react'
import { type ReactNode, useCallback, useState } from 'react'
import type { Backup } from '../../../shared/api.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { toast } from '../../components/toasts.tsx'
import { attempt } from '../../hooks/attempt.ts'
import { confirm } from '../../hooks/confirm.ts'
import { useProgress } from '../../hooks/progress.ts'
import { saveEverything } from '../../hooks/saving.ts'
import { useSettings } from '../../hooks/settings.ts'
import { useLoaded } from '../../hooks/use-loaded.ts'
import { useWords } from '../../i18n.ts'
import { change } from './change.ts'
import { Section } from './section.tsx'

/** More would only fill the disk. */
const MOST = 100

const BackupList = ({ backups }: { readonly backups: readonly Backup[] }): ReactNode => {
  const { t, dateTime, size } = useWords()
  const restore = async ({ name, at }: Backup): Promise<void> => {
    const agreed = await confirm({
      title: t('settings.restore_question'),
      text: t('settings.restore_text', { when: dateTime(at) }),
      action: t('settings.restore'),
      isDangerous: true,
    })
    if (!agreed) return
    const isLosing =
      !(await saveEverything()) &&
      !(await confirm({ title: t('settings.unsaved_question'), text: t('settings.unsaved_text'), action: t('settings.restore'), isDangerous: true }))
    if (!isLosing) await attempt(() => api.backups.restore(name))
  }
  if (backups.length === 0) return <p className="settings-none">{t('settings.no_backups')}</p>
  return (
    <ul className="backup-list" aria-label={t('settings.backups')}>
      {backups.map((backup) => (
        <li key={backup.name}>
          <span className="backup-when">{dateTime(backup.at)}</span>
          <span className="backup-size">{size(backup.size)}</span>
          <Button size="small" aria-label={t('settings.restore_from', { when: dateTime(backup.at) })} onPress={() => void restore(backup)}>
            {t('settings.restore')}
          </Button>
        </li>
      ))}
    </ul>
  )
}

export const BackupsSection = (): ReactNode => {
  const { t } = useWords()
  const { backupsKept } = useSettings()
  const [backups, reload] = useLoaded(useCallback(() => api.backups.list(), []))
  const [pending, setPending] = useState(false)
  const progress = useProgress('backup', pending)
  const make = async (): Promise<void> => {
    setPending(true)
    await attempt(async () => {
      const isAll = await saveEverything()
      await api.backups.make()
      await reload()
      toast(isAll ? { text: t('settings.backup_made') } : { text: t('settings.backup_made_without'), tone: 'danger' })
    })
    setPending(false)
  }
  return (
    <Section title={t('settings.backups')} text={t('settings.backups_text')}>
      <NumberField
        label={t('settings.backups_kept')}
        description={backupsKept === 0 ? t('settings.backups_none_kept') : undefined}
        value={backupsKept}
        minValue={0}
        maxValue={MOST}
        onChange={(kept) => {
          if (Number.isInteger(kept)) change({ backupsKept: kept })
        }}
      />
      {backups.state === 'loading' && <Skeleton />}
      {backups.state === 'failed' && <ErrorState error={backups.error} onRetry={() => void reload()} />}
      {backups.state === 'ready' && <BackupList backups={backups.value} />}
      {progress && <ProgressBar label={t('progress.copying')} done={progress.done} total={progress.total} />}
      <div>
        <Button icon={DatabaseBackup} isPending={pending} onPress={() => void make()}>
          {t('settings.make_backup')}
        </Button>
      </div>
    </Section>
  )
}
