/** Fake distributions of Electron, a few hundred bytes each, onto which electron-builder packs the program without a network. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** What @electron/fuses looks for in Electron's executable: this text, a version, a count, then a character for each fuse. */
const FUSE_SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1')
/** The fuses of version 1 in their order, by the names of electron-builder. */
export const FUSES = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
  'wasmTrapHandlers',
] as const
export type Fuse = (typeof FUSES)[number]
/** As Electron 45 comes. */
const AS_SHIPPED = '101100011'

/** The state of every fuse in a packed executable. */
export const readFuses = (executable: string): Record<Fuse, boolean> => {
  const bytes = readFileSync(executable)
  const at = bytes.indexOf(FUSE_SENTINEL) + FUSE_SENTINEL.length + 2
  const wire = bytes.toString('latin1', at, at + FUSES.length)
  return Object.fromEntries(FUSES.map((fuse, index) => [fuse, wire[index] === '1'])) as Record<Fuse, boolean>
}

/** What is used of the library with which electron-builder edits Windows programs. */
interface Resedit {
  readonly NtExecutable: { createEmpty(is32Bit: boolean, isDll: boolean): { generate(): ArrayBuffer } }
  readonly NtExecutableResource: {
    from(executable: object, ignoresCertificates: boolean): { readonly entries: object[]; outputResource(executable: object): void }
  }
  readonly Resource: {
    readonly VersionInfo: {
      createEmpty(): { setStringValues(language: object, values: object): void; outputToResourceEntries(entries: object[]): void }
    }
  }
}

/** A Windows program without code: electron-builder writes icon, version and the archive's hash into it, and wants to find a version there. */
const emptyWindowsProgram = (): Buffer => {
  const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
  const { NtExecutable, NtExecutableResource, Resource } = createRequire(builder.resolve('app-builder-lib'))('resedit') as Resedit
  const program = NtExecutable.createEmpty(false, false)
  const resources = NtExecutableResource.from(program, true)
  const version = Resource.VersionInfo.createEmpty()
  version.setStringValues({ lang: 1033, codepage: 1200 }, { FileDescription: 'Electron' })
  version.outputToResourceEntries(resources.entries)
  resources.outputResource(program)
  return Buffer.from(program.generate())
}

/** Make a distribution in a folder, with languages that the program does not speak. */
export const makeFakeElectron = (folder: string, platform: 'linux' | 'win32'): void => {
  for (const name of ['locales', 'resources']) mkdirSync(path.join(folder, name), { recursive: true })
  for (const language of ['da', 'de', 'en-GB', 'en-US', 'fr', 'nb', 'sv']) writeFileSync(path.join(folder, 'locales', `${language}.pak`), '')
  writeFileSync(path.join(folder, 'LICENSE'), 'Electron')
  const program = Buffer.concat([
    platform === 'win32' ? emptyWindowsProgram() : Buffer.from('\x7fELF', 'latin1'),
    FUSE_SENTINEL,
    Buffer.from([1, FUSES.length]),
    Buffer.from(AS_SHIPPED, 'latin1'),
  ])
  writeFileSync(path.join(folder, platform === 'win32' ? 'electron.exe' : 'electron'), program, { mode: 0o755 })
}
