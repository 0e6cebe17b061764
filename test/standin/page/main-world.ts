/** The page's own world, before any script of the page: it receives what contextBridge exposes. Sent with `toString()`. */
import type { MakeBridge } from './bridge.ts'
import type { Codec } from './codec.ts'

export function mainWorld(key: string, codec: Codec, makeBridge: MakeBridge): void {
  const freeze = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || value instanceof Promise) return value
    for (const part of Object.values(value)) freeze(part)
    return Object.freeze(value)
  }
  makeBridge(codec, `${key}m`, `${key}i`, (name, api) =>
    Object.defineProperty(globalThis, name, { value: freeze(api), enumerable: true, writable: false, configurable: false }),
  )
}
