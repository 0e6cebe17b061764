/** The list of contracts with its tabs (current, archive, bin), search, filter and order. */
import { Archive, SearchX, Trash2 } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { ContractSummary } from '../../../shared/api.ts'
import { CONTRACT_LANGUAGES } from '../../../shared/model.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { Select } from '../../components/select.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useCommands } from '../../hooks/commands.ts'
import { useLanguageName } from '../../hooks/names.ts'
import { useWords } from '../../i18n.ts'
import { choose, counts, SHELVES, type Wish } from './choose.ts'
import { ContractList } from './contract-list.tsx'
import type { RowActs } from './contract-row.tsx'

export interface ShelvesProps {
  readonly contracts: readonly ContractSummary[]
  readonly standardOf: (contract: ContractSummary) => string
  readonly acts: RowActs
  readonly onNew: () => void
}

const FIRST: Wish = { shelf: 'current', search: '', language: 'all', order: 'changed' }

export const Shelves = ({ contracts, standardOf, acts, onNew }: ShelvesProps): ReactNode => {
  const { t, number, compare } = useWords()
  const languageName = useLanguageName()
  const [wish, setWish] = useState(FIRST)
  const search = useRef<HTMLInputElement>(null)
  useCommands([{ id: 'find', title: t('start_view.search'), shortcut: 'Mod+F', run: () => search.current?.focus() }])

  const there = counts(contracts)
  const listed = choose(contracts, wish, standardOf, compare)
  const names = { current: t('start_view.shelf_current'), archive: t('start_view.shelf_archive'), bin: t('start_view.shelf_bin') }
  // The button that empties the bin goes with the press on it.
  useEffect(() => {
    if (there.bin === 0 && document.activeElement === document.body) search.current?.focus()
  }, [there.bin])
  const filtered = wish.search !== '' || wish.language !== 'all'

  const renderEmpty = (): ReactNode => {
    if (filtered)
      return (
        <EmptyState
          icon={SearchX}
          title={t('components.nothing_found')}
          text={t('start_view.nothing_found_text', { shelf: names[wish.shelf] })}
          actions={<Button onPress={() => setWish({ ...FIRST, shelf: wish.shelf })}>{t('start_view.show_all')}</Button>}
        />
      )
    if (wish.shelf === 'archive') return <EmptyState icon={Archive} title={t('start_view.archive_empty')} text={t('start_view.archive_empty_text')} />
    if (wish.shelf === 'bin') return <EmptyState icon={Trash2} title={t('start_view.bin_empty')} text={t('start_view.bin_empty_text')} />
    return (
      <EmptyState
        title={t('start_view.current_empty')}
        text={t('start_view.current_empty_text')}
        actions={<Button onPress={onNew}>{t('app.new_contract')}</Button>}
      />
    )
  }

  return (
    <Tabs
      label={t('start_view.shelves')}
      tabs={SHELVES.map((shelf) => ({ id: shelf, label: names[shelf], count: number(there[shelf]) }))}
      selected={wish.shelf}
      onSelect={(shelf) => setWish({ ...wish, shelf })}
    >
      <div className="start-tools">
        <SearchField label={t('start_view.search')} value={wish.search} onChange={(text) => setWish({ ...wish, search: text })} inputRef={search} />
        <Select
          label={t('start_view.language')}
          isLabelHidden
          options={[{ id: 'all', label: t('start_view.all_languages') }, ...CONTRACT_LANGUAGES.map((one) => ({ id: one, label: languageName(one) }))]}
          value={wish.language}
          onChange={(language) => setWish({ ...wish, language })}
        />
        <Select
          label={t('start_view.order')}
          isLabelHidden
          options={[
            { id: 'changed', label: t('start_view.order_changed') },
            { id: 'name', label: t('start_view.order_name') },
            { id: 'open', label: t('start_view.order_open') },
          ]}
          value={wish.order}
          onChange={(order) => setWish({ ...wish, order })}
        />
        {wish.shelf === 'bin' && there.bin > 0 && (
          <Button variant="quiet" icon={Trash2} onPress={() => void acts.emptyBin(contracts.filter(({ deletedAt }) => deletedAt !== null))}>
            {t('start_view.empty_bin')}
          </Button>
        )}
      </div>
      <ContractList contracts={listed} label={names[wish.shelf]} standardOf={standardOf} acts={acts} renderEmpty={renderEmpty} />
    </Tabs>
  )
}
