import path from 'node:path'
import { defineConfig } from 'vitest/config'

/** Where the counts go as JSON besides the terminal; set by .ci/run. */
const report = process.env['KLAUSUL_TEST_REPORT']

export default defineConfig({
  // The shell is tested without Electron (test/electron/shell).
  resolve: { alias: [{ find: /^electron$/, replacement: path.join(import.meta.dirname, 'test', 'electron', 'shell', 'fake-electron.ts') }] },
  define: { KLAUSUL_DEV_SERVER: 'null' },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    // Drafting lays out some fifty pages and LibreOffice starts slowly; nothing here is a timed test.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
