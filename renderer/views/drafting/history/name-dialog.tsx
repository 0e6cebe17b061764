/** A name for a revision, so that it is found again: »Sendt til høring«. */
import { type ReactNode, useState } from 'react'
import type { Revision } from '../../../../shared/api.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { useWords } from '../../../i18n.ts'

export interface NameDialogProps {
  readonly revision: Revision
  readonly onClose: () => void
  /** Null takes the name away. */
  readonly onNamed: (name: string | null) => void
}

export const NameDialog = ({ revision, onClose, onNamed }: NameDialogProps): ReactNode => {
  const { t } = useWords()
  const [name, setName] = useState(revision.name ?? '')
  return (
    <Dialog
      title={t('history.name_title')}
      isOpen
      size="small"
      onClose={onClose}
      onSubmit={() => onNamed(name.trim() === '' ? null : name.trim())}
      footer={
        <>
          <Button onPress={onClose}>{t('components.cancel')}</Button>
          <Button variant="primary" type="submit">
            {t('history.name_act')}
          </Button>
        </>
      }
    >
      <TextField label={t('history.name')} description={t('history.name_help')} value={name} onChange={setName} maxLength={120} autoFocus />
    </Dialog>
  )
}
