/** Unlocking a clause: why the contract is to deviate from the locked text. */
import { type ReactNode, useState } from 'react'
import { attributesOf, deviationOf } from '../../../../shared/document/attributes.ts'
import { findParts } from '../../../../shared/document/edit.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { TextArea } from '../../../components/text-area.tsx'
import { nameOf } from '../../../contract/part-facts.ts'
import { unlock } from '../../../editor/locks.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'

export const UnlockDialog = ({ id }: { readonly id: string }): ReactNode => {
  const { t } = useWords()
  const { session, unlocking } = useDrafting()
  const [clause] = useState(() => findParts(session.state.doc, id)[0]?.node)
  const [reason, setReason] = useState(() => (clause && deviationOf(clause)?.reason) ?? '')
  if (!clause) return null
  const close = (): void => {
    unlocking.set(null)
    session.view?.focus()
  }
  const unlockNow = (): void => {
    unlock(id, reason.replaceAll(/\s+/g, ' ').trim())(session.state, session.dispatch)
    close()
  }
  return (
    <Dialog
      title={t('locks.unlock_title', { name: nameOf(clause) || t('outline.nameless') })}
      isOpen
      size="small"
      onClose={close}
      onSubmit={unlockNow}
      footer={
        <>
          <Button onPress={close}>{t('insert.cancel')}</Button>
          <Button variant="primary" type="submit">
            {t('locks.unlock')}
          </Button>
        </>
      }
    >
      <p>{t('locks.unlock_text', { reason: attributesOf(clause, 'clause').locked })}</p>
      <TextArea label={t('locks.deviation_reason')} description={t('locks.deviation_reason_help')} value={reason} onChange={setReason} autoFocus />
    </Dialog>
  )
}
