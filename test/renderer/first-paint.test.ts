/** What the first paint loads: little script, a page that is painted without any, and nothing that the content security policy forbids. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { rendererConfig } from '../../build.ts'

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'klausul-window-'))
const manifest = (): Readonly<Record<string, Chunk>> =>
  JSON.parse(readFileSync(path.join(folder, '.vite', 'manifest.json'), 'utf8')) as Record<string, Chunk>
const page = (): string => readFileSync(path.join(folder, 'index.html'), 'utf8')
const files = (): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(path.join(folder, name)).isFile())

beforeAll(async () => {
  // Else the builder takes the tests' own environment and packs React's development version.
  vi.stubEnv('NODE_ENV', 'production')
  await build({ ...rendererConfig(folder), logLevel: 'error' })
  vi.unstubAllEnvs()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A chunk with everything that has to be there before it runs. */
const closure = (name: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(name)) return seen
  seen.add(name)
  for (const needed of manifest()[name]?.imports ?? []) closure(needed, seen)
  return seen
}

const firstStyle = (): string =>
  [...page().matchAll(/<link rel="stylesheet"[^>]*href="([^"]+)"/g)].map(([, file = '']) => readFileSync(path.join(folder, file), 'utf8')).join('\n')

/** What index.html loads, and what that starts once the shell is painted. */
const first = (): string[] => [...closure('main.tsx', closure('index.html'))]
const sizeOf = (names: Iterable<string>): number =>
  [...names].reduce((sum, name) => sum + statSync(path.join(folder, manifest()[name]?.file ?? '')).size, 0) / 1024

test('before the shell is painted next to no script is loaded', () => {
  expect(sizeOf(closure('index.html'))).toBeLessThanOrEqual(5)
})

test('the script that draws the frame is at most 300 KiB; every view is loaded when it is shown', () => {
  expect(first()).toContain('main.tsx')
  expect(sizeOf(first())).toBeLessThanOrEqual(300)
  expect(first().filter((name) => name.includes('views/'))).toEqual([])
})

test('every script is compiled whole where it is fetched, by the line that comes first', () => {
  const scripts = files().filter((name) => name.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(10)
  for (const name of scripts) expect(readFileSync(path.join(folder, name), 'utf8')).toMatch(/^\/\/# allFunctionsCalledOnLoad\n/)
})

test('the style of the first paint is at most 20 KiB', () => {
  expect(firstStyle().length / 1024).toBeLessThanOrEqual(20)
})

test('the page shows frame and brand without scripts', () => {
  const body = page().slice(page().indexOf('<body>'))
  expect(body).toContain('Klausul')
  expect(body).toContain('frame-bar')
  expect(body).not.toContain('<script')
})

test('nothing in the page is inline, which the content security policy would forbid', () => {
  expect(page()).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/)
  expect([...page().matchAll(/<script(?![^>]*\ssrc=)/g)]).toEqual([])
  // In its place react-aria would put a <style> element.
  expect(page()).toContain('id="react-aria-pressable-style"')
})

test('the rule of the <style> element that react-aria may not add is in the style of the first paint', () => {
  expect(firstStyle()).toMatch(/\[data-react-aria-pressable\]\s*\{[^}]*touch-action:[^}]*pinch-zoom/)
})

test('styles and page ask for nothing but the program’s own files', () => {
  const texts = files().filter((name) => /\.(?:css|html)$/.test(name))
  for (const name of texts) expect(readFileSync(path.join(folder, name), 'utf8')).not.toMatch(/(?:https?:)?\/\/[a-z]|url\(\s*['"]?data:/)
})

test('the fonts are woff2 of the Latin letters alone', () => {
  const fonts = files().filter((name) => /\.(?:woff2?|ttf|otf)$/.test(name))
  expect(fonts.length).toBeGreaterThan(0)
  expect(fonts.filter((name) => !/latin.*\.woff2$/.test(name))).toEqual([])
})

test('react-aria brings its words in the languages of the interface alone', () => {
  const scripts = files()
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('\n')
  // »Clear search«, said by a screen reader.
  expect(scripts).toContain('Ryd søgning')
  expect(scripts).toContain('Tøm søk')
  expect(scripts).not.toContain('Suche zurücksetzen')
})

test('one interface language is loaded, not four', () => {
  expect(first().filter((name) => name.includes('locales/'))).toEqual([])
})
