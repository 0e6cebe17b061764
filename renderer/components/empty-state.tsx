/** What stands where there is nothing yet: what belongs here and how to get it. */
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import './empty-state.css'

export interface EmptyStateProps {
  readonly icon?: LucideIcon
  readonly title: string
  readonly text?: ReactNode
  /** Buttons. */
  readonly actions?: ReactNode
}

export const EmptyState = ({ icon: Icon, title, text, actions }: EmptyStateProps): ReactNode => (
  <div className="empty-state">
    {Icon && <Icon className="empty-state-icon" aria-hidden size="1.75rem" strokeWidth={1.5} />}
    <h2 className="empty-state-title">{title}</h2>
    {text !== undefined && <div className="empty-state-text">{text}</div>}
    {actions !== undefined && <div className="empty-state-actions">{actions}</div>}
  </div>
)
