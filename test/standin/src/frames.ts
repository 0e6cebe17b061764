/** The documents in a page: who sent a message, and what navigates. */
import type { WebContents } from './web-contents.ts'
import { originOf } from './schemes.ts'

export class WebFrameMain {
  readonly parent: WebFrameMain | null
  url = ''
  detached = false
  private readonly page: WebContents

  constructor(page: WebContents, parent: WebFrameMain | null) {
    this.page = page
    this.parent = parent
  }

  get origin(): string {
    return originOf(this.url)
  }
  get top(): WebFrameMain {
    return this.parent?.top ?? this
  }
  isDestroyed(): boolean {
    return this.detached
  }
  send(channel: string, ...args: unknown[]): void {
    this.page.send(channel, ...args)
  }
}
