/** Calls are taken from the window's own page only. */
import { beforeAll, expect, test } from 'vitest'
import { handleCalls, isTrustedSender } from '../../../electron/ipc.ts'
import { METHODS } from '../../../shared/api.ts'
import { handlers } from './fake-electron.ts'

type Sender = Parameters<typeof isTrustedSender>[0]

const mainFrame = { url: 'app://klausul/index.html' }
/** A call's event as far as the check reads it. */
const eventFrom = (senderFrame: object | null): Sender => ({ sender: { mainFrame }, senderFrame }) as unknown as Sender

const calls: unknown[] = []
beforeAll(() => {
  handleCalls((group, method, given) => {
    calls.push([group, method, given])
    return Promise.resolve({ ok: true, value: 'done' })
  })
})

test('every method of the table is handled, and nothing else', () => {
  const expected = Object.entries(METHODS).flatMap(([group, methods]) => methods.map((method) => `klausul:${group}.${method}`))
  expect([...handlers.keys()].toSorted()).toEqual(expected.toSorted())
})

test('a call from the window’s page is answered', async () => {
  expect(await handlers.get('klausul:contracts.open')?.(eventFrom(mainFrame), 'an-id')).toEqual({ ok: true, value: 'done' })
  expect(calls).toEqual([['contracts', 'open', ['an-id']]])
})

test.each([
  ['a frame that is gone', null],
  ['a frame inside the page', { url: 'app://klausul/index.html' }],
  ['a frame of elsewhere', { url: 'https://example.com/' }],
])('a call from %s is refused and reaches nothing', (_name, frame) => {
  const before = calls.length
  expect(() => handlers.get('klausul:contracts.open')?.(eventFrom(frame), 'an-id')).toThrow('refused')
  expect(calls).toHaveLength(before)
})

test.each(['https://klausul/index.html', 'app://evil/index.html', 'file:///index.html', 'about:blank', ''])(
  'a page at %j is not trusted, main frame or not',
  (url) => {
    const frame = { url }
    expect(isTrustedSender({ sender: { mainFrame: frame }, senderFrame: frame } as unknown as Sender)).toBe(false)
  },
)
