/** Says so when a locked clause, or one that was, did not allow an edit, and offers what can be done instead. */
import { useEffect, useRef } from 'react'
import { findParts } from '../../../../shared/document/edit.ts'
import { toast } from '../../../components/toasts.tsx'
import { nameOf } from '../../../contract/part-facts.ts'
import { useContract } from '../../../contract/use-contract.ts'
import { isReserved, setReserved } from '../../../editor/commands/parts.ts'
import { lockRefusal } from '../../../editor/locks.ts'
import { useWords } from '../../../i18n.ts'
import { doWithConsent, reserveConsent } from '../consent/consent.tsx'
import { useDrafting } from '../drafting.ts'

export const LockGuard = (): null => {
  const { t } = useWords()
  const drafting = useDrafting()
  const { session, unlocking } = drafting
  const refusal = useContract(session, lockRefusal)
  const dismiss = useRef<() => void>(() => undefined)
  useEffect(() => {
    // One message, however many keys were pressed.
    dismiss.current()
    if (!refusal) return
    const { clause, reason, isUnlocked } = refusal
    if (!isUnlocked) {
      const action = { label: t('locks.unlock_ask'), run: () => unlocking.set(clause) }
      dismiss.current = toast({ text: t('locks.refused', { reason }), action })
      return
    }
    const node = findParts(session.state.doc, clause)[0]?.node
    const name = (node && nameOf(node)) || t('outline.nameless')
    const reserve = (): void => void doWithConsent(drafting, setReserved(clause, true), reserveConsent(name))
    const action = node && !isReserved(node) ? { action: { label: t('consent.reserve_act'), run: reserve } } : {}
    dismiss.current = toast({ text: t('locks.stays', { name }), ...action })
  }, [refusal, drafting, session, unlocking, t])
  return null
}
