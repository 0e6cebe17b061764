/** Saving an open contract: what changed, within a second, and nothing lost when it cannot be written. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ContractSession } from '../../../renderer/contract/contract-session.ts'
import { setFieldValue } from '../../../renderer/contract/record.ts'
import { contractState } from '../../../renderer/editor/editor-state.ts'
import type { ContractChange } from '../../../shared/api.ts'
import { AppError } from '../../../shared/errors.ts'
import { clause, contract, contractOf, field, p } from '../../build.ts'

const some = contractOf(contract(clause({ id: 'a' }, p('Et ', field('pris'))), clause({ id: 'b' }, p('To'))), {
  fields: [{ key: 'pris', label: 'Pris', type: 'amount', owner: 'buyer' }],
})

const opened = (save: (change: ContractChange) => Promise<{ revision: number; at: string }>) => {
  const saved: ContractChange[] = []
  const session = new ContractSession('k', 4, contractState(some), (_id, change) => {
    saved.push(change)
    return save(change)
  })
  return { session, saved }
}
const fine = (change: ContractChange) => Promise.resolve({ revision: change.expected + 1, at: '2026-11-21T10:00:00Z' })
const type = (session: ContractSession, text: string, at = 2): void => session.dispatch(session.state.tr.insertText(text, at))

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('a keystroke is saved within a second, as one piece', async () => {
  const { session, saved } = opened(fine)
  type(session, 'x')
  expect(session.saving.status).toBe('pending')
  await vi.advanceTimersByTimeAsync(1000)
  expect(saved).toHaveLength(1)
  expect(saved[0]).toMatchObject({ expected: 4, frame: null, filled: null, splice: { at: 0, remove: 1 }, fields: { total: 1, open: 1 } })
  expect(saved[0]?.splice?.insert).toHaveLength(1)
  expect([session.saving, session.revision]).toEqual([{ status: 'saved', at: '2026-11-21T10:00:00Z' }, 5])
})

test('keystrokes in a row are saved together, and someone who never pauses is saved every second', async () => {
  const { session, saved } = opened(fine)
  for (let times = 0; times < 24; times += 1) {
    type(session, 'x')
    await vi.advanceTimersByTimeAsync(250)
  }
  // 24 keystrokes in six seconds.
  expect(saved.length).toBeGreaterThanOrEqual(5)
  expect(saved.length).toBeLessThan(10)
})

test('a filled field saves values and not the text', async () => {
  const { session, saved } = opened(fine)
  session.dispatch(setFieldValue(session.state, 'pris', 100))
  await session.flush()
  expect(saved[0]).toMatchObject({ frame: null, filled: JSON.stringify({ values: { pris: 100 }, answers: {} }), splice: null, fields: { open: 0 } })
})

test('the caret alone saves nothing', async () => {
  const { session, saved } = opened(fine)
  session.dispatch(session.state.tr.setMeta('addToHistory', false))
  await vi.advanceTimersByTimeAsync(5000)
  await session.flush()
  expect([saved, session.saving.status]).toEqual([[], 'saved'])
})

test('what was undone before it was saved is not saved', async () => {
  const { session, saved } = opened(fine)
  type(session, 'x')
  session.dispatch(session.state.tr.delete(2, 3))
  await session.flush()
  expect([saved, session.saving.status]).toEqual([[], 'saved'])
})

test('what is typed while a save runs is saved next, over its revision', async () => {
  const { session, saved } = opened(async (change) => {
    if (change.expected === 4) type(session, 'y')
    return fine(change)
  })
  type(session, 'x')
  await vi.advanceTimersByTimeAsync(700)
  expect(session.saving.status).toBe('pending')
  await vi.advanceTimersByTimeAsync(1000)
  expect(saved.map(({ expected }) => expected)).toEqual([4, 5])
  expect(session.saving.status).toBe('saved')
})

test('a save that fails is told and tried again with everything that changed', async () => {
  let full = true
  const { session, saved } = opened((change) => (full ? Promise.reject(new AppError('database_failed', { why: 'disk full' })) : fine(change)))
  type(session, 'x')
  await session.flush()
  expect(session.saving).toMatchObject({ status: 'failed', error: { code: 'database_failed' } })
  full = false
  type(session, 'y', 12)
  await session.flush()
  expect(session.saving.status).toBe('saved')
  expect(saved[1]?.expected).toBe(4)
  expect(saved[1]?.splice?.remove).toBe(2)
})

test('a failed save can be tried again without another change', async () => {
  let full = true
  const { session } = opened((change) => (full ? Promise.reject(new AppError('database_failed', {})) : fine(change)))
  type(session, 'x')
  await session.flush()
  full = false
  await session.flush()
  expect([session.saving.status, session.revision]).toEqual(['saved', 5])
})

test('after a conflict nothing is written any more', async () => {
  const { session, saved } = opened(() => Promise.reject(new AppError('conflict', { id: 'k' })))
  type(session, 'x')
  await session.flush()
  expect(session.saving.status).toBe('conflict')
  type(session, 'y')
  await vi.advanceTimersByTimeAsync(10_000)
  await session.flush()
  expect(saved).toHaveLength(1)
})
