/** What the stand-in promises, on a program of its own; written so that real Electron passes it, too. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { type ElectronApplication, _electron, expect, type Page, test } from '@playwright/test'
import type { BrowserWindow } from 'electron'

interface Probe {
  readonly log: string[]
  readonly window: BrowserWindow
  readonly refused: string[]
  readonly cancelled: string[]
  openWindow(): BrowserWindow
}
interface ProbeApi {
  call(...args: unknown[]): Promise<{ args: unknown[]; from: string; main: boolean }>
  fail(): Promise<unknown>
  none(): Promise<unknown>
  ping(listener: (value: number) => void): void
  sync(a: number, b: number): number
  thrower(): void
  twice(f: (x: number) => number): number
  later(f: () => Promise<number>): Promise<number>
  readonly bytes: Uint8Array
  readonly info: object
}
declare global {
  var probe: Probe
  var api: ProbeApi
  var fromPage: number | undefined
}

const PROBE = path.join(import.meta.dirname, 'probe')
let userData = ''
let app: ElectronApplication
let page: Page

const log = (): Promise<string[]> => app.evaluate(() => globalThis.probe.log)
const address = (): Promise<string> => app.evaluate(() => globalThis.probe.window.webContents.getURL())

test.beforeEach(async () => {
  userData = mkdtempSync(path.join(os.tmpdir(), 'klausul-standin-'))
  app = await _electron.launch({ args: [PROBE, `--user-data-dir=${userData}`] })
  page = await app.firstWindow()
  await page.waitForSelector('#i')
})
test.afterEach(async () => {
  await app.close()
  rmSync(userData, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
})

test('the preload script runs in a world of its own, without Node', async () => {
  expect(await page.evaluate(() => globalThis.api.info)).toEqual({
    blocked: 'module not found: fs',
    argument: true,
    electron: true,
    sandboxed: true,
    world: 'undefined',
  })
  expect(await page.evaluate(() => [Object.isFrozen(globalThis.api), Object.isFrozen(globalThis.api.info)])).toEqual([true, true])
})

/* oxlint-disable no-extend-native, typescript/unbound-method -- what a hostile page does */
test('contextBridge carries values, functions, promises and errors, even to a page that replaced its built-ins', async () => {
  const result = await page.evaluate(async () => {
    const { api } = globalThis
    globalThis.fromPage = 1
    const kept = [Array.prototype.push, Object.prototype.toString, JSON.stringify] as const
    Array.prototype.push = () => {
      throw new Error('hostile')
    }
    Object.prototype.toString = () => 'hostile'
    JSON.stringify = () => 'hostile'
    let message = ''
    try {
      api.thrower()
    } catch (error) {
      message = (error as Error).message
    }
    const found = {
      message,
      sync: api.sync(2, 3),
      twice: api.twice((x) => x * 5),
      later: await api.later(() => Promise.resolve(41)),
      byte: api.bytes[2],
      call: (await api.call(1, [2], { c: 3 })).args,
    }
    // Playwright needs them to bring the result back.
    ;[Array.prototype.push, Object.prototype.toString, JSON.stringify] = kept
    return found
  })
  expect(result).toEqual({ message: 'sync error', sync: 5, twice: 25, later: 42, byte: 3, call: [1, [2], { c: 3 }] })
})

/* oxlint-enable no-extend-native, typescript/unbound-method */

test('structured clones survive the way to the process and back', async () => {
  const survived = await page.evaluate(async () => {
    const bytes = Uint8Array.from({ length: 300_000 }, (_, at) => at % 251)
    const input = {
      d: new Date(5),
      m: new Map([[1, { a: undefined }]]),
      s: new Set(['x']),
      n: [Number.NaN, -0, Infinity],
      b: bytes,
      i: 10n,
      t: 'ü𝄞"\\',
    }
    const [v] = (await globalThis.api.call(input)).args as [typeof input]
    return {
      date: v.d.getTime() === 5,
      map: 'a' in (v.m.get(1) ?? {}),
      set: v.s.has('x'),
      numbers: Number.isNaN(v.n[0]) && Object.is(v.n[1], -0) && v.n[2] === Infinity,
      bytes: v.b instanceof Uint8Array && v.b.length === bytes.length && v.b.every((byte, at) => byte === bytes[at]),
      bigint: v.i === 10n,
      text: v.t === input.t,
      refused: await globalThis.api.call(() => 1).then(String, (error: Error) => error.message),
    }
  })
  expect(survived).toEqual({
    date: true,
    map: true,
    set: true,
    numbers: true,
    bytes: true,
    bigint: true,
    text: true,
    refused: 'An object could not be cloned.',
  })
})

