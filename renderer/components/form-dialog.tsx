/** A dialog that asks for something and does one act with it: cancel, or the act. */
import type { ReactNode } from 'react'
import { useWords } from '../i18n.ts'
import { Button } from './button.tsx'
import { Dialog, type DialogProps } from './dialog.tsx'

export interface FormDialogProps extends Pick<DialogProps, 'title' | 'onClose' | 'size' | 'children'> {
  /** The act, by its button or by Enter in a field. */
  readonly onSubmit: () => Promise<void>
  /** What its button says. */
  readonly act: string
  readonly isPending: boolean
  readonly isDisabled?: boolean
}

export const FormDialog = ({ onClose, onSubmit, act, isPending, isDisabled = false, children, ...rest }: FormDialogProps): ReactNode => {
  const { t } = useWords()
  return (
    <Dialog
      {...rest}
      isOpen
      onClose={onClose}
      onSubmit={() => void onSubmit()}
      footer={
        <>
          <Button onPress={onClose}>{t('components.cancel')}</Button>
          <Button variant="primary" type="submit" isPending={isPending} isDisabled={isDisabled}>
            {act}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
