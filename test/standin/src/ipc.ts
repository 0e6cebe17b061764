/** Electron's `ipcMain`: handlers for what the window asks. */
import type { WebContents } from './web-contents.ts'
import type { WebFrameMain } from './frames.ts'

export interface IpcEvent {
  readonly type: 'frame'
  readonly sender: WebContents
  readonly senderFrame: WebFrameMain | null
}
type Handler = (event: IpcEvent, ...args: unknown[]) => unknown

class IpcMain {
  private readonly handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.handlers.set(channel, handler)
  }
  removeHandler(channel: string): void {
    this.handlers.delete(channel)
  }

  /** Called by the page's end. */
  async run(channel: string, event: IpcEvent, args: readonly unknown[]): Promise<unknown> {
    const handler = this.handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    try {
      return await handler(event, ...args)
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error)
      throw error
    }
  }
}

export const ipcMain = new IpcMain()
