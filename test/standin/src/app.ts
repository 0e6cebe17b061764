/** Electron's `app`: lifecycle, paths, the single-instance lock and the order of quitting. */
import { EventEmitter } from 'node:events'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { Browser } from './browser.ts'
import type { AppWindow } from './app-window.ts'
import { prevented } from './events.ts'
import { standardPath } from './paths.ts'
import { takeLock } from './single-instance.ts'

export interface PackageJson {
  readonly name?: string
  readonly productName?: string
  readonly version?: string
  readonly main?: string
}

class App extends EventEmitter {
  /** A person's window, not a test's: accelerators, the F10 menu, the window's own close button. */
  readonly interactive = process.env['STANDIN_INTERACTIVE'] === '1'
  readonly isPackaged = process.env['STANDIN_PACKAGED'] === '1'
  readonly windows = new Set<AppWindow>()
  browser!: Browser
  quitting = false
  /** What `nativeTheme` was told; a window that opens later follows it as well. */
  themeSource = 'system'
  private name = 'Electron'
  private version = '0.0.0'
  private folder = process.cwd()
  private ready = false
  private exiting = false
  private readonly readiness = Promise.withResolvers<void>()
  private readonly paths = new Map<string, string>()
  private readonly switches = new Map<string, string>()
  private releaseLock: (() => void) | null = null

  readonly commandLine = {
    appendSwitch: (name: string, value = ''): void => {
      const old = this.switches.get(name)
      const isList = old !== undefined && /^(?:en|dis)able-features$/.test(name)
      this.switches.set(name, isList ? `${old},${value}` : value)
    },
    hasSwitch: (name: string): boolean => this.switches.has(name),
    getSwitchValue: (name: string): string => this.switches.get(name) ?? '',
  }

  /** Called by boot.ts before the program's own code. */
  configure(folder: string, { productName, name, version }: PackageJson): void {
    this.folder = folder
    this.name = productName ?? name ?? this.name
    this.version = version ?? this.version
  }

  /** Called by boot.ts after the program's own code: the browser starts, `ready` is sent. */
  async start(): Promise<void> {
    if (this.exiting) return
    const profile = path.join(this.getPath('sessionData'), 'standin-chromium')
    mkdirSync(profile, { recursive: true })
    this.switches.delete('user-data-dir')
    this.browser = new Browser(profile, this.switches, this.interactive)
    this.browser.onExit = () => {
      if (!this.exiting) this.exit(this.quitting ? 0 : 1)
    }
    await this.browser.start()
    this.ready = true
    this.emit('ready')
    this.readiness.resolve()
  }

  whenReady(): Promise<void> {
    return this.readiness.promise
  }
  isReady(): boolean {
    return this.ready
  }
  getName(): string {
    return this.name
  }
  setName(name: string): void {
    this.name = name
  }
  getVersion(): string {
    return this.version
  }
  getAppPath(): string {
    return this.folder
  }
  getPreferredSystemLanguages(): string[] {
    return [new Intl.DateTimeFormat().resolvedOptions().locale]
  }
  /** Every page is as confined as Chromium makes it; there is no other kind here. */
  enableSandbox(): void {}
  setAppUserModelId(): void {}
  focus(): void {}

  getPath(name: string): string {
    const userData = this.paths.get('userData') ?? (this.commandLine.getSwitchValue('user-data-dir') || null)
    return this.paths.get(name) ?? standardPath(name, this.name, userData)
  }
  setPath(name: string, folder: string): void {
    if (!path.isAbsolute(folder)) throw new Error('Path must be absolute')
    mkdirSync(folder, { recursive: true })
    this.paths.set(name, folder)
  }

  requestSingleInstanceLock(additionalData: unknown = {}): boolean {
    this.releaseLock ??= takeLock(this.getPath('userData'), additionalData, (second) => this.emit('second-instance', {}, ...second))
    return this.releaseLock !== null
  }

  quit(): void {
    if (this.quitting || prevented(this, 'before-quit')) return
    this.quitting = true
    if (this.windows.size === 0) this.finish()
    for (const window of this.windows) window.close()
  }

  /** Called by a window that is gone. */
  windowClosed(): void {
    if (this.windows.size > 0 || this.exiting) return
    if (this.quitting) this.finish()
    else if (!this.emit('window-all-closed')) this.quit()
  }

  exit(code = 0): void {
    if (this.exiting) return
    this.exiting = true
    this.emit('quit', {}, code)
    this.releaseLock?.()
    const closed = this.ready ? this.browser.close() : Promise.resolve()
    void closed.finally(() => process.exit(code))
  }

  private finish(): void {
    if (prevented(this, 'will-quit')) this.quitting = false
    else this.exit(0)
  }
}

export const app = new App()
