/** The documents in a page: who sent a message, and what navigates. */
import type { Protocol } from '#protocol'
import { originOf, toApp } from './schemes.ts'
import type { WebContents } from './web-contents.ts'

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

/** The frames of one page by Chromium's ids for them. */
export class FrameTree {
  mainId = ''
  private readonly page: WebContents
  private readonly frames = new Map<string, WebFrameMain>()

  constructor(page: WebContents) {
    this.page = page
  }

  get main(): WebFrameMain | undefined {
    return this.frames.get(this.mainId)
  }
  get(id: string): WebFrameMain | null {
    return this.frames.get(id) ?? null
  }
  /** A frame has a new document. Returns whether it is the main one. */
  navigated({ id, parentId, url, urlFragment = '' }: Protocol.Page.Frame): boolean {
    const frame = this.get(id) ?? new WebFrameMain(this.page, this.get(parentId ?? ''))
    this.frames.set(id, frame)
    frame.url = toApp(url + urlFragment)
    if (parentId === undefined) this.mainId = id
    return parentId === undefined
  }
  /** A frame has another address with the same document. */
  moved(id: string, url: string): void {
    const frame = this.get(id)
    if (frame) frame.url = toApp(url)
  }
  detached(id: string): void {
    const frame = this.get(id)
    if (frame) frame.detached = true
    this.frames.delete(id)
  }
}
