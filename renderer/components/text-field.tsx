/** One line of text with its label. */
import type { ReactNode, Ref } from 'react'
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps, Input } from 'react-aria-components/TextField'
import { type FieldFrame, FieldParts, invalid } from './field.tsx'

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid'>, FieldFrame {
  readonly placeholder?: string
  readonly inputRef?: Ref<HTMLInputElement>
}

export const TextField = ({ label, isLabelHidden, description, errorMessage, placeholder = '', inputRef, ...props }: TextFieldProps): ReactNode => (
  <AriaTextField {...props} {...invalid(errorMessage)} className="field">
    <FieldParts {...{ label, isLabelHidden, description, errorMessage }}>
      <Input className="field-input" placeholder={placeholder} ref={inputRef ?? null} />
    </FieldParts>
  </AriaTextField>
)
