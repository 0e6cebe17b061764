/** Builds the program with plain Vite: main process and workers, preload script, renderer. Run alone (`npm run build`) it builds everything. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { build, type InlineConfig } from 'vite'

const ROOT = import.meta.dirname
const OUT = path.join(ROOT, 'out')
const ELECTRON = path.join(ROOT, 'electron')
const STAMP = path.join(OUT, 'built')
const PARTS = ['main', 'preload', 'renderer'] as const

/** Chromium of Electron 45, the only browser that the window ever runs in. */
const CHROME = 'chrome150'
const EXTERNAL = ['electron', 'better-sqlite3', /^node:/, ...builtinModules]

export interface BuildOptions {
  /** Address of Vite's server while developing; null in everything that is shipped or tested. */
  readonly devServer: string | null
}

const common: InlineConfig = { configFile: false, logLevel: 'warn', publicDir: false }

interface NodeBundle {
  readonly input: string | Record<string, string>
  readonly outDir: string
  readonly format: 'es' | 'cjs'
  readonly splits: boolean
}

const nodeBundle = ({ input, outDir, format, splits }: NodeBundle, { devServer }: BuildOptions): InlineConfig => ({
  ...common,
  root: ROOT,
  // A constant of the build, not a setting: what is for development only is not even in a program that is built without it.
  define: { KLAUSUL_DEV_SERVER: JSON.stringify(devServer) },
  ssr: { noExternal: true },
  resolve: { conditions: ['node', 'import', 'default'], mainFields: ['module', 'main'] },
  build: {
    ssr: true,
    target: format === 'es' ? 'node24' : CHROME,
    outDir,
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input,
      external: EXTERNAL,
      output: {
        format,
        codeSplitting: splits,
        entryFileNames: format === 'es' ? '[name].js' : '[name].cjs',
        // Beside the entry, so that `import.meta.dirname` is as far from the resources as in the sources.
        chunkFileNames: '[name]-[hash].js',
      },
    },
  },
})

/** Vite's settings for the window, for the build and for the server while developing. */
export const rendererConfig = (outDir: string): InlineConfig => ({
  ...common,
  root: path.join(ROOT, 'renderer'),
  base: './',
  plugins: [react()],
  build: {
    target: CHROME,
    outDir,
    emptyOutDir: true,
    sourcemap: true,
    // A test reads from it what the first paint loads.
    manifest: true,
    // SECURITY: the content security policy allows scripts and fonts from the program's own files only, so nothing is inlined as data.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})

const workers = (): Record<string, string> => {
  const folder = path.join(ELECTRON, 'workers')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.ts')) : []
  return Object.fromEntries(names.map((name) => [path.basename(name, '.ts'), path.join(folder, name)]))
}

/** Build main process, workers and preload script into a folder. */
export const buildShell = async (folder: string, options: BuildOptions): Promise<void> => {
  const main = path.join(folder, 'main')
  await Promise.all([
    build(nodeBundle({ input: { main: path.join(ELECTRON, 'main.ts') }, outDir: main, format: 'es', splits: true }, options)),
    build(
      nodeBundle(
        { input: { preload: path.join(ELECTRON, 'preload.ts') }, outDir: path.join(folder, 'preload'), format: 'cjs', splits: false },
        options,
      ),
    ),
  ])
  // After the main process, whose folder is emptied first; one by one, for each must be a file of its own.
  for (const [name, input] of Object.entries(workers())) {
    const config = nodeBundle({ input: { [name]: input }, outDir: path.join(main, 'workers'), format: 'es', splits: false }, options)
    await build({ ...config, build: { ...config.build, emptyOutDir: false } })
  }
}

/** Put freshly built parts in place whole, so that a program that starts meanwhile never finds half of them. */
const moveIntoPlace = (fresh: string): void => {
  for (const part of PARTS) {
    const place = path.join(OUT, part)
    if (existsSync(place)) renameSync(place, path.join(fresh, `${part}-old`))
    renameSync(path.join(fresh, part), place)
  }
}

export const buildAll = async (): Promise<void> => {
  const startedAt = new Date()
  const fresh = path.join(OUT, `fresh-${process.pid}`)
  try {
    await Promise.all([buildShell(fresh, { devServer: null }), build(rendererConfig(path.join(fresh, 'renderer')))])
    mkdirSync(OUT, { recursive: true })
    moveIntoPlace(fresh)
    writeFileSync(STAMP, '')
    // What was saved while it was building is newer than the build.
    utimesSync(STAMP, startedAt, startedAt)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

const SOURCES = ['shared', 'electron', 'renderer', 'locales', 'build.ts', 'package-lock.json']

/** The newest change below a path, a removed file (which changes its folder) included. */
const newestChange = (file: string): number => {
  const stats = statSync(file)
  if (!stats.isDirectory()) return stats.mtimeMs
  return Math.max(stats.mtimeMs, ...readdirSync(file).map((name) => newestChange(path.join(file, name))))
}

export const isStale = (): boolean => {
  if (!existsSync(STAMP) || PARTS.some((part) => !existsSync(path.join(OUT, part)))) return true
  return Math.max(...SOURCES.map((name) => newestChange(path.join(ROOT, name)))) > statSync(STAMP).mtimeMs
}

export const buildIfStale = async (): Promise<void> => {
  if (isStale()) await buildAll()
}

if (import.meta.main) {
  const start = performance.now()
  await buildAll()
  console.log(`Built in ${Math.round(performance.now() - start)} ms.`)
}
