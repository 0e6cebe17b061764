import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { builtinModules } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { parseAst } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Archive, readArchive, unpack } from './archive.ts'
import { type Fuse, makeFakeElectron, readFuses } from './fake-electron.ts'
import { buildProgram, pack, ROOT } from './pack.ts'

/** What is packed of our own and better-sqlite3's JavaScript, 16 MB today: each of three workers brings the Word library. The binary comes on top. */
const ARCHIVE_LIMIT = 18_000_000
const BINARY_LIMIT = 3_500_000

let folder = ''
let linux = ''
let windows = ''
let archive: Archive
let names: readonly string[] = []

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'klausul-package-'))
  makeFakeElectron(path.join(folder, 'electron-linux'), 'linux')
  makeFakeElectron(path.join(folder, 'electron-windows'), 'win32')
  await buildProgram()
  await pack({ platform: 'linux', arch: 'x64', electron: path.join(folder, 'electron-linux'), output: path.join(folder, 'linux') })
  await pack({ platform: 'win', arch: 'arm64', electron: path.join(folder, 'electron-windows'), output: path.join(folder, 'windows') })
  linux = path.join(folder, 'linux', 'linux-unpacked')
  windows = path.join(folder, 'windows', 'win-arm64-unpacked')
  archive = readArchive(path.join(linux, 'resources', 'app.asar'))
  names = archive.files.map(({ name }) => name)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The files below a folder, with forward slashes. */
const filesBelow = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(root, name)).isFile())
    .map((name) => name.split(path.sep).join('/'))

const inFolder = (prefix: string): string[] => names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length))

/** The text of a packed file. */
const textOf = (name: string): string => archive.files.find((file) => file.name === name)?.bytes.toString('utf8') ?? ''

interface Syntax {
  readonly type: string
  readonly source?: { readonly value?: unknown } | null
  readonly callee?: { readonly type: string; readonly name?: string }
  readonly arguments?: readonly { readonly value?: unknown }[]
}

/** What a script imports or requires by name. */
const importsOf = (code: string, isModule: boolean): string[] => {
  const found: string[] = []
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if (Array.isArray(node)) {
      for (const child of node) walk(child)
      return
    }
    const { type, source, callee, arguments: given } = node as Syntax
    const name = /^(?:Import|Export)/.test(type) ? source?.value : /require/.test(callee?.name ?? '') ? given?.[0]?.value : undefined
    if (typeof name === 'string') found.push(name)
    for (const child of Object.values(node)) walk(child)
  }
  walk(parseAst(code, isModule ? {} : { sourceType: 'commonjs' }))
  return found
}

test('the archive holds the built program, the clause library, the database and nothing else', () => {
  const top = new Set(names.map((name) => name.split('/', 2).join('/')))
  expect([...top].toSorted()).toEqual(['node_modules/better-sqlite3', 'out/main', 'out/preload', 'out/renderer', 'package.json', 'resources/library'])
})

test('of the build go in exactly the files that run: no maps, no manifest, no traces of tests', () => {
  const built = ['main', 'preload', 'renderer'].flatMap((part) =>
    filesBelow(path.join(ROOT, 'out', part))
      .filter((name) => !/^\.vite\/|\.map$|\.licences\.md$/.test(name))
      .map((name) => `${part}/${name}`),
  )
  expect(inFolder('out/').toSorted()).toEqual(built.toSorted())
  expect(inFolder('out/')).toEqual(expect.arrayContaining(['main/main.js', 'preload/preload.cjs', 'renderer/index.html']))
  expect(inFolder('out/main/').filter((name) => !name.endsWith('.js'))).toEqual([])
  expect(inFolder('out/preload/')).toEqual(['preload.cjs'])
  expect(inFolder('out/renderer/').filter((name) => !/\.(?:html|js|css|woff2|svg|png)$/.test(name))).toEqual([])
})

test('the clause library goes in whole, without the page that explains its format', () => {
  const library = filesBelow(path.join(ROOT, 'resources', 'library')).filter((name) => name !== 'README.md')
  expect(inFolder('resources/library/').toSorted()).toEqual(library.toSorted())
})

test('of better-sqlite3 go in its JavaScript, its licence and the binary of the platform', () => {
  const packed = inFolder('node_modules/better-sqlite3/')
  const scripts = filesBelow(path.join(ROOT, 'node_modules', 'better-sqlite3', 'lib')).filter((name) => !/-(?:x64|arm64)\.js$/.test(name))
  expect(packed.toSorted()).toEqual(['LICENSE', 'package.json', 'prebuilds/linux-x64.node', ...scripts.map((name) => `lib/${name}`)].toSorted())
})

test('outside the archive lies the binary alone, and it opens a database with the packed JavaScript', () => {
  expect(archive.files.filter(({ unpacked }) => unpacked).map(({ name }) => name)).toEqual(['node_modules/better-sqlite3/prebuilds/linux-x64.node'])
  const copy = path.join(folder, 'copy')
  unpack(
    archive.files.filter(({ name }) => name.startsWith('node_modules/')),
    copy,
  )
  const script = "console.log(new (require('better-sqlite3'))(':memory:').prepare('select 6 * 7').pluck().get())"
  expect(execFileSync(process.execPath, ['-e', script], { cwd: copy, encoding: 'utf8' }).trim()).toBe('42')
})

