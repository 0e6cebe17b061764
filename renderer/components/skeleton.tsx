/** The shape of what is being fetched. */
import type { ReactNode } from 'react'
import { useWords } from '../i18n.ts'
import './skeleton.css'

export interface SkeletonProps {
  /** So many lines. Default 3. */
  readonly lines?: number
  /** `row`: lines as tall as the rows of a list. */
  readonly kind?: 'text' | 'row'
}

/** Is not drawn during the first moments, so that what comes at once does not flicker. */
export const Skeleton = ({ lines = 3, kind = 'text' }: SkeletonProps): ReactNode => {
  const { t } = useWords()
  return (
    <div className={`skeleton skeleton-${kind}`} role="status">
      <span className="visually-hidden">{t('components.loading')}</span>
      {Array.from({ length: lines }, (_none, line) => (
        <div key={line} className="skeleton-line" aria-hidden />
      ))}
    </div>
  )
}
