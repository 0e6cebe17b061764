/** One end of contextBridge. The page gets it with `toString()`, so it may use its arguments only. */
import type { Codec, DecodeHooks } from './codec.ts'

type Callable = (...args: unknown[]) => unknown

type Message =
  | { kind: 'expose'; name: string; api: unknown }
  | { kind: 'call'; id: number; args: unknown[] }
  | { kind: 'return'; ok: boolean; value: unknown }
  | { kind: 'settle'; id: number; ok: boolean; value: unknown }

export type MakeBridge = typeof makeBridge

/** Calls cross between two JavaScript worlds of one page as synchronous DOM events; functions and promises travel as numbers. */
export function makeBridge(codec: Codec, outgoing: string, incoming: string, onExpose: (name: string, api: unknown) => void) {
  const dispatch = globalThis.dispatchEvent.bind(globalThis)
  const Custom = CustomEvent
  const local: Callable[] = []
  const localIds = new Map<Callable, number>()
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>()
  let promises = 0
  let answer: { ok: boolean; value: unknown } = { ok: true, value: undefined }

  const numberOf = (value: Callable): number => {
    const known = localIds.get(value)
    if (known !== undefined) return known
    // Not push(), which the page may have replaced.
    local[local.length] = value
    localIds.set(value, local.length - 1)
    return local.length - 1
  }
  const follow = (promise: PromiseLike<unknown>): number => {
    promises += 1
    const id = promises
    promise.then(
      (value) => send({ kind: 'settle', id, ok: true, value }),
      (value: unknown) => send({ kind: 'settle', id, ok: false, value }),
    )
    return id
  }
  const send = (message: Message): void => {
    dispatch(new Custom(outgoing, { detail: codec.encode(message, { function: numberOf, promise: follow }) }))
  }
  const hooks: DecodeHooks = {
    function:
      (id) =>
      (...args: unknown[]) => {
        // The other side answers while this event is being sent.
        send({ kind: 'call', id, args })
        if (!answer.ok) throw answer.value
        return answer.value
      },
    promise: (id) =>
      new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
      }),
  }
  const run = (id: number, args: unknown[]): void => {
    try {
      send({ kind: 'return', ok: true, value: local[id]?.(...args) })
    } catch (error) {
      send({ kind: 'return', ok: false, value: error instanceof Error ? error : new Error(String(error)) })
    }
  }
  globalThis.addEventListener(incoming, (event) => {
    event.stopImmediatePropagation()
    const message = codec.decode((event as CustomEvent<string>).detail, hooks) as Message
    if (message.kind === 'return') answer = message
    else if (message.kind === 'expose') onExpose(message.name, message.api)
    else if (message.kind === 'call') run(message.id, message.args)
    else {
      const promise = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.ok) promise?.resolve(message.value)
      else promise?.reject(message.value)
    }
  })
  return { expose: (name: string, api: unknown) => send({ kind: 'expose', name, api }) }
}
