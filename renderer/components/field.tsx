/** What stands around every control with a label: the label, a line of help, and what is wrong. */
import type { ReactNode } from 'react'
import { FieldError, Label, Text } from 'react-aria-components/TextField'
import './field.css'

export interface FieldFrame {
  readonly label: string
  /** The label is read, not seen: for a control whose place says what it is. */
  readonly isLabelHidden?: boolean | undefined
  readonly description?: ReactNode
  /** What is wrong, as a sentence; the control is marked. */
  readonly errorMessage?: string | undefined
}

/** Label, control, description and message, inside a field of react-aria-components. */
export const FieldParts = ({
  label,
  isLabelHidden = false,
  description,
  errorMessage,
  children,
}: FieldFrame & { readonly children: ReactNode }): ReactNode => (
  <>
    <Label className={isLabelHidden ? 'visually-hidden' : 'field-label'}>{label}</Label>
    {children}
    {description !== undefined && (
      <Text slot="description" className="field-description">
        {description}
      </Text>
    )}
    {/* Without a message of ours the browser's own check shows its own. */}
    <FieldError className="field-error">{errorMessage}</FieldError>
  </>
)

/** The props that mark a field of react-aria-components as wrong. */
export const invalid = (errorMessage: string | undefined): { readonly isInvalid?: true } => (errorMessage === undefined ? {} : { isInvalid: true })
