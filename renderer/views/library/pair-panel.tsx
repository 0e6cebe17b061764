/** Whether the Danish and the Norwegian wording say the same, and the way to settle it. */
import { Link2, Link2Off, TriangleAlert } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import type { ClauseDetail } from '../../../shared/api.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../../shared/model.ts'
import { api } from '../../api.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { useLanguageName } from '../../hooks/names.ts'
import { useWords } from '../../i18n.ts'
import { done } from './done.ts'
import { pairName } from './labels.ts'
import { PairDialog } from './pair-dialog.tsx'

export interface PairPanelProps {
  readonly detail: ClauseDetail
  /** The languages that are shown: a reader of one needs the note for that one. */
  readonly shown: readonly ContractLanguage[]
  readonly onChanged: () => Promise<void>
}

const LOOKS = {
  equivalent: { tone: 'done', icon: Link2 },
  not_equivalent: { tone: 'neutral', icon: Link2Off },
  needs_review: { tone: 'open', icon: TriangleAlert },
  one_language: { tone: 'neutral', icon: Link2Off },
} as const

export const PairPanel = ({ detail, shown, onChanged }: PairPanelProps): ReactNode => {
  const { t } = useWords()
  const languageName = useLanguageName()
  const [isWriting, setWriting] = useState(false)
  const { pair, pairNotes } = detail
  const missing = CONTRACT_LANGUAGES.find((language) => !detail.languages[language])
  const explanations = {
    equivalent: t('library.pair_equivalent_text'),
    not_equivalent: t('library.pair_not_equivalent_text'),
    needs_review: t('library.pair_needs_review_text'),
    one_language: missing ? t('library.pair_one_language_text', { language: languageName(missing) }) : '',
  }
  const differ = useRef<HTMLButtonElement>(null)
  const agree = async (): Promise<void> => {
    if (!(await done(() => api.library.setPair(detail.id, null)))) return
    // The button that was pressed goes, and would take the focus with it.
    differ.current?.focus()
    await onChanged()
  }
  const notes = shown.flatMap((language) => {
    const note = pairNotes[language]
    return note === undefined || note === '' ? [] : [{ language, note }]
  })
  return (
    <section className="pair" data-pair={pair} aria-label={t('library.pair')}>
      <div className="pair-line">
        <Badge {...LOOKS[pair]}>{pairName(t, pair)}</Badge>
        <p className="pair-text">{explanations[pair]}</p>
        {pair !== 'one_language' && (
          <div className="pair-acts">
            {pair !== 'equivalent' && (
              <Button size="small" variant="quiet" onPress={() => void agree()}>
                {t('library.pair_mark_equivalent')}
              </Button>
            )}
            <Button ref={differ} size="small" variant="quiet" onPress={() => setWriting(true)}>
              {pair === 'not_equivalent' ? t('library.pair_edit_notes') : t('library.pair_mark_not_equivalent')}
            </Button>
          </div>
        )}
      </div>
      {notes.length > 0 && (
        <dl className="pair-notes">
          {notes.map(({ language, note }) => (
            <div key={language}>
              <dt>{language === 'da' ? t('library.pair_note_danish') : t('library.pair_note_norwegian')}</dt>
              <dd lang={language}>{note}</dd>
            </div>
          ))}
        </dl>
      )}
      {isWriting && <PairDialog detail={detail} onClose={() => setWriting(false)} onChanged={onChanged} />}
    </section>
  )
}
