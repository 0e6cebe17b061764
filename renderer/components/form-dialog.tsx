/** A dialog that asks for something and does one act with it: cancel, or the act. What was written in it is not given up without a question. */
import type { ReactNode } from 'react'
import { confirm } from '../hooks/confirm.ts'
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
  /** Whether something has been written that would be lost: Escape, the cross and a press beside the dialog ask first. */
  readonly isWritten?: boolean
}

export const FormDialog = ({
  onClose,
  onSubmit,
  act,
  isPending,
  isDisabled = false,
  isWritten = false,
  children,
  ...rest
}: FormDialogProps): ReactNode => {
  const { t } = useWords()
  const leave = async (): Promise<void> => {
    const question = { title: t('components.give_up'), text: t('components.give_up_text'), action: t('components.give_up_act') }
    if (!isWritten || (await confirm({ ...question, isDangerous: true }))) onClose()
  }
  return (
    <Dialog
      {...rest}
      isOpen
      onClose={() => void leave()}
      onSubmit={() => void onSubmit()}
      footer={
        <>
          <Button onPress={() => void leave()}>{t('components.cancel')}</Button>
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
