/** Catches what goes wrong while a part of the window is drawn, and shows words in its place. */
import { Component, type ReactNode } from 'react'
import { words } from '../i18n.ts'

export interface ErrorBoundaryProps {
  readonly fallback: (error: unknown) => ReactNode
  readonly children: ReactNode
}

/** Where even what tells the error cannot be drawn, for its script is missing too. Nothing in it is fetched. */
const lastWords = (): ReactNode => <p role="alert">{words().t('app.view_broken')}</p>

/** Give it another `key` to try again. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly caught: readonly [unknown] | null }> {
  override state = { caught: null }

  static getDerivedStateFromError(error: unknown): { readonly caught: readonly [unknown] } {
    return { caught: [error] }
  }

  override render(): ReactNode {
    const { caught }: { readonly caught: readonly [unknown] | null } = this.state
    const { fallback, children } = this.props
    if (!caught) return children
    // Within a boundary of its own: React would else draw a fallback that fails again and again.
    return fallback === lastWords ? lastWords() : <ErrorBoundary fallback={lastWords}>{fallback(caught[0])}</ErrorBoundary>
  }
}
