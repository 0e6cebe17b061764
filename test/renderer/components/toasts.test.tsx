// @vitest-environment happy-dom
/** Messages: said politely, gone by themselves, held while one is at them, undone by keyboard. */
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { toast, Toasts } from '../../../renderer/components/toasts.tsx'
import { speak } from '../../../renderer/i18n.ts'
import { allByRole, byRole, focus, key, press, render, shows } from '../screen.tsx'

const say = (...message: Parameters<typeof toast>): Promise<void> => act(async () => void toast(...message))
const wait = (milliseconds: number): Promise<void> => act(async () => void vi.advanceTimersByTime(milliseconds))

beforeEach(async () => {
  await speak('en')
  await render(
    <>
      <button type="button">Work</button>
      <Toasts />
    </>,
  )
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
})
afterEach(async () => {
  await wait(60_000)
  vi.useRealTimers()
})

test('a message stands in a polite region and goes by itself', async () => {
  await say({ text: 'Saved' })
  expect(shows('Saved', byRole('status'))).toBe(true)
  await wait(6_500)
  expect(shows('Saved', byRole('status'))).toBe(false)
})

test('with something to press it stays longer, and as long as the focus is on it', async () => {
  await say({ text: 'Binned', action: { label: 'Undo', run: () => undefined } })
  await wait(7_000)
  expect(shows('Binned')).toBe(true)
  await focus(byRole('button', 'Undo'))
  await wait(60_000)
  expect(shows('Binned')).toBe(true)
  await focus(byRole('button', 'Work'))
  await wait(12_500)
  expect(shows('Binned')).toBe(false)
})

test('its act is done once and the message goes', async () => {
  const run = vi.fn<() => void>()
  await say({ text: 'Binned', action: { label: 'Undo', run } })
  await press(byRole('button', 'Undo'))
  expect(run).toHaveBeenCalledTimes(1)
  expect(shows('Binned')).toBe(false)
})

test('no more than three stand at a time: the oldest gives way', async () => {
  for (const text of ['one', 'two', 'three', 'four']) await say({ text })
  expect(allByRole('button', 'Dismiss')).toHaveLength(3)
  expect(shows('one')).toBe(false)
})

test('what is no longer true gives way: a newer message about the same stands alone', async () => {
  await say({ text: 'Out of use', about: ['a'], action: { label: 'Undo', run: () => undefined } })
  await say({ text: 'Other', about: ['b', 'c'] })
  await say({ text: 'In use', about: ['a'], action: { label: 'Undo', run: () => undefined } })
  expect([shows('Out of use'), shows('Other'), shows('In use')]).toEqual([false, true, true])
  await say({ text: 'All gone', about: ['a', 'c'] })
  expect([shows('Other'), shows('In use'), shows('All gone')]).toEqual([false, false, true])
})

test('the same words stand once, unless each has something else to undo', async () => {
  await say({ text: 'Refused' })
  await say({ text: 'Refused' })
  expect(allByRole('button', 'Dismiss')).toHaveLength(1)
  for (const about of [['a'], ['b']]) await say({ text: 'Binned', about, action: { label: 'Undo', run: () => undefined } })
  expect(allByRole('button', 'Undo')).toHaveLength(2)
})

test('after the act of a message is pressed, the focus goes back to where one was', async () => {
  await focus(byRole('button', 'Work'))
  await say({ text: 'Binned', action: { label: 'Undo', run: () => undefined } })
  await focus(byRole('button', 'Undo'))
  await press(byRole('button', 'Undo'))
  expect(document.activeElement).toBe(byRole('button', 'Work'))
})

test('F6 goes to the newest message, Escape back to where one was', async () => {
  await focus(byRole('button', 'Work'))
  await say({ text: 'Binned', action: { label: 'Undo', run: () => undefined } })
  await key('F6')
  expect(document.activeElement).toBe(byRole('button', 'Undo'))
  await key('Escape')
  expect(document.activeElement).toBe(byRole('button', 'Work'))
})

test('when the message with the focus is taken away the focus goes back', async () => {
  await focus(byRole('button', 'Work'))
  await say({ text: 'Binned' })
  await key('F6')
  await press(byRole('button', 'Dismiss'))
  expect(document.activeElement).toBe(byRole('button', 'Work'))
})
