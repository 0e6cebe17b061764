/** Something that is on or off, and changes at once. */
import type { ReactNode } from 'react'
import { SwitchButton, SwitchField, type SwitchFieldProps, Text } from 'react-aria-components/Switch'
import './switch.css'

export interface SwitchProps extends Omit<SwitchFieldProps, 'children' | 'className' | 'style'> {
  readonly label: string
  readonly description?: string
}

export const Switch = ({ label, description, ...props }: SwitchProps): ReactNode => (
  <SwitchField {...props} className="switch-field">
    <SwitchButton className="switch">
      <span className="switch-track">
        <span className="switch-thumb" />
      </span>
      {label}
    </SwitchButton>
    {description !== undefined && (
      <Text slot="description" className="field-description switch-more">
        {description}
      </Text>
    )}
  </SwitchField>
)
