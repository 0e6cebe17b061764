/** A new footnote at the caret. */
import { type ReactNode, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { insertFootnote } from '../commands/footnotes.ts'
import { useWords } from '../../i18n.ts'
import type { AskingProps } from './editing.ts'
import { insertOrSay } from './insert-or-say.ts'

export const FootnoteDialog = ({ editing, onClose }: AskingProps): ReactNode => {
  const { t } = useWords()
  const [text, setText] = useState('')
  const make = (): void => {
    if (text.trim() === '') return
    onClose()
    insertOrSay(editing, insertFootnote(text), t('insert.not_in_text'))
  }
  return (
    <Dialog
      title={t('footnotes.insert_title')}
      isOpen
      size="small"
      onClose={onClose}
      onSubmit={make}
      footer={
        <>
          <Button onPress={onClose}>{t('insert.cancel')}</Button>
          <Button variant="primary" type="submit" isDisabled={text.trim() === ''}>
            {t('insert.insert')}
          </Button>
        </>
      }
    >
      <TextArea label={t('footnotes.text')} description={t('footnotes.help')} value={text} onChange={setText} autoFocus />
    </Dialog>
  )
}
