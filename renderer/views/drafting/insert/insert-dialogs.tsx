/** The dialogs of the commands that ask before they insert. */
import type { ReactNode } from 'react'
import { useStore } from '../../../hooks/store.ts'
import { useDrafting } from '../drafting.ts'
import { ReferenceDialog } from '../references/reference-dialog.tsx'
import { DefinitionDialog } from './definition-dialog.tsx'
import { FieldDialog } from './field-dialog.tsx'
import { TableDialog } from './table-dialog.tsx'
import './insert.css'

export const InsertDialogs = (): ReactNode => {
  const { dialog } = useDrafting()
  const open = useStore(dialog)
  const close = (): void => dialog.set(null)
  if (open === 'insert_reference') return <ReferenceDialog pos={null} onClose={close} />
  if (open === 'insert_field') return <FieldDialog onClose={close} />
  if (open === 'insert_definition') return <DefinitionDialog onClose={close} />
  if (open === 'insert_table') return <TableDialog onClose={close} />
  return null
}
