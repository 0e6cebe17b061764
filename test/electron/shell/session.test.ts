/** Pages may ask for nothing and reach nothing but the program's own files. */
import type { Session } from 'electron'
import { expect, test } from 'vitest'
import { hardenSession, isAllowedRequest } from '../../../electron/session.ts'

test.each([
  ['app://klausul/index.html', true],
  ['blob:app://klausul/1', true],
  ['data:image/png;base64,AA', true],
  ['devtools://devtools/bundled/x.html', true],
  ['http://127.0.0.1:5173/', false],
  ['https://example.com/', false],
  ['ws://127.0.0.1:5173/', false],
  ['wss://example.com/', false],
  ['ftp://example.com/', false],
  ['file:///etc/passwd', false],
  ['chrome://version', false],
  ['nonsense', false],
])('%s may be loaded: %s', (url, allowed) => {
  expect(isAllowedRequest(url)).toBe(allowed)
})

test('every permission is denied, every other request cancelled, the spell checker off', async () => {
  const given: Record<string, unknown> = {}
  const keep =
    (name: string) =>
    (value: unknown): void => {
      given[name] = value
    }
  hardenSession({
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setSpellCheckerEnabled: keep('spelling'),
    webRequest: { onBeforeRequest: keep('before') },
  } as unknown as Session)
  const request = given['request'] as (page: null, permission: string, callback: (granted: boolean) => void) => void
  expect(await new Promise((resolve) => request(null, 'media', resolve))).toBe(false)
  expect((given['check'] as () => boolean)()).toBe(false)
  expect((given['device'] as () => boolean)()).toBe(false)
  expect(given['spelling']).toBe(false)
  const before = given['before'] as (details: { url: string }, callback: (verdict: { cancel: boolean }) => void) => void
  expect(await new Promise((resolve) => before({ url: 'https://example.com/' }, resolve))).toEqual({ cancel: true })
  expect(await new Promise((resolve) => before({ url: 'app://klausul/a.js' }, resolve))).toEqual({ cancel: false })
})
