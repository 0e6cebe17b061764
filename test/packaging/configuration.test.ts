import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { temporaryFolder } from '../electron/folders.ts'
import { ROOT } from './pack.ts'

interface PlatformConfiguration {
  readonly target: readonly { readonly target: string; readonly arch: readonly string[] }[]
  readonly files: readonly { readonly filter: string }[]
}

interface Configuration {
  readonly appId: string
  readonly productName: string
  readonly npmRebuild: boolean
  readonly publish: null
  readonly fileAssociations: readonly unknown[]
  readonly electronFuses: Readonly<Record<string, boolean>>
  readonly win: PlatformConfiguration
  readonly mac: PlatformConfiguration
  readonly linux: PlatformConfiguration & { readonly category: string }
}

const FILE = path.join(ROOT, 'electron-builder.yml')
const TEXT = readFileSync(FILE, 'utf8')
const configuration = parse(TEXT) as Configuration

/** Validate a configuration by electron-builder's own schema, as it does before it packs. Returns what it complains of. */
const complaint = async (text: string): Promise<string | null> => {
  const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
  const config = builder('app-builder-lib/out/util/config/config.js') as {
    getConfig(folder: string, file: string, options: null): Promise<object>
    validateConfiguration(config: object, log: object): Promise<void>
  }
  const { DebugLogger } = createRequire(builder.resolve('app-builder-lib'))('builder-util') as { DebugLogger: new (isEnabled: boolean) => object }
  const folder = temporaryFolder()
  writeFileSync(path.join(folder, 'electron-builder.yml'), text)
  try {
    await config.validateConfiguration(await config.getConfig(folder, 'electron-builder.yml', null), new DebugLogger(false))
    return null
  } catch (error) {
    return (error as Error).message
  }
}

test('the configuration is what electron-builder understands', async () => {
  expect(await complaint(TEXT)).toBeNull()
})

test('a misspelled key, a fuse that does not exist and a wrong value are refused', async () => {
  expect(await complaint(TEXT.replace('npmRebuild:', 'npmRebuilt:'))).toContain('npmRebuilt')
  expect(await complaint(TEXT.replace('runAsNode:', 'runAsNodes:'))).toContain('electronFuses')
  expect(await complaint(TEXT.replace('hardenedRuntime: true', 'hardenedRuntime: [7]'))).toContain('hardenedRuntime')
})

const targets = ({ target }: PlatformConfiguration): string[] => target.map((one) => `${one.target} ${one.arch.join(' ')}`)

test('there is an installer for Windows, an image for macOS and two packages for Linux, for both processors', () => {
  expect(targets(configuration.win)).toEqual(['nsis x64 arm64'])
  expect(targets(configuration.mac)).toEqual(['dmg x64 arm64'])
  expect(targets(configuration.linux)).toEqual(['AppImage x64 arm64', 'deb x64 arm64'])
  expect(configuration).toMatchObject({ productName: 'Klausul', npmRebuild: false, linux: { category: 'Office' } })
})

test('every platform and processor gets a database binary that exists', () => {
  for (const platform of [configuration.win, configuration.mac, configuration.linux]) {
    const arches = new Set(platform.target.flatMap(({ arch }) => arch))
    const binaries = platform.files.flatMap(({ filter }) => [...arches].map((arch) => filter.replace('${arch}', arch)))
    expect(binaries).toHaveLength(2)
    expect(binaries.filter((binary) => !existsSync(path.join(ROOT, binary)))).toEqual([])
  }
})

test('the program updates itself from nowhere and claims no type of file', () => {
  expect(configuration.publish).toBeNull()
  expect(configuration.fileAssociations).toEqual([])
})
