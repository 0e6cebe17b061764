/** A small surface that stands by what opened it. */
import { type ReactNode, useContext, useId } from 'react'
import { DialogTrigger, OverlayTriggerStateContext } from 'react-aria-components/Dialog'
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

const Inside = ({ children }: Pick<PopoverTriggerProps, 'children'>): ReactNode => {
  const state = useContext(OverlayTriggerStateContext)
  return <div className="popover-dialog">{typeof children === 'function' ? children(() => state?.close()) : children}</div>
}

/** A button with the surface that it opens. The surface is the dialog: the buttons for screen readers that close it stand in it, too. */
export const PopoverTrigger = ({ trigger, label, placement = 'bottom start', children }: PopoverTriggerProps): ReactNode => {
  const id = useId()
  return (
    <DialogTrigger>
      {trigger}
      {/* By an element: else it goes by the words of the button. */}
      <Popover placement={placement} aria-labelledby={id}>
        <span id={id} hidden>
          {label}
        </span>
        <Inside>{children}</Inside>
      </Popover>
    </DialogTrigger>
  )
}
