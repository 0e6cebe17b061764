/** The dialogs of the commands that ask before they insert. */
import type { ReactNode } from 'react'
import { useStore } from '../../../hooks/store.ts'
import { definitionAt } from '../../../editor/commands/definitions.ts'
import { ChoiceDialog } from '../choices/choice-dialog.tsx'
import { ConditionDialog } from '../choices/condition-dialog.tsx'
import { useDrafting } from '../drafting.ts'
import { FootnoteDialog } from '../footnotes/footnote-dialog.tsx'
import { LockDialog } from '../locks/lock-dialog.tsx'
import { ReferenceDialog } from '../references/reference-dialog.tsx'
import { SaveClauseDialog } from '../save/save-clause-dialog.tsx'
import { DefinitionDialog } from './definition-dialog.tsx'
import { FieldDialog } from './field-dialog.tsx'
import { TableDialog } from './table-dialog.tsx'
import './insert.css'

export const InsertDialogs = (): ReactNode => {
  const { dialog, session } = useDrafting()
  const open = useStore(dialog)
  const close = (): void => dialog.set(null)
  if (open === 'insert_reference') return <ReferenceDialog pos={null} onClose={close} />
  if (open === 'insert_field') return <FieldDialog onClose={close} />
  if (open === 'insert_definition') return <DefinitionDialog edited={null} onClose={close} />
  if (open === 'definition_forms') return <DefinitionDialog edited={definitionAt(session.state)} onClose={close} />
  if (open === 'insert_footnote') return <FootnoteDialog onClose={close} />
  if (open === 'insert_choice') return <ChoiceDialog onClose={close} />
  if (open === 'condition') return <ConditionDialog onClose={close} />
  if (open === 'lock') return <LockDialog onClose={close} />
  if (open === 'insert_table') return <TableDialog onClose={close} />
  if (open === 'save_clause') return <SaveClauseDialog onClose={close} />
  return null
}