test('every import of the main process is Electron, Node, the database or a packed file', () => {
  const scripts = inFolder('out/main/')
  const own = new Set(scripts.map((name) => `out/main/${name}`))
  const allowed = new Set(['electron', 'better-sqlite3', ...builtinModules])
  const foreign = scripts.flatMap((script) =>
    importsOf(textOf(`out/main/${script}`), true).filter((name) =>
      name.startsWith('.')
        ? !own.has(path.posix.join('out/main', path.posix.dirname(script), name))
        : !name.startsWith('node:') && !allowed.has(name),
    ),
  )
  expect(foreign).toEqual([])
  expect(importsOf(textOf('out/main/main.js'), true)).toContain('electron')
})

test('the preload script requires Electron alone, for the sandbox gives it no more', () => {
  expect(new Set(importsOf(textOf('out/preload/preload.cjs'), false))).toEqual(new Set(['electron']))
})

test('nothing that is packed names a folder of the machine that built it', () => {
  const telling = archive.files.filter(({ bytes }) => bytes.includes(ROOT) || bytes.includes(os.homedir() === '/' ? ROOT : `${os.homedir()}/`))
  expect(telling.map(({ name }) => name)).toEqual([])
})

test('the manifest starts the packed main process and has no scripts and no development packages', () => {
  const manifest = JSON.parse(textOf('package.json')) as Record<string, unknown>
  expect(manifest).toMatchObject({ name: 'klausul', type: 'module', main: 'out/main/main.js', desktopName: 'klausul.desktop' })
  expect(manifest).not.toHaveProperty('scripts')
  expect(manifest).not.toHaveProperty('devDependencies')
})

test('the package stays small', () => {
  expect(statSync(path.join(linux, 'resources', 'app.asar')).size).toBeLessThan(ARCHIVE_LIMIT)
  const binary = archive.files.find(({ unpacked }) => unpacked)
  expect(binary?.bytes.length).toBeLessThan(BINARY_LIMIT)
})

test('beside the archive come the licences and only the languages that are spoken here', () => {
  const licences = path.join(linux, 'resources', 'licences')
  const texts = filesBelow(licences).map((name) => readFileSync(path.join(licences, name), 'utf8'))
  // Of what is bundled, and of what is not but comes along: the database and the fonts.
  for (const name of ['## prosemirror-view', '## react-dom', '## docx', '## zod']) expect(texts.filter((text) => text.includes(name))).not.toEqual([])
  for (const name of ['better-sqlite3', 'carlito', 'source-sans-3', 'source-serif-4']) {
    expect(readFileSync(path.join(licences, `${name}.txt`), 'utf8')).toMatch(/MIT License|SIL OPEN FONT LICENSE/i)
  }
  expect(readFileSync(path.join(linux, 'resources', 'LICENSE.txt'), 'utf8')).toContain('MIT')
  expect(existsSync(path.join(linux, 'LICENSE.electron.txt'))).toBe(true)
  expect(readdirSync(path.join(linux, 'locales')).toSorted()).toEqual(['da.pak', 'en-GB.pak', 'en-US.pak', 'nb.pak'])
  expect(readdirSync(path.join(linux, 'resources')).toSorted()).toEqual(['LICENSE.txt', 'app.asar', 'app.asar.unpacked', 'licences'])
})

test.for(['linux', 'windows'])('every fuse of the packed program is set as configured: %s', (platform) => {
  const { electronFuses } = parse(readFileSync(path.join(ROOT, 'electron-builder.yml'), 'utf8')) as { electronFuses: Record<string, boolean> }
  const fuses = readFuses(platform === 'linux' ? path.join(linux, 'klausul') : path.join(windows, 'Klausul.exe'))
  expect(fuses).toMatchObject(electronFuses)
  expect(fuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
    // Not set: stays as Electron ships it.
    wasmTrapHandlers: true,
  } satisfies Record<Fuse, boolean>)
})

test('the Windows program holds its own binary of the database, our icon and the hash of its archive', () => {
  const packed = readArchive(path.join(windows, 'resources', 'app.asar'))
  expect(packed.files.filter(({ name }) => name.endsWith('.node')).map(({ name }) => name)).toEqual([
    'node_modules/better-sqlite3/prebuilds/win32-arm64.node',
  ])
  const program = readFileSync(path.join(windows, 'Klausul.exe'))
  expect(program.includes(JSON.stringify([{ file: 'resources\\app.asar', alg: 'SHA256', value: packed.headerHash }]))).toBe(true)
  const icon = readFileSync(path.join(ROOT, 'resources', 'icons', 'icon.ico'))
  const first = icon.subarray(icon.readUInt32LE(18), icon.readUInt32LE(18) + icon.readUInt32LE(14))
  expect(program.includes(first)).toBe(true)
})
