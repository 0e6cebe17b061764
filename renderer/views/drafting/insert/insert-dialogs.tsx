/** The dialogs of the commands that ask before they act. */
import type { ReactNode } from 'react'
import { useStore } from '../../../hooks/store.ts'
import { definitionAt } from '../../../editor/commands/definitions.ts'
import { ChoiceDialog } from '../../../editor/asking/choice-dialog.tsx'
import { ConditionDialog } from '../../../editor/asking/condition-dialog.tsx'
import { FootnoteDialog } from '../../../editor/asking/footnote-dialog.tsx'
import { answerConsent, doWithConsent } from '../consent/consent.tsx'
import { useDrafting } from '../drafting.ts'
import { LockDialog } from '../locks/lock-dialog.tsx'
import { UnlockDialog } from '../locks/unlock-dialog.tsx'
import { ReferenceDialog } from '../references/reference-dialog.tsx'
import { SaveClauseDialog } from '../save/save-clause-dialog.tsx'
import { DefinitionDialog } from './definition-dialog.tsx'
import { FieldDialog } from './field-dialog.tsx'
import { TableDialog } from './table-dialog.tsx'
import './insert.css'

export const InsertDialogs = (): ReactNode => {
  const drafting = useDrafting()
  const { dialog, session } = drafting
  const open = useStore(dialog)
  const unlocking = useStore(drafting.unlocking)
  const close = (): void => dialog.set(null)
  if (unlocking !== null) return <UnlockDialog id={unlocking} />
  if (open === 'insert_reference') return <ReferenceDialog pos={null} onClose={close} />
  if (open === 'insert_field') return <FieldDialog onClose={close} />
  if (open === 'insert_definition') return <DefinitionDialog edited={null} onClose={close} />
  if (open === 'definition_forms') return <DefinitionDialog edited={definitionAt(session.state)} onClose={close} />
  if (open === 'insert_footnote') return <FootnoteDialog editing={session} onClose={close} />
  if (open === 'insert_choice') return <ChoiceDialog editing={session} mayAdd onClose={close} />
  if (open === 'condition') {
    return (
      <ConditionDialog
        editing={session}
        at={null}
        inContract
        apply={(command, name) => doWithConsent(drafting, command, answerConsent(name))}
        onClose={close}
      />
    )
  }
  if (open === 'lock') return <LockDialog onClose={close} />
  if (open === 'insert_table') return <TableDialog onClose={close} />
  if (open === 'save_clause') return <SaveClauseDialog onClose={close} />
  return null
}
