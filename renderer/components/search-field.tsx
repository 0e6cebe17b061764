/** A field to search with: Escape or the cross empties it. */
import { Search, X } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import {
  Button,
  Input,
  Label,
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
} from 'react-aria-components/SearchField'
import { useWords } from '../i18n.ts'
import './search-field.css'

export interface SearchFieldProps extends Omit<AriaSearchFieldProps, 'children' | 'className' | 'style'> {
  /** Read, not seen; the placeholder is seen. */
  readonly label: string
  readonly placeholder?: string
  readonly inputRef?: Ref<HTMLInputElement>
}

export const SearchField = ({ label, placeholder, inputRef, ...props }: SearchFieldProps): ReactNode => {
  const { t } = useWords()
  return (
    <AriaSearchField {...props} className="search-field">
      <Label className="visually-hidden">{label}</Label>
      <Search className="search-field-icon" aria-hidden size="1rem" />
      <Input className="field-input" placeholder={placeholder ?? label} ref={inputRef ?? null} />
      <Button className="search-field-clear" aria-label={t('components.clear_search')}>
        <X aria-hidden size="0.95rem" />
      </Button>
    </AriaSearchField>
  )
}
