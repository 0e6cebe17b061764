/** Unlocking a clause, after asking: its text can then be changed, and the contract no longer holds the wording that was to stay. */
import { headingOf } from '../../../../shared/document/attributes.ts'
import { findParts } from '../../../../shared/document/edit.ts'
import type { ContractSession } from '../../../contract/contract-session.ts'
import { nameOf } from '../../../contract/part-facts.ts'
import { setLocked } from '../../../editor/locks.ts'
import { confirm } from '../../../hooks/confirm.ts'
import { words } from '../../../i18n.ts'

/** Ask, and unlock the clause with an id. Resolves to whether it is unlocked. */
export const unlock = async (session: ContractSession, id: string): Promise<boolean> => {
  const { t } = words()
  const [found] = findParts(session.state.doc, id)
  if (!found) return false
  const name = headingOf(found.node) === '' ? nameOf(found.node) : headingOf(found.node)
  const reason = String(found.node.attrs['locked'] ?? '')
  const agreed = await confirm({
    title: t('locks.unlock_title', { name }),
    text: t('locks.unlock_text', { reason }),
    action: t('locks.unlock'),
    isDangerous: true,
  })
  if (agreed) setLocked(id, null)(session.state, session.dispatch)
  session.view?.focus()
  return agreed
}
