/** Says so when a locked clause did not allow an edit, and offers to unlock it. */
import { useEffect, useRef } from 'react'
import { toast } from '../../../components/toasts.tsx'
import { useContract } from '../../../contract/use-contract.ts'
import { lockRefusal } from '../../../editor/locks.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { unlock } from './unlock.ts'

export const LockGuard = (): null => {
  const { t } = useWords()
  const { session } = useDrafting()
  const refusal = useContract(session, lockRefusal)
  const dismiss = useRef<() => void>(() => undefined)
  useEffect(() => {
    // One message, however many keys were pressed.
    dismiss.current()
    if (!refusal) return
    const { clause, reason } = refusal
    const text = t('locks.refused', { reason })
    dismiss.current = toast({ text, action: { label: t('locks.unlock_ask'), run: () => void unlock(session, clause) } })
  }, [refusal, session, t])
  return null
}
