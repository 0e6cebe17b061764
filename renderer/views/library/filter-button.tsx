/** The filters over the list, behind one button that says how many are set. */
import { SlidersHorizontal } from 'lucide-react'
import type { ReactNode } from 'react'
import type { PairState } from '../../../shared/api.ts'
import { CONTRACT_LANGUAGES, type ContractLanguage } from '../../../shared/model.ts'
import { Button } from '../../components/button.tsx'
import { PopoverTrigger } from '../../components/popover.tsx'
import { Select } from '../../components/select.tsx'
import { Switch } from '../../components/switch.tsx'
import { useLanguageName } from '../../hooks/names.ts'
import { useWords } from '../../i18n.ts'
import { type Filters, NO_FILTERS, ORIGINS, type OriginFilter, PAIR_STATES, tagsOf } from './catalogue.ts'
import { originName, pairName } from './labels.ts'
import { useLibrary } from './library-context.ts'

export interface FilterButtonProps {
  readonly filters: Filters
  readonly onChange: (filters: Filters) => void
}

/** How many filters are set. */
export const countFilters = ({ language, tag, origin, pair, withRetired }: Filters): number =>
  [language, tag, origin, pair].filter((one) => one !== null).length + (withRetired ? 1 : 0)

/** Drawn only while it is open: counting the tags of 100,000 clauses takes its time. */
const FilterForm = ({ filters, onChange }: FilterButtonProps): ReactNode => {
  const { t } = useWords()
  const languageName = useLanguageName()
  const tags = tagsOf(useLibrary().entries)
  const any = { id: 'any', label: t('library.any') } as const
  return (
    <div className="filters">
      <Select
        label={t('library.language')}
        options={[any, ...CONTRACT_LANGUAGES.map((id) => ({ id, label: languageName(id) }))]}
        value={filters.language ?? any.id}
        onChange={(id: ContractLanguage | 'any') => onChange({ ...filters, language: id === 'any' ? null : id })}
      />
      <Select
        label={t('library.tag')}
        options={[any, ...tags.map(({ tag, count }) => ({ id: `#${tag}`, label: tag, description: t('library.clauses', { count }) }))]}
        value={filters.tag === null ? any.id : `#${filters.tag}`}
        onChange={(id) => onChange({ ...filters, tag: id === 'any' ? null : id.slice(1) })}
      />
      <Select
        label={t('library.origin')}
        options={[any, ...ORIGINS.map((id) => ({ id, label: originName(t, id) }))]}
        value={filters.origin ?? any.id}
        onChange={(id: OriginFilter | 'any') => onChange({ ...filters, origin: id === 'any' ? null : id })}
      />
      <Select
        label={t('library.pair')}
        options={[any, ...PAIR_STATES.map((id) => ({ id, label: pairName(t, id) }))]}
        value={filters.pair ?? any.id}
        onChange={(id: PairState | 'any') => onChange({ ...filters, pair: id === 'any' ? null : id })}
      />
      <Switch label={t('library.with_retired')} isSelected={filters.withRetired} onChange={(withRetired) => onChange({ ...filters, withRetired })} />
      {/* Never disabled: the focus would be lost with the press that clears the last one. */}
      <Button onPress={() => onChange(NO_FILTERS)}>{t('library.clear_filters')}</Button>
    </div>
  )
}

export const FilterButton = (props: FilterButtonProps): ReactNode => {
  const { t } = useWords()
  const count = countFilters(props.filters)
  return (
    <PopoverTrigger
      label={t('library.filters')}
      trigger={
        <Button icon={SlidersHorizontal} size="small">
          {count === 0 ? t('library.filters') : t('library.filters_set', { count })}
        </Button>
      }
    >
      <FilterForm {...props} />
    </PopoverTrigger>
  )
}
