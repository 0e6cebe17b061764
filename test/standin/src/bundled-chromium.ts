/** The headless Chromium that comes with npm (`@sparticuz/chromium`, Linux x64), unpacked once. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

const NODE_MODULES = path.join(import.meta.dirname, '..', '..', '..', 'node_modules')
const PACKAGE = path.join(NODE_MODULES, '@sparticuz', 'chromium')

export interface BundledChromium {
  readonly path: string
  /** What the process needs of the environment: the libraries and fonts that came along. */
  readonly env: Readonly<Record<string, string>>
}

/** Write the files of a tar archive (ustar, plain files) into a folder. */
const untar = (archive: Buffer, folder: string): void => {
  const text = (from: number, length: number): string => archive.toString('latin1', from, from + length).replace(/\0.*$/s, '')
  for (let at = 0; at < archive.length && archive[at] !== 0; ) {
    const size = Number.parseInt(text(at + 124, 12), 8)
    const isFile = /^[0\0]$/.test(archive.toString('latin1', at + 156, at + 157))
    if (isFile) {
      const file = path.join(folder, text(at, 100))
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, archive.subarray(at + 512, at + 512 + size))
    }
    at += 512 + Math.ceil(size / 512) * 512
  }
}

const unpacked = (name: string): Buffer => brotliDecompressSync(readFileSync(path.join(PACKAGE, 'bin', name)))

const environment = (folder: string): Record<string, string> => ({
  // A machine with neither font settings nor fonts cannot even lay out a page.
  ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: path.join(folder, 'fonts') }),
  ...(existsSync(path.join(folder, 'lib')) ? { LD_LIBRARY_PATH: path.join(folder, 'lib') } : {}),
})

const runs = (folder: string): boolean =>
  spawnSync(path.join(folder, 'chromium'), ['--version'], { env: { ...process.env, ...environment(folder) } }).status === 0

const unpackInto = (folder: string): void => {
  writeFileSync(path.join(folder, 'chromium'), unpacked('chromium.br'), { mode: 0o755 })
  untar(unpacked('fonts.tar.br'), path.join(folder, 'fonts'))
  const conf = path.join(folder, 'fonts', 'fonts.conf')
  writeFileSync(conf, readFileSync(conf, 'utf8').replace('<dir>/tmp/fonts</dir>', '<dir prefix="relative">fonts</dir>'))
  // libnss3 and its kin are all it wants of a system; where they are missing, those in the package serve.
  if (!runs(folder)) untar(unpacked('al2023.tar.br'), folder)
  if (!runs(folder))
    throw new Error('electron stand-in: the Chromium of @sparticuz/chromium does not start on this machine; set STANDIN_CHROMIUM to another one')
}

/** Its executable, unpacked on first use, or null where the package has none for this machine. */
export const bundledChromium = (): BundledChromium | null => {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(path.join(PACKAGE, 'bin', 'chromium.br'))) return null
  const { version } = JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')) as { version: string }
  const cache = path.join(NODE_MODULES, '.cache')
  const folder = path.join(cache, `chromium-${version}`)
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true })
    // Unpacked beside and renamed whole: of several processes that start at once, the first to finish wins.
    const fresh = mkdtempSync(path.join(cache, 'chromium-'))
    try {
      unpackInto(fresh)
      renameSync(fresh, folder)
    } catch (error) {
      rmSync(fresh, { recursive: true, force: true })
      if (!existsSync(folder)) throw error
    }
  }
  return { path: path.join(folder, 'chromium'), env: environment(folder) }
}
