/** A clause in one language: its wording in an editor with what is said about it, or the offer to write it. */
import { PenLine } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { ClauseDetail, ClauseWording } from '../../../shared/api.ts'
import { CONTRACT_LANGUAGES } from '../../../shared/model.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { useLanguageName } from '../../hooks/names.ts'
import { useWords } from '../../i18n.ts'
import { type Asked, ClauseAsking } from './clause-asking.tsx'
import { ClauseDetails } from './clause-details.tsx'
import { ClauseEditor } from './clause-editor.tsx'
import { ClauseToolbar } from './clause-toolbar.tsx'
import { ColumnHeader } from './column-header.tsx'
import { ConflictDialog } from './conflict-dialog.tsx'
import type { ClauseDraft } from './draft.ts'
import type { Names } from './names.ts'
import { useDraft, useDraftSaving } from './use-draft.ts'
import { plainWording, wordingFrom } from './wording.ts'

export interface LanguageColumnProps {
  readonly detail: ClauseDetail
  readonly names: Names
  readonly allTags: readonly string[]
  readonly onChanged: () => Promise<void>
}

/** Save a draft; what is shown follows when it was kept. */
const useSave = (draft: ClauseDraft, onChanged: () => Promise<void>): (() => Promise<void>) => {
  return async () => {
    if (await draft.save(api.library)) await onChanged()
  }
}

const Column = ({
  detail,
  names,
  allTags,
  onChanged,
  draft,
  onCancel,
}: LanguageColumnProps & { readonly draft: ClauseDraft; readonly onCancel: () => void }): ReactNode => {
  const { t } = useWords()
  const languageName = useLanguageName()
  const saving = useDraftSaving(draft)
  const save = useSave(draft, onChanged)
  const { language } = names
  /** The wording of a conflict that the user wants to settle later. */
  const [postponed, setPostponed] = useState<ClauseWording | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const theirs = saving.status === 'conflict' ? saving.theirs : null
  return (
    <>
      <ColumnHeader {...{ detail, names, draft, onChanged, onCancel }} onSave={() => void save()} />
      {saving.status === 'failed' && <ErrorState error={saving.error} title={t('library.not_saved')} onRetry={() => void save()} />}
      {theirs && theirs === postponed && (
        <div className="column-notice" role="status">
          <p>{t('library.conflict_waits')}</p>
          <Button size="small" onPress={() => setPostponed(null)}>
            {t('library.conflict_settle')}
          </Button>
        </div>
      )}
      <ClauseToolbar draft={draft} names={names} onAsk={setAsked} />
      <div className="column-page">
        <ClauseEditor draft={draft} label={t('library.wording_in', { language: languageName(language) })} onAsk={setAsked} />
      </div>
      <ClauseAsking draft={draft} names={names} asked={asked} onClose={() => setAsked(null)} />
      <ClauseDetails {...{ detail, language, draft, allTags, onChanged }} />
      {theirs && theirs !== postponed && (
        <ConflictDialog
          draft={draft}
          theirs={theirs}
          names={names}
          onClose={() => setPostponed(theirs)}
          onKeepMine={() => void draft.keepMine(api.library).then((kept) => (kept ? onChanged() : undefined))}
          onTakeTheirs={() => {
            draft.takeTheirs()
            void onChanged()
          }}
        />
      )}
    </>
  )
}

export const LanguageColumn = (props: LanguageColumnProps): ReactNode => {
  const { t } = useWords()
  const languageName = useLanguageName()
  const { detail, names } = props
  const { language } = names
  const wording = detail.languages[language] ?? null
  const [draft, begin] = useDraft(detail.id, names, wording)
  const other = CONTRACT_LANGUAGES.find((one) => one !== language && detail.languages[one])
  const original = other && detail.languages[other]
  return (
    <section className="column" aria-label={languageName(language)}>
      {draft ? (
        <Column key={`${detail.id}/${draft.version === 0 ? 'new' : 'kept'}`} {...props} draft={draft} onCancel={() => begin(null)} />
      ) : (
        wording === null && (
          <EmptyState
            icon={PenLine}
            level={3}
            title={t('library.missing', { language: languageName(language) })}
            text={t('library.missing_text')}
            actions={
              <>
                <Button variant="primary" onPress={() => begin(plainWording(detail.id, '', ''))}>
                  {t('library.write_empty')}
                </Button>
                {other && original && (
                  <Button onPress={() => begin(wordingFrom(original.content))}>{t('library.write_copy', { language: languageName(other) })}</Button>
                )}
              </>
            }
          />
        )
      )}
    </section>
  )
}
