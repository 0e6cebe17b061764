/** A word or two about the state of something. */
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import './badge.css'

export interface BadgeProps {
  /** `open`: someone must still act. `done`: nothing is left. */
  readonly tone?: 'neutral' | 'accent' | 'open' | 'done' | 'danger'
  readonly icon?: LucideIcon
  readonly children: ReactNode
}

export const Badge = ({ tone = 'neutral', icon: Icon, children }: BadgeProps): ReactNode => (
  <span className={`badge badge-${tone}`}>
    {Icon && <Icon aria-hidden size="0.9em" />}
    {children}
  </span>
)