test('invoke knows its sender, answers, fails with the error and says when nobody handles', async () => {
  expect(await page.evaluate(() => globalThis.api.call(1))).toEqual({ args: [1], from: 'app://x/index.html?1', main: true })
  expect(await page.evaluate(() => globalThis.api.fail().then(String, (error: Error) => error.message))).toBe(
    "Error invoking remote method 'fail': RangeError: no",
  )
  expect(await page.evaluate(() => globalThis.api.none().then(String, (error: Error) => error.message))).toContain(
    "No handler registered for 'nothing'",
  )
  expect(await page.evaluate(() => new Promise((resolve) => globalThis.api.ping(resolve)))).toBe(2)
})

test('a custom scheme serves documents, images, frames and workers', async () => {
  const result = await page.evaluate(async () => {
    const post = (await (await fetch('/post', { method: 'POST', body: 'ä', headers: { 'content-type': 'text/x' } })).json()) as object
    const boom = await fetch('/boom').then(String, () => 'failed')
    const worker = await new Promise((resolve) => {
      new Worker('/worker.js').addEventListener('message', (event: MessageEvent<string>) => resolve(event.data))
    })
    const frame = await new Promise((resolve) => {
      addEventListener('message', (event: MessageEvent<unknown>) => resolve(event.data))
      const element = document.createElement('iframe')
      element.src = '/frame'
      document.body.append(element)
    })
    return { post, boom, worker, frame, image: (document.querySelector('#m') as HTMLImageElement).naturalWidth }
  })
  expect(result).toEqual({
    post: { got: 'ä', type: 'text/x', origin: 'app://x', method: 'POST', url: 'app://x/post' },
    boom: 'failed',
    worker: 'w',
    frame: ['undefined', 'frame'],
    image: 7,
  })
})

test('requests can be cancelled, and permissions are what the handler says', async () => {
  expect(await page.evaluate(() => fetch('https://example.com/').then(String, () => 'failed'))).toBe('failed')
  expect(await app.evaluate(() => globalThis.probe.cancelled)).toEqual(['https://example.com/'])
  const state = (name: PermissionName): Promise<string> =>
    page.evaluate(async (asked) => (await navigator.permissions.query({ name: asked })).state, name)
  expect(await state('geolocation')).toBe('denied')
  expect(await state('notifications')).toBe('granted')
})

test('a navigation can be refused and leaves the page as it is; a new window is refused', async () => {
  await page.evaluate(() => {
    globalThis.fromPage = 7
    location.href = 'https://example.org/x'
  })
  await expect.poll(() => app.evaluate(() => globalThis.probe.refused)).toEqual(['https://example.org/x'])
  await page.evaluate(() => void window.open('https://example.net/'))
  await expect.poll(() => app.evaluate(() => globalThis.probe.refused.length)).toBe(2)
  expect([await address(), await page.evaluate(() => globalThis.fromPage)]).toEqual(['app://x/index.html?1', 7])
  expect(await app.evaluate(({ BrowserWindow: Windows }) => Windows.getAllWindows().length)).toBe(1)
  await page.evaluate(() => void (location.href = '/third?3'))
  await expect(page).toHaveTitle('T?3')
  expect(await address()).toBe('app://x/third?3')
})

