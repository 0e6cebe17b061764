/** The scheme serves the files of the window's folder and nothing else. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerRequest, CONTENT_SECURITY_POLICY, isOwnUrl, resolveAsset, START_URL } from '../../../electron/protocol.ts'

let folder = ''
let root = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'klausul-scheme-'))
  root = path.join(folder, 'renderer')
  mkdirSync(path.join(root, 'assets'), { recursive: true })
  mkdirSync(path.join(folder, 'renderer-other'))
  writeFileSync(path.join(root, 'index.html'), '<p>klausul</p>')
  writeFileSync(path.join(root, 'assets', 'main.js'), 'let a = 1')
  writeFileSync(path.join(root, 'assets', 'notes.exe'), 'x')
  writeFileSync(path.join(folder, 'secret.json'), '{}')
  writeFileSync(path.join(folder, 'renderer-other', 'secret.json'), '{}')
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('an address names a file below the folder', () => {
  expect(resolveAsset(root, START_URL)).toBe(path.join(root, 'index.html'))
  expect(resolveAsset(root, 'app://klausul/assets/main.js?v=1#top')).toBe(path.join(root, 'assets', 'main.js'))
  expect(resolveAsset(root, 'app://klausul/assets/a%20b.js')).toBe(path.join(root, 'assets', 'a b.js'))
})

test.each([
  'app://klausul/',
  'app://klausul',
  'app://klausul/../secret.json',
  'app://klausul/..%2fsecret.json',
  'app://klausul/%2e%2e/secret.json',
  'app://klausul/%2e%2e%2fsecret.json',
  'app://klausul/assets/..%2f..%2fsecret.json',
  'app://klausul/..%2frenderer-other/secret.json',
  'app://klausul/%00index.html',
  'app://klausul/%',
  'app://klausul/%ff',
  'app://other/index.html',
  'app://klausul.evil/index.html',
  'app://klausul:80/index.html',
  'https://klausul/index.html',
  'file:///etc/passwd',
  'not an address',
])('%s names none, or none outside the folder', (url) => {
  const file = resolveAsset(root, url)
  expect(file === null || file.startsWith(root + path.sep)).toBe(true)
})

const leadsOut = (parts: readonly string[]): boolean => {
  const file = resolveAsset(root, `app://klausul/${parts.join('/')}`)
  return file !== null && !file.startsWith(root + path.sep)
}

test('no address whatever leads out of the folder', () => {
  const part = fc.oneof(fc.constantFrom('..', '.', '%2e%2e', '..%2f', '..%5c', '%2f', '%5c', '//', '\\', '%00', 'assets', 'C:', '%252e'), fc.string())
  const sample = fc.sample(fc.array(part, { maxLength: 8 }), 2000)
  expect(sample.filter(leadsOut)).toEqual([])
})

const answerTo = (url: string, method = 'GET'): Promise<Response> => answerRequest(root, { method, url })

test('a file comes with the policy, its type, and the word that it is that type', async () => {
  const response = await answerTo(START_URL)
  expect([response.status, await response.text()]).toEqual([200, '<p>klausul</p>'])
  expect(Object.fromEntries(response.headers)).toEqual({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  })
  expect((await answerTo('app://klausul/assets/main.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8')
})

test.each([
  ['app://klausul/nowhere.js', 'GET', 404],
  ['app://klausul/assets', 'GET', 404],
  ['app://klausul/..%2fsecret.json', 'GET', 404],
  ['app://klausul/assets/notes.exe', 'GET', 404],
  [START_URL, 'POST', 405],
  [START_URL, 'HEAD', 405],
])('%s by %s is answered with %d and nothing', async (url, method, status) => {
  const response = await answerTo(url, method)
  expect([response.status, await response.text()]).toEqual([status, ''])
})

test('the policy allows nothing unsafe and nothing from elsewhere', () => {
  expect(CONTENT_SECURITY_POLICY).toMatch(/^default-src 'none'; /)
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:/)
})

test.each([
  [START_URL, true],
  ['app://klausul/assets/main.js', true],
  ['app://klausul.evil/index.html', false],
  ['app://evil/klausul', false],
  ['https://klausul/', false],
  ['about:blank', false],
  ['', false],
])('%s is of the window: %s', (url, own) => {
  expect(isOwnUrl(url)).toBe(own)
})
