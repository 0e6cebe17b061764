/** A place in the frame's bar that the view fills: its title, its state, its tools. */
import { createContext, type ReactNode, use } from 'react'
import { createPortal } from 'react-dom'

/** The element of the bar; the frame provides it. */
export const FrameSlotContext = createContext<HTMLElement | null>(null)

/** What stands in it is shown in the bar, beside the navigation, while the view is shown. */
export const FrameSlot = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const slot = use(FrameSlotContext)
  return slot && createPortal(children, slot)
}
