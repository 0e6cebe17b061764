/** A clause in the list: its title, the beginning of its text or the sentence that was found, and what is to be known about it. */
import { CircleDot, EyeOff, Link2Off, PencilLine, TriangleAlert, UserRound } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { useLanguageName } from '../../hooks/names.ts'
import { useWords } from '../../i18n.ts'
import { marked } from './marked.tsx'
import type { Row } from './catalogue.ts'

export interface ClauseRowProps {
  readonly row: Extract<Row, { readonly kind: 'clause' }>
  /** Shown where the list is not by category. */
  readonly category: string | null
  readonly isUnsaved: boolean
}

const LANGUAGE_SIGNS = { da: 'DA', nb: 'NB', nn: 'NN' } as const

export const ClauseRow = memo(({ row: { entry, hit }, category, isUnsaved }: ClauseRowProps): ReactNode => {
  const { t } = useWords()
  const languageName = useLanguageName()
  const signs = [
    ...(isUnsaved ? [{ icon: CircleDot, label: t('library.unsaved') }] : []),
    ...(entry.retired ? [{ icon: EyeOff, label: t('library.retired') }] : []),
    ...(entry.origin === 'own' ? [{ icon: UserRound, label: t('library.origin_own') }] : []),
    ...(entry.changed ? [{ icon: PencilLine, label: t('library.origin_changed') }] : []),
    ...(entry.pair === 'needs_review' ? [{ icon: TriangleAlert, label: t('library.pair_needs_review') }] : []),
    ...(entry.pair === 'not_equivalent' ? [{ icon: Link2Off, label: t('library.pair_not_equivalent') }] : []),
  ]
  return (
    <>
      <span className="clause-row-line">
        <span className="clause-row-title" lang={entry.language}>
          {hit?.title ?? entry.title}
        </span>
        <span className="clause-row-signs">
          {signs.map(({ icon: Icon, label }) => (
            <span key={label} title={label}>
              <Icon aria-hidden size="0.9rem" />
              <span className="visually-hidden">{label}</span>
            </span>
          ))}
          {entry.languages.map((language) => (
            <span key={language} className="clause-row-language">
              <span aria-hidden>{LANGUAGE_SIGNS[language]}</span>
              <span className="visually-hidden">{languageName(language)}</span>
            </span>
          ))}
        </span>
      </span>
      {hit ? (
        <span className="clause-row-found" lang={hit.language}>
          {marked(hit.sentence, hit.marks)}
        </span>
      ) : (
        <span className="clause-row-text" lang={entry.language}>
          {entry.text}
        </span>
      )}
      {category !== null && <span className="clause-row-category">{category}</span>}
    </>
  )
})
