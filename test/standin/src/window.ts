/** Electron's `BrowserWindow`. */
import { EventEmitter } from 'node:events'
import type { Protocol } from '#protocol'
import { app } from './app.ts'
import type { AppWindow } from './app-window.ts'
import type { Attached } from './browser.ts'
import { eventWith, prevented } from './events.ts'
import { WebContents, type WebPreferences } from './web-contents.ts'

interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}
interface WindowOptions extends Partial<Rectangle> {
  readonly show?: boolean
  readonly title?: string
  readonly webPreferences?: WebPreferences
}
type State = Extract<Protocol.Browser.WindowState, 'normal' | 'minimized' | 'maximized' | 'fullscreen'>

const byTarget = new Map<string, BrowserWindow>()
const focus: { window: BrowserWindow | null } = { window: null }
let lastId = 0

export class BrowserWindow extends EventEmitter implements AppWindow {
  readonly id: number
  readonly webContents: WebContents
  private readonly opened: Promise<void>
  private readonly isPlaced: boolean
  private bounds: Rectangle
  private state: State = 'normal'
  private title: string
  private visible: boolean
  private destroyed = false
  private closing = false

  constructor(options: WindowOptions = {}) {
    super()
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    const { x = 0, y = 0, width = 800, height = 600 } = options
    lastId += 1
    this.id = lastId
    this.bounds = { x, y, width, height }
    this.isPlaced = options.x !== undefined
    this.title = options.title ?? app.getName()
    this.visible = options.show ?? true
    this.webContents = new WebContents(options.webPreferences)
    this.webContents.onCloseRequested = () => this.close()
    this.webContents.onTitle = (title) => {
      if (title !== '' && !prevented(this, 'page-title-updated', {}, title, true)) this.setTitle(title)
    }
    // Otherwise the browser's own button would close the window unasked.
    if (app.interactive) this.webContents.on('did-finish-load', () => void this.webContents.setHold(this.listenerCount('close') > 0))
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show', eventWith({})))
    app.windows.add(this)
    focus.window = this
    this.opened = this.open()
    app.emit('browser-window-created', eventWith({}), this)
    app.emit('web-contents-created', eventWith({}), this.webContents)
  }

  static getAllWindows(): BrowserWindow[] {
    return [...app.windows].filter((window) => window instanceof BrowserWindow)
  }
  static getFocusedWindow(): BrowserWindow | null {
    return focus.window
  }
  static fromWebContents(page: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find(({ webContents }) => webContents === page) ?? null
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  close(): void {
    if (this.destroyed || this.closing) return
    if (prevented(this, 'close')) {
      app.quitting = false
      return
    }
    this.closing = true
    void this.closeUnlessPageObjects()
  }
  destroy(): void {
    if (this.destroyed) return
    void this.opened.then(() => app.browser.root.post('Target.closeTarget', { targetId: this.webContents.targetId }))
    this.gone()
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  /** The target is gone, by our hand or the user's. */
  gone(): void {
    if (this.destroyed) return
    this.destroyed = true
    this.webContents.markDestroyed()
    if (focus.window === this) focus.window = null
    // Before `closed`, so that getAllWindows() no longer lists it.
    app.windows.delete(this)
    this.emit('closed', eventWith({}))
    app.windowClosed()
  }

  show(): void {
    this.visible = true
    focus.window = this
    this.emit('show', eventWith({}))
    this.emit('focus', eventWith({}))
  }
  focus(): void {
    focus.window = this
    this.webContents.focus()
    this.emit('focus', eventWith({}))
  }
  isVisible(): boolean {
    return this.visible && !this.destroyed
  }
  isFocused(): boolean {
    return focus.window === this
  }
  isMinimized(): boolean {
    return this.state === 'minimized'
  }
  isMaximized(): boolean {
    return this.state === 'maximized'
  }
  isFullScreen(): boolean {
    return this.state === 'fullscreen'
  }
  minimize(): void {
    void this.setState('minimized', 'minimize')
  }
  maximize(): void {
    void this.setState('maximized', 'maximize')
  }
  restore(): void {
    void this.setState('normal', 'restore')
  }
  setFullScreen(on: boolean): void {
    void this.setState(on ? 'fullscreen' : 'normal', on ? 'enter-full-screen' : 'leave-full-screen')
  }
  getBounds(): Rectangle {
    return { ...this.bounds }
  }
  getNormalBounds(): Rectangle {
    return this.getBounds()
  }
  setBounds(bounds: Partial<Rectangle>): void {
    this.bounds = { ...this.bounds, ...bounds }
    void this.place(bounds.x !== undefined).then(() => this.emit('resize', eventWith({})))
  }
  getTitle(): string {
    return this.title
  }
  setTitle(title: string): void {
    this.title = title
  }
  setBackgroundColor(): void {}
  setMenuBarVisibility(): void {}

  private async open(): Promise<void> {
    const { x, y, width, height } = this.bounds
    const attached: Attached = await app.browser.createWindow({ width, height, ...(this.isPlaced ? { left: x, top: y } : {}) })
    byTarget.set(attached.targetId, this)
    if (this.destroyed) return app.browser.root.post('Target.closeTarget', { targetId: attached.targetId })
    await this.webContents.attach(attached)
    // The size given to the second start that made an app window is not honoured.
    if (!app.browser.headless) void this.place(this.isPlaced)
  }

  private async place(withPosition: boolean): Promise<void> {
    const { x: left, y: top, width, height } = this.bounds
    await this.opened
    await this.setBrowserBounds({ ...(withPosition ? { left, top } : {}), width, height })
  }
  private async setState(state: State, event: string): Promise<void> {
    this.state = state
    await this.opened
    await this.setBrowserBounds({ windowState: state })
    this.emit(event, eventWith({}))
  }
  private async setBrowserBounds(bounds: Protocol.Browser.Bounds): Promise<void> {
    try {
      const { windowId } = await app.browser.root.send('Browser.getWindowForTarget', { targetId: this.webContents.targetId })
      await app.browser.root.send('Browser.setWindowBounds', { windowId, bounds })
    } catch {
      // Closed meanwhile, or a headless browser that knows no such state.
    }
  }

  private async closeUnlessPageObjects(): Promise<void> {
    await this.opened
    if ((await this.webContents.runBeforeUnload()) && !prevented(this.webContents, 'will-prevent-unload')) {
      this.closing = false
      app.quitting = false
      return
    }
    this.destroy()
  }
}

app.once('ready', () => {
  const { root } = app.browser
  root.on('Target.targetDestroyed', ({ targetId }) => byTarget.get(targetId)?.gone())
  root.post('Target.setDiscoverTargets', { discover: true })
  app.browser.onPopup = (attached) => {
    const opener = byTarget.get(attached.info.openerId ?? '')
    if (opener) opener.webContents.onPopup(attached)
    else app.browser.refuse(attached)
  }
})
