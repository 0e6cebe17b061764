/** A window over the window, with a title: what stands behind it waits. */
import { X } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useWords } from '../i18n.ts'
import { useFocusReturn } from './focus-return.ts'
import { IconButton } from './icon-button.tsx'
import './dialog.css'

export interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly size?: 'small' | 'medium' | 'large'
  /** Buttons, the act of the dialog last. */
  readonly footer?: ReactNode
  /** `alertdialog` for a question that must be answered. */
  readonly role?: 'dialog' | 'alertdialog'
  /** Called by Enter in a field: makes the dialog a form whose act this is. */
  readonly onSubmit?: () => void
  readonly children: ReactNode
}

/** In a text of several lines Enter begins the next; Ctrl+Enter does what the dialog is for. */
const submitByKey = (event: KeyboardEvent<HTMLFormElement>): void => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !(event.target instanceof HTMLTextAreaElement)) return
  const act = event.currentTarget.querySelector<HTMLButtonElement>('button[type=submit]:not(:disabled)')
  if (!act) return
  event.preventDefault()
  event.currentTarget.requestSubmit(act)
}

/** Escape, the cross and a press beside it close it. Focus goes to the first field and back to where it was. */
export const Dialog = ({ title, isOpen, onClose, size = 'medium', footer, role = 'dialog', onSubmit, children }: DialogProps): ReactNode => {
  const { t } = useWords()
  useFocusReturn(isOpen)
  const inside = (
    <>
      <div className="dialog-body">{children}</div>
      {footer !== undefined && <footer className="dialog-footer">{footer}</footer>}
    </>
  )
  return (
    <ModalOverlay className="dialog-overlay" isDismissable={role === 'dialog'} isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal className={`dialog-modal dialog-${size}`}>
        <AriaDialog className="dialog" role={role}>
          <header className="dialog-header">
            <Heading slot="title" className="dialog-title">
              {title}
            </Heading>
            <IconButton icon={X} label={t('components.close')} onPress={onClose} />
          </header>
          {onSubmit ? (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears a key of the fields inside it
            <form
              className="dialog-form"
              onKeyDown={submitByKey}
              onSubmit={(event) => {
                event.preventDefault()
                onSubmit()
              }}
            >
              {inside}
            </form>
          ) : (
            inside
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
