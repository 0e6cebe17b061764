/** One of many choices, found by typing. */
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox, type ComboBoxProps as AriaComboBoxProps, Input, type Key } from 'react-aria-components/ComboBox'
import { useWords } from '../i18n.ts'
import { type FieldFrame, FieldParts, invalid } from './field.tsx'
import { ListBox, ListBoxItem } from './list-box.tsx'
import { Popover } from './popover.tsx'
import type { Option } from './select.tsx'
import './combobox.css'

export interface ComboboxProps<Id extends string>
  extends Omit<
      AriaComboBoxProps<object>,
      'children' | 'className' | 'style' | 'isInvalid' | 'value' | 'defaultValue' | 'onChange' | 'items' | 'defaultItems'
    >,
    FieldFrame {
  readonly options: readonly Option<Id>[]
  readonly value: Id | null
  readonly onChange: (id: Id | null) => void
  readonly placeholder?: string
}

/** With `allowsCustomValue` what is typed is in `inputValue`/`onInputChange`. */
export const Combobox = <Id extends string>({
  label,
  isLabelHidden,
  description,
  errorMessage,
  options,
  value,
  onChange,
  placeholder = '',
  ...props
}: ComboboxProps<Id>): ReactNode => {
  const { t } = useWords()
  return (
    <AriaComboBox
      {...props}
      {...invalid(errorMessage)}
      className="field"
      defaultItems={options}
      value={value}
      onChange={(key: Key | null) => onChange(options.find(({ id }) => id === key)?.id ?? null)}
      allowsEmptyCollection
    >
      <FieldParts {...{ label, isLabelHidden, description, errorMessage }}>
        <div className="combobox">
          <Input className="field-input" placeholder={placeholder} />
          <Button className="combobox-button">
            <ChevronDown aria-hidden size="1rem" />
          </Button>
        </div>
      </FieldParts>
      <Popover className="select-popover">
        <ListBox<Option<Id>> renderEmptyState={() => <p className="combobox-empty">{t('components.nothing_found')}</p>}>
          {(option) => (
            <ListBoxItem id={option.id} description={option.description}>
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}
