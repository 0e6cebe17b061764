/** What every end-to-end test stands on: the program running on a data folder of its own, its dialogs answered by script, and no error left unseen. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type ElectronApplication, _electron, expect, type Page, test as base } from '@playwright/test'
import type { Bridge } from '../../shared/api.ts'
import type { InterfaceLanguage } from '../../shared/settings.ts'

const ROOT = path.join(import.meta.dirname, '..', '..')

/** A dialog that was shown, or a file that was opened or shown in the file manager. */
export interface Shown {
  readonly kind: 'save' | 'folder' | 'file' | 'message' | 'error' | 'show' | 'open'
  /** The proposed path, the message's text or the file. */
  readonly text: string
}

/** How the next dialogs answer; each answer holds until another is given. */
interface Answers {
  save: string | null
  folder: string | null
  file: string | null
  /** The number of the button. */
  message: number
}

declare global {
  interface Window {
    readonly api: Bridge
  }
  /** In the main process, where the dialogs are replaced (scripted-dialogs.cjs). */
  var script: { readonly answers: Answers; readonly shown: Shown[] } | undefined
}

/** How long leaving may take, in milliseconds; longer than the program waits for its window to save. */
const END_LIMIT = 20_000

const FIRST_ANSWERS: Answers = { save: null, folder: null, file: null, message: 0 }

export class Klausul {
  readonly dataFolder: string
  app!: ElectronApplication
  page!: Page
  private readonly language: InterfaceLanguage
  private readonly answers: Answers = { ...FIRST_ANSWERS }
  private readonly problems: string[] = []
  private readonly expected: RegExp[] = []

  constructor(dataFolder: string, language: InterfaceLanguage) {
    this.dataFolder = dataFolder
    this.language = language
  }

  /** Start the program and wait for its window's first view. */
  async launch(): Promise<void> {
    this.app = await _electron.launch({
      args: ['-r', path.join(import.meta.dirname, 'scripted-dialogs.cjs'), '.'],
      cwd: ROOT,
      // The theme is the program's own; Playwright would make it light.
      colorScheme: null,
      env: {
        ...(process.env as Record<string, string>),
        KLAUSUL_DATA: this.dataFolder,
        KLAUSUL_LANGUAGE: this.language,
        KLAUSUL_E2E_ANSWERS: JSON.stringify(this.answers),
      },
    })
    this.app.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(`main process: ${message.text()}`)
    })
    this.page = await this.app.firstWindow()
    this.page.on('console', (message) => {
      // What the content security policy refuses is told here, too.
      if (message.type() === 'error') this.problems.push(`page: ${message.text()}`)
    })
    this.page.on('pageerror', (error) => this.problems.push(`page: ${error.stack ?? error.message}`))
    await this.page.locator('main:not([aria-busy="true"])').waitFor()
  }

  /** Leave the program as a user does, and wait for its end. Returns its exit code. */
  async close(): Promise<number | null> {
    const ended = this.ended()
    await this.app.close()
    return ended
  }
  /** End the program at once, as a power cut does. */
  async kill(): Promise<void> {
    const ended = this.ended()
    this.app.process().kill('SIGKILL')
    await ended
  }
  /** At the end of a test: leave if the program still runs; one that does not end is a failure. */
  async end(): Promise<void> {
    const closed = this.close().catch(() => null)
    const ended = await Promise.race([closed.then(() => true), new Promise<boolean>((resolve) => setTimeout(() => resolve(false), END_LIMIT))])
    if (!ended) {
      await this.kill()
      throw new Error('the program did not end')
    }
  }
  async relaunch(): Promise<void> {
    await this.close()
    await this.launch()
  }

  /** The page's address as the program knows it. */
  url(): Promise<string> {
    return this.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL() ?? '')
  }
  title(): Promise<string> {
    return this.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle() ?? '')
  }
  /** Click an item of the application menu. */
  menu(id: string): Promise<void> {
    return this.app.evaluate(({ Menu }, wanted) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(wanted)
      if (!item) throw new Error(`the menu has no item ${wanted}`)
      item.click()
    }, id)
  }

  /** The file that the next save dialogs choose; null cancels them. */
  answerSave(file: string | null): Promise<void> {
    return this.answer({ save: file })
  }
  /** The folder that the next folder dialogs choose; null cancels them. */
  answerFolder(folder: string | null): Promise<void> {
    return this.answer({ folder })
  }
  /** The file that the next dialogs open; null cancels them. */
  answerFile(file: string | null): Promise<void> {
    return this.answer({ file })
  }
  /** The number of the button that the next message boxes choose. */
  answerMessage(button: number): Promise<void> {
    return this.answer({ message: button })
  }
  /** What was shown since the launch. */
  shown(): Promise<Shown[]> {
    return this.app.evaluate(() => globalThis.script?.shown ?? [])
  }

  /** A test that provokes an error says so; one that does not come is a failure as well. */
  expectProblem(pattern: RegExp): void {
    this.expected.push(pattern)
  }
  /** Called at the end of every test. */
  checkProblems(): void {
    const isExpected = (problem: string): boolean => this.expected.some((pattern) => pattern.test(problem))
    expect(this.problems.filter((problem) => !isExpected(problem))).toEqual([])
    expect(this.expected.filter((pattern) => !this.problems.some((problem) => pattern.test(problem)))).toEqual([])
  }

  private ended(): Promise<number | null> {
    const child = this.app.process()
    if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
    return new Promise((resolve) => {
      child.once('exit', resolve)
    })
  }
  private async answer(change: Partial<Answers>): Promise<void> {
    Object.assign(this.answers, change)
    await this.app.evaluate((_electronModule, given) => {
      if (globalThis.script) Object.assign(globalThis.script.answers, given)
    }, change)
  }
}

interface Fixtures {
  /** The language of the interface; `test.use({ language: 'nb' })`. */
  language: InterfaceLanguage
  dataFolder: string
  /** Whether the program starts for the very first time; else the library that ships is loaded already, which takes its time. */
  firstStart: boolean
  /** What is done to the data folder before the program starts: `test.use({ prepare: async ({ dataFolder }, use) => { …; await use() } })`. */
  prepare: void
  /** The running program. */
  klausul: Klausul
}

export const test = base.extend<Fixtures>({
  language: ['da', { option: true }],
  firstStart: [false, { option: true }],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads which fixtures it needs from the pattern
  dataFolder: async ({}, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'klausul-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  },
  // oxlint-disable-next-line no-empty-pattern -- as above
  prepare: async ({}, use) => {
    await use()
  },
  // `prepare` is named so that it comes first.
  klausul: async ({ dataFolder, language, firstStart, prepare: _prepared }, use) => {
    const library = process.env['KLAUSUL_E2E_LIBRARY']
    const file = path.join(dataFolder, 'klausul.db')
    if (!firstStart && library !== undefined && !existsSync(file)) copyFileSync(library, file)
    const klausul = new Klausul(dataFolder, language)
    await klausul.launch()
    await use(klausul)
    await klausul.end()
    klausul.checkProblems()
  },
})

export { expect } from '@playwright/test'
