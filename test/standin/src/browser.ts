/** The browser process: started with the switches the program asked for, its page targets handed out as windows. */
import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import type { Protocol } from '#protocol'
import { type CdpSession, Connection } from './cdp.ts'
import { findBrowser, type FoundBrowser } from './find-browser.ts'

export interface Attached {
  readonly session: CdpSession
  readonly targetId: string
  readonly info: Protocol.Target.TargetInfo
}

export interface Placement {
  readonly width: number
  readonly height: number
  readonly left?: number
  readonly top?: number
}

const SWITCHES = [
  'no-first-run',
  'no-default-browser-check',
  'no-startup-window',
  'disable-background-networking',
  'disable-component-update',
  'disable-sync',
  'disable-default-apps',
  'disable-extensions',
  'disable-search-engine-choice-screen',
  'disable-infobars',
  'password-store=basic',
  'use-mock-keychain',
  'test-type',
  // Else it asks the user whether the page may talk to a server on this machine (`npm run dev`).
  'disable-features=LocalNetworkAccessChecks',
]

const after = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })

const hasNoDisplay = (): boolean =>
  process.platform === 'linux' && process.env['DISPLAY'] === undefined && process.env['WAYLAND_DISPLAY'] === undefined

export class Browser {
  onPopup: (attached: Attached) => void = (attached) => this.refuse(attached)
  onExit: () => void = () => {}
  readonly found: FoundBrowser
  readonly headless: boolean
  private connection!: Connection
  private process!: ChildProcess
  private readonly profile: string
  private readonly switches: ReadonlyMap<string, string>
  private readonly attached = new Map<string, Attached>()
  private readonly waiting = new Map<string, (attached: Attached) => void>()
  private nextAppWindow: ((attached: Attached) => void) | null = null
  private queue: Promise<unknown> = Promise.resolve()

  constructor(profile: string, switches: ReadonlyMap<string, string>, interactive: boolean) {
    this.profile = profile
    this.switches = switches
    this.found = findBrowser(interactive)
    this.headless = this.found.bundled || process.env['STANDIN_HEADLESS'] === '1' || hasNoDisplay()
  }

  get root(): CdpSession {
    return this.connection.root
  }

  async start(): Promise<void> {
    this.process = spawn(this.found.path, [...this.arguments(), '--remote-debugging-pipe'], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...this.found.env },
    })
    let chatter = ''
    const forward = (text: string): void => {
      chatter = (chatter + text).slice(-2000)
      // Playwright waits for this line; the rest of Chromium's chatter only on request.
      for (const line of text.split('\n'))
        if (line !== '' && (line.startsWith('DevTools listening') || process.env['STANDIN_VERBOSE'] !== undefined)) process.stderr.write(`${line}\n`)
    }
    this.process.stderr?.setEncoding('utf8').on('data', forward)
    this.process.on('error', (error) => console.error(error))
    const [, , , writable, readable] = this.process.stdio
    this.connection = new Connection(readable as Readable, writable as Writable, () => this.onExit())
    this.connection.closeReason = () => `browser closed\n${chatter}`
    this.root.on('Target.attachedToTarget', (event) => this.onAttached(event))
    await this.root.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true })
  }

  /** A new window. Headless: a plain target. Else an app window (no tabs, no address bar), had from a second start with `--app`. */
  createWindow(placement: Placement): Promise<Attached> {
    const job = this.queue.then(() => (this.headless ? this.createTarget(placement) : this.createAppWindow()))
    // One after the other, for an app window is known only by being the next; a failed one does not hold up the others.
    this.queue = job.catch(() => {})
    return job
  }

  /** A popup shares its opener's renderer, which stands still while the popup waits: let it go, without network, then close it. */
  refuse({ session, targetId }: Attached): void {
    session.post('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
    session.post('Runtime.runIfWaitingForDebugger')
    this.root.post('Target.closeTarget', { targetId })
  }

  async close(): Promise<void> {
    const child = this.process
    await Promise.race([this.root.send('Browser.close').catch(() => {}), after(3000)])
    if (child.exitCode === null) await Promise.race([new Promise((resolve) => child.once('exit', resolve)), after(3000)])
    child.kill('SIGKILL')
  }

  private arguments(): string[] {
    const own = new Map(this.switches)
    // Chromium's own sandbox refuses to run as root, and the bundled one lacks its helper; what is loaded is the program's own files only.
    if (this.found.bundled || process.getuid?.() === 0) own.set('no-sandbox', '')
    if (this.found.bundled) own.set('disable-dev-shm-usage', '')
    const offline = process.env['STANDIN_OFFLINE'] === '1' ? ['host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'] : []
    const headless = this.headless ? ['headless', 'hide-scrollbars=false'] : []
    const given = [...own].map(([name, value]) => (value === '' ? name : `${name}=${value}`))
    return [...SWITCHES, ...headless, ...offline, ...given, `user-data-dir=${this.profile}`].map((text) => `--${text}`)
  }

  private onAttached({ sessionId, targetInfo: info, waitingForDebugger }: Protocol.Target.attachedToTargetPayload): void {
    const attached: Attached = { session: this.connection.session(sessionId), targetId: info.targetId, info }
    if (info.type !== 'page' || /^(?:chrome|devtools):/.test(info.url)) {
      if (waitingForDebugger) attached.session.post('Runtime.runIfWaitingForDebugger')
      return
    }
    const waiter = this.waiting.get(attached.targetId)
    if (waiter) waiter(attached)
    else if (info.openerId !== undefined) this.onPopup(attached)
    else if (this.nextAppWindow) this.nextAppWindow(attached)
    else this.attached.set(attached.targetId, attached)
  }

  private async createTarget(placement: Placement): Promise<Attached> {
    const { targetId } = await this.root.send('Target.createTarget', { url: 'about:blank', newWindow: true, ...placement })
    const already = this.attached.get(targetId)
    this.attached.delete(targetId)
    return already ?? new Promise((resolve) => this.waiting.set(targetId, resolve))
  }

  private createAppWindow(): Promise<Attached> {
    return new Promise((resolve, reject) => {
      this.nextAppWindow = (attached) => {
        this.nextAppWindow = null
        resolve(attached)
      }
      const args = this.arguments().filter((text) => text !== '--no-startup-window' && !text.startsWith('--remote-debugging'))
      spawn(this.found.path, [...args, '--app=data:text/html,'], { stdio: 'ignore' }).on('error', reject)
    })
  }
}
