import { defineConfig } from 'vitest/config'

/** The long proof of the Word writer, `npm run proof`: a thousand generated contracts, and LibreOffice. A quarter of an hour on two cores. */
export default defineConfig({
  test: {
    include: ['test/proof/**/*.proof.ts'],
    root: `${import.meta.dirname}/../..`,
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
    maxWorkers: 1,
  },
})
