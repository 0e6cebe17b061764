/** Several lines of text with their label. */
import type { ReactNode, Ref } from 'react'
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps, TextArea as AriaTextArea } from 'react-aria-components/TextField'
import { type FieldFrame, FieldParts, invalid } from './field.tsx'

export interface TextAreaProps extends Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid'>, FieldFrame {
  readonly placeholder?: string
  /** Lines shown at first. Default 3. */
  readonly rows?: number
  readonly inputRef?: Ref<HTMLTextAreaElement>
}

export const TextArea = ({
  label,
  isLabelHidden,
  description,
  errorMessage,
  placeholder = '',
  rows = 3,
  inputRef,
  ...props
}: TextAreaProps): ReactNode => (
  <AriaTextField {...props} {...invalid(errorMessage)} className="field">
    <FieldParts {...{ label, isLabelHidden, description, errorMessage }}>
      <AriaTextArea className="field-input" placeholder={placeholder} rows={rows} ref={inputRef ?? null} />
    </FieldParts>
  </AriaTextField>
)
