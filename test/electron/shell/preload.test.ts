/** The page gets one function per method and the events, nothing of Electron. */
import { beforeAll, expect, test } from 'vitest'
import { type AppEvent, type Bridge, METHODS } from '../../../shared/api.ts'
import { exposed, ipcRenderer } from './fake-electron.ts'

let bridge: Bridge
beforeAll(async () => {
  await import('../../../electron/preload.ts')
  bridge = exposed.get('api') as Bridge
})

test('it offers exactly the methods of the table', () => {
  const { onEvent, ...groups } = bridge
  expect(typeof onEvent).toBe('function')
  expect(Object.fromEntries(Object.entries(groups).map(([group, methods]) => [group, Object.keys(methods)]))).toEqual(METHODS)
  expect([...exposed.keys()]).toEqual(['api'])
})

test('a call goes to the channel of its method with its arguments', async () => {
  expect(await bridge.contracts.rename('an-id', 'A title')).toBe('answer')
  expect(ipcRenderer.invoked.at(-1)).toEqual(['klausul:contracts.rename', 'an-id', 'A title'])
})

const send = (event: AppEvent): boolean => ipcRenderer.emit('klausul:event', { sender: 'electron' }, event)

test('a listener hears the data of an event and no more, until it stops listening', () => {
  const heard: unknown[][] = []
  const stop = bridge.onEvent((...args) => heard.push(args))
  send({ type: 'flush' })
  stop()
  expect(heard).toEqual([[{ type: 'flush' }]])
})

test('what comes while nobody listens waits for the first who does', () => {
  const heard: AppEvent[] = []
  send({ type: 'command', id: 'library' })
  send({ type: 'flush' })
  const stop = bridge.onEvent((event) => heard.push(event))
  const others: AppEvent[] = []
  const stopOther = bridge.onEvent((event) => others.push(event))
  expect([heard, others]).toEqual([[{ type: 'command', id: 'library' }, { type: 'flush' }], []])
  stop()
  stopOther()
})
