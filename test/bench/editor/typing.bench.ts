/**
 * Typing in the 300-page contract, and renumbering it, against a bare contenteditable of one clause and other editors with the same text. Every
 * variant is a page of one browser; they are typed into in turns, and the median of the ratios of each turn counts (performance reference, section 0).
 */
import type { Browser } from '@playwright/test'
import { bestRepeat, type Measured, medianOf, shareOf } from '../measure.ts'
import { BenchPage } from './browser.ts'

/** Ten keys a turn. */
const WORDS = 'den og det'
const TURNS = 8

const KLAUSUL = 'klausul'
const FLOOR = 'floor'
interface Entry {
  readonly name: string
  readonly variant: string
  readonly source: string
  readonly text: string
}
const entry = (name: string, variant: string, source: string, text = WORDS): Entry => ({ name, variant, source, text })
const ENTRIES: readonly Entry[] = [
  entry(FLOOR, 'bare', 'clause.html'),
  entry(KLAUSUL, 'klausul', '300.contract'),
  entry('klausul, 30 pages', 'klausul', '30.contract'),
  entry('klausul, 600 pages', 'klausul', '600.contract'),
  entry('bare contenteditable', 'bare', '300.html'),
  entry('plain Tiptap 3', 'tiptap', '300.lines'),
  entry('plain Lexical', 'lexical', '300.lines'),
  // Half a second a key: two are enough to see.
  entry('naive decorations', 'naive', '300.lines', 'de'),
]

/** What one repeat measured of a variant. */
interface Result {
  readonly paints: number[]
  /** By turn. */
  readonly wall: number[]
  readonly cpu: number[]
  readonly renumber: number[]
}

const of = (results: ReadonlyMap<string, Result>, name: string): Result => {
  const found = results.get(name)
  if (!found) throw new Error(`${name} was not measured`)
  return found
}

const ratio = (ours: readonly number[], theirs: readonly number[]): number =>
  medianOf(ours.map((value, turn) => value / (theirs[turn] ?? Number.NaN)))

const repeat = async (pages: ReadonlyMap<Entry, BenchPage>): Promise<Map<string, Result>> => {
  const results = new Map([...pages.keys()].map(({ name }): [string, Result] => [name, { paints: [], wall: [], cpu: [], renumber: [] }]))
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const [{ name, text }, page] of pages) {
      const { paints, wall, cpu, renumber } = of(results, name)
      const typed = await page.type(text)
      paints.push(...typed.paints)
      wall.push(medianOf(typed.paints))
      cpu.push(typed.cpu)
      if (name === KLAUSUL || name === 'bare contenteditable') renumber.push(await page.renumber())
    }
  }
  return results
}

const measuresOf = (results: ReadonlyMap<string, Result>, longTasks: readonly number[]): Measured[] => {
  const floor = of(results, FLOOR)
  const ours = of(results, KLAUSUL)
  const bare = of(results, 'bare contenteditable')
  const against = (name: string, limit: number | null): Measured => ({
    name: `a key in Klausul, against ${name}`,
    value: ratio(ours.wall, of(results, name).wall),
    unit: 'x',
    limit,
  })
  return [
    { name: 'floor: a key in one bare clause', value: medianOf(floor.wall), unit: 'ms', limit: null },
    { name: 'a key in 300 pages, key to paint', value: ratio(ours.wall, floor.wall), unit: 'x floor', limit: 3.5 },
    { name: "a key in 300 pages, main thread's time", value: ratio(ours.cpu, floor.cpu), unit: 'x floor', limit: 3 },
    { name: 'a key in 300 pages, 95th percentile', value: shareOf(ours.paints, 0.95) / medianOf(ours.paints), unit: 'x median', limit: 2.5 },
    { name: 'longest task while typing and autosaving', value: Math.max(0, ...longTasks), unit: 'ms', limit: 50 },
    against('bare contenteditable', 1 / 4),
    against('plain Tiptap 3', 1 / 4),
    against('plain Lexical', 1 / 4),
    against('naive decorations', 1 / 20),
    {
      name: 'a key in 600 pages',
      value: ratio(of(results, 'klausul, 600 pages').wall, of(results, 'klausul, 30 pages').wall),
      unit: 'x 30 pages',
      limit: 1.5,
    },
    { name: 'new first clause, all numbers painted', value: ratio(ours.renumber, ours.wall), unit: 'x a key', limit: 5 },
    { name: 'new first clause, against CSS counters', value: ratio(ours.renumber, bare.renumber), unit: 'x', limit: 1 / 10 },
  ]
}

/** Open every variant, type in turns, up to three times over. */
export const typingBench = async (browser: Browser, address: string): Promise<Measured[]> => {
  const pages = new Map<Entry, BenchPage>()
  for (const one of ENTRIES) {
    const page = await BenchPage.load(browser, `${address}/?variant=${one.variant}&source=${one.source}`)
    await page.open()
    await page.caret()
    // The first keys compile what the later ones run.
    await page.type(one.text)
    await page.longTasks()
    pages.set(one, page)
  }
  const ours = [...pages].find(([{ name }]) => name === KLAUSUL)?.[1]
  const measures = await bestRepeat(async () => {
    const results = await repeat(pages)
    // Also what autosave does after the last turn.
    await ours?.settle()
    return measuresOf(results, (await ours?.longTasks()) ?? [])
  })
  for (const page of pages.values()) await page.close()
  return measures
}
