/**
 * Whether the window ever stands still while a 300-page contract is exported, shown as pages, and laid out anew beside a typing hand: the longest task of the
 * window's main thread, and the longest turn of the main process, which every click waits for. The whole program runs, in Electron or in the stand-in.
 * What counts is the time that a thread had a core: on a crowded machine it waits for one. The best of three runs decides.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { buildIfStale } from '../../build.ts'
import { closeDatabase, openDatabase } from '../../electron/db/open.ts'
import { wordsIn } from '../../electron/i18n.ts'
import { contractStore } from '../../electron/services/contracts.ts'
import { openLibrary } from '../../electron/services/library.ts'
import { contractOfPages } from './large-contract.ts'
import { bestRepeat, type Measured } from './measure.ts'
import { hasElectron } from '../../playwright.config.ts'

/** Performance reference, section 6, goal 10. */
const LONGEST = 50
/** Laying out 300 pages takes a while, on a crowded machine many. */
const TIMEOUT = 300_000
const TITLE = 'Kontrakt af tre hundrede sider'
const SHEET = '[role="textbox"].document'

const { Klausul } = await import('../e2e/fixtures.ts')
const { t } = await wordsIn('da')
type Program = InstanceType<typeof Klausul>

/** A data folder with the library and the contract. */
const prepare = (folder: string): void => {
  const db = openDatabase(path.join(folder, 'klausul.db'))
  openLibrary(db, { folder: path.join(import.meta.dirname, '..', '..', 'resources', 'library'), now: () => '2027-01-01T00:00:00.000Z' })
  contractStore(db, { now: () => '2027-01-01T00:00:00.000Z', newId: () => 'large', drafter: () => '' }).create({
    ...contractOfPages(300),
    title: TITLE,
  })
  closeDatabase(db)
}

interface Stalls {
  readonly window: number
  readonly main: number
}

declare global {
  /** In the main process: the time of its thread when its loop turned last, and the most that one turn took. */
  var turns: { last: number; longest: number; readonly timer: ReturnType<typeof setInterval> } | undefined
}

