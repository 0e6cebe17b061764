/** Electron's `webContents`: a page, its frames, its navigation and the messages between it and the process. */
import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import type { Protocol } from '#protocol'
import { makeCodec } from '../page/codec.ts'
import type { PageMessage } from '../page/isolated-world.ts'
import type { MenuColumn } from '../page/menu-panel.ts'
import type { ModalAnswer, ModalSpec } from '../page/modal.ts'
import { app } from './app.ts'
import type { Attached } from './browser.ts'
import type { CdpSession } from './cdp.ts'
import { eventWith, prevented } from './events.ts'
import { FrameTree, type WebFrameMain } from './frames.ts'
import { askInPage, pageObjectsToUnload, showMenuInPage } from './in-page.ts'
import { ipcMain } from './ipc.ts'
import { acceleratorPressed } from './menu.ts'
import { pageScripts, WORLD } from './page-scripts.ts'
import { toApp, toBrowser } from './schemes.ts'
import { defaultSession, type Session } from './session.ts'

export interface WebPreferences {
  readonly preload?: string
  readonly additionalArguments?: readonly string[]
}
type OpenHandler = (details: { url: string; frameName: string }) => { action: string }

const codec = makeCodec()
const pages = new Map<number, WebContents>()
let lastId = 0

export const allPages = (): WebContents[] => [...pages.values()]

const EVERY_REQUEST = { patterns: [{ urlPattern: '*' }] }
const isBlank = (url: string): boolean => /^(?:about:blank|data:text\/html,)?$/.test(url)

export class WebContents extends EventEmitter {
  readonly id: number
  readonly session: Session = defaultSession
  targetId = ''
  /** Set by the window: the user closed it with the browser's own button; the page has a new title. */
  onCloseRequested: () => void = () => {}
  onTitle: (title: string) => void = () => {}
  private readonly key = `e${randomUUID().replaceAll('-', '')}`
  private readonly preferences: WebPreferences
  private cdp!: CdpSession
  private readonly attached = Promise.withResolvers<void>()
  private readonly frames = new FrameTree(this)
  /** Contexts of the preload script's world with the frame of each. */
  private readonly contexts = new Map<number, string>()
  /** The program's own loads, for which no `will-navigate` is sent. */
  private expectsLoad = false
  private userNavigates = false
  private destroyed = false
  private crashed = false
  private title = ''
  private zoomLevel = 0
  private openHandler: OpenHandler = () => ({ action: 'deny' })
  private openUrls: string[] = []

  constructor(preferences: WebPreferences = {}) {
    super()
    lastId += 1
    this.id = lastId
    this.preferences = preferences
    pages.set(this.id, this)
  }

  /** Called by the window when its target is there: paused until everything below is in place. */
  async attach({ session: cdp, targetId }: Attached): Promise<void> {
    this.cdp = cdp
    this.targetId = targetId
    this.listenToNavigation(cdp)
    this.listenToMessages(cdp)
    // Frames of other sites and workers have sessions of their own: their requests are ours as well.
    cdp.on('Target.attachedToTarget', ({ sessionId, waitingForDebugger }) => {
      const child = cdp.connection.session(sessionId)
      child.on('Fetch.requestPaused', (event) => void this.onRequest(child, event))
      child.post('Fetch.enable', EVERY_REQUEST)
      if (waitingForDebugger) child.post('Runtime.runIfWaitingForDebugger')
    })
    const scripts = pageScripts(this.key, this.preferences.preload ?? '', this.preferences.additionalArguments ?? [])
    await Promise.all([
      cdp.send('Page.enable'),
      cdp.send('Runtime.enable'),
      cdp.send('Fetch.enable', EVERY_REQUEST),
      cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
      cdp.send('Runtime.addBinding', { name: this.key, executionContextName: WORLD }),
      ...scripts.map((script) => cdp.send('Page.addScriptToEvaluateOnNewDocument', script)),
      cdp.send('Page.getFrameTree').then(({ frameTree }) => this.onNavigated(frameTree.frame)),
      cdp.send('Runtime.runIfWaitingForDebugger'),
    ])
    this.attached.resolve()
    if (app.themeSource !== 'system') this.followTheme()
  }

