/** A small surface that stands by what opened it. */
import type { ReactNode } from 'react'

import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover as AriaPopover, type PopoverProps as AriaPopoverProps } from 'react-aria-components/Popover'
import './popover.css'

export interface PopoverProps extends Omit<AriaPopoverProps, 'className' | 'style'> {
  readonly className?: string
}

/** The bare surface, inside a trigger of react-aria-components. */
export const Popover = ({ className, ...props }: PopoverProps): ReactNode => (
  <AriaPopover offset={4} {...props} className={className === undefined ? 'popover' : `popover ${className}`} />
)

export interface PopoverTriggerProps {
  /** A button of this folder. */
  readonly trigger: ReactNode
  /** What the surface is about, for screen readers. */
  readonly label: string
  readonly placement?: NonNullable<AriaPopoverProps['placement']>
  readonly children: ReactNode | ((close: () => void) => ReactNode)
}

/** A button with the surface that it opens. */
export const PopoverTrigger = ({ trigger, label, placement = 'bottom start', children }: PopoverTriggerProps): ReactNode => (
  <DialogTrigger>
    {trigger}
    <Popover placement={placement}>
      <Dialog className="popover-dialog" aria-label={label}>
        {({ close }) => (typeof children === 'function' ? children(close) : children)}
      </Dialog>
    </Popover>
  </DialogTrigger>
)
