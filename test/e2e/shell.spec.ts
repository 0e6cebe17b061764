/** The program's life: starting, one instance, menu, settings that reach the shell, closing without loss, and what happens when something breaks. */
import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { closeDatabase, openDatabase } from '../../electron/db/open.ts'
import { settingsStore } from '../../electron/services/settings.ts'
import type { AppEvent } from '../../shared/api.ts'
import { expect, type Klausul, test } from './fixtures.ts'

const ROOT = path.join(import.meta.dirname, '..', '..')

const closeWindow = ({ app }: Klausul): Promise<void> => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
const exitOf = ({ app }: Klausul): Promise<number | null> => new Promise((resolve) => app.process().once('exit', resolve))
const windows = ({ app }: Klausul): Promise<number> => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)

/** From now on the window hears nothing, as when its page hangs: flushing is never answered. */
const deafen = ({ app }: Klausul): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => {
    const page = BrowserWindow.getAllWindows()[0]?.webContents
    if (page) page.send = () => {}
  })

/** Another start of the program on the same data. */
const startAnother = (dataFolder: string): Promise<number | null> =>
  new Promise((resolve) => {
    const binary = createRequire(import.meta.url)('electron') as string
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const child = spawn(binary, [...sandbox, ROOT], { env: { ...process.env, KLAUSUL_DATA: dataFolder }, stdio: 'ignore' })
    child.once('exit', resolve)
  })

test('the window opens with the program’s own page and name', async ({ klausul }) => {
  expect(await klausul.url()).toBe('app://klausul/index.html')
  expect(await klausul.title()).toContain('Klausul')
  const bar = klausul.page.getByRole('banner')
  await expect(bar).toBeVisible()
  // Nothing stands above it: what the wordmark is drawn from has no room of its own.
  expect(await bar.boundingBox()).toMatchObject({ x: 0, y: 0 })
})

test('the user’s data and the browser’s own files lie apart in the data folder', async ({ klausul, dataFolder }) => {
  await klausul.close()
  const names = readdirSync(dataFolder)
  expect(names).toEqual(expect.arrayContaining(['klausul.db', 'window']))
  // Closed for good: nothing is left in a journal.
  expect(names.filter((name) => /-(?:wal|shm)$/.test(name))).toEqual([])
})

test('leaving ends with code 0', async ({ klausul }) => {
  expect(await klausul.close()).toBe(0)
})

test('closing the window asks it to save, and then ends the program', async ({ klausul }) => {
  await klausul.page.evaluate(() => {
    window.api.onEvent((event: AppEvent) => {
      if (event.type === 'flush') void window.api.app.setTitle('asked to save')
    })
  })
  const exit = exitOf(klausul)
  await closeWindow(klausul)
  expect(await exit).toBe(0)
})

test('a window that does not answer is closed only when a person says so', async ({ klausul }) => {
  await deafen(klausul)
  await klausul.answerMessage(0)
  await closeWindow(klausul)
  await expect
    .poll(async () => (await klausul.shown()).map(({ kind, text }) => `${kind}: ${text}`), { timeout: 10_000 })
    .toEqual([expect.stringMatching(/^message: .*ikke gemt/)])
  expect(await windows(klausul)).toBe(1)
  await klausul.answerMessage(1)
  const exit = exitOf(klausul)
  // Leaving by the menu is held up and goes on alike.
  await klausul.app.evaluate(({ app }) => app.quit())
  expect(await exit).toBe(0)
})

test('a second start shows the first window and leaves', async ({ klausul, dataFolder }) => {
  await klausul.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]
    window?.on('focus', () => Object.assign(globalThis, { focused: true }))
  })
  expect(await startAnother(dataFolder)).toBe(0)
  await expect.poll(() => klausul.app.evaluate(() => 'focused' in globalThis)).toBe(true)
  expect(await windows(klausul)).toBe(1)
})

test('the window opens where it stood', async ({ klausul }) => {
  const place = { x: 120, y: 80, width: 1040, height: 720 }
  const bounds = (): Promise<object | undefined> => klausul.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())
  await klausul.app.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted), place)
  await klausul.relaunch()
  expect(await bounds()).toEqual(place)
})

test('an item of the menu reaches the window', async ({ klausul }) => {
  await klausul.page.evaluate(() => {
    const heard: AppEvent[] = []
    Object.assign(window, { heard })
    // The backup of the day tells how far it is at about this time.
    window.api.onEvent((event) => event.type === 'command' && heard.push(event))
  })
  await klausul.menu('contracts')
  await expect.poll(() => klausul.page.evaluate(() => 'heard' in window && window.heard)).toEqual([{ type: 'command', id: 'contracts' }])
})

test('menu and theme follow the settings, now and after a restart', async ({ klausul }) => {
  const labels = (): Promise<string[]> => klausul.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? [])
  const theme = (): Promise<string> => klausul.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)
  expect(await labels()).toContain('&Redigér')
  expect(await theme()).toBe('system')
  await klausul.page.evaluate(() => window.api.settings.set({ interfaceLanguage: 'en', theme: 'dark' }))
  await expect.poll(labels).toContain('&Edit')
  expect(await theme()).toBe('dark')
  await klausul.relaunch()
  expect([await labels(), await theme()]).toEqual([expect.arrayContaining(['&Edit']), 'dark'])
  expect(await klausul.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
})

test.describe('a window whose page has crashed', () => {
  const crash = ({ app }: Klausul): Promise<void> =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())

  test('is shown again when the user wants it', async ({ klausul }) => {
    await klausul.answerMessage(0)
    await crash(klausul)
    await expect.poll(() => klausul.shown()).toHaveLength(1)
    const name = (): Promise<unknown> =>
      klausul.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.querySelector("header button")?.ariaLabel'),
      )
    await expect.poll(name).toBe('Klausul')
    await klausul.kill()
  })

  test('ends the program when the user wants that, without waiting for an answer', async ({ klausul }) => {
    await klausul.answerMessage(1)
    const exit = exitOf(klausul)
    await crash(klausul)
    expect(await exit).toBe(0)
  })
})

test.describe('a damaged database with a backup', () => {
  test.use({
    // The button that restores it is the first.
    prepare: async ({ dataFolder }, use) => {
      const file = path.join(dataFolder, 'klausul.db')
      const db = openDatabase(file)
      settingsStore(db).set({ drafter: 'From the backup' })
      closeDatabase(db)
      mkdirSync(path.join(dataFolder, 'backups'))
      copyFileSync(file, path.join(dataFolder, 'backups', 'klausul-2026-01-02T03-04-05Z.db'))
      writeFileSync(file, 'no database at all '.repeat(400))
      await use()
    },
  })
  test('is replaced by it when the user wants that, and kept aside', async ({ klausul, dataFolder }) => {
    expect((await klausul.shown()).map(({ text }) => text)).toEqual([expect.stringContaining('klausul-2026-01-02T03-04-05Z.db')])
    expect(await klausul.page.evaluate(() => window.api.settings.get())).toMatchObject({ ok: true, value: { drafter: 'From the backup' } })
    const aside = readdirSync(dataFolder).filter((name) => name.includes('.damaged-'))
    expect(aside).toHaveLength(1)
    expect(readFileSync(path.join(dataFolder, aside[0] ?? ''), 'utf8')).toContain('no database at all')
  })
})