  get mainFrame(): WebFrameMain | undefined {
    return this.frames.main
  }
  getURL(): string {
    return this.mainFrame?.url ?? ''
  }
  getTitle(): string {
    return this.title
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  isCrashed(): boolean {
    return this.crashed
  }

  async loadURL(url: string): Promise<void> {
    await this.attached.promise
    this.expectsLoad = true
    const loaded = new Promise<void>((resolve) => {
      this.once('did-finish-load', () => resolve())
    })
    const { errorText } = await this.cdp.send('Page.navigate', { url: toBrowser(url) })
    this.expectsLoad = false
    if (errorText !== undefined) {
      const reason = errorText.replace('net::', '')
      this.emit('did-fail-load', eventWith({}), -2, reason, url, true)
      throw new Error(`${reason} (-2) loading '${url}'`)
    }
    await loaded
  }
  reload(): void {
    this.expectsLoad = true
    this.cdp.post('Page.reload')
  }

  send(channel: string, ...args: unknown[]): void {
    const context = this.mainContext()
    // Before the page is there nobody listens; what cannot be cloned is an error all the same.
    if (context === undefined) codec.encode(args)
    else this.deliver(context, 'event', channel, 0, codec.encode(args))
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    await this.attached.promise
    const { result, exceptionDetails: error } = await this.cdp.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
    })
    if (error) throw new Error(error.exception?.description ?? error.text)
    return result.value
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }
  /** A command of editing, for the menu's roles. */
  edit(command: string): void {
    // As from a key, so that the page hears what it would hear in Electron, and may paste.
    this.cdp.post('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] })
  }
  focus(): void {
    void this.attached.promise.then(() => this.cdp.post('Page.bringToFront'))
  }
  followTheme(): void {
    const value = app.themeSource === 'system' ? '' : app.themeSource
    void this.attached.promise.then(() => this.cdp.post('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] }))
  }
  getZoomLevel(): number {
    return this.zoomLevel
  }
  setZoomLevel(level: number): void {
    this.zoomLevel = level
    this.executeJavaScript(`document.documentElement.style.zoom = ${1.2 ** level}`).catch(() => {})
  }
  forcefullyCrashRenderer(): void {
    this.cdp.post('Page.crash')
  }

  /** What a native dialog would ask. */
  ask(spec: ModalSpec): Promise<ModalAnswer> {
    return askInPage(this.cdp, this.mainContext(), spec)
  }
  showMenu(columns: readonly MenuColumn[]): Promise<readonly [number, number] | null> {
    return showMenuInPage(this.cdp, this.mainContext(), columns)
  }

  /** Called by the window before it closes: true when the page itself objects. */
  async runBeforeUnload(): Promise<boolean> {
    // A crashed page answers nothing, ever.
    if (this.crashed) return false
    await this.setHold(false)
    return pageObjectsToUnload(this.cdp)
  }
  /** Keeps a window that the user closes with the browser's own button until `close` has been asked. */
  async setHold(on: boolean): Promise<void> {
    const contextId = this.mainContext()
    if (contextId === undefined) return
    await this.cdp.send('Runtime.evaluate', { contextId, expression: `globalThis['${this.key}hold'] = ${on}` }).catch(() => {})
  }
  markDestroyed(): void {
    this.destroyed = true
    pages.delete(this.id)
    this.emit('destroyed')
  }

  /** A window that the page opened, paused before its first request. */
  onPopup(attached: Attached): void {
    const url = toApp(this.openUrls.shift() ?? attached.info.url)
    if (this.openHandler({ url, frameName: '' }).action !== 'deny') throw new Error('electron stand-in: windows opened by a page are not implemented')
    app.browser.refuse(attached)
  }

  private listenToNavigation(cdp: CdpSession): void {
    cdp.on('Fetch.requestPaused', (event) => void this.onRequest(cdp, event))
    cdp.on('Page.frameNavigated', ({ frame }) => this.onNavigated(frame))
    cdp.on('Page.frameDetached', ({ frameId, reason }) => {
      if (reason === 'remove') this.frames.detached(frameId)
    })
    cdp.on('Page.navigatedWithinDocument', ({ frameId, url }) => this.frames.moved(frameId, url))
    cdp.on('Page.loadEventFired', () => {
      if (!isBlank(this.getURL())) this.emit('did-finish-load', eventWith({}))
    })
    cdp.on('Page.frameRequestedNavigation', ({ disposition, frameId }) => {
      this.userNavigates = disposition === 'currentTab' && frameId === this.frames.mainId
    })
    cdp.on('Page.windowOpen', ({ url }) => this.openUrls.push(url))
    cdp.on('Page.javascriptDialogOpening', ({ type }) => {
      if (type !== 'beforeunload') return
      // A navigation is judged at its request. Otherwise the user closed the browser window itself: `close` comes first.
      cdp.post('Page.handleJavaScriptDialog', { accept: this.userNavigates })
      if (!this.userNavigates) this.onCloseRequested()
      this.userNavigates = false
    })
    cdp.on('Inspector.targetCrashed', () => {
      this.crashed = true
      this.emit('render-process-gone', eventWith({}), { reason: 'crashed', exitCode: 1 })
    })
  }

  private listenToMessages(cdp: CdpSession): void {
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === WORLD) this.contexts.set(context.id, (context.auxData as { frameId: string }).frameId)
    })
    cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => this.contexts.delete(executionContextId))
    cdp.on('Runtime.executionContextsCleared', () => this.contexts.clear())
    cdp.on('Runtime.bindingCalled', ({ name, executionContextId, payload }) => {
      if (name === this.key) this.onMessage(executionContextId, JSON.parse(payload) as PageMessage)
    })
  }

  private onNavigated(frame: Protocol.Page.Frame): void {
    if (!this.frames.navigated(frame)) return
    this.crashed = false
    if (!isBlank(this.getURL())) this.emit('did-navigate', eventWith({}), this.getURL())
  }

  /** True when a listener refuses the navigation that a request for a document is. */
  private isNavigationRefused({ request, frameId, redirectedRequestId }: Protocol.Fetch.requestPausedPayload): boolean {
    const url = toApp(request.url)
    const isMainFrame = frameId === this.frames.mainId
    const isOwn = isMainFrame && this.expectsLoad
    if (isMainFrame) this.expectsLoad = false
    const details = { url, isMainFrame, isSameDocument: false, frame: this.frames.get(frameId) }
    if (redirectedRequestId !== undefined) return prevented(this, 'will-redirect', details, url)
    if (isOwn) return false
    const refused = prevented(this, 'will-frame-navigate', details)
    return (isMainFrame && prevented(this, 'will-navigate', details, url)) || refused
  }

  private async onRequest(cdp: CdpSession, event: Protocol.Fetch.requestPausedPayload): Promise<void> {
    if (event.resourceType === 'Document') {
      // 'Aborted' leaves the page as it is, like a prevented navigation.
      if (this.isNavigationRefused(event)) return cdp.post('Fetch.failRequest', { requestId: event.requestId, errorReason: 'Aborted' })
      await this.session.settlePermissions(this, toApp(event.request.url))
    }
    await this.session.serve(cdp, event)
  }

  private onMessage(context: number, { kind, channel, id, args: encoded }: PageMessage): void {
    const frame = this.frames.get(this.contexts.get(context) ?? '')
    if (!frame) return
    const args = codec.decode(encoded) as unknown[]
    if (kind === 'title') {
      this.title = String(args[0])
      this.onTitle(this.title)
    } else if (kind === 'key') acceleratorPressed(String(args[0]))
    else if (kind === 'preload-error') this.emit('preload-error', eventWith({}), ...args)
    else
      ipcMain
        .run(channel, { type: 'frame', sender: this, senderFrame: frame }, args)
        .then((value) => this.deliver(context, 'result', channel, id, codec.encode(value)))
        .catch((error: unknown) => this.deliver(context, 'error', channel, id, codec.encode(String(error))))
  }

  private deliver(context: number, kind: 'event' | 'result' | 'error', channel: string, id: number, json: string): void {
    this.cdp.post('Runtime.callFunctionOn', {
      executionContextId: context,
      functionDeclaration: `(...message) => globalThis['${this.key}recv'](...message)`,
      arguments: [kind, channel, id, json].map((value) => ({ value })),
    })
  }

  private mainContext(): number | undefined {
    return [...this.contexts].findLast(([, frame]) => frame === this.frames.mainId)?.[0]
  }
}

export const webContents = { getAllWebContents: allPages }
