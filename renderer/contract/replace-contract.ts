/** Putting another version of a contract in the place of the open one: an older revision, or one's own beside another's. */
import type { EditorState, Transaction } from 'prosemirror-state'
import type { Api } from '../../shared/api.ts'
import type { Contract } from '../../shared/model.ts'
import { passLocks } from '../editor/locks.ts'
import { discardContract, openContract } from './open-contract.ts'
import type { ContractSession } from './contract-session.ts'
import { changeRecord, contractIn } from './record.ts'

/** A transaction that makes a state hold `contract`. It changes only what differs, so that the caret stays and the change is saved as small as it is. */
export const replaceContract = (state: EditorState, contract: Contract): Transaction => {
  const { document, ...record } = contract
  const { tr, doc } = state
  const start = doc.content.findDiffStart(document.content)
  const end = doc.content.findDiffEnd(document.content)
  if (start !== null && end) {
    // Where what was repeated is longer on one side, the common end reaches into the common beginning.
    const overlap = Math.max(0, start - Math.min(end.a, end.b))
    tr.replace(start, end.a + overlap, document.slice(start, end.b + overlap))
    if (!tr.doc.eq(document)) tr.replaceWith(0, tr.doc.content.size, document.content)
  }
  return passLocks(changeRecord(state, record, tr))
}

/**
 * Keep what a session holds as a contract of its own, when the contract itself was changed elsewhere. Returns the new contract's id; the session is
 * discarded. Throws `AppError` when the copy cannot be made or saved.
 */
export const keepAsCopy = async (
  session: ContractSession,
  title: string,
  contracts: Pick<Api['contracts'], 'open' | 'save' | 'duplicate'>,
): Promise<string> => {
  const id = await contracts.duplicate(session.id, title)
  const copy = await openContract(id, contracts)
  copy.dispatch(replaceContract(copy.state, { ...contractIn(session.state), title }))
  await copy.flush()
  const { saving } = copy
  copy.close()
  if (saving.status === 'failed' || saving.status === 'conflict') throw saving.error
  discardContract(session)
  return id
}
