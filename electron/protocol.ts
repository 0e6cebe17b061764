/** The scheme `app://klausul`, from which the window loads its files and nothing else. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { protocol } from 'electron'
import { fromDevServer } from './dev-server.ts'

const SCHEME = 'app'
const HOST = 'klausul'
export const START_URL = `${SCHEME}://${HOST}/index.html`

/** Whether an address is of the program's own window. */
export const isOwnUrl = (url: string): boolean => {
  if (!URL.canParse(url)) return false
  // SECURITY: not `.origin`, which is 'null' for every scheme that Node does not know.
  const { protocol: scheme, host } = new URL(url)
  return scheme === `${SCHEME}:` && host === HOST
}

// SECURITY: nothing from elsewhere, nothing inline, no frames, no plug-ins.
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/** The file below `root` that an address names, or null. */
export const resolveAsset = (root: string, url: string): string | null => {
  if (!isOwnUrl(url)) return null
  let name: string
  try {
    name = decodeURIComponent(new URL(url).pathname)
  } catch {
    // A percent sign that encodes nothing.
    return null
  }
  if (name.includes('\0')) return null
  const file = path.resolve(root, `.${name}`)
  // SECURITY: judged after decoding and by the relative path; `..%2f` and a neighbour named like the folder get through lesser checks.
  const within = path.relative(root, file)
  return within === '' || within.startsWith('..') || path.isAbsolute(within) ? null : file
}

const refusal = (status: number): Response => new Response(null, { status, headers: { 'content-security-policy': CONTENT_SECURITY_POLICY } })

/** Answer a request of the window from the files below `root`. */
export const answerRequest = async (root: string, { method, url }: Pick<Request, 'method' | 'url'>): Promise<Response> => {
  if (method !== 'GET') return refusal(405)
  const file = resolveAsset(root, url)
  const type = TYPES[path.extname(file ?? '')]
  if (file === null || type === undefined) return refusal(404)
  try {
    return new Response(new Uint8Array(await readFile(file)), {
      headers: {
        'content-type': type,
        'content-security-policy': CONTENT_SECURITY_POLICY,
        // SECURITY: a file is what its name says, whatever its bytes look like.
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      },
    })
  } catch {
    // There is no such file.
    return refusal(404)
  }
}

/** Must come before the program is ready. */
export const registerScheme = (): void => {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }])
}

export const serveWindow = (root: string): void => {
  const answer = KLAUSUL_DEV_SERVER === null ? (request: Request) => answerRequest(root, request) : fromDevServer(KLAUSUL_DEV_SERVER)
  protocol.handle(SCHEME, answer)
}
