/** Runs electron-builder as a release does, but onto a fake Electron, without a network and into a folder of the test. */
import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'

export const ROOT = path.join(import.meta.dirname, '..', '..')
const run = promisify(execFile)

/** The tests' own environment without what would change a build: vitest's NODE_ENV makes React the one for development. */
const environment = (): NodeJS.ProcessEnv => {
  const { NODE_ENV: _, ...rest } = process.env
  // Nobody listens there: a download fails at once instead of hiding that the packing needs one.
  const nowhere = 'http://127.0.0.1:9'
  const tools = path.join(ROOT, 'node_modules', '.bin')
  return { ...rest, PATH: `${tools}${path.delimiter}${rest['PATH'] ?? ''}`, HTTPS_PROXY: nowhere, HTTP_PROXY: nowhere, npm_config_offline: 'true' }
}

/** Build what is packed, if it is stale. */
export const buildProgram = async (): Promise<void> => {
  const script = 'import { buildIfStale } from "./build.ts"; await buildIfStale()'
  await run(process.execPath, ['--input-type=module', '-e', script], { cwd: ROOT, env: environment() })
}

export interface Packing {
  readonly platform: 'linux' | 'win'
  readonly arch: 'x64' | 'arm64'
  /** A distribution of Electron. */
  readonly electron: string
  /** Where the packed program goes. */
  readonly output: string
}

/** Pack the program for a platform, without an installer. */
export const pack = async ({ platform, arch, electron, output }: Packing): Promise<void> => {
  const overrides = [`-c.electronDist=${electron}`, `-c.directories.output=${output}`]
  const cli = path.join(ROOT, 'node_modules', 'electron-builder', 'cli.js')
  await run(process.execPath, [cli, `--${platform}`, 'dir', `--${arch}`, '--publish', 'never', ...overrides], { cwd: ROOT, env: environment() })
}
