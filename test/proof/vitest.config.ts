import { defineConfig } from 'vitest/config'

/**
 * The long proof, `npm run proof`: a thousand generated contracts, every standard and LibreOffice for the Word writer, and tests whose thoroughness costs
 * time (runs.ts), four times as thorough. An hour on two cores, most of it LibreOffice's.
 */
export default defineConfig({
  test: {
    include: [
      'test/proof/**/*.proof.ts',
      'test/electron/db/kill.test.ts',
      'test/renderer/editor/any-paste.test.ts',
      'test/electron/docx/odd-contracts.test.ts',
    ],
    env: { KLAUSUL_THOROUGH: '1' },
    root: `${import.meta.dirname}/../..`,
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
    maxWorkers: 1,
  },
})
