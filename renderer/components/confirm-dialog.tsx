/** Shows the question that `confirm` (hooks/confirm.ts) asks; stands once in the frame, while there is one. */
import type { ReactNode } from 'react'
import type { AskedQuestion } from '../hooks/confirm.ts'
import { useWords } from '../i18n.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

const ConfirmDialog = ({ question }: { readonly question: AskedQuestion }): ReactNode => {
  const { t } = useWords()
  return (
    <Dialog
      title={question.title}
      isOpen
      size="small"
      role="alertdialog"
      onClose={() => question.answer(false)}
      footer={
        <>
          {/* What changes nothing has the focus, so that Enter by habit destroys nothing. */}
          <Button autoFocus onPress={() => question.answer(false)}>
            {t('components.cancel')}
          </Button>
          <Button variant={question.isDangerous === true ? 'danger' : 'primary'} onPress={() => question.answer(true)}>
            {question.action}
          </Button>
        </>
      }
    >
      <div>{question.text}</div>
    </Dialog>
  )
}

export default ConfirmDialog
