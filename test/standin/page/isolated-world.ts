/** The world of the sandboxed preload script, with what its `require('electron')` gets. Sent with `toString()`: it may use its arguments only. */
import type { MakeBridge } from './bridge.ts'
import type { Codec } from './codec.ts'

export interface WorldConfig {
  readonly key: string
  readonly process: Readonly<Record<string, unknown>>
  readonly preloadPath: string
  /** The menu's accelerators, normalised (accelerators.ts); the window of a person answers to them, that of a test does not. */
  readonly accelerators: readonly string[]
  readonly interactive: boolean
}

/** What the preload script is wrapped in. */
export type Preload = (
  exports: object,
  require: (id: string) => object,
  module: object,
  file: string,
  folder: string,
  process: object,
  global: object,
) => void

/** A message from page to process; `id` is the call's, 0 for one that wants no answer. */
export interface PageMessage {
  readonly kind: 'invoke' | 'title' | 'key' | 'preload-error'
  readonly channel: string
  readonly id: number
  /** Encoded (codec.ts). */
  readonly args: string
}

export function isolatedWorld(config: WorldConfig, codec: Codec, makeBridge: MakeBridge, preload: Preload | null): void {
  type Listener = (event: object, ...args: unknown[]) => void
  if (window !== top || location.protocol === 'about:' || location.protocol === 'data:') return
  const scope = globalThis as unknown as Record<string, unknown>
  const binding = scope[config.key] as (text: string) => void
  const bridge = makeBridge(codec, `${config.key}i`, `${config.key}m`, () => {})
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void; channel: string }>()
  const listeners = new Map<string, { listener: Listener; once: boolean }[]>()
  let lastId = 0

  const post = (kind: PageMessage['kind'], channel: string, args: unknown[], id = 0): void =>
    binding(JSON.stringify({ kind, channel, id, args: codec.encode(args) } satisfies PageMessage))

  scope[`${config.key}recv`] = (kind: string, channel: string, id: number, json: string): void => {
    const value = codec.decode(json)
    if (kind === 'event') {
      const all = listeners.get(channel) ?? []
      listeners.set(
        channel,
        all.filter(({ once }) => !once),
      )
      for (const { listener } of all) listener({ sender: ipcRenderer, ports: [] }, ...(value as unknown[]))
      return
    }
    const call = pending.get(id)
    pending.delete(id)
    if (kind === 'result') call?.resolve(value)
    else call?.reject(new Error(`Error invoking remote method '${call.channel}': ${String(value)}`))
  }

  const add = (channel: string, listener: Listener, once: boolean): object => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }])
    return ipcRenderer
  }
  const remove = (channel: string, gone: Listener): object => {
    listeners.set(
      channel,
      (listeners.get(channel) ?? []).filter(({ listener }) => listener !== gone),
    )
    return ipcRenderer
  }
  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        lastId += 1
        // Sent first: arguments that cannot be cloned throw here and leave nothing pending.
        post('invoke', channel, args, lastId)
        pending.set(lastId, { resolve, reject, channel })
      }),
    on: (channel: string, listener: Listener) => add(channel, listener, false),
    once: (channel: string, listener: Listener) => add(channel, listener, true),
    off: remove,
    removeListener: remove,
  }
  const electron = {
    ipcRenderer,
    contextBridge: { exposeInMainWorld: (name: string, api: unknown) => bridge.expose(name, api) },
  }

  if (config.interactive) {
    // Keys that the page left alone go to the menu, as those of a native menu do, and the browser's own meaning is suppressed.
    addEventListener('keydown', (event) => {
      if (event.defaultPrevented || !event.isTrusted) return
      const modifiers = `${event.ctrlKey ? 'c' : ''}${event.metaKey ? 'm' : ''}${event.altKey ? 'a' : ''}${event.shiftKey ? 's' : ''}`
      const names = [event.key.toLowerCase(), event.code.toLowerCase().replace(/^(?:key|digit)/, '')]
      const hit = names.map((name) => `${modifiers}+${name}`).find((name) => name === '+f10' || config.accelerators.includes(name))
      if (hit === undefined) return
      event.preventDefault()
      post('key', '', [hit])
    })
  }
  // Keeps a window that the user closes with the browser's own button until the program has been asked.
  addEventListener('beforeunload', (event) => {
    if (scope[`${config.key}hold`] === true) event.preventDefault()
  })

  let title = ''
  const tellTitle = (): void => {
    if (document.title === title) return
    title = document.title
    post('title', '', [title])
  }
  addEventListener('DOMContentLoaded', () => {
    tellTitle()
    new MutationObserver(tellTitle).observe(document.head, { subtree: true, childList: true, characterData: true })
  })

  if (!preload) return
  const module = { exports: {} }
  const require = (id: string): object => {
    if (/^electron(?:\/(?:renderer|common))?$/.test(id)) return electron
    throw new Error(`module not found: ${id}`)
  }
  try {
    preload(module.exports, require, module, config.preloadPath, '', config.process, globalThis)
  } catch (error) {
    console.error(`Unable to load preload script: ${config.preloadPath}`, error)
    post('preload-error', '', [config.preloadPath, error])
  }
}
