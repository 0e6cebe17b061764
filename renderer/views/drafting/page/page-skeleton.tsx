/** The shape of a page while a contract is being opened. */
import type { ReactNode } from 'react'
import { Skeleton } from '../../../components/skeleton.tsx'
import { useWords } from '../../../i18n.ts'
import './page.css'

export const PageSkeleton = (): ReactNode => {
  const { t } = useWords()
  return (
    <div className="desk" aria-busy="true" aria-label={t('drafting.loading')} role="group">
      <div className="sheet sheet-waiting">
        <Skeleton lines={12} />
      </div>
    </div>
  )
}
