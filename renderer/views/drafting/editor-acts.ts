/** The editor's commands as acts of the window: done in the open contract, or asked about first in a dialog. */
import type { Asks, EditorCommand } from '../../editor/commands/catalogue.ts'
import type { DialogName, Drafting } from './drafting.ts'
import { arrange } from './layout.ts'

const QUESTIONS: Readonly<Record<Exclude<Asks, 'library_clause'>, DialogName>> = {
  reference: 'insert_reference',
  field: 'insert_field',
  definition: 'insert_definition',
  table: 'insert_table',
}

/** Do a command of the catalogue; one that asks opens its dialog, a clause of the library is chosen in the left pane. */
export const doCommand = ({ session, dialog }: Drafting, { run, asks }: EditorCommand): void => {
  if (asks === 'library_clause') {
    arrange({ left: true, leftTab: 'library' })
    return
  }
  if (asks !== undefined) {
    dialog.set(QUESTIONS[asks])
    return
  }
  run(session.state, session.dispatch, session.view ?? undefined)
  session.view?.focus()
}
