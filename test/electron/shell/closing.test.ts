/** Closing asks the window to save first, and a person when the window does not answer. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type ClosingWorld, createClosing } from '../../../electron/closing.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const world = (change: Partial<ClosingWorld> = {}): ClosingWorld & { readonly done: string[] } => {
  const done: string[] = []
  return {
    done,
    limit: 1000,
    askToSave: () => {
      done.push('save')
      return true
    },
    confirmLoss: () => {
      done.push('confirm')
      return Promise.resolve(false)
    },
    ...change,
  }
}

test('a window that answers may close', async () => {
  const given = world()
  const closing = createClosing(given)
  const answer = closing.ask()
  closing.flushed(true)
  expect([await answer, given.done]).toEqual([true, ['save']])
})

test('one that cannot save closes only if a person says so, who is asked at once', async () => {
  for (const loss of [true, false]) {
    const closing = createClosing(world({ confirmLoss: () => Promise.resolve(loss) }))
    const answer = closing.ask()
    closing.flushed(false)
    expect(await answer).toBe(loss)
  }
})

test('one that does not answer in time closes only if a person says so', async () => {
  for (const loss of [true, false]) {
    const closing = createClosing(world({ confirmLoss: () => Promise.resolve(loss) }))
    const answer = closing.ask()
    await vi.advanceTimersByTimeAsync(999)
    let isSettled = false
    void answer.finally(() => {
      isSettled = true
    })
    await vi.advanceTimersByTimeAsync(0)
    expect(isSettled).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await answer).toBe(loss)
  }
})

test('where there is no window that could save, nobody is asked', async () => {
  const given = world({ askToSave: () => false })
  expect([await createClosing(given).ask(), given.done]).toEqual([true, []])
})

test('asked twice, it saves once and answers alike', async () => {
  const given = world()
  const closing = createClosing(given)
  const both = Promise.all([closing.ask(), closing.ask()])
  closing.flushed(true)
  expect([await both, given.done]).toEqual([[true, true], ['save']])
})

test('kept open, it can be asked again', async () => {
  const given = world()
  const closing = createClosing(given)
  const first = closing.ask()
  await vi.advanceTimersByTimeAsync(1000)
  expect(await first).toBe(false)
  const second = closing.ask()
  closing.flushed(true)
  expect([await second, given.done]).toEqual([true, ['save', 'confirm', 'save']])
})

test('an answer that nobody awaits does nothing', () => {
  expect(createClosing(world()).flushed(true)).toBeUndefined()
})
