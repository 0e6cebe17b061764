/** `npm start` where there is nothing to show a window on, and where the data folder is named. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { hasDisplay } from '../../../electron/launch/host.ts'
import { environmentOf } from '../../../electron/launch/start.ts'

test.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: '' }, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['darwin', {}, true],
  ['win32', {}, true],
] as const)('on %s with %j there is a display: %s', (platform, env, expected) => {
  expect(hasDisplay(platform, env)).toBe(expected)
})

test('the data folder can be named and is made absolute', () => {
  expect(environmentOf(['--data', 'here'])['KLAUSUL_DATA']).toBe(path.resolve('here'))
  expect(environmentOf([])['KLAUSUL_DATA']).toBe(process.env['KLAUSUL_DATA'])
  expect(() => environmentOf(['--date', 'here'])).toThrow('--date')
})

test.skipIf(process.platform !== 'linux')('without a display it says so in the user’s language and drafts the example', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'klausul-start-'))
  const start = path.join(import.meta.dirname, '..', '..', '..', 'electron', 'launch', 'start.mjs')
  const env = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', KLAUSUL_LANGUAGE: 'nb' }
  const { status, stdout } = spawnSync(process.execPath, [start, '--data', 'data'], { cwd: folder, env, encoding: 'utf8' })
  expect([status, stdout.split('\n')[0]]).toEqual([0, 'Det er ingen skjerm her, så Klausul kan ikke åpne vinduet sitt. Eksempelet skrives i stedet.'])
  expect(readdirSync(folder).filter((name) => name.endsWith('.docx'))).toHaveLength(1)
  expect(readdirSync(path.join(folder, 'data'))).toContain('klausul.db')
  rmSync(folder, { recursive: true, force: true })
})
