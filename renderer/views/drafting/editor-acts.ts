/** The editor's commands as acts of the window: done in the open contract, or asked about first in a dialog. */
import { partAttributes } from '../../../shared/document/attributes.ts'
import { nameOf } from '../../contract/part-facts.ts'
import { backToText } from '../../editor/back-to-text.ts'
import type { Asks, EditorCommand } from '../../editor/commands/catalogue.ts'
import { lockedAt } from '../../editor/commands/locking.ts'
import { selectedPart } from '../../editor/commands/places.ts'
import { words } from '../../i18n.ts'
import { type Consent, deleteConsent, doWithConsent, reserveConsent } from './consent/consent.tsx'
import { dispatchGuarded } from './consent/guarded-edits.ts'
import type { DialogName, Drafting } from './drafting.ts'
import { arrange } from './layout.ts'

const QUESTIONS: Readonly<Record<Exclude<Asks, 'library_clause' | 'unlock'>, DialogName>> = {
  reference: 'insert_reference',
  field: 'insert_field',
  definition: 'insert_definition',
  table: 'insert_table',
  forms: 'definition_forms',
  footnote: 'insert_footnote',
  choice: 'insert_choice',
  condition: 'condition',
  lock: 'lock',
  save_clause: 'save_clause',
}

/** Acts that can leave references without a target, and what is asked then. */
const consentTo = (id: string, name: string): Consent | null => {
  if (id === 'clause.delete') return deleteConsent(name)
  return id === 'clause.reserve' ? reserveConsent(name) : null
}

/** Do a command of the catalogue; one that asks opens its dialog, a clause of the library is chosen in the left pane. */
export const doCommand = (drafting: Drafting, { id, run, asks }: EditorCommand): void => {
  const { session, dialog } = drafting
  if (asks === 'library_clause') {
    arrange({ left: true, leftTab: 'library' })
    return
  }
  if (asks === 'unlock') {
    const locked = lockedAt(session.state)
    if (locked) drafting.unlocking.set(partAttributes(locked.node).id)
    return
  }
  if (asks !== undefined) {
    dialog.set(QUESTIONS[asks])
    return
  }
  const part = selectedPart(session.state)
  const consent = part && consentTo(id, nameOf(part.node) || words().t('outline.nameless'))
  if (consent) {
    void doWithConsent(drafting, run, consent).then(() => session.view?.focus())
    return
  }
  run(session.state, (tr) => dispatchGuarded(drafting, tr), session.view ?? undefined)
  backToText(session.view)
}
