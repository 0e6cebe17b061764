/** The versions of a wording: what differs between any two of them, and an old one made the current wording again. */
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { ClauseWording } from '../../../shared/api.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { Differences } from '../../differences/differences.tsx'
import { wordingDifferences } from '../../differences/wording-differences.ts'
import { attempt } from '../../hooks/attempt.ts'
import { useLanguageName } from '../../hooks/names.ts'
import { useLoaded } from '../../hooks/use-loaded.ts'
import { useWords } from '../../i18n.ts'
import type { Names } from './names.ts'
import { wordingFrom } from './wording.ts'

export interface VersionsDialogProps {
  readonly id: string
  readonly names: Names
  /** The version that is current. */
  readonly current: number
  /** The version to compare the current one with at first; null: the one before it. */
  readonly against: number | null
  /** Unsaved changes would be in the way of making another version the current one. */
  readonly isDirty: boolean
  readonly onClose: () => void
  readonly onChanged: () => Promise<void>
}

type ShownProps = VersionsDialogProps & { readonly versions: readonly ClauseWording[] }

const Shown = ({ id, names, current, against, isDirty, onClose, onChanged, versions }: ShownProps): ReactNode => {
  const { t, dateTime } = useWords()
  const newest = versions.toSorted((one, other) => other.version - one.version)
  const [older, setOlder] = useState(against ?? newest.find(({ version }) => version < current)?.version ?? current)
  const [newer, setNewer] = useState(current)
  const [isSaving, setSaving] = useState(false)
  const options = newest.map(({ version, origin, createdAt }) => ({
    id: String(version),
    label: version === current ? t('library.version_current', { version }) : t('library.version', { version }),
    description: `${origin === 'own' ? t('library.wording_own') : t('library.wording_shipped')} · ${dateTime(createdAt)}`,
  }))
  const [before, after] = [older, newer].map((wanted) => versions.find(({ version }) => version === wanted))
  const blocks = useMemo(
    () =>
      before && after
        ? wordingDifferences(wordingFrom(before.content), wordingFrom(after.content), names.language, {
            before: names.describe,
            after: names.describe,
          })
        : [],
    [before, after, names],
  )
  const makeCurrent = async (chosen: ClauseWording): Promise<void> => {
    setSaving(true)
    const saved = await attempt(async () => api.library.saveWording(id, names.language, current, chosen.content))
    setSaving(false)
    if (saved === undefined) return
    await onChanged()
    onClose()
  }
  return (
    <>
      {newest.length < 2 && <p>{t('library.versions_one')}</p>}
      {newest.length > 1 && (
        <div className="versions-choice">
          <Select label={t('library.versions_from')} options={options} value={String(older)} onChange={(version) => setOlder(Number(version))} />
          <Select label={t('library.versions_to')} options={options} value={String(newer)} onChange={(version) => setNewer(Number(version))} />
        </div>
      )}
      <Differences
        blocks={blocks}
        language={names.language}
        label={t('library.differences_between', { from: older, to: newer })}
        isFolded={newest.length > 1 && older !== newer}
      />
      {before && before.version !== current && (
        <div className="versions-act">
          <Button isDisabled={isDirty} isPending={isSaving} onPress={() => void makeCurrent(before)}>
            {t('library.make_current', { version: before.version })}
          </Button>
          <p className="field-description">
            {isDirty ? t('library.make_current_unsaved') : t('library.make_current_text', { version: current + 1 })}
          </p>
        </div>
      )}
    </>
  )
}

export const VersionsDialog = (props: VersionsDialogProps): ReactNode => {
  const { t } = useWords()
  const languageName = useLanguageName()
  const { id, names, onClose } = props
  const [versions, retry] = useLoaded(useCallback(() => api.library.versions(id, names.language), [id, names.language]))
  return (
    <Dialog title={t('library.versions_of', { language: languageName(names.language) })} isOpen size="large" onClose={onClose}>
      {versions.state === 'loading' && <Skeleton lines={6} />}
      {versions.state === 'failed' && <ErrorState error={versions.error} onRetry={() => void retry()} />}
      {versions.state === 'ready' && <Shown {...props} versions={versions.value} />}
    </Dialog>
  )
}
