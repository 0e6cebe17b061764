/** Above a wording: its language, version and whose it is, saving, and what else can be done with it. */
import { CircleDot, Ellipsis, GitCompareArrows, History, RotateCcw, Undo2, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { ClauseDetail } from '../../../shared/api.ts'
import { api } from '../../api.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Menu, MenuItem } from '../../components/menu.tsx'
import { toast } from '../../components/toasts.tsx'
import { attempt } from '../../hooks/attempt.ts'
import { useLanguageName } from '../../hooks/names.ts'
import { useWords } from '../../i18n.ts'
import type { ClauseDraft } from './draft.ts'
import type { Names } from './names.ts'
import { useDirty, useDraftSaving, useDraftState } from './use-draft.ts'
import { VersionsDialog } from './versions-dialog.tsx'
import { hasText } from './wording.ts'

export interface ColumnHeaderProps {
  readonly detail: ClauseDetail
  readonly names: Names
  readonly draft: ClauseDraft
  readonly onSave: () => void
  /** Give up a wording that was never saved. */
  readonly onCancel: () => void
  readonly onChanged: () => Promise<void>
}

/** The version to compare with that a dialog was opened for; `before` is the one before the current. */
type Comparing = null | 'before' | number

export const ColumnHeader = ({ detail, names, draft, onSave, onCancel, onChanged }: ColumnHeaderProps): ReactNode => {
  const { t, recent } = useWords()
  const languageName = useLanguageName()
  const isDirty = useDirty(draft)
  const saving = useDraftSaving(draft)
  const isWritten = hasText(useDraftState(draft).doc)
  const [comparing, setComparing] = useState<Comparing>(null)
  const { language } = names
  const saved = detail.languages[language]
  const about = [`${detail.id}/${language}`]
  const isChanged = detail.origin === 'shipped' && saved?.origin === 'own'

  const newestShipped = async (): Promise<number | null> => {
    const versions = await attempt(() => api.library.versions(detail.id, language))
    return (
      versions?.filter(({ origin }) => origin === 'shipped').reduce<number | null>((newest, { version }) => Math.max(newest ?? 0, version), null) ??
      null
    )
  }
  const reset = async (): Promise<void> => {
    const version = await newestShipped()
    if (version === null || !saved) return
    const shipped = await attempt(() => api.library.wording(detail.id, language, version))
    if (!shipped) return
    const before = saved.content
    const reached = await attempt(() => api.library.saveWording(detail.id, language, saved.version, shipped.content))
    if (reached === undefined) return
    await onChanged()
    toast({
      text: t('library.was_reset'),
      about,
      action: {
        label: t('library.undo'),
        run: () => void attempt(() => api.library.saveWording(detail.id, language, reached, before)).then(onChanged),
      },
    })
  }
  const discard = (): void => {
    const { wording } = draft
    draft.discard()
    toast({ text: t('library.was_discarded'), about, action: { label: t('library.undo'), run: () => draft.replace(wording) } })
  }
  return (
    <header className="column-header">
      <div className="column-titles">
        <div className="column-line">
          <h3 className="column-language">{languageName(language)}</h3>
          {isDirty && (
            <Badge tone="open" icon={CircleDot}>
              {t('library.unsaved')}
            </Badge>
          )}
        </div>
        <p className="column-facts">
          {saved
            ? [
                t('library.version', { version: saved.version }),
                saved.origin === 'own' ? t('library.wording_own') : t('library.wording_shipped'),
                recent(saved.createdAt),
              ].join(' · ')
            : t('library.not_yet_saved')}
        </p>
      </div>
      <div className="column-acts">
        <Button variant="primary" size="small" isDisabled={!isDirty || !isWritten} isPending={saving.status === 'saving'} onPress={onSave}>
          {t('library.save_version', { version: draft.version + 1 })}
        </Button>
        {saved ? (
          <Menu
            trigger={<IconButton icon={Ellipsis} size="small" label={t('library.more_for', { language: languageName(language) })} />}
            label={t('library.more_for', { language: languageName(language) })}
          >
            <MenuItem icon={History} onAction={() => setComparing('before')}>
              {t('library.versions_open')}
            </MenuItem>
            {isChanged && (
              <MenuItem icon={GitCompareArrows} onAction={() => void newestShipped().then((version) => version !== null && setComparing(version))}>
                {t('library.compare_shipped')}
              </MenuItem>
            )}
            {isChanged && (
              <MenuItem icon={RotateCcw} isDisabled={isDirty} onAction={() => void reset()}>
                {t('library.reset_shipped')}
              </MenuItem>
            )}
            <MenuItem icon={Undo2} isDisabled={!isDirty} onAction={discard}>
              {t('library.discard')}
            </MenuItem>
          </Menu>
        ) : (
          <IconButton icon={X} size="small" label={t('library.cancel_writing')} onPress={onCancel} />
        )}
      </div>
      {comparing !== null && saved && (
        <VersionsDialog
          id={detail.id}
          names={names}
          current={saved.version}
          against={comparing === 'before' ? null : comparing}
          isDirty={isDirty}
          onClose={() => setComparing(null)}
          onChanged={onChanged}
        />
      )}
    </header>
  )
}
