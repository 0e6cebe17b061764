/** While developing, the window's files come from Vite's server on this machine. No program that is built for use contains this. */

declare global {
  /** A constant of the build (build.ts): Vite's address under `npm run dev`, else null, and what depends on it is left out. */
  const KLAUSUL_DEV_SERVER: string | null
}

/** Vite puts scripts and styles into the page and talks to it over a socket. */
const policy = (server: string): string =>
  [
    "default-src 'none'",
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${server.replace('http:', 'ws:')}`,
  ].join('; ')

export const fromDevServer =
  (server: string) =>
  async ({ url, headers: asked }: Request): Promise<Response> => {
    const { pathname, search } = new URL(url)
    // A style sheet is CSS for a link and a script for an import.
    const response = await fetch(`${server}${pathname}${search}`, { headers: { accept: asked.get('accept') ?? '*/*' } })
    const headers = { 'content-type': response.headers.get('content-type') ?? '', 'content-security-policy': policy(server) }
    return new Response(await response.arrayBuffer(), { status: response.status, headers })
  }

export const isDevSocket = (url: string): boolean => KLAUSUL_DEV_SERVER !== null && url.startsWith(`${KLAUSUL_DEV_SERVER.replace('http:', 'ws:')}/`)
