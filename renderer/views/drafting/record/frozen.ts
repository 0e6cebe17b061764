/** Fixing the numbers of a contract whose tender has been published, and letting them go again: both are asked about first. */
import { freeze } from '../../../../shared/document/frozen-numbers.ts'
import type { ContractSession } from '../../../contract/contract-session.ts'
import { changeRecord, contractIn } from '../../../contract/record.ts'
import { confirm } from '../../../hooks/confirm.ts'
import { words } from '../../../i18n.ts'

export const freezeNumbers = async (session: ContractSession): Promise<void> => {
  const { t } = words()
  if (!(await confirm({ title: t('record.freeze_question'), text: t('record.freeze_what'), action: t('record.freeze_act') }))) return
  session.dispatch(changeRecord(session.state, { frozen: freeze(contractIn(session.state)) }))
}

export const releaseNumbers = async (session: ContractSession): Promise<void> => {
  const { t } = words()
  const question = { title: t('record.release_question'), text: t('record.release_what'), action: t('record.release_act'), isDangerous: true }
  if (!(await confirm(question))) return
  session.dispatch(changeRecord(session.state, { frozen: null }))
}
