/** Structured clone over JSON, for what crosses between page and process. The page gets it with `toString()`, so it may use nothing outside itself. */

export interface EncodeHooks {
  function?: (value: (...args: unknown[]) => unknown) => number
  promise?: (value: PromiseLike<unknown>) => number
}
export interface DecodeHooks {
  function?: (id: number) => unknown
  promise?: (id: number) => unknown
}
export interface Codec {
  encode(value: unknown, hooks?: EncodeHooks): string
  decode(json: string, hooks?: DecodeHooks): unknown
}

/** Plain JSON values stand for themselves; everything else is an array whose first entry is a tag. */
export function makeCodec(): Codec {
  type Views = Record<string, new (buffer: ArrayBufferLike, offset?: number, length?: number) => ArrayBufferView>
  // Kept, for the page may replace them.
  const { parse, stringify } = JSON
  const inNode = typeof Buffer !== 'undefined'
  const toBase64 = (bytes: Uint8Array): string =>
    inNode ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64') : bytes.toBase64()
  const fromBase64 = (text: string): Uint8Array => (inNode ? new Uint8Array(Buffer.from(text, 'base64')) : Uint8Array.fromBase64(text))
  const refuse = (): never => {
    throw new Error('An object could not be cloned.')
  }

  function encode(root: unknown, hooks: EncodeHooks = {}): string {
    const seen = new Map<object, number>()
    const ofObject = (value: object): unknown => {
      const known = seen.get(value)
      if (known !== undefined) return ['r', known]
      seen.set(value, seen.size)
      if (Array.isArray(value)) return ['a', ...Array.from(value, of)]
      if (value instanceof Date) return ['d', value.getTime()]
      if (value instanceof RegExp) return ['x', value.source, value.flags]
      if (value instanceof ArrayBuffer) return ['b', toBase64(new Uint8Array(value))]
      if (ArrayBuffer.isView(value)) {
        const name = inNode && Buffer.isBuffer(value) ? 'Uint8Array' : value.constructor.name
        return ['t', name, toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))]
      }
      if (value instanceof Error) return ['e', value.name, value.message, value.stack ?? '']
      if (value instanceof Map) return ['m', ...[...value].flatMap(([key, one]) => [of(key), of(one)])]
      if (value instanceof Set) return ['s', ...[...value].map(of)]
      if ('then' in value && typeof value.then === 'function' && hooks.promise) return ['p', hooks.promise(value as PromiseLike<unknown>)]
      // Nodes, promises, weak maps: everything but plain objects and instances of the program's own classes.
      if (Symbol.toStringTag in value) return refuse()
      return ['o', ...Object.entries(value).flatMap(([key, one]) => [key, of(one)])]
    }
    const of = (value: unknown): unknown => {
      if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
      if (typeof value === 'number')
        return Number.isFinite(value) && !Object.is(value, -0) ? value : ['n', Object.is(value, -0) ? '-0' : String(value)]
      if (typeof value === 'undefined') return ['u']
      if (typeof value === 'bigint') return ['i', String(value)]
      if (typeof value === 'function') return hooks.function ? ['f', hooks.function(value as (...args: unknown[]) => unknown)] : refuse()
      return typeof value === 'object' ? ofObject(value) : refuse()
    }
    return stringify(of(root))
  }

  function decode(json: string, hooks: DecodeHooks = {}): unknown {
    const seen: unknown[] = []
    const keep = <T>(value: T): T => {
      seen[seen.length] = value
      return value
    }
    const container = (tag: unknown, parts: unknown[]): unknown => {
      if (tag === 'a') {
        const list: unknown[] = keep([])
        for (let at = 0; at < parts.length; at += 1) list[at] = of(parts[at])
        return list
      }
      if (tag === 's') {
        const set = keep(new Set())
        for (let at = 0; at < parts.length; at += 1) set.add(of(parts[at]))
        return set
      }
      if (tag === 'm') {
        const map = keep(new Map())
        for (let at = 0; at < parts.length; at += 2) map.set(of(parts[at]), of(parts[at + 1]))
        return map
      }
      const object = keep({})
      for (let at = 0; at < parts.length; at += 2)
        // Not an assignment, for `__proto__` is a key like any other.
        Object.defineProperty(object, parts[at] as string, { value: of(parts[at + 1]), writable: true, enumerable: true, configurable: true })
      return object
    }
    const of = (part: unknown): unknown => {
      if (!Array.isArray(part)) return part
      const tag: unknown = part[0]
      const first = part[1] as string
      const second = part[2] as string
      if (tag === 'n') return Number(first)
      if (tag === 'u') return undefined
      if (tag === 'i') return BigInt(first)
      if (tag === 'r') return seen[Number(first)]
      if (tag === 'f') return hooks.function?.(Number(first))
      if (tag === 'p') return keep(hooks.promise?.(Number(first)))
      if (tag === 'd') return keep(new Date(Number(first)))
      if (tag === 'x') return keep(new RegExp(first, second))
      if (tag === 'b') return keep(fromBase64(first).buffer)
      if (tag === 't') {
        const { buffer } = fromBase64(second)
        const View = (globalThis as unknown as Views)[first]
        return keep(View === undefined ? buffer : new View(buffer))
      }
      if (tag === 'e') {
        const error = new Error(second)
        if (first !== 'Error') error.name = first
        error.stack = part[3] as string
        return keep(error)
      }
      return container(tag, part.slice(1))
    }
    return of(parse(json))
  }

  return { encode, decode }
}