test('a window loads, sizes, zooms and tells its title', async () => {
  await app.evaluate(() => globalThis.probe.window.loadURL('app://x/second?2'))
  await expect(page).toHaveTitle('T?2')
  await expect.poll(() => app.evaluate(() => globalThis.probe.window.getTitle())).toBe('T?2')
  const result = await app.evaluate(async () => {
    const { window } = globalThis.probe
    window.setBounds({ width: 500, height: 400 })
    window.webContents.setZoomLevel(1)
    return {
      bounds: window.getBounds(),
      zoom: window.webContents.getZoomLevel(),
      value: (await window.webContents.executeJavaScript('Promise.resolve({ a: innerWidth > 0 })')) as unknown,
      error: await window.webContents.executeJavaScript('nope()').catch((error: Error) => error.message.split('\n')[0]),
      boom: await window.loadURL('app://x/boom').catch((error: Error) => error.message),
    }
  })
  expect(result).toMatchObject({ bounds: { width: 500, height: 400 }, zoom: 1, value: { a: true } })
  expect([result.error, result.boom]).toEqual([expect.stringContaining('nope is not defined'), expect.stringMatching(/ERR_(?:FAILED|UNEXPECTED)/)])
})

test('menu items are found by id; a box is checked before its click, what is off does nothing', async () => {
  await app.evaluate(({ Menu }) => {
    for (const id of ['one', 'check', 'off']) Menu.getApplicationMenu()?.getMenuItemById(id)?.click()
  })
  expect((await log()).slice(-2)).toEqual(['menu:one', 'check true'])
})

test('the roles of editing act on the field in focus', async () => {
  const field = page.locator('#i')
  const click = (id: string): Promise<void> => app.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click(), id)
  await field.pressSequentially('klausul')
  await click('selectAll')
  await click('cut')
  await expect(field).toHaveValue('')
  await click('paste')
  await expect(field).toHaveValue('klausul')
  await click('undo')
  await expect(field).toHaveValue('')
})

const isDark = (): Promise<boolean> => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
test('the theme reaches the page', async () => {
  for (const [theme, dark] of [
    ['dark', true],
    ['light', false],
  ] as const) {
    await app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source
    }, theme)
    await expect.poll(isDark).toBe(dark)
  }
})

test('a page that objects keeps its window, one that does not closes it, and another can be opened', async () => {
  await page.locator('#i').fill('x')
  await page.evaluate(() => {
    onbeforeunload = (event) => event.preventDefault()
  })
  await app.evaluate(({ app: program }) => {
    // Else closing the only window would end the program.
    program.on('window-all-closed', () => {})
    globalThis.probe.window.close()
  })
  await expect.poll(async () => (await log()).slice(-2)).toEqual(['window:close', 'page:will-prevent-unload'])
  await page.evaluate(() => {
    onbeforeunload = null
  })
  await app.evaluate(() => globalThis.probe.window.close())
  await expect.poll(async () => (await log()).slice(-2)).toEqual(['window:closed', 'window-all-closed'])
  const another = app.waitForEvent('window')
  await app.evaluate(() => void globalThis.probe.openWindow().loadURL('app://x/again'))
  await (await another).waitForSelector('#i')
})

test('a second instance hands over its arguments and leaves', async () => {
  const binary = createRequire(import.meta.url)('electron') as string
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const second = spawn(binary, [...sandbox, PROBE, `--user-data-dir=${userData}`, 'file.txt'], { stdio: 'ignore' })
  expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(0)
  await expect.poll(async () => (await log()).at(-1)).toBe('second file.txt')
})

test('a page that crashes is reported', async () => {
  await app.evaluate(() => globalThis.probe.window.webContents.forcefullyCrashRenderer())
  await expect.poll(async () => (await log()).at(-1)).toBe('page:render-process-gone')
})

test('what the stand-in lacks says so when it is used', async () => {
  test.skip(process.env['ELECTRON_OVERRIDE_DIST_PATH'] === undefined, 'Electron has it')
  expect(
    await app.evaluate(({ clipboard }) => {
      try {
        return clipboard.readText()
      } catch (error) {
        return (error as Error).message
      }
    }),
  ).toBe('electron stand-in: clipboard.readText is not implemented')
})
