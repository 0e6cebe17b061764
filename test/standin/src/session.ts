/** Electron's session: `protocol.handle`, `webRequest` and permissions, on interception of every request. */
import type { Protocol } from '#protocol'
import { app } from './app.ts'
import type { CdpSession } from './cdp.ts'
import { headerToBrowser, originOf, registerScheme, toApp, toBrowser } from './schemes.ts'

type SchemeHandler = (request: Request) => Response | Promise<Response>
interface RequestDetails {
  readonly url: string
  readonly method: string
  readonly resourceType: string
}
type RequestListener = (details: RequestDetails, callback: (verdict: { cancel?: boolean }) => void) => void
type PermissionRequest = (
  page: unknown,
  permission: string,
  callback: (granted: boolean) => void,
  details: { requestingUrl: string; isMainFrame: boolean },
) => void
type PermissionCheck = (page: unknown, permission: string, origin: string) => boolean

/** Electron's permissions with Chromium's names for them. */
const PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
  geolocation: ['geolocation'],
  notifications: ['notifications'],
  media: ['camera', 'microphone'],
  midi: ['midi'],
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  'idle-detection': ['idle-detection'],
}

class Session {
  private readonly handlers = new Map<string, SchemeHandler>()
  private requestListener: RequestListener | null = null
  private permissionRequest: PermissionRequest | null = null
  private permissionCheck: PermissionCheck | null = null
  private readonly settledOrigins = new Set<string>()

  readonly protocol = {
    registerSchemesAsPrivileged: (schemes: readonly { scheme: string }[]): void => {
      if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
      for (const { scheme } of schemes) registerScheme(scheme)
    },
    handle: (scheme: string, handler: SchemeHandler): void => {
      if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
      this.handlers.set(scheme, handler)
    },
  }
  readonly webRequest = {
    onBeforeRequest: (listener: RequestListener): void => {
      this.requestListener = listener
    },
  }

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.permissionRequest = handler
  }
  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.permissionCheck = handler
  }
  /** There is no other device, screen to share or dictionary here. */
  setDevicePermissionHandler(): void {}
  setSpellCheckerEnabled(): void {}

  /** Chromium cannot ask us, so every permission is settled when an origin is first loaded. Without a handler Electron grants. */
  async settlePermissions(page: unknown, url: string): Promise<void> {
    const origin = originOf(url)
    if (this.settledOrigins.has(origin)) return
    this.settledOrigins.add(origin)
    for (const [permission, names] of Object.entries(PERMISSIONS)) {
      const request = this.permissionRequest
      const granted = await new Promise<boolean>((resolve) => {
        if (request) request(page, permission, resolve, { requestingUrl: url, isMainFrame: true })
        else resolve(true)
      })
      const setting = granted && (this.permissionCheck?.(page, permission, origin) ?? true) ? 'granted' : 'denied'
      for (const name of names) app.browser.root.post('Browser.setPermission', { permission: { name }, setting, origin: originOf(toBrowser(url)) })
    }
  }

  /** Answer a request that no rule of navigation refused. */
  async serve(cdp: CdpSession, { requestId, request, resourceType }: Protocol.Fetch.requestPausedPayload): Promise<void> {
    const fail = (errorReason: Protocol.Network.ErrorReason): void => cdp.post('Fetch.failRequest', { requestId, errorReason })
    // Electron asks for none.
    if (resourceType === 'Other' && new URL(request.url).pathname === '/favicon.ico') return fail('Failed')
    const url = toApp(request.url)
    if (await this.isCancelled({ url, method: request.method, resourceType: resourceType === 'Document' ? 'mainFrame' : resourceType.toLowerCase() }))
      return fail('BlockedByClient')
    const handler = this.handlers.get(url.slice(0, url.indexOf(':')))
    if (!handler) return url === request.url ? cdp.post('Fetch.continueRequest', { requestId }) : fail('NameNotResolved')
    let response: Response
    try {
      response = await handler(requestOf(url, request))
    } catch (error) {
      console.error('protocol.handle:', error)
      return fail('Failed')
    }
    cdp.post('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value: headerToBrowser(value) })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    })
  }

  private isCancelled(details: RequestDetails): Promise<boolean> {
    const listener = this.requestListener
    return new Promise((resolve) => {
      if (listener) listener(details, ({ cancel = false }) => resolve(cancel))
      else resolve(false)
    })
  }
}

const requestOf = (url: string, { method, headers: given, postDataEntries = [] }: Protocol.Network.Request): Request => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(given)) headers.set(name, /^(?:origin|referer)$/i.test(name) ? toApp(value) : value)
  const body = postDataEntries.length === 0 ? null : Buffer.concat(postDataEntries.map(({ bytes = '' }) => Buffer.from(bytes, 'base64')))
  return new Request(url, { method, headers, body })
}

export const defaultSession = new Session()
export type { Session }
