/** What stands beside the list while no clause is chosen: how the library stands, and the ways to what needs attention. */
import { BookOpenText, CircleDot } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { useWords } from '../../i18n.ts'
import { type Filters, NO_FILTERS } from './catalogue.ts'
import { useUnsaved } from './drafts.ts'
import { useLibrary } from './library-context.ts'
import { changeListing } from './listing.ts'

export const Overview = ({
  onSelect,
  onNew,
  onList,
}: {
  readonly onSelect: (clause: string) => void
  readonly onNew: () => void
  readonly onList: () => void
}): ReactNode => {
  const { t } = useWords()
  const { entries } = useLibrary()
  const unsaved = useUnsaved()
  const inUse = entries.filter(({ retired }) => !retired)
  const show = (filters: Partial<Filters>): void => {
    changeListing({ text: '', filters: { ...NO_FILTERS, ...filters } })
    onList()
  }
  const ways = [
    {
      count: inUse.filter(({ pair }) => pair === 'needs_review').length,
      label: (count: number) => t('library.overview_review', { count }),
      filters: { pair: 'needs_review' },
    },
    {
      count: inUse.filter(({ pair }) => pair === 'one_language').length,
      label: (count: number) => t('library.overview_one_language', { count }),
      filters: { pair: 'one_language' },
    },
    {
      count: inUse.filter(({ changed }) => changed).length,
      label: (count: number) => t('library.overview_changed', { count }),
      filters: { origin: 'changed' },
    },
    {
      count: inUse.filter(({ origin }) => origin === 'own').length,
      label: (count: number) => t('library.overview_own', { count }),
      filters: { origin: 'own' },
    },
  ] as const
  const drafts = entries.filter(({ id }) => unsaved.has(id))
  return (
    <div className="overview">
      <EmptyState
        icon={BookOpenText}
        title={t('library.choose')}
        text={t('library.choose_text', { count: inUse.length })}
        actions={<Button onPress={onNew}>{t('library.new_clause')}</Button>}
      />
      {drafts.length > 0 && (
        <section className="overview-section" aria-label={t('library.overview_unsaved')}>
          <h3>{t('library.overview_unsaved')}</h3>
          <ul>
            {drafts.map(({ id, title, language }) => (
              <li key={id}>
                <Button variant="quiet" icon={CircleDot} onPress={() => onSelect(id)}>
                  <span lang={language}>{title}</span>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {ways.some(({ count }) => count > 0) && (
        <section className="overview-section" aria-label={t('library.overview_attention')}>
          <h3>{t('library.overview_attention')}</h3>
          <ul>
            {ways
              .filter(({ count }) => count > 0)
              .map(({ count, label, filters }) => (
                <li key={JSON.stringify(filters)}>
                  <Button variant="quiet" onPress={() => show(filters)}>
                    {label(count)}
                  </Button>
                </li>
              ))}
          </ul>
        </section>
      )}
    </div>
  )
}
