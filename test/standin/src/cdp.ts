/** A small client of Chromium's debugging protocol over `--remote-debugging-pipe`, with flat sessions. */
import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { Protocol } from '#protocol'

type Parameters = Protocol.CommandParameters
type Results = Protocol.CommandReturnValues

/** A message from the browser: an answer (with `id`) or an event. */
interface Message {
  readonly id?: number
  readonly method?: keyof Protocol.EventMap
  readonly params?: never
  readonly sessionId?: string
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

interface Pending {
  readonly method: string
  resolve(value: unknown): void
  reject(error: Error): void
}

/** The browser itself (without an id) or one page, frame or worker. */
export class CdpSession extends EventEmitter<Protocol.EventMap> {
  readonly connection: Connection
  private readonly id: string | undefined

  constructor(connection: Connection, id?: string) {
    super()
    this.setMaxListeners(0)
    this.connection = connection
    this.id = id
  }

  send<M extends keyof Parameters & keyof Results>(method: M, params?: Parameters[M]): Promise<Results[M]> {
    return this.connection.send(method, params ?? {}, this.id) as Promise<Results[M]>
  }

  /** Send and forget: the target may be gone meanwhile, which is no error. */
  post<M extends keyof Parameters & keyof Results>(method: M, params?: Parameters[M]): void {
    this.send(method, params).catch(() => {})
  }
}

/** `STANDIN_CDP=1` prints the conversation. */
const trace = (direction: string, sessionId: string | undefined, text: string): void => {
  if (process.env['STANDIN_CDP'] !== undefined) console.error(direction, sessionId?.slice(0, 4) ?? '-', text.slice(0, 400))
}

export class Connection {
  readonly root = new CdpSession(this)
  /** Added to the error of every call that the browser's end cut short. */
  closeReason: () => string = () => 'browser closed'
  private readonly output: Writable
  private readonly sessions = new Map<string, CdpSession>()
  private readonly pending = new Map<number, Pending>()
  private lastId = 0
  private closed = false

  constructor(input: Readable, output: Writable, onClose: () => void) {
    this.output = output
    let chunks: Buffer[] = []
    input.on('data', (data: Buffer) => {
      let start = 0
      for (let end = data.indexOf(0); end >= 0; end = data.indexOf(0, start)) {
        chunks.push(data.subarray(start, end))
        this.receive(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Message)
        chunks = []
        start = end + 1
      }
      if (start < data.length) chunks.push(data.subarray(start))
    })
    // A broken pipe is the browser's end, which the input's `close` reports.
    output.on('error', () => {})
    input.on('close', () => {
      this.closed = true
      for (const call of this.pending.values()) call.reject(new Error(`${call.method}: ${this.closeReason()}`))
      this.pending.clear()
      onClose()
    })
  }

  send(method: string, params: object, sessionId?: string): Promise<unknown> {
    if (this.closed) return Promise.reject(new Error(`${method}: ${this.closeReason()}`))
    this.lastId += 1
    const id = this.lastId
    const text = JSON.stringify({ id, method, params, sessionId })
    trace('->', sessionId, text)
    this.output.write(`${text}\0`)
    return new Promise((resolve, reject) => this.pending.set(id, { method, resolve, reject }))
  }

  session(id: string): CdpSession {
    const known = this.sessions.get(id)
    if (known) return known
    const session = new CdpSession(this, id)
    this.sessions.set(id, session)
    return session
  }

  private receive({ id, method, params, sessionId, result, error }: Message): void {
    trace('<-', sessionId, `${id ?? ''} ${method ?? ''} ${JSON.stringify(params ?? error ?? {})}`)
    if (id !== undefined) {
      const call = this.pending.get(id)
      this.pending.delete(id)
      if (error) call?.reject(new Error(`${call.method}: ${error.message}`))
      else call?.resolve(result)
      return
    }
    if (method === undefined) return
    if (method === 'Target.detachedFromTarget' && params !== undefined) this.sessions.delete((params as { sessionId: string }).sessionId)
    const target = sessionId === undefined ? this.root : this.sessions.get(sessionId)
    target?.emit(method, params)
  }
}
