/** Builds the program with plain Vite: main process and workers, preload script, renderer. Run alone (`npm run build`) it builds everything. */
import { existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { build, type InlineConfig, type PluginOption } from 'vite'

const ROOT = import.meta.dirname
const OUT = path.join(ROOT, 'out')
const ELECTRON = path.join(ROOT, 'electron')
const STAMP = path.join(OUT, 'built')
const PARTS = ['main', 'preload', 'renderer'] as const
type Part = (typeof PARTS)[number]

/** Chromium of Electron 45, the only browser that the window ever runs in. */
const CHROME = 'chrome150'
const EXTERNAL = ['electron', 'better-sqlite3', /^node:/, ...builtinModules]

/** How the name of a bundle's list of licences ends: what is bundled asks to be passed on with its own. */
const LICENCES = '.licences.md'

interface BuildOptions {
  /** Address of Vite's server while developing; null in everything that is shipped or tested. */
  readonly devServer: string | null
}

const common: InlineConfig = { configFile: false, logLevel: 'warn', publicDir: false }

interface NodeBundle {
  /** Its one entry by name. */
  readonly input: Record<string, string>
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
    license: { fileName: `${Object.keys(input).join('-')}${LICENCES}` },
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

/** The words that react-aria brings for screen readers, in some thirty languages: those that the interface does not speak are left out. */
const FOREIGN_WORDS = /\/react-(?:aria|stately|aria-components)\/dist\/private\/intl\/(?:\w+\/)?(?!da-DK|nb-NO|en-US)[a-z]{2}-[A-Z]{2}\.mjs$/
const withoutForeignWords: PluginOption = {
  name: 'klausul:without-foreign-words',
  load: (id) => (FOREIGN_WORDS.test(id) ? 'export default {}' : null),
}

/**
 * React-aria draws every row that can be dragged anew whenever one turns from mouse to keyboard or back, for the sake of a hidden description: a tenth of a
 * second for the first key after a click beside a long outline. Here a row reads how one works when it is drawn, which it is when it gets the focus.
 */
const ROWS_OF_LISTS = /\/react-aria\/dist\/private\/(?:dnd\/utils|grid\/useHighlightSelectionDescription)\.mjs$/
const withCalmRows = (): PluginOption => {
  const calmed = new Set<string>()
  return {
    name: 'klausul:with-calm-rows',
    transform: (code, id) => {
      if (!ROWS_OF_LISTS.test(id)) return null
      const calm = code.replace('useInteractionModality as ', 'getInteractionModality as ')
      if (calm !== code) calmed.add(id)
      return { code: calm, map: null }
    },
    generateBundle: () => {
      if (calmed.size !== 2) throw new Error('react-aria is not what build.ts takes it for: see withCalmRows')
    },
  }
}

/**
 * Every script of the window is compiled whole, in the background while it is fetched, and is so kept by the browser: a function that is first called after its
 * script has run would else be compiled at each start anew, while the user waits. https://v8.dev/blog/explicit-compile-hints
 */
const compiledWhole: PluginOption = {
  name: 'klausul:compiled-whole',
  generateBundle: {
    // It has to be the first line, before what Vite puts there.
    order: 'post',
    handler: (_options, bundle) => {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`
        if (chunk.map) chunk.map.mappings = `;${chunk.map.mappings}`
      }
    },
  },
}

/** Vite's settings for the window, for the build and for the server while developing. */
export const rendererConfig = (outDir: string): InlineConfig => ({
  ...common,
  root: path.join(ROOT, 'renderer'),
  base: './',
  plugins: [react(), withoutForeignWords, withCalmRows(), compiledWhole],
  build: {
    target: CHROME,
    outDir,
    emptyOutDir: true,
    sourcemap: true,
    // A test reads from it what the first paint loads.
    manifest: true,
    license: { fileName: `renderer${LICENCES}` },
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

/** Where a part is built (beside where it belongs, so that source maps name the right files) before it is moved into place. */
const freshFolder = (part: Part): string => path.join(OUT, `${part}-fresh-${process.pid}`)

const buildMain = async (options: BuildOptions): Promise<void> => {
  const outDir = freshFolder('main')
  await build(nodeBundle({ input: { main: path.join(ELECTRON, 'main.ts') }, outDir, format: 'es', splits: true }, options))
  // After the main process, whose folder is emptied first; one by one, for each must be a file of its own.
  for (const [name, input] of Object.entries(workers())) {
    const config = nodeBundle({ input: { [name]: input }, outDir: path.join(outDir, 'workers'), format: 'es', splits: false }, options)
    await build({ ...config, build: { ...config.build, emptyOutDir: false } })
  }
}

const buildPreload = async (options: BuildOptions): Promise<void> => {
  const input = { preload: path.join(ELECTRON, 'preload.ts') }
  await build(nodeBundle({ input, outDir: freshFolder('preload'), format: 'cjs', splits: false }, options))
}

const buildRenderer = async (): Promise<void> => {
  await build(rendererConfig(freshFolder('renderer')))
}

/** Put freshly built parts in place whole, so that a program that starts meanwhile never finds half of them. */
const moveIntoPlace = (parts: readonly Part[]): void => {
  for (const part of parts) {
    const place = path.join(OUT, part)
    const old = `${freshFolder(part)}-old`
    if (existsSync(place)) renameSync(place, old)
    renameSync(freshFolder(part), place)
    rmSync(old, { recursive: true, force: true })
  }
}

const buildParts = async (builds: Partial<Record<Part, Promise<void>>>): Promise<void> => {
  const parts = Object.keys(builds) as Part[]
  try {
    await Promise.all(Object.values(builds))
    moveIntoPlace(parts)
  } finally {
    for (const part of parts) rmSync(freshFolder(part), { recursive: true, force: true })
  }
}

/** Main process, workers and preload script: what `npm run dev` builds, with Vite's server for the window. */
export const buildShell = async (devServer: string): Promise<void> => {
  // What it leaves is not for use; the next start builds anew.
  rmSync(STAMP, { force: true })
  await buildParts({ main: buildMain({ devServer }), preload: buildPreload({ devServer }) })
}

export const buildAll = async (): Promise<void> => {
  const startedAt = new Date()
  const options = { devServer: null }
  await buildParts({ main: buildMain(options), preload: buildPreload(options), renderer: buildRenderer() })
  writeFileSync(STAMP, '')
  // What was saved while it was building is newer than the build.
  utimesSync(STAMP, startedAt, startedAt)
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
