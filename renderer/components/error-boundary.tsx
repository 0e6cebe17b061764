/** Catches what goes wrong while a part of the window is drawn, and shows words in its place. */
import { Component, type ReactNode } from 'react'

export interface ErrorBoundaryProps {
  readonly fallback: (error: unknown) => ReactNode
  readonly children: ReactNode
}

/** Give it another `key` to try again. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly caught: readonly [unknown] | null }> {
  override state = { caught: null }

  static getDerivedStateFromError(error: unknown): { readonly caught: readonly [unknown] } {
    return { caught: [error] }
  }

  override render(): ReactNode {
    const { caught }: { readonly caught: readonly [unknown] | null } = this.state
    return caught ? this.props.fallback(caught[0]) : this.props.children
  }
}
