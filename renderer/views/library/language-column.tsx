/** A clause in one language: its wording in an editor with what is said about it, or the offer to write it. */
import { PenLine } from 'lucide-react'
import type { Node } from 'prosemirror-model'
import { type ReactNode, useState } from 'react'
import type { ClauseDetail, ClauseWording } from '../../../shared/api.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { toast } from '../../components/toasts.tsx'
import { useLanguageName } from '../../hooks/names.ts'
import { useWords } from '../../i18n.ts'
import { READING_ORDER } from './catalogue.ts'
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
  /** The column was asked for: the focus is put into it. */
  readonly isAskedFor?: boolean
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
  isBegun,
  onCancel,
}: LanguageColumnProps & { readonly draft: ClauseDraft; readonly isBegun: boolean; readonly onCancel: () => void }): ReactNode => {
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
        <ClauseEditor draft={draft} label={t('library.wording_in', { language: languageName(language) })} onAsk={setAsked} autoFocus={isBegun} />
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
  const { detail, names, isAskedFor = false } = props
  const { language } = names
  const wording = detail.languages[language] ?? null
  const [draft, begin] = useDraft(detail.id, names, wording)
  const other = READING_ORDER[language].find((one) => one !== language && detail.languages[one])
  const original = other && detail.languages[other]
  /** What was pressed here last goes with the press; what takes its place takes the focus. */
  const [last, setLast] = useState<'begun' | 'given_up' | null>(isAskedFor ? 'given_up' : null)
  const write = (start: Node): void => {
    setLast('begun')
    begin(start)
  }
  const giveUp = (): void => {
    if (!draft) return
    const { wording: written, isDirty } = draft
    setLast('given_up')
    begin(null)
    if (isDirty)
      toast({ text: t('library.was_given_up'), about: [`${detail.id}/${language}`], action: { label: t('library.undo'), run: () => write(written) } })
  }
  return (
    <section className="column" aria-label={languageName(language)}>
      {draft ? (
        <Column {...props} draft={draft} isBegun={last === 'begun'} onCancel={giveUp} />
      ) : (
        wording === null && (
          <EmptyState
            icon={PenLine}
            level={3}
            title={t('library.missing', { language: languageName(language) })}
            text={t('library.missing_text')}
            actions={
              <>
                <Button variant="primary" autoFocus={last === 'given_up'} onPress={() => write(plainWording(detail.id, '', ''))}>
                  {t('library.write_empty')}
                </Button>
                {other && original && (
                  <Button onPress={() => write(wordingFrom(original.content))}>{t('library.write_copy', { language: languageName(other) })}</Button>
                )}
              </>
            }
          />
        )
      )}
    </section>
  )
}
