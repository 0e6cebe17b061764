/**
 * Starting the window: from the start of the browser's process to the first paint, to a start view that can be used and to a contract of 300 pages,
 * against a blank page started in the same way. The browser stands for Electron, whose own start is longer and the same for both.
 */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { build } from 'vite'
import { rendererConfig } from '../../build.ts'
import { serialise } from '../../shared/document/format.ts'
import { findTestBrowser } from '../standin/src/find-browser.ts'
import { contractOfPages } from './large-contract.ts'
import { bestRepeat, type Measured, medianOf } from './measure.ts'
import { serveFolder } from './serve.ts'

const ROUNDS = 7
/** Longer than anything here takes. */
const TIMEOUT = 60_000

/** What is opened, and the mark of what a user waits for there. */
const STARTS = {
  blank: { page: 'blank.html', mark: 'loaded' },
  program: { page: 'index.html', mark: 'usable' },
  contract: { page: 'index.html#open', mark: 'opened' },
} as const
type Start = keyof typeof STARTS

interface Times {
  readonly firstPaint: number
  readonly ready: number
}

/** Start the browser with a profile, open a page and wait for its mark. Times in milliseconds since the start of the process. */
const start = async (profile: string, address: string, script: string, wanted: Start): Promise<Times> => {
  const { path: executablePath, env } = findTestBrowser()
  const { page: file, mark } = STARTS[wanted]
  const before = Date.now()
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    env: { ...(process.env as Record<string, string>), ...env },
    args: ['--disable-frame-rate-limit', '--disable-gpu-vsync', '--disable-features=BackgroundResourceFetch'],
    viewport: { width: 1280, height: 800 },
  })
  try {
    const page = context.pages()[0] ?? (await context.newPage())
    await page.addInitScript(script)
    await page.goto(`${address}/${file}`, { waitUntil: 'commit' })
    const read = `marks[${JSON.stringify(mark)}]`
    const paint = `performance.getEntriesByName('first-contentful-paint')[0]`
    await page.waitForFunction(`${read} && ${paint}`, null, { timeout: TIMEOUT, polling: 100 })
    const [ready, firstPaint] = await page.evaluate<[number, number]>(`[${read}, performance.timeOrigin + ${paint}.startTime]`)
    return { ready: ready - before, firstPaint: firstPaint - before }
  } finally {
    await context.close()
  }
}

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
}

/** The script that has to be there before the frame is drawn, in KiB. */
const entrySize = (folder: string): number => {
  const manifest = JSON.parse(readFileSync(path.join(folder, '.vite', 'manifest.json'), 'utf8')) as Readonly<Record<string, Chunk>>
  const seen = new Set<string>()
  const walk = (name: string): void => {
    if (seen.has(name)) return
    seen.add(name)
    for (const needed of manifest[name]?.imports ?? []) walk(needed)
  }
  walk('index.html')
  walk('main.tsx')
  return [...seen].reduce((sum, name) => sum + statSync(path.join(folder, manifest[name]?.file ?? '')).size, 0) / 1024
}

const buildScript = async (folder: string): Promise<string> => {
  const entry = path.join(import.meta.dirname, 'editor', 'page', 'startup.ts')
  await build({
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, lib: { entry, formats: ['iife'], name: 'startup', fileName: () => 'startup.js' } },
  })
  return readFileSync(path.join(folder, 'startup.js'), 'utf8')
}

const repeat = async (profiles: Readonly<Record<Start, string>>, address: string, script: string): Promise<Measured[]> => {
  const times: Record<Start, Times[]> = { blank: [], program: [], contract: [] }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of Object.keys(STARTS) as Start[]) times[name].push(await start(profiles[name], address, script, name))
  }
  const against = (name: Start, what: keyof Times): number =>
    medianOf(times[name].map((one, round) => one[what] / (times.blank[round]?.[what] ?? Number.NaN)))
  return [
    { name: 'process to first paint of a blank page', value: medianOf(times.blank.map(({ firstPaint }) => firstPaint)), unit: 'ms', limit: null },
    { name: 'process to first paint of the window', value: against('program', 'firstPaint'), unit: 'x blank', limit: 1.1 },
    { name: 'process to a start view that can be used', value: against('program', 'ready'), unit: 'x blank', limit: 1.25 },
    { name: 'process to a contract of 300 pages, painted', value: against('contract', 'ready'), unit: 'x blank', limit: 1.5 },
  ]
}

export const startupBench = async (): Promise<Measured[]> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'klausul-bench-'))
  const site = path.join(folder, 'site')
  try {
    await build({ ...rendererConfig(site), logLevel: 'error' })
    writeFileSync(path.join(site, 'blank.html'), '<!doctype html><title>Blank</title><p>Blank</p>')
    const script = await buildScript(path.join(folder, 'script'))
    const { address, close } = await serveFolder(site, new Map([['contract', serialise(contractOfPages(300))]]))
    const profiles = { blank: path.join(folder, 'blank'), program: path.join(folder, 'program'), contract: path.join(folder, 'contract') }
    // Warm profiles: what the browser keeps of the scripts it has compiled it has from the second start on.
    for (const name of Object.keys(STARTS) as Start[]) for (let run = 0; run < 2; run += 1) await start(profiles[name], address, script, name)
    const best = await bestRepeat(() => repeat(profiles, address, script))
    close()
    return [...best, { name: 'script before the frame is drawn', value: entrySize(site), unit: 'KiB', limit: 300 }]
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}
