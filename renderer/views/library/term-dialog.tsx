/** The term of a definition: a new one, or another for the one that the caret stands in. */
import { type ReactNode, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useWords } from '../../i18n.ts'

export interface TermDialogProps {
  /** Empty for a new definition. */
  readonly term: string
  readonly onDone: (term: string) => void
  readonly onClose: () => void
}

export const TermDialog = ({ term, onDone, onClose }: TermDialogProps): ReactNode => {
  const { t } = useWords()
  const [typed, setTyped] = useState(term)
  const [isRefused, setRefused] = useState(false)
  const submit = (): void => {
    if (typed.trim() === '') setRefused(true)
    else onDone(typed.trim())
  }
  return (
    <Dialog
      title={term === '' ? t('library.insert_definition') : t('library.change_term')}
      isOpen
      size="small"
      onClose={onClose}
      onSubmit={submit}
      footer={
        <>
          <Button onPress={onClose}>{t('components.cancel')}</Button>
          <Button variant="primary" type="submit">
            {term === '' ? t('library.insert') : t('library.change')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('library.term')}
        description={t('library.term_help')}
        value={typed}
        onChange={setTyped}
        autoFocus
        {...(isRefused && typed.trim() === '' ? { errorMessage: t('library.term_missing') } : {})}
      />
    </Dialog>
  )
}
