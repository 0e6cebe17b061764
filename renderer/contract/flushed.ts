/** Saving a contract before something is made of it: the library and the standards take it from the database. */
import type { ContractSession } from './contract-session.ts'

/** Save what is not saved. Throws what saving was refused with. */
export const saveNow = async (session: ContractSession): Promise<void> => {
  await session.flush()
  const { saving } = session
  if (saving.status === 'failed' || saving.status === 'conflict') throw saving.error
}
