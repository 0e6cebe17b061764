/** A new footnote at the caret. */
import { type ReactNode, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { TextArea } from '../../../components/text-area.tsx'
import { insertFootnote } from '../../../editor/commands/footnotes.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { insertOrSay } from '../insert/insert-or-say.ts'

export const FootnoteDialog = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const [text, setText] = useState('')
  const make = (): void => {
    if (text.trim() === '') return
    onClose()
    insertOrSay(session, insertFootnote(text), t('insert.not_in_text'))
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
