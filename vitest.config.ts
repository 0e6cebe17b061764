import { defineConfig } from 'vitest/config'

/** Where the counts go as JSON besides the terminal; set by .ci/run. */
const report = process.env['KLAUSUL_TEST_REPORT']

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    // Drafting lays out some fifty pages and LibreOffice starts slowly; nothing here is a timed test.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
