/** A number, written as the interface language writes it, with buttons for one more and one less. */
import { Minus, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Button,
  Group,
  Input,
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
} from 'react-aria-components/NumberField'
import { type FieldFrame, FieldParts, invalid } from './field.tsx'
import './number-field.css'

export interface NumberFieldProps extends Omit<AriaNumberFieldProps, 'children' | 'className' | 'style' | 'isInvalid'>, FieldFrame {}

export const NumberField = ({ label, isLabelHidden, description, errorMessage, ...props }: NumberFieldProps): ReactNode => (
  <AriaNumberField {...props} {...invalid(errorMessage)} className="field">
    <FieldParts {...{ label, isLabelHidden, description, errorMessage }}>
      <Group className="number-field-group">
        <Input className="field-input" />
        <Button slot="decrement" className="number-field-step">
          <Minus aria-hidden size="1rem" />
        </Button>
        <Button slot="increment" className="number-field-step">
          <Plus aria-hidden size="1rem" />
        </Button>
      </Group>
    </FieldParts>
  </AriaNumberField>
)
