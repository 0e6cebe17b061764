/** The end-to-end tests: one suite, on Electron where its binary is there, else on the stand-in (test/standin). */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { defineConfig, type ReporterDescription } from '@playwright/test'

const TEST = path.join(import.meta.dirname, 'test')

export const hasElectron = existsSync(path.join(import.meta.dirname, 'node_modules', 'electron', 'dist'))

// Playwright asks the package `electron` where its binary is, and that package looks at this variable first.
if (!hasElectron) {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= path.join(TEST, 'standin', 'bin')
  process.env['STANDIN_HEADLESS'] ??= '1'
  process.env['STANDIN_OFFLINE'] = '1'
}

/** Where the counts go as JSON besides the terminal; set by .ci/run. */
const report = process.env['KLAUSUL_E2E_REPORT']
const reporter: ReporterDescription[] = [['list']]
if (report !== undefined) reporter.push(['json', { outputFile: report }])

export default defineConfig({
  globalSetup: path.join(TEST, 'e2e', 'before-all.ts'),
  outputDir: path.join(import.meta.dirname, 'out', 'e2e'),
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 90_000,
  // Two windows, two main processes and LibreOffice share two cores: what takes a tenth of a second alone takes seconds there.
  expect: { timeout: 15_000 },
  // What fails once and then passes is told as flaky, by the list and by .ci/run, and does not stop everybody else.
  retries: 1,
  reporter,
  use: { trace: 'retain-on-failure' },
  projects: [
    { name: 'klausul', testDir: path.join(TEST, 'e2e') },
    { name: 'standin', testDir: path.join(TEST, 'standin') },
  ],
})
