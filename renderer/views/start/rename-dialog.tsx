/** Another name for a contract. */
import { type ReactNode, useState } from 'react'
import type { ContractSummary } from '../../../shared/api.ts'
import { api } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/text-field.tsx'
import { attempt } from '../../hooks/attempt.ts'
import { useWords } from '../../i18n.ts'

export interface RenameDialogProps {
  readonly contract: ContractSummary
  readonly onClose: () => void
  /** The name has been changed. */
  readonly onRenamed: () => void
}

export const RenameDialog = ({ contract, onClose, onRenamed }: RenameDialogProps): ReactNode => {
  const { t } = useWords()
  const [title, setTitle] = useState(contract.title)
  const empty = title.trim() === ''
  const rename = async (): Promise<void> => {
    if (empty) return
    const done = await attempt(() => api.contracts.rename(contract.id, title.trim()).then(() => true))
    if (done !== true) return
    onClose()
    onRenamed()
  }
  return (
    <Dialog
      title={t('start_view.rename_title')}
      isOpen
      size="small"
      onClose={onClose}
      onSubmit={() => void rename()}
      footer={
        <>
          <Button onPress={onClose}>{t('components.cancel')}</Button>
          <Button variant="primary" type="submit">
            {t('start_view.rename')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('start_view.name')}
        description={t('start_view.rename_help')}
        errorMessage={empty ? t('start_view.name_missing') : undefined}
        value={title}
        onChange={setTitle}
        maxLength={200}
        autoFocus
        onFocus={(event) => {
          if (event.target instanceof HTMLInputElement) event.target.select()
        }}
      />
    </Dialog>
  )
}
