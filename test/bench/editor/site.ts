/** The benchmark's pages, built as the program's window is, and the texts they open, behind a local address. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

const PAGE = path.join(import.meta.dirname, 'page')
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' }

export interface Site {
  readonly address: string
  readonly close: () => void
}

/** Build the pages and serve them with the sources by name. */
export const serveSite = async (sources: ReadonlyMap<string, string>): Promise<Site> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'klausul-bench-'))
  await build({
    configFile: false,
    logLevel: 'warn',
    root: PAGE,
    plugins: [react()],
    build: { outDir: folder, emptyOutDir: true, target: 'chrome140' },
  })
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    // Cross-origin isolation gives the page a clock of 5 µs instead of 100 µs.
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp')
    const source = pathname.startsWith('/sources/') ? sources.get(pathname.slice('/sources/'.length)) : undefined
    if (source !== undefined) {
      response.setHeader('Content-Type', 'text/plain; charset=utf-8').end(source)
      return
    }
    const file = path.join(folder, pathname === '/' ? 'index.html' : pathname)
    try {
      const content = readFileSync(file)
      response.setHeader('Content-Type', TYPES[path.extname(file)] ?? 'application/octet-stream').end(content)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
