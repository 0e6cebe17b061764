/** One of a few choices, all of them seen. */
import type { ReactNode } from 'react'
import {
  RadioButton,
  RadioField,
  RadioGroup as AriaRadioGroup,
  type RadioGroupProps as AriaRadioGroupProps,
  Text,
} from 'react-aria-components/RadioGroup'
import { type FieldFrame, FieldParts, invalid } from './field.tsx'
import type { Option } from './select.tsx'
import './radio-group.css'

export interface RadioGroupProps<Id extends string>
  extends Omit<AriaRadioGroupProps, 'children' | 'className' | 'style' | 'isInvalid' | 'value' | 'defaultValue' | 'onChange'>,
    FieldFrame {
  readonly options: readonly Option<Id>[]
  readonly value: Id | null
  readonly onChange: (id: Id) => void
}

/** `orientation="horizontal"` sets the choices side by side. */
export const RadioGroup = <Id extends string>({
  label,
  isLabelHidden,
  description,
  errorMessage,
  options,
  value,
  onChange,
  ...props
}: RadioGroupProps<Id>): ReactNode => (
  <AriaRadioGroup
    {...props}
    {...invalid(errorMessage)}
    className="field radio-group"
    value={value}
    onChange={(chosen) => {
      const option = options.find(({ id }) => id === chosen)
      if (option) onChange(option.id)
    }}
  >
    <FieldParts {...{ label, isLabelHidden, description, errorMessage }}>
      <div className="radio-options">
        {options.map((option) => (
          <RadioField key={option.id} value={option.id} className="radio-field">
            <RadioButton className="radio">
              <span className="radio-ring" />
              {option.label}
            </RadioButton>
            {option.description !== undefined && (
              <Text slot="description" className="field-description radio-more">
                {option.description}
              </Text>
            )}
          </RadioField>
        ))}
      </div>
    </FieldParts>
  </AriaRadioGroup>
)
