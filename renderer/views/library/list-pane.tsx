/** The left side of the library: search, filters, and the clauses by category or as they were found. */
import { Plus, SearchX } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useCommands } from '../../hooks/commands.ts'
import { useStore } from '../../hooks/store.ts'
import { useWords } from '../../i18n.ts'
import { categoriesOf, filtered, hitRows, NO_FILTERS, treeRows } from './catalogue.ts'
import { ClauseList, type ClauseListHandle } from './clause-list.tsx'
import { useUnsaved } from './drafts.ts'
import { ExchangeMenu } from './exchange/exchange-menu.tsx'
import { countFilters, FilterButton } from './filter-button.tsx'
import { categoryName } from './labels.ts'
import { useLibrary } from './library-context.ts'
import { changeListing, listing } from './listing.ts'
import { useSearch } from './use-search.ts'
import './list-pane.css'

export interface ListPaneProps {
  readonly selected: string | null
  readonly onSelect: (clause: string) => void
  readonly onNew: () => void
}

const showAll = (): void => changeListing({ text: '', filters: NO_FILTERS })

/** The search gives no more than so many. */
const MOST_HITS = 50

export const ListPane = ({ selected, onSelect, onNew }: ListPaneProps): ReactNode => {
  const { t, compare } = useWords()
  const { entries } = useLibrary()
  const { text, filters, open } = useStore(listing)
  const unsaved = useUnsaved()
  const [again, setAgain] = useState(0)
  const search = useSearch(text, filters.language, again)
  const list = useRef<ClauseListHandle>(null)
  const field = useRef<HTMLInputElement>(null)
  const passing = useMemo(() => filtered(entries, filters), [entries, filters])
  const categories = useMemo(
    () => categoriesOf(passing, (one, other) => compare(categoryName(t, one), categoryName(t, other))),
    [passing, compare, t],
  )
  const hits = search.state === 'found' || search.state === 'searching' ? search.hits : null
  const rows = useMemo(
    () => (search.state === 'idle' ? treeRows(categories, open) : hitRows(hits ?? [], passing, text)),
    [search.state, categories, open, hits, passing, text],
  )
  // What is shown beside the list stands in it, too.
  const category = entries.find(({ id }) => id === selected)?.category
  useEffect(() => {
    if (category !== undefined && !listing.get().open.has(category)) changeListing({ open: new Set([...listing.get().open, category]) })
  }, [category, selected])
  const focusSearch = (): void => {
    field.current?.focus()
    field.current?.select()
  }
  useCommands([{ id: 'find', title: t('library.search'), shortcut: 'Mod+F', run: focusSearch }])

  const toggle = (id: string): void => {
    const next = new Set(open)
    if (!next.delete(id)) next.add(id)
    changeListing({ open: next })
  }
  const count = search.state === 'idle' ? passing.length : rows.length
  const isEmpty = rows.length === 0 && (search.state === 'idle' || search.state === 'found')
  return (
    <div className="list-pane">
      <div className="list-pane-top">
        <div className="list-pane-line">
          <SearchField
            label={t('library.search')}
            value={text}
            onChange={(value) => changeListing({ text: value })}
            inputRef={field}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown') {
                event.continuePropagation()
                return
              }
              // Else the key would scroll the list that it has just come to.
              event.preventDefault()
              list.current?.focus()
            }}
          />
          <ExchangeMenu />
        </div>
        <div className="list-pane-line">
          <FilterButton filters={filters} onChange={(next) => changeListing({ filters: next })} />
          <p className="list-pane-count" role="status">
            {search.state === 'searching' && hits === null
              ? ''
              : search.state === 'found' && search.hits.length >= MOST_HITS
                ? t('library.first_hits', { count })
                : t('library.clauses', { count })}
          </p>
          <Button size="small" icon={Plus} onPress={onNew}>
            {t('library.new_clause')}
          </Button>
        </div>
      </div>
      {search.state === 'failed' && <ErrorState error={search.error} title={t('library.not_searched')} onRetry={() => setAgain(again + 1)} />}
      {search.state === 'searching' && hits === null && <Skeleton kind="row" lines={4} />}
      {isEmpty && (
        <EmptyState
          icon={SearchX}
          title={entries.length === 0 ? t('library.empty') : t('library.no_hits')}
          text={
            entries.length === 0 ? t('library.empty_text') : countFilters(filters) > 0 ? t('library.no_hits_filtered') : t('library.no_hits_text')
          }
          {...(entries.length > 0 ? { actions: <Button onPress={showAll}>{t('library.show_all')}</Button> } : {})}
        />
      )}
      {rows.length > 0 && (
        <ClauseList
          ref={list}
          label={search.state === 'idle' ? t('library.list_by_category') : t('library.list_of_hits')}
          rows={rows}
          selected={selected}
          onSelect={onSelect}
          onToggle={toggle}
          categoryName={(id) => categoryName(t, id)}
          unsaved={unsaved}
        />
      )}
    </div>
  )
}
