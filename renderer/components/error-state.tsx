/** What stands where something could not be shown: what went wrong in words, and a way on. */
import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '../i18n.ts'
import { Button } from './button.tsx'
import './error-state.css'

export interface ErrorStateProps {
  readonly error: unknown
  readonly title?: string
  /** 1 where it stands in place of a whole view. Default 2. */
  readonly level?: 1 | 2
  readonly onRetry?: () => void
  /** More buttons. */
  readonly actions?: ReactNode
}

export const ErrorState = ({ error, title, level = 2, onRetry, actions }: ErrorStateProps): ReactNode => {
  const words = useWords()
  const problems = words.problems(error)
  const Heading = `h${level}` as const
  return (
    <div className="error-state" role="alert">
      <TriangleAlert className="error-state-icon" aria-hidden size="1.5rem" strokeWidth={1.75} />
      <div className="error-state-words">
        <Heading className="error-state-title">{title ?? words.t('components.went_wrong')}</Heading>
        <p>{words.error(error)}</p>
        {problems.length > 0 && (
          <ul className="error-state-problems">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
        {(onRetry !== undefined || actions !== undefined) && (
          <div className="error-state-actions">
            {onRetry && <Button onPress={onRetry}>{words.t('components.try_again')}</Button>}
            {actions}
          </div>
        )}
      </div>
    </div>
  )
}
