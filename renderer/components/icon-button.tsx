/** A button that is an icon alone: its label is for screen readers and stands in a tooltip. */
import type { LucideIcon } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { useHeld } from './held.ts'
import './icon-button.css'
import { Tooltip } from './tooltip.tsx'

export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  readonly icon: LucideIcon
  readonly label: string
  /** Shown in the tooltip. */
  readonly shortcut?: string | undefined
  readonly size?: 'normal' | 'small'
  readonly ref?: Ref<HTMLButtonElement>
}

export const IconButton = ({ icon: Icon, label, shortcut, size = 'normal', ...props }: IconButtonProps): ReactNode => (
  <Tooltip text={label} shortcut={shortcut}>
    <AriaButton {...useHeld(props)} aria-label={label} className={`icon-button icon-button-${size}`}>
      <Icon aria-hidden size={size === 'small' ? '1rem' : '1.15rem'} />
    </AriaButton>
  </Tooltip>
)
