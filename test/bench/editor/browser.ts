/** The browser that the benchmarks run in, and a page of it that is typed into with real key presses. */
import { readFileSync } from 'node:fs'
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test'
import type { PageCalls } from './bench-page.ts'
import { findTestBrowser } from '../../standin/src/find-browser.ts'

/** Frames come as fast as they are made: at 60 Hz everything under 13 ms would read as 13 ms. No page is slowed down for not being in front. */
const SWITCHES = [
  '--disable-frame-rate-limit',
  '--disable-gpu-vsync',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  // Else a renderer stands ready before a page asks for it, and which one is the page's is not known.
  '--disable-features=SpareRendererForSitePerProcess',
]

export const startBrowser = (): Promise<Browser> => {
  const { path, env } = findTestBrowser()
  return chromium.launch({ executablePath: path, env: { ...(process.env as Record<string, string>), ...env }, args: SWITCHES })
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })

/** Between two keys: what a key leaves to be done after its paint is done and counted before the next one. */
const BETWEEN_KEYS = 20
/** After opening or moving the caret. */
const SETTLE = 400

export interface Typed {
  /** Key press to paint, per key. */
  readonly paints: readonly number[]
  /** The main thread's time per key. */
  readonly cpu: number
}

export interface Memory {
  /** In megabytes. */
  readonly heap: number
  /** Of the page's whole process, in megabytes; null where the system does not tell. */
  readonly rss: number | null
  readonly nodes: number
}

export class BenchPage {
  readonly page: Page
  readonly #cdp: CDPSession
  readonly #process: number | null
  #painted: ((milliseconds: number) => void) | null = null

  private constructor(page: Page, cdp: CDPSession, process: number | null) {
    this.page = page
    this.#cdp = cdp
    this.#process = process
    cdp.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === 'keyPainted') this.#painted?.(Number(payload))
    })
  }

  /** Open a page of the site with nothing in it yet. */
  static async load(browser: Browser, address: string): Promise<BenchPage> {
    const root = await browser.newBrowserCDPSession()
    const renderers = async (): Promise<number[]> =>
      (await root.send('SystemInfo.getProcessInfo')).processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
    const before = new Set(await renderers())
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    page.on('pageerror', (error) => {
      throw error
    })
    await page.goto(address)
    await page.waitForSelector('html[data-ready]', { state: 'attached' })
    const own = (await renderers()).filter((id) => !before.has(id))
    await root.detach()
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    await cdp.send('Runtime.enable')
    await cdp.send('Runtime.addBinding', { name: 'keyPainted' })
    return new BenchPage(page, cdp, own.length === 1 ? (own[0] ?? null) : null)
  }

  async settle(): Promise<void> {
    await this.page.bringToFront()
    await wait(SETTLE)
  }

  #call<Name extends keyof PageCalls>(name: Name): Promise<Awaited<ReturnType<PageCalls[Name]>>> {
    return this.page.evaluate(`bench.${name}()`)
  }

  async #metric(name: string): Promise<number> {
    const { metrics } = await this.#cdp.send('Performance.getMetrics')
    return metrics.find((metric) => metric.name === name)?.value ?? Number.NaN
  }

  /** From the source's text to its paint, in milliseconds. */
  async open(): Promise<number> {
    const took = await this.#call('open')
    await this.settle()
    return took
  }

  async caret(): Promise<void> {
    await this.page.bringToFront()
    await this.#call('caret')
    await this.settle()
  }

  async renumber(): Promise<number> {
    await this.page.bringToFront()
    const took = await this.#call('renumber')
    await wait(BETWEEN_KEYS)
    return took
  }

  longTasks(): Promise<number[]> {
    return this.#call('longTasks')
  }

  async press(letter: string): Promise<number> {
    const painted = new Promise<number>((resolve) => {
      this.#painted = resolve
    })
    const key = {
      key: letter,
      code: letter === ' ' ? 'Space' : `Key${letter.toUpperCase()}`,
      windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0),
    }
    await this.#cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, ...key })
    const took = await painted
    await this.#cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
    await wait(BETWEEN_KEYS)
    return took
  }

  /** Type a text where the caret is. */
  async type(text: string): Promise<Typed> {
    await this.page.bringToFront()
    const before = await this.#metric('TaskDuration')
    const paints: number[] = []
    for (const letter of text) paints.push(await this.press(letter))
    return { paints, cpu: (((await this.#metric('TaskDuration')) - before) * 1000) / text.length }
  }

  /** Turn the wheel over the text. */
  async wheel(by: number): Promise<void> {
    await this.#cdp.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x: 640, y: 400, deltaX: 0, deltaY: by })
    await wait(BETWEEN_KEYS)
  }

  async memory(): Promise<Memory> {
    await this.#cdp.send('HeapProfiler.collectGarbage')
    const status = this.#process === null || process.platform !== 'linux' ? null : readFileSync(`/proc/${this.#process}/status`, 'utf8')
    const rss = status?.match(/VmRSS:\s+(\d+)/)?.[1]
    return {
      heap: (await this.#metric('JSHeapUsedSize')) / 1e6,
      rss: rss === undefined ? null : Number(rss) / 1e3,
      nodes: await this.#metric('Nodes'),
    }
  }

  close(): Promise<void> {
    return this.page.close()
  }
}
