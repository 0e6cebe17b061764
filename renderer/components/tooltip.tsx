/** What an icon means, and its shortcut, when one rests on it or comes to it by keyboard. */
import type { ReactNode } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import { Shortcut } from './shortcut.tsx'
import './tooltip.css'

export interface TooltipProps {
  readonly text: string
  readonly shortcut?: string | undefined
  readonly placement?: 'top' | 'bottom' | 'left' | 'right'
  /** One control of this folder or of react-aria-components. */
  readonly children: ReactNode
}

export const Tooltip = ({ text, shortcut, placement = 'bottom', children }: TooltipProps): ReactNode => (
  <TooltipTrigger delay={500} closeDelay={80}>
    {children}
    <AriaTooltip className="tooltip" placement={placement} offset={6}>
      {text}
      {shortcut !== undefined && <Shortcut keys={shortcut} />}
    </AriaTooltip>
  </TooltipTrigger>
)
