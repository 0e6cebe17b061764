/** Which Chromium, Chrome or Edge stands for Electron's window. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { bundledChromium } from './bundled-chromium.ts'

export interface FoundBrowser {
  readonly path: string
  readonly env: Readonly<Record<string, string>>
  /** The one from npm: headless only, and without what its own sandbox needs. */
  readonly bundled: boolean
}

const INSTALL_HINT = 'Install Chromium, Chrome or Edge, or set STANDIN_CHROMIUM to the path of one.'

const programFolders = (): string[] =>
  ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name]
    return folder === undefined ? [] : [folder]
  })

const onPath = (names: readonly string[]): string[] =>
  (process.env['PATH'] ?? '').split(path.delimiter).flatMap((folder) => names.map((name) => path.join(folder, name)))

const candidates = (): string[] => {
  if (process.platform === 'darwin')
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  if (process.platform === 'win32')
    return programFolders().flatMap((folder) => [
      path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      path.join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ])
  return [...onPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']), '/snap/bin/chromium']
}

const named = (): FoundBrowser | null => {
  const given = process.env['STANDIN_CHROMIUM']
  if (given === undefined || given === '') return null
  if (!existsSync(given)) throw new Error(`electron stand-in: STANDIN_CHROMIUM names ${given}, which does not exist`)
  return { path: given, env: {}, bundled: false }
}

/** A browser with a window of its own, for a person, or null. */
export const findInstalledBrowser = (): FoundBrowser | null => {
  const installed = candidates().find((file) => existsSync(file))
  return named() ?? (installed === undefined ? null : { path: installed, env: {}, bundled: false })
}

/** The browser for tests: the one from npm, so that every machine runs the same, else an installed one. */
export const findTestBrowser = (): FoundBrowser => {
  const chosen = named()
  if (chosen) return chosen
  const bundled = bundledChromium()
  const found = bundled ? { ...bundled, bundled: true } : findInstalledBrowser()
  if (!found) throw new Error(`electron stand-in: no browser to test with. ${INSTALL_HINT}`)
  return found
}

export const findBrowser = (interactive: boolean): FoundBrowser => {
  if (!interactive) return findTestBrowser()
  const found = findInstalledBrowser()
  if (!found) throw new Error(`electron stand-in: no browser found. ${INSTALL_HINT}`)
  return found
}
