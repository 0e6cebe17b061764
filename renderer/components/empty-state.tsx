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
  /** Of the title, where the empty place is a part of something with a heading of its own. */
  readonly level?: 2 | 3
}

export const EmptyState = ({ icon: Icon, title, text, actions, level = 2 }: EmptyStateProps): ReactNode => {
  const Title = level === 2 ? 'h2' : 'h3'
  return (
    <div className="empty-state">
      {Icon && <Icon className="empty-state-icon" aria-hidden size="1.75rem" strokeWidth={1.5} />}
      <Title className="empty-state-title">{title}</Title>
      {text !== undefined && <div className="empty-state-text">{text}</div>}
      {actions !== undefined && <div className="empty-state-actions">{actions}</div>}
    </div>
  )
}
