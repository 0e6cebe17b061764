/** What stands for the module `electron` in unit tests (vitest.config.ts): it records what it is given and does nothing. */
import { EventEmitter } from 'node:events'

type Handler = (...args: readonly unknown[]) => unknown

export const handlers = new Map<string, Handler>()
export const ipcMain = { handle: (channel: string, handler: Handler) => handlers.set(channel, handler) }

export const exposed = new Map<string, unknown>()
export const contextBridge = { exposeInMainWorld: (name: string, value: unknown) => exposed.set(name, value) }

class FakeIpcRenderer extends EventEmitter {
  readonly invoked: unknown[][] = []
  invoke(...args: unknown[]): Promise<unknown> {
    this.invoked.push(args)
    return Promise.resolve('answer')
  }
}
export const ipcRenderer = new FakeIpcRenderer()

export const protocol = { registerSchemesAsPrivileged: (): void => {}, handle: (): void => {} }

export class FakePage extends EventEmitter {
  openHandler: (() => { action: string }) | null = null
  setWindowOpenHandler(handler: () => { action: string }): void {
    this.openHandler = handler
  }
}

export class BrowserWindow extends EventEmitter {
  readonly options: object
  readonly done: string[] = []
  readonly webContents = new FakePage()
  constructor(options: object) {
    super()
    this.options = options
  }
  loadURL(url: string): Promise<void> {
    this.done.push(`load ${url}`)
    return Promise.resolve()
  }
  show(): void {
    this.done.push('show')
  }
  maximize(): void {
    this.done.push('maximize')
  }
  isMaximized(): boolean {
    return this.done.includes('maximize')
  }
  getNormalBounds(): object {
    return { x: 10, y: 20, width: 1000, height: 700 }
  }
}

export const Menu = { buildFromTemplate: (template: unknown) => template, setApplicationMenu: (): void => {} }

/** The options that dialogs were called with; `answers` are given in turn. */
export const asked: object[] = []
export const answers: unknown[] = []
/** The window is an argument that may be left out. */
const ask = (...args: readonly unknown[]): Promise<unknown> => {
  asked.push(args.at(-1) as object)
  return Promise.resolve(answers.shift())
}
export const dialog = { showSaveDialog: ask, showOpenDialog: ask, showMessageBox: ask, showErrorBox: (...text: string[]) => asked.push(text) }

export const app = { getPath: (name: string) => `/home/somebody/${name}` }