/** An event of a trace: a task with the time that it had a core (microseconds), or the name of a thread. */
interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** The tasks of the window's main thread while something goes on, in milliseconds. */
const tasksDuring = async (page: Page, act: () => Promise<void>): Promise<number[]> => {
  const cdp = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await cdp.send('Tracing.start', { categories: '-*,toplevel,__metadata', transferMode: 'ReportEvents' })
  await act()
  const complete = new Promise((resolve) => {
    cdp.once('Tracing.tracingComplete', resolve)
  })
  await cdp.send('Tracing.end')
  await complete
  await cdp.detach()
  const mains = new Set(events.filter(({ args }) => args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`))
  return events.flatMap(({ name, pid, tid, tdur }) =>
    name.endsWith('RunTask') && mains.has(`${pid} ${tid}`) && tdur !== undefined ? [tdur / 1000] : [],
  )
}

/** The longest task of the window and the longest turn of the main process while something goes on, in milliseconds of their thread's time. */
const stallsDuring = async ({ app, page }: Program, act: () => Promise<void>): Promise<Stalls> => {
  const tasks = await tasksDuring(page, async () => {
    await app.evaluate(() => {
      const turn = (): void => {
        const { user, system } = process.threadCpuUsage()
        const now = (user + system) / 1000
        turns.longest = Math.max(turns.longest, now - turns.last)
        turns.last = now
      }
      const turns = { last: Infinity, longest: 0, timer: setInterval(turn, 1) }
      globalThis.turns = turns
    })
    await act()
  })
  if (tasks.length === 0) throw new Error('the browser told of no task')
  const main = await app.evaluate(() => {
    clearInterval(globalThis.turns?.timer)
    return globalThis.turns?.longest ?? Number.NaN
  })
  return { window: Math.max(...tasks), main }
}

/**
 * Wait until an expression holds in the window. By plain selectors, now and then: a search by role looks at all of a long contract, which takes longer than
 * what is measured.
 */
const until = async ({ page }: Program, expression: string): Promise<void> => {
  const end = performance.now() + TIMEOUT
  while (!(await page.evaluate<boolean>(expression))) {
    if (performance.now() > end) throw new Error(`it never came: ${expression}`)
    await page.waitForTimeout(250)
  }
}

const UPDATING = `document.querySelector('.printed-status') !== null`
const SHOWN = `document.querySelector('.printed-page .printed-text') !== null && !(${UPDATING})`

const chooseExport = async (klausul: Program, file: string): Promise<void> => {
  await klausul.answerSave(file)
  await klausul.page
    .locator('button', { hasText: t('export_dialog.act') })
    .first()
    .click()
  await klausul.page.locator('.dialog').waitFor()
}

const exportIt = async (klausul: Program): Promise<void> => {
  await klausul.page.locator('.dialog button', { hasText: t('export_dialog.export') }).click()
  await until(klausul, `document.querySelector('.dialog')?.textContent.includes(${JSON.stringify(t('export_dialog.written', { count: 1 }))})`)
}

const closeDialog = async ({ page }: Program): Promise<void> => {
  await page.keyboard.press('Escape')
  await page.locator('.dialog').waitFor({ state: 'detached' })
}

const showPages = async (klausul: Program): Promise<void> => {
  await klausul.page.keyboard.press('ControlOrMeta+Alt+P')
  await until(klausul, SHOWN)
}

const scrollPages = async ({ page }: Program): Promise<void> => {
  await page.locator('.printed-pages').hover()
  for (let turn = 0; turn < 40; turn += 1) {
    await page.mouse.wheel(0, 700)
    await page.waitForTimeout(50)
  }
}

const placeCaret = async ({ page }: Program): Promise<void> => {
  await page.locator(`${SHEET} section.clause p`).first().click()
  // What follows the caret does so after a rest.
  await page.waitForTimeout(1000)
}

const type = async (klausul: Program): Promise<void> => {
  const { page } = klausul
  for (const letter of 'en ny frist for den samlede leverance og dens godkendelse') {
    await page.keyboard.type(letter)
    await page.waitForTimeout(120)
  }
  // The pages follow after a rest.
  await until(klausul, UPDATING)
  await until(klausul, SHOWN)
}

const run = async (): Promise<Measured[]> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'klausul-bench-window-'))
  prepare(folder)
  const klausul = new Klausul(folder, 'da')
  try {
    await klausul.launch()
    await klausul.page.setViewportSize({ width: 1680, height: 950 })
    await klausul.page.locator('[role="row"]', { hasText: TITLE }).dblclick()
    await klausul.page.locator(`${SHEET} section.clause`).first().waitFor()
    // The rest of the page is drawn while nothing else is to be done.
    await until(klausul, `document.querySelector('[data-waiting]') === null`)
    const measured: Measured[] = []
    const measure = async (name: string, act: (program: Program) => Promise<void>): Promise<void> => {
      const stalls = await stallsDuring(klausul, () => act(klausul))
      measured.push({ name: `${name}: longest task`, value: stalls.window, unit: 'ms', limit: LONGEST })
      measured.push({ name: `${name}: main process`, value: stalls.main, unit: 'ms', limit: LONGEST })
    }
    await chooseExport(klausul, path.join(folder, 'kontrakt.docx'))
    await measure('exporting 300 pages', exportIt)
    await closeDialog(klausul)
    await measure('preview of 300 pages', showPages)
    await measure('turning its pages', scrollPages)
    await measure('placing the caret beside it', placeCaret)
    await measure('typing beside it', type)
    return measured
  } finally {
    await klausul.end()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

export const windowBench = async (): Promise<Measured[]> => {
  await buildIfStale()
  process.stdout.write(`in ${hasElectron ? 'Electron' : 'the stand-in for Electron'}\n`)
  return bestRepeat(run)
}
