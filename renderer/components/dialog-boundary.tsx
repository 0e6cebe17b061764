/** Keeps the window when a dialog cannot be drawn: a message says why, and the dialog is taken as closed. */
import { type ReactNode, useEffect } from 'react'
import { tellRefusal } from '../hooks/attempt.ts'
import { ErrorBoundary } from './error-boundary.tsx'

export interface DialogBoundaryProps {
  readonly onClose: () => void
  readonly children: ReactNode
}

const NotShown = ({ error, onClose }: { readonly error: unknown; readonly onClose: () => void }): ReactNode => {
  useEffect(() => {
    tellRefusal(error)
    onClose()
    // Once: whoever closes it takes this away.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [error])
  return null
}

export const DialogBoundary = ({ onClose, children }: DialogBoundaryProps): ReactNode => (
  <ErrorBoundary fallback={(error) => <NotShown error={error} onClose={onClose} />}>{children}</ErrorBoundary>
)
