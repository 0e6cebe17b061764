/** The library beside the page: found by typing, read in full, put into the contract at the caret or by dragging. */
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../../../shared/model.ts'
import { api } from '../../../api.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { GridList, GridListItem } from '../../../components/grid-list.tsx'
import { SearchField } from '../../../components/search-field.tsx'
import { Select } from '../../../components/select.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import type { PartRow } from '../../../contract/parts.ts'
import { recordOf } from '../../../contract/record.ts'
import { useSettled } from '../../../contract/settled.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { useLanguageName } from '../../../hooks/names.ts'
import { useLoaded } from '../../../hooks/use-loaded.ts'
import { useWords } from '../../../i18n.ts'
import { categoryName } from '../../library/labels.ts'
import { useSearch } from '../../library/use-search.ts'
import { useDrafting } from '../drafting.ts'
import { CLAUSE_TYPE } from '../page/drop-clause.ts'
import { type ClauseChoice, ClausePreview } from './clause-preview.tsx'
import { LibraryRow } from './library-row.tsx'
import { type Found, listed } from './listed.ts'
import './library-pane.css'

/** In CSS pixels; the virtualizer lays rows out by it. */
const ROW = 62
const ALL = 'all'

/** The library clauses that the contract has, as `LANGUAGE/ID`. */
const useUsed = (): ReadonlySet<string> => {
  const { settled, rows: read } = useDrafting()
  const rows: readonly PartRow[] = useSettled(settled, read)
  return useMemo(() => new Set(rows.map(({ source }) => source).filter((source) => source !== '')), [rows])
}

export const LibraryPane = (): ReactNode => {
  const { t, compare } = useWords()
  const nameOf = useLanguageName()
  const { session } = useDrafting()
  const own = useContract(session, (state) => recordOf(state).language)
  const [language, setLanguage] = useState<ContractLanguage>(own)
  const [category, setCategory] = useState(ALL)
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<ClauseChoice | null>(null)
  const [loaded, reload] = useLoaded(useCallback(() => api.library.list(), []))
  const search = useSearch(query, language, 0)
  const used = useUsed()
  const items = loaded.state === 'ready' ? loaded.value : null
  const hits = search.state === 'found' || search.state === 'searching' ? search.hits : null
  const found = useMemo(
    () => (items ? listed(items, { language, category: category === ALL ? null : category, hits: query.trim() === '' ? null : (hits ?? []) }) : []),
    [items, language, category, query, hits],
  )
  const categories = useMemo(() => {
    const ids = new Set(items?.filter((item) => item.language === language).map((item) => item.category))
    return [...ids].map((id) => ({ id, label: categoryName(t, id) })).toSorted((one, other) => compare(one.label, other.label))
  }, [items, language, t, compare])
  const titles = useMemo(() => new Map(items?.filter((item) => item.language === language).map(({ id, title }) => [id, title])), [items, language])
  const layout = useMemo(() => new ListLayout({ rowHeight: ROW }), [])
  const { dragAndDropHooks } = useDragAndDrop<Found>({
    getItems: (keys) =>
      [...keys].flatMap((key) => {
        const one = found.find(({ id }) => id === key)
        return one ? [{ [CLAUSE_TYPE]: JSON.stringify({ clause: one.id, language }), 'text/plain': one.title }] : []
      }),
  })
  if (loaded.state === 'loading') return <Skeleton lines={8} kind="row" />
  if (loaded.state === 'failed') return <ErrorState error={loaded.error} onRetry={() => void reload()} />
  return (
    <div className="library-pane">
      <div className="library-pane-head">
        <SearchField label={t('drafting_library.search')} value={query} onChange={setQuery} />
        <div className="library-pane-filters">
          <Select
            label={t('drafting_library.category')}
            isLabelHidden
            options={[{ id: ALL, label: t('drafting_library.all_categories') }, ...categories]}
            value={category}
            onChange={setCategory}
          />
          <Select
            label={t('drafting_library.language')}
            isLabelHidden
            options={CONTRACT_LANGUAGES.map((id) => ({ id, label: nameOf(id) }))}
            value={language}
            onChange={setLanguage}
          />
        </div>
      </div>
      {search.state === 'failed' ? (
        <ErrorState error={search.error} />
      ) : (
        <Virtualizer layout={layout}>
          <GridList<Found>
            className="library-pane-list"
            aria-label={t('drafting_library.clauses')}
            items={found}
            dependencies={[used, chosen, language]}
            dragAndDropHooks={dragAndDropHooks}
            onAction={(key) => setChosen({ clause: String(key), language })}
            renderEmptyState={() => (
              <EmptyState
                title={query.trim() === '' ? t('drafting_library.empty') : t('drafting_library.nothing_found')}
                {...(query.trim() === '' ? {} : { text: t('drafting_library.nothing_found_text') })}
              />
            )}
          >
            {(one) => (
              <GridListItem id={one.id} textValue={one.title} className="library-pane-item">
                <LibraryRow found={one} language={language} isUsed={used.has(`${language}/${one.id}`)} isChosen={chosen?.clause === one.id} />
              </GridListItem>
            )}
          </GridList>
        </Virtualizer>
      )}
      {chosen && <ClausePreview key={`${chosen.language}/${chosen.clause}`} choice={chosen} titles={titles} onClose={() => setChosen(null)} />}
    </div>
  )
}
