/** The benchmark's pages, built as the program's window is, and the texts they open, behind a local address. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { serveFolder, type Site } from '../serve.ts'

const PAGE = path.join(import.meta.dirname, 'page')

/** Build the pages and serve them with the sources by name. */
export const serveSite = async (sources: ReadonlyMap<string, string>): Promise<Site> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'klausul-bench-'))
  await build({
    configFile: false,
    logLevel: 'error',
    root: PAGE,
    plugins: [react()],
    build: { outDir: folder, emptyOutDir: true, target: 'chrome140' },
  })
  const site = await serveFolder(folder, sources)
  return {
    address: site.address,
    close: () => {
      site.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
