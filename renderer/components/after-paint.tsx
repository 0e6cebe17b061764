/** What may come a moment later than what is around it. */
import { type ReactNode, useDeferredValue } from 'react'

/**
 * Draws nothing at first and its children once what is around it has been painted, in steps between which the window hears keys. For panes that have
 * much to work out, beside the thing that was asked for.
 */
export const AfterPaint = ({ children }: { readonly children: ReactNode }): ReactNode => (useDeferredValue(true, false) ? children : null)
