/** A button that stays pressed: an icon with a tooltip, or words. */
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { ToggleButton as AriaToggleButton, type ToggleButtonProps as AriaToggleButtonProps } from 'react-aria-components/ToggleButton'
import './icon-button.css'
import './toggle-button.css'
import { Tooltip } from './tooltip.tsx'

export interface ToggleButtonProps extends Omit<AriaToggleButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  readonly label: string
  /** With an icon the label is a tooltip. */
  readonly icon?: LucideIcon
  readonly shortcut?: string | undefined
  readonly size?: 'normal' | 'small'
}

export const ToggleButton = ({ label, icon: Icon, shortcut, size = 'normal', ...props }: ToggleButtonProps): ReactNode =>
  Icon ? (
    <Tooltip text={label} shortcut={shortcut}>
      <AriaToggleButton {...props} aria-label={label} className={`icon-button icon-button-${size}`}>
        <Icon aria-hidden size={size === 'small' ? '1rem' : '1.15rem'} />
      </AriaToggleButton>
    </Tooltip>
  ) : (
    <AriaToggleButton {...props} className={`toggle-button toggle-button-${size}`}>
      {label}
    </AriaToggleButton>
  )
