/** Locking the clause at the caret: why its text must not be changed. */
import { type ReactNode, useState } from 'react'
import { partAttributes } from '../../../../shared/document/attributes.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { selectedPart } from '../../../editor/commands/places.ts'
import { lock } from '../../../editor/locks.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { insertOrSay } from '../../../editor/asking/insert-or-say.ts'

export const LockDialog = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const [reason, setReason] = useState('')
  const [part] = useState(() => selectedPart(session.state))
  const lockNow = (): void => {
    if (reason.trim() === '' || !part) return
    onClose()
    insertOrSay(session, lock(partAttributes(part.node).id, reason.trim()), t('insert.not_in_clause'))
  }
  return (
    <Dialog
      title={t('locks.lock_title')}
      isOpen
      size="small"
      onClose={onClose}
      onSubmit={lockNow}
      footer={
        <>
          <Button onPress={onClose}>{t('insert.cancel')}</Button>
          <Button variant="primary" type="submit" isDisabled={reason.trim() === ''}>
            {t('locks.lock')}
          </Button>
        </>
      }
    >
      <TextField label={t('locks.reason')} description={t('locks.reason_help')} value={reason} onChange={setReason} autoFocus />
    </Dialog>
  )
}
