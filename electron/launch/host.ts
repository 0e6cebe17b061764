/** What the window can run in on this machine: Electron where it is or can be fetched, else the stand-in with an installed browser. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { findInstalledBrowser } from '../../test/standin/src/find-browser.ts'

export const ROOT = path.join(import.meta.dirname, '..', '..')
const ELECTRON = path.join(ROOT, 'node_modules', 'electron')
const STANDIN = path.join(ROOT, 'test', 'standin', 'src')

/** How to get Electron by hand. */
export const GET_ELECTRON = 'npx install-electron'

/** How long the server that Electron comes from may take to answer. A network that cannot reach it must not hold up the start. */
const PROBE_LIMIT = 3000
const FETCH_LIMIT = 180_000

export interface Host {
  readonly name: 'electron' | 'browser'
  /** The executable of Electron or of the browser. */
  readonly path: string
}

type Env = Readonly<Record<string, string | undefined>>

export const hasDisplay = (platform: NodeJS.Platform, env: Env): boolean =>
  platform !== 'linux' || (env['DISPLAY'] ?? '') !== '' || (env['WAYLAND_DISPLAY'] ?? '') !== ''

const electronPath = (): string | null => {
  const note = path.join(ELECTRON, 'path.txt')
  if (!existsSync(note)) return null
  const file = path.join(ELECTRON, 'dist', readFileSync(note, 'utf8'))
  return existsSync(file) ? file : null
}

const downloadAddress = (env: Env): string => {
  const { version } = JSON.parse(readFileSync(path.join(ELECTRON, 'package.json'), 'utf8')) as { version: string }
  const mirror = env['ELECTRON_MIRROR'] ?? env['npm_config_electron_mirror'] ?? 'https://github.com/electron/electron/releases/download/'
  return `${mirror}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`
}

const canReach = async (address: string): Promise<boolean> => {
  try {
    return (await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_LIMIT) })).ok
  } catch {
    // Offline, or the network does not let it through.
    return false
  }
}

/** Fetch Electron where that is wanted and possible; whether it is there afterwards. */
const fetchElectron = async (env: Env, onFetch: () => void): Promise<void> => {
  if ((env['ELECTRON_SKIP_BINARY_DOWNLOAD'] ?? '') !== '' || !existsSync(ELECTRON)) return
  if (!(await canReach(downloadAddress(env)))) return
  onFetch()
  spawnSync(process.execPath, [path.join(ELECTRON, 'install.js')], { stdio: 'ignore', timeout: FETCH_LIMIT })
}

/** The host to run in, or null when there is none. `onFetch` is called before a download that takes its time. */
export const findHost = async (env: Env, onFetch: () => void): Promise<Host | null> => {
  if (electronPath() === null) await fetchElectron(env, onFetch)
  const electron = electronPath()
  if (electron !== null) return { name: 'electron', path: electron }
  const browser = findInstalledBrowser()
  return browser && { name: 'browser', path: browser.path }
}

const spawnHost = ({ name, path: file }: Host, env: Env): ChildProcess => {
  if (name === 'electron') return spawn(file, [ROOT], { stdio: 'inherit', env: { ...env } })
  const standin = ['--import', pathToFileURL(path.join(STANDIN, 'hooks.ts')).href, path.join(STANDIN, 'boot.ts'), ROOT]
  return spawn(process.execPath, standin, { stdio: 'inherit', env: { ...env, STANDIN_INTERACTIVE: '1', STANDIN_CHROMIUM: file } })
}

/** Run the program that was built. */
export const launch = (host: Host, env: Env): ChildProcess => {
  const child = spawnHost(host, env)
  // Who ends the start means the program; it saves and leaves by itself.
  const pass = (signal: NodeJS.Signals): boolean => child.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, pass)
  child.once('exit', () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, pass)
  })
  return child
}

export const exitCodeOf = (child: ChildProcess): Promise<number> =>
  new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error)
      resolve(1)
    })
    child.once('exit', (code) => resolve(code ?? 1))
  })
