/** Defining a term at the caret, or changing the one of a definition and the forms in which the text uses it. */
import type { Node } from 'prosemirror-model'
import { type ReactNode, useState } from 'react'
import { attributesOf } from '../../../../shared/document/attributes.ts'
import { definedTerms } from '../../../../shared/document/defined-terms.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { TextField } from '../../../components/text-field.tsx'
import { insertDefinition, setTerm as changeTerm } from '../../../editor/commands/definitions.ts'
import { useWords } from '../../../i18n.ts'
import { useDrafting } from '../drafting.ts'
import { insertOrSay } from '../../../editor/asking/insert-or-say.ts'

/** Forms as they are typed: with commas or semicolons between them. */
const formsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;]/)
      .map((form) => form.trim())
      .filter((form) => form !== ''),
  ),
]

/** `edited` is the definition to change; null makes one. */
export const DefinitionDialog = ({ edited, onClose }: { readonly edited: Node | null; readonly onClose: () => void }): ReactNode => {
  const { t } = useWords()
  const { session } = useDrafting()
  const before = edited && attributesOf(edited, 'definition')
  const [term, setTerm] = useState(before?.term ?? '')
  const [forms, setForms] = useState(before?.forms.join(', ') ?? '')
  const [known] = useState(
    () =>
      new Set(
        definedTerms(session.state.doc)
          .filter(({ definition }) => definition !== before?.id)
          .map((one) => one.term.toLowerCase()),
      ),
  )
  const isKnown = known.has(term.trim().toLowerCase())
  const make = (): void => {
    if (term.trim() === '' || isKnown) return
    onClose()
    const command = before ? changeTerm(before.id, term, formsIn(forms)) : insertDefinition(term, '', formsIn(forms))
    insertOrSay(session, command, t('insert.not_in_clause'))
  }
  return (
    <Dialog
      title={before ? t('insert.definition_change_title') : t('insert.definition_title')}
      isOpen
      size="small"
      onClose={onClose}
      onSubmit={make}
      footer={
        <>
          <Button onPress={onClose}>{t('insert.cancel')}</Button>
          <Button variant="primary" type="submit" isDisabled={term.trim() === '' || isKnown}>
            {before ? t('insert.change') : t('insert.insert')}
          </Button>
        </>
      }
    >
      <div className="insert-form">
        <TextField
          label={t('insert.term')}
          description={t('insert.term_help')}
          value={term}
          onChange={setTerm}
          autoFocus
          errorMessage={isKnown ? t('insert.term_known') : undefined}
        />
        <TextField label={t('insert.forms')} description={t('insert.forms_help')} value={forms} onChange={setForms} />
      </div>
    </Dialog>
  )
}
