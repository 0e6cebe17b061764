/** Electron's command line: `electron [-r MODULE]… [--switch[=value]]… FOLDER|FILE [arguments]`. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, type PackageJson } from './app.ts'

interface CommandLine {
  readonly modules: readonly string[]
  readonly entry: string
}

const readCommandLine = (given: readonly string[]): CommandLine => {
  const modules: string[] = []
  let entry = ''
  for (let at = 0; at < given.length; at += 1) {
    const argument = given[at] ?? ''
    if (argument === '-r' || argument === '--require') {
      at += 1
      modules.push(given[at] ?? '')
    } else if (argument.startsWith('--')) {
      const [name = '', ...value] = argument.slice(2).split('=')
      if (!name.startsWith('inspect')) app.commandLine.appendSwitch(name, value.join('='))
    } else if (entry === '') entry = argument
  }
  return { modules, entry: path.resolve(entry || '.') }
}

/** The nearest folder upwards with a package.json, else the folder itself. */
const packageFolder = (folder: string): string => {
  for (let at = folder; at !== path.dirname(at); at = path.dirname(at)) if (existsSync(path.join(at, 'package.json'))) return at
  return folder
}

const looksLikeElectron = (version: string): void => {
  const versions = Object.freeze({ ...process.versions, electron: version, chrome: '0.0.0.0' })
  for (const [name, value] of Object.entries({ versions, type: 'browser', defaultApp: true })) Object.defineProperty(process, name, { value })
}

const given = process.argv.slice(2)
const { modules, entry } = readCommandLine(given)
const isFolder = statSync(entry).isDirectory()
const folder = packageFolder(isFolder ? entry : path.dirname(entry))
const packageFile = path.join(folder, 'package.json')
const description = (existsSync(packageFile) ? JSON.parse(readFileSync(packageFile, 'utf8')) : {}) as PackageJson
const main = isFolder ? path.join(entry, description.main ?? 'index.js') : entry
const require = createRequire(main)
const { version } = createRequire(import.meta.url)('electron/package.json') as { version: string }

looksLikeElectron(version)
process.argv = [path.join(import.meta.dirname, '..', 'bin', 'electron'), ...given]
app.configure(folder, description)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())
for (const module of modules) require(module)
// Before the program asks for it: its windows wait for `ready`.
await import('./electron.ts')
await import(pathToFileURL(main).href)
try {
  await app.start()
} catch (error) {
  if (!app.quitting) console.error(error)
  app.exit(app.quitting ? 0 : 1)
}
