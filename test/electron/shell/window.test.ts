/** The window is made as Electron's security checklist wants it, and never shows anything but the program. */
import type { WebContents } from 'electron'
import { expect, test } from 'vitest'
import { guardPage, openWindow, windowOptions, type WindowWish } from '../../../electron/window.ts'
import type { WindowPlace } from '../../../electron/window-place.ts'
import { type BrowserWindow as FakeWindow, FakePage } from './fake-electron.ts'

const WISH: WindowWish = { preload: '/out/preload.cjs', place: null, dark: false, isPackaged: true }
const PLACE: WindowPlace = { x: 40, y: 50, width: 1100, height: 800, maximized: false }

test('the page is confined, apart from the preload script, without Node, webviews and a spell checker', () => {
  expect(windowOptions(WISH).webPreferences).toEqual({
    preload: '/out/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
    devTools: false,
  })
})

test('the developer tools are there in a checkout only', () => {
  expect(windowOptions({ ...WISH, isPackaged: false }).webPreferences?.devTools).toBe(true)
})

test('a first window has a size and no place; a later one stands where the last one stood', () => {
  expect(windowOptions(WISH)).toMatchObject({ width: 1280, height: 840, show: false })
  expect(windowOptions(WISH)).not.toHaveProperty('x')
  expect(windowOptions({ ...WISH, place: PLACE })).toMatchObject({ x: 40, y: 50, width: 1100, height: 800 })
})

test('before its first paint the window has the colour of the page to come', () => {
  const light = windowOptions(WISH).backgroundColor
  const dark = windowOptions({ ...WISH, dark: true }).backgroundColor
  expect([light, dark].every((colour) => /^#[\da-f]{6}$/.test(colour ?? ''))).toBe(true)
  expect(light).not.toBe(dark)
})

test.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])('%s is refused', (name) => {
  const page = new FakePage()
  guardPage(page as unknown as WebContents)
  let isPrevented = false
  page.emit(name, {
    preventDefault: () => {
      isPrevented = true
    },
  })
  expect(isPrevented).toBe(true)
})

test('a new window is refused', () => {
  const page = new FakePage()
  guardPage(page as unknown as WebContents)
  expect(page.openHandler?.()).toEqual({ action: 'deny' })
})

const opened = (wish: WindowWish, keep: (place: WindowPlace) => void = () => {}): FakeWindow => openWindow(wish, keep) as unknown as FakeWindow

test('the window loads the program, is shown at its first paint and tells where it stood when it closes', () => {
  const kept: WindowPlace[] = []
  const window = opened(WISH, (place) => kept.push(place))
  expect(window.done).toEqual(['load app://klausul/index.html'])
  window.emit('ready-to-show')
  expect(window.done).toEqual(['load app://klausul/index.html', 'show'])
  window.emit('close')
  expect(kept).toEqual([{ x: 10, y: 20, width: 1000, height: 700, maximized: false }])
})

test('one that was maximized is so again', () => {
  const window = opened({ ...WISH, place: { ...PLACE, maximized: true } })
  window.emit('ready-to-show')
  expect(window.done.slice(1)).toEqual(['maximize', 'show'])
})
