/** The program's one window: how it is made, where it stands, and that it never shows anything but the program. */
import { BrowserWindow, type BrowserWindowConstructorOptions, type WebContents } from 'electron'
import { isOwnUrl, START_URL } from './protocol.ts'
import type { WindowPlace } from './window-place.ts'

const SMALLEST = { width: 900, height: 600 }
const FIRST = { width: 1280, height: 840 }
/** The colours of an empty page (renderer/styles/tokens.css), so that nothing flashes before the first paint. */
const PAPER = { light: '#faf8f4', dark: '#15181c' }

export interface WindowWish {
  readonly preload: string
  readonly place: WindowPlace | null
  readonly dark: boolean
  readonly isPackaged: boolean
}

export const windowOptions = ({ preload, place: kept, dark, isPackaged }: WindowWish): BrowserWindowConstructorOptions => ({
  ...(kept ? { x: kept.x, y: kept.y, width: kept.width, height: kept.height } : FIRST),
  minWidth: SMALLEST.width,
  minHeight: SMALLEST.height,
  title: 'Klausul',
  backgroundColor: dark ? PAPER.dark : PAPER.light,
  // The window has a bar of its own; Alt shows the menu.
  autoHideMenuBar: true,
  // Shown at its first paint.
  show: false,
  webPreferences: {
    preload,
    // SECURITY: Electron's defaults, said aloud so that a test notices when one is changed.
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    // SECURITY: the checker loads dictionaries from the network.
    spellcheck: false,
    // SECURITY: nobody inspects a program that is installed.
    devTools: !isPackaged,
  },
})

const refuse = (event: { preventDefault(): void }): void => event.preventDefault()

const refuseNavigation = (event: { readonly url: string; preventDefault(): void }): void => {
  // While developing, Vite reloads the page when it must.
  if (KLAUSUL_DEV_SERVER === null || !isOwnUrl(event.url)) event.preventDefault()
}

/** No page leaves the program's own, opens a window or holds another page. */
export const guardPage = (page: WebContents): void => {
  // SECURITY: the program itself loads its page by `loadURL`, which sends none of these.
  page.on('will-navigate', refuseNavigation)
  page.on('will-frame-navigate', refuseNavigation)
  page.on('will-redirect', refuse)
  page.on('will-attach-webview', refuse)
  page.setWindowOpenHandler(() => ({ action: 'deny' }))
}

const placeOf = (window: BrowserWindow): WindowPlace => ({ ...window.getNormalBounds(), maximized: window.isMaximized() })

/** Open the window; it is shown as soon as there is something to see, and `keep` learns where it stood when it closes. */
export const openWindow = (wish: WindowWish, keep: (place: WindowPlace) => void): BrowserWindow => {
  const window = new BrowserWindow(windowOptions(wish))
  window.once('ready-to-show', () => {
    if (wish.place?.maximized === true) window.maximize()
    window.show()
  })
  window.on('close', () => keep(placeOf(window)))
  // The window names its contract itself (api.app.setTitle).
  window.on('page-title-updated', (event) => event.preventDefault())
  void window.loadURL(START_URL)
  return window
}
