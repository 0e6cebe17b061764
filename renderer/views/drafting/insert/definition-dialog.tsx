/** Defining a term at the caret. */
import { type ReactNode, useState } from 'react'
import { definedTerms } from '../../../../shared/document/defined-terms.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { insertDefinition } from '../../../editor/commands/insertions.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { insertOrSay } from './insert-or-say.ts'

export const DefinitionDialog = ({ onClose }: { readonly onClose: () => void }): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const [term, setTerm] = useState('')
  const [known] = useState(() => new Set(definedTerms(session.state.doc).map((one) => one.term.toLowerCase())))
  const isKnown = known.has(term.trim().toLowerCase())
  const make = (): void => {
    if (term.trim() === '' || isKnown) return
    onClose()
    insertOrSay(session, insertDefinition(term), t('insert.not_in_clause'))
  }
  return (
    <Dialog
      title={t('insert.definition_title')}
      isOpen
      size="small"
      onClose={onClose}
      onSubmit={make}
      footer={
        <>
          <Button onPress={onClose}>{t('insert.cancel')}</Button>
          <Button variant="primary" type="submit" isDisabled={term.trim() === '' || isKnown}>
            {t('insert.insert')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('insert.term')}
        description={t('insert.term_help')}
        value={term}
        onChange={setTerm}
        autoFocus
        errorMessage={isKnown ? t('insert.term_known') : undefined}
      />
    </Dialog>
  )
}
