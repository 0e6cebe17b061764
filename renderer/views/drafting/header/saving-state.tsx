/** Where saving stands, in words. */
import { CircleAlert, CircleCheck, CircleDashed, LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { useSaving } from '../../../contract/use-contract.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'

export const SavingState = (): ReactNode => {
  const { t, recent } = useWords()
  const { session } = useDrafting()
  const saving = useSaving(session)
  const said = {
    saved: () => (saving.status === 'saved' && saving.at !== null ? t('drafting.saved_when', { when: recent(saving.at) }) : t('drafting.saved')),
    pending: () => t('drafting.pending'),
    saving: () => t('drafting.saving'),
    failed: () => t('drafting.save_failed'),
    conflict: () => t('drafting.conflict'),
  }
  const icons = { saved: CircleCheck, pending: CircleDashed, saving: LoaderCircle, failed: CircleAlert, conflict: CircleAlert }
  const Icon = icons[saving.status]
  return (
    <span className="drafting-saving" data-status={saving.status}>
      <Icon aria-hidden size="0.95rem" className={saving.status === 'saving' ? 'spinning' : undefined} />
      <span className="drafting-saving-words">{said[saving.status]()}</span>
    </span>
  )
}
