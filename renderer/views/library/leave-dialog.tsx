/** Before another clause is shown: what is to become of the changes that have not been saved. */
import { type ReactNode, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useWords } from '../../i18n.ts'

export interface LeaveDialogProps {
  /** Save; resolves to whether all was saved. */
  readonly onSave: () => Promise<boolean>
  /** Go on; the changes stay as a draft. */
  readonly onLeave: () => void
  readonly onStay: () => void
}

export const LeaveDialog = ({ onSave, onLeave, onStay }: LeaveDialogProps): ReactNode => {
  const { t } = useWords()
  const [isSaving, setSaving] = useState(false)
  const save = async (): Promise<void> => {
    setSaving(true)
    const saved = await onSave()
    setSaving(false)
    if (saved) onLeave()
    else onStay()
  }
  return (
    <Dialog
      title={t('library.leave')}
      isOpen
      role="alertdialog"
      onClose={onStay}
      footer={
        <>
          <Button onPress={onStay}>{t('library.leave_stay')}</Button>
          <Button onPress={onLeave}>{t('library.leave_draft')}</Button>
          <Button variant="primary" autoFocus isPending={isSaving} onPress={() => void save()}>
            {t('library.leave_save')}
          </Button>
        </>
      }
    >
      <p>{t('library.leave_text')}</p>
    </Dialog>
  )
}
