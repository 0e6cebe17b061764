/** One of a few choices, from a list that opens. */
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { type Key, Select as AriaSelect, type SelectProps as AriaSelectProps, SelectValue } from 'react-aria-components/Select'
import { type FieldFrame, FieldParts, invalid } from './field.tsx'
import { ListBox, ListBoxItem } from './list-box.tsx'
import { Popover } from './popover.tsx'
import './select.css'

export interface Option<Id extends string = string> {
  readonly id: Id
  readonly label: string
  readonly description?: string | undefined
}

export interface SelectProps<Id extends string>
  extends Omit<AriaSelectProps<object>, 'children' | 'className' | 'style' | 'isInvalid' | 'value' | 'defaultValue' | 'onChange' | 'items'>,
    FieldFrame {
  readonly options: readonly Option<Id>[]
  readonly value: Id | null
  readonly onChange: (id: Id) => void
}

export const Select = <Id extends string>({
  label,
  isLabelHidden,
  description,
  errorMessage,
  options,
  value,
  onChange,
  ...props
}: SelectProps<Id>): ReactNode => (
  <AriaSelect
    {...props}
    {...invalid(errorMessage)}
    className="field"
    value={value}
    onChange={(key: Key | null) => {
      const chosen = options.find(({ id }) => id === key)
      if (chosen) onChange(chosen.id)
    }}
  >
    <FieldParts {...{ label, isLabelHidden, description, errorMessage }}>
      <Button className="select-button">
        <SelectValue className="select-value" />
        <ChevronDown aria-hidden size="1rem" />
      </Button>
    </FieldParts>
    <Popover className="select-popover">
      <ListBox items={options}>
        {(option: Option<Id>) => (
          <ListBoxItem id={option.id} description={option.description}>
            {option.label}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  </AriaSelect>
)
