import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Where the counts go as JSON besides the terminal; set by .ci/run. */
const report = process.env['KLAUSUL_TEST_REPORT']

/** What takes half a minute: begun last, one worker would wait for the other. */
const SLOW = /\/(?:docx|cli|launch|packaging|db)\//

class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line no-array-sort -- the sequencer's own, which is no array's
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => Number(SLOW.test(other.moduleId)) - Number(SLOW.test(one.moduleId)))
  }
}

export default defineConfig({
  // The shell is tested without Electron (test/electron/shell).
  resolve: { alias: [{ find: /^electron$/, replacement: path.join(import.meta.dirname, 'test', 'electron', 'shell', 'fake-electron.ts') }] },
  define: { KLAUSUL_DEV_SERVER: 'null' },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/seed.ts'],
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    // Drafting lays out some fifty pages and LibreOffice starts slowly; nothing here is a timed test.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    sequence: { sequencer: SlowFirst },
  },
})
