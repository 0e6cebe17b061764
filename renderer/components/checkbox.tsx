/** Yes or no, with its words beside it. */
import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { CheckboxButton, CheckboxField, type CheckboxFieldProps, FieldError, Text } from 'react-aria-components/Checkbox'
import { invalid } from './field.tsx'
import './checkbox.css'

export interface CheckboxProps extends Omit<CheckboxFieldProps, 'children' | 'className' | 'style' | 'isInvalid'> {
  readonly label: ReactNode
  readonly description?: string | undefined
  readonly errorMessage?: string | undefined
}

export const Checkbox = ({ label, description, errorMessage, ...props }: CheckboxProps): ReactNode => (
  <CheckboxField {...props} {...invalid(errorMessage)} className="checkbox-field">
    <CheckboxButton className="checkbox">
      {({ isIndeterminate }) => (
        <>
          <span className="checkbox-box">
            {isIndeterminate ? <Minus aria-hidden size="0.85rem" strokeWidth={3} /> : <Check aria-hidden size="0.85rem" strokeWidth={3} />}
          </span>
          {label}
        </>
      )}
    </CheckboxButton>
    {description !== undefined && (
      <Text slot="description" className="field-description checkbox-more">
        {description}
      </Text>
    )}
    <FieldError className="field-error checkbox-more">{errorMessage}</FieldError>
  </CheckboxField>
)
