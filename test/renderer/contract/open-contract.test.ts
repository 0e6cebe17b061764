/** Leaving a contract: what could not be saved is kept, and saved with everything else as soon as that is possible. */
import { expect, test, vi } from 'vitest'
import { closeContract, discardContract, openContract } from '../../../renderer/contract/open-contract.ts'
import { saveEverything } from '../../../renderer/hooks/saving.ts'
import type { Api } from '../../../shared/api.ts'
import { serialise } from '../../../shared/document/format.ts'
import { AppError } from '../../../shared/errors.ts'
import { clause, contract, contractOf, p } from '../../build.ts'

const STORED = serialise(contractOf(contract(clause({ id: 'one', heading: 'Levering' }, p('Sådan.')))))

const opened = async (id: string, save: Api['contracts']['save']) => {
  const session = await openContract(id, { open: async () => ({ id, revision: 1, contract: STORED }), save })
  session.dispatch(session.state.tr.insertText('Ny ', 12))
  return session
}

test('what is being saved while its contract is left counts as saved only when it is', async () => {
  const answer = Promise.withResolvers<{ revision: number; at: string }>()
  const save = vi.fn<Api['contracts']['save']>(() => answer.promise)
  const leaving = closeContract(await opened('slow', save))
  let done: boolean | null = null
  const everything = saveEverything().then((saved) => (done = saved))
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(done).toBe(null)
  answer.resolve({ revision: 2, at: '2027-01-01T00:00:00.000Z' })
  expect([await leaving, await everything]).toEqual([true, true])
})

test('saving everything does not wait for ever for what cannot be saved, says so, and tries again', async () => {
  const save = vi.fn<Api['contracts']['save']>().mockRejectedValue(new AppError('database_failed', { why: 'disk full' }))
  const session = await opened('stuck', save)
  expect(await closeContract(session)).toBe(false)
  expect(await saveEverything()).toBe(false)
  expect(await saveEverything()).toBe(false)
  save.mockResolvedValue({ revision: 2, at: '2027-01-01T00:00:00.000Z' })
  expect(await saveEverything()).toBe(true)
  expect(save).toHaveBeenCalledTimes(4)
})

test('what was left unsaved and opened again is its own concern, and what is given up is not saved', async () => {
  const save = vi.fn<Api['contracts']['save']>().mockRejectedValue(new AppError('conflict', {}))
  const session = await opened('conflict', save)
  expect(await closeContract(session)).toBe(false)
  expect(await saveEverything()).toBe(false)
  expect(await openContract('conflict', { open: vi.fn<Api['contracts']['open']>(), save })).toBe(session)
  expect(await saveEverything()).toBe(true)
  discardContract(session)
  expect(await closeContract(session)).toBe(true)
})
