/** Opening a contract, from its stored text to its paint, against setting the same words as flat HTML; what it holds then, and scrolling through it. */
import type { Browser } from '@playwright/test'
import { type Measured, medianOf } from '../measure.ts'
import { BenchPage, type Memory } from './browser.ts'

const ROUNDS = 7
const WHEEL_TURNS = 60
const PIXELS_A_TURN = 600

interface Opened {
  readonly took: number
  readonly memory: Memory
  readonly longTasks: readonly number[]
  readonly page: BenchPage
}

const openOne = async (browser: Browser, address: string): Promise<Opened> => {
  const page = await BenchPage.load(browser, address)
  const took = await page.open()
  return { took, longTasks: await page.longTasks(), memory: await page.memory(), page }
}

/** In the best round: a crowded machine makes every task longer. */
const longest = (all: readonly Opened[]): number => Math.min(...all.map(({ longTasks }) => Math.max(0, ...longTasks)))
const memoryOf = (all: readonly Opened[], what: keyof Memory): number => medianOf(all.map(({ memory }) => memory[what] ?? Number.NaN))

/** Open in turns, each time in a fresh page. */
export const openingBench = async (browser: Browser, address: string): Promise<Measured[]> => {
  const variants = {
    html: 'variant=bare&source=300.html',
    klausul: 'variant=klausul&source=300.contract',
    tiptap: 'variant=tiptap&source=300.lines',
    empty: 'variant=bare&source=clause.html',
  } as const
  const opened: Record<keyof typeof variants, Opened[]> = { html: [], klausul: [], tiptap: [], empty: [] }
  const scrolled: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of ['empty', 'html', 'klausul', 'tiptap'] as const) {
      const one = await openOne(browser, `${address}/?${variants[name]}`)
      opened[name].push(one)
      if (name === 'klausul') {
        for (let turn = 0; turn < WHEEL_TURNS; turn += 1) await one.page.wheel(PIXELS_A_TURN)
        scrolled.push(Math.max(0, ...(await one.page.longTasks())))
      }
      await one.page.close()
    }
  }
  const ratioTo = (other: keyof typeof variants): number =>
    medianOf(opened.klausul.map(({ took }, round) => took / (opened[other][round]?.took ?? Number.NaN)))
  return [
    { name: 'opening the same words as HTML', value: medianOf(opened.html.map(({ took }) => took)), unit: 'ms', limit: null },
    { name: 'opening 300 pages, stored text to paint', value: ratioTo('html'), unit: 'x HTML', limit: 0.5 },
    { name: 'opening 300 pages, against plain Tiptap 3', value: ratioTo('tiptap'), unit: 'x', limit: null },
    { name: 'longest task while opening (best of rounds)', value: longest(opened.klausul), unit: 'ms', limit: 50 },
    { name: 'longest task while scrolling (best of rounds)', value: Math.min(...scrolled), unit: 'ms', limit: 50 },
    {
      name: 'memory of the page, against one clause',
      value: memoryOf(opened.klausul, 'rss') / memoryOf(opened.empty, 'rss'),
      unit: 'x',
      limit: null,
    },
    { name: 'script heap with 300 pages open', value: memoryOf(opened.klausul, 'heap'), unit: 'MB', limit: null },
    { name: 'DOM nodes with 300 pages open', value: memoryOf(opened.klausul, 'nodes'), unit: '', limit: null },
  ]
}
