/** The program's life: one instance, the services opened, the window shown, and everything saved before it ends. */
import path from 'node:path'
import { app, type BrowserWindow, nativeTheme, screen, session } from 'electron'
import type { Settings } from '../shared/settings.ts'
import { answer } from './api/answer.ts'
import { createApi } from './api/api.ts'
import { dataFolder } from './cli/data-folder.ts'
import { createClosing } from './closing.ts'
import { createDesktop, emitTo, followTheme, systemLanguage } from './desktop.ts'
import { askToRecover, askToReload, confirmUnsavedClose, showStartError } from './dialogs.ts'
import { type Words, wordsIn } from './i18n.ts'
import { handleCalls } from './ipc.ts'
import { setMenu } from './menu.ts'
import { registerScheme, serveWindow } from './protocol.ts'
import { asAppError } from './refusal.ts'
import { recover } from './services/backup-files.ts'
import { openServices, type Services } from './services/services.ts'
import { hardenSession } from './session.ts'
import { guardPage, openWindow } from './window.ts'
import { keepPlace, readPlace } from './window-place.ts'

/** How long the window may take to save before a person is asked. */
const SAVE_LIMIT = 5000

// SECURITY: every page is confined, whatever its window asks for. Must come before the program is ready.
app.enableSandbox()
registerScheme()
app.setName('Klausul')

// One folder for window and command line; the browser's own files lie apart from the user's data.
const folder = path.resolve(process.env['KLAUSUL_DATA'] ?? dataFolder(process.platform, process.env))
app.setPath('userData', folder)
app.setPath('sessionData', path.join(folder, 'window'))

const placeFile = path.join(folder, 'window', 'place.json')

const report = (problem: unknown): void => console.error(problem)

const now = (): string => new Date().toISOString()

const open = (): Services =>
  openServices({
    dataFolder: folder,
    libraryFolder: path.join(app.getAppPath(), 'resources', 'library'),
    workerFile: (name) => path.join(import.meta.dirname, 'workers', `${name}-worker.js`),
    now,
  })

/** The services, or null when the data cannot be opened and the user has been told why. Nothing is changed then, unless the user wants a backup. */
const openOrExplain = async (words: Words, before: () => void = () => {}): Promise<Services | null> => {
  try {
    before()
    return open()
  } catch (thrown) {
    const error = asAppError(thrown)
    if (error.code !== 'broken_database_backup') {
      showStartError(words, error)
      return null
    }
    return (await askToRecover(words, error)) ? openOrExplain(words, () => recover(folder, now())) : null
  }
}

const start = async (): Promise<void> => {
  let words = await wordsIn(systemLanguage())
  const services = await openOrExplain(words)
  if (!services) return app.exit(1)

  let window: BrowserWindow | null = null
  let mayClose = false
  let isQuitting = false
  // A page that has not called yet has nothing to save.
  let isAlive = false
  const closing = createClosing({
    limit: SAVE_LIMIT,
    askToSave: () => isAlive && emitTo(window, { type: 'flush' }),
    confirmLoss: async () => window === null || confirmUnsavedClose(window, words),
  })
  const showMenu = (): void =>
    setMenu({ words, platform: process.platform, isPackaged: app.isPackaged, send: (id) => void emitTo(window, { type: 'command', id }) })
  const followSettings = async (settings: Settings): Promise<void> => {
    followTheme(settings)
    words = await wordsIn(settings.interfaceLanguage ?? systemLanguage())
    showMenu()
  }
  const desktop = createDesktop({
    window: () => window,
    words: () => words,
    flushed: closing.flushed,
    settingsChanged: (settings) => void followSettings(settings),
  })
  const api = createApi(services, desktop)
  await followSettings(await api.settings.get())

  const close = async (): Promise<void> => {
    if (!(await closing.ask())) {
      isQuitting = false
      return
    }
    mayClose = true
    if (isQuitting) app.quit()
    else window?.close()
  }
  const revive = async (): Promise<void> => {
    if (window === null) return
    if (await askToReload(window, words)) window.webContents.reload()
    else app.quit()
  }

  hardenSession(session.defaultSession)
  serveWindow(path.join(import.meta.dirname, '..', 'renderer'))
  let isClosed = false
  handleCalls((group, method, given) => {
    // Sent by a window that is gone by now: nobody waits for the answer, and the database may be closed.
    if (isClosed) return new Promise(() => {})
    isAlive = true
    return answer(api, group, method, given, report)
  })
  app.on('web-contents-created', (_event, page) => guardPage(page))
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea)
  window = openWindow(
    {
      preload: path.join(import.meta.dirname, '..', 'preload', 'preload.cjs'),
      place: readPlace(placeFile, screens),
      dark: nativeTheme.shouldUseDarkColors,
      isPackaged: app.isPackaged,
    },
    (place) => keepPlace(placeFile, place),
  )
  window.on('close', (event) => {
    if (mayClose) return
    event.preventDefault()
    void close()
  })
  window.on('closed', () => {
    window = null
  })
  window.webContents.on('did-navigate', () => {
    isAlive = false
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') void revive()
  })
  window.once('ready-to-show', () => void services.afterStart(report))

  app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore()
    window?.focus()
  })
  app.on('before-quit', () => {
    isQuitting = true
  })
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    isClosed = true
    void services
      .close()
      .catch(report)
      .finally(() => app.quit())
  })
}

if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()
