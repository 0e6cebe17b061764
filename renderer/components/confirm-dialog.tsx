/** A question before an act that cannot be undone: `await confirm({…})` from anywhere, answered in the one dialog that the frame shows. */
import type { ReactNode } from 'react'
import { createStore, useStore } from '../hooks/store.ts'
import { useWords } from '../i18n.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

export interface Question {
  /** As a question: »Slet kontrakten for altid?« */
  readonly title: string
  /** What will happen. */
  readonly text: ReactNode
  /** The act by its verb, never »OK«. */
  readonly action: string
  readonly isDangerous?: boolean
}

interface Asked extends Question {
  readonly answer: (agreed: boolean) => void
}

const asked = createStore<Asked | null>(null)

/** Ask the user. Resolves to whether they agree. A question that is still open is answered with no. */
export const confirm = (question: Question): Promise<boolean> =>
  new Promise((resolve) => {
    asked.get()?.answer(false)
    asked.set({
      ...question,
      answer: (agreed) => {
        asked.set(null)
        resolve(agreed)
      },
    })
  })

/** Shows what `confirm` asks; stands once in the frame. */
const ConfirmDialog = (): ReactNode => {
  const { t } = useWords()
  const question = useStore(asked)
  if (!question) return null
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
