/** What a keystroke costs in a contract of 300 pages, with every pane of the drafting view around it: counted in the real window, not timed. */
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { closeDatabase, openDatabase } from '../../electron/db/open.ts'
import { contractStore } from '../../electron/services/contracts.ts'
import { contractOfPages } from '../bench/large-contract.ts'
import { expect, type Klausul, test as base } from './fixtures.ts'
import { openContract, sheetOf } from './typing.ts'

/** A long contract on a busy machine. */
base.describe.configure({ timeout: 180_000 })

const contract = { ...contractOfPages(300), title: 'Kontrakt af tre hundrede sider' }

const test = base.extend({
  prepare: async ({ dataFolder }, use) => {
    const file = path.join(dataFolder, 'klausul.db')
    const library = process.env['KLAUSUL_E2E_LIBRARY']
    if (library !== undefined) copyFileSync(library, file)
    const db = openDatabase(file)
    contractStore(db, { now: () => '2027-01-01T00:00:00.000Z', newId: () => 'large', drafter: () => '' }).create(contract)
    closeDatabase(db)
    await use()
  },
})

/** What changed in the window since `watch`. */
interface Counts {
  /** Changes of the page's DOM. */
  readonly sheet: number
  /** Changes of the DOM around it, by what changed. */
  readonly around: readonly string[]
  /** How often React drew anything. */
  readonly draws: number
}

declare global {
  interface Window {
    countDraws: number
    counted: () => Counts
  }
}

/** Counts what React draws; it looks for this hook once, when it is loaded. */
const hookReact = (): void => {
  window.countDraws = 0
  const hook = { supportsFiber: true, inject: () => 1, onCommitFiberUnmount: () => {}, onCommitFiberRoot: () => (window.countDraws += 1) }
  Object.assign(window, { __REACT_DEVTOOLS_GLOBAL_HOOK__: hook })
}

const watch = ({ page }: Klausul): Promise<void> =>
  page.evaluate(() => {
    const sheet = document.querySelector('[role="textbox"].document')
    const records: MutationRecord[] = []
    const observer = new MutationObserver((more) => records.push(...more))
    observer.observe(document, { attributes: true, characterData: true, childList: true, subtree: true })
    window.countDraws = 0
    window.counted = () => {
      records.push(...observer.takeRecords())
      const inSheet = records.filter(({ target }) => sheet?.contains(target))
      const around = records.filter((record) => !inSheet.includes(record))
      const describe = ({ type, target, attributeName }: MutationRecord): string => {
        const element = target instanceof Element ? target : target.parentElement
        return `${type} ${attributeName ?? ''} of ${element?.tagName ?? ''}.${element?.className ?? ''}`
      }
      return { sheet: inSheet.length, around: around.map(describe), draws: window.countDraws }
    }
  })

test('a letter changes at most three things on the page, and nothing around it is drawn', async ({ klausul }) => {
  const { page } = klausul
  await page.addInitScript(hookReact)
  // By the program: of itself the page may not load anything.
  await klausul.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
  await page.waitForFunction(() => window.countDraws > 0)
  await openContract(klausul, contract.title)
  // The rest of the page is drawn while nothing else is to be done, within a second or two.
  await expect(sheetOf(klausul).locator('[data-waiting]')).toHaveCount(0)
  expect(await sheetOf(klausul).locator('section.clause').count()).toBe(3000)
  const paragraph = sheetOf(klausul)
    .locator('section.clause p', { has: page.locator('.term') })
    .nth(5)
  await paragraph.click()
  const counts: Counts[] = []
  for (const letter of 'endeligfristfor') {
    await watch(klausul)
    await page.keyboard.type(letter)
    counts.push(await page.evaluate(() => window.counted()))
  }
  expect(await paragraph.textContent()).toContain('endeligfristfor')
  expect(counts.map(({ sheet }) => sheet).filter((changes) => changes > 3)).toEqual([])
  // Some letters meet the autosave, which tells in the bar that it begins and that it is done. A pane that followed each letter would show in all of them.
  const undisturbed = counts.filter(({ around, draws }) => around.length === 0 && draws === 0)
  expect(undisturbed.length, JSON.stringify(counts)).toBeGreaterThan(counts.length / 3)
})

test('only what is near the screen has numbers and marks', async ({ klausul }) => {
  const { page } = klausul
  await openContract(klausul, contract.title)
  const marked = (selector: string): Promise<number> => sheetOf(klausul).locator(selector).count()
  // A chapter is some forty screens of thirty clauses and eighty uses of terms; the first one defines the terms, too.
  const numbers = await marked('section[data-number]')
  expect(numbers).toBeGreaterThan(5)
  expect(numbers).toBeLessThan(100)
  expect(await marked('.term')).toBeLessThan(400)
  await sheetOf(klausul).locator('section.clause p').nth(3).click()
  await page.keyboard.press('ControlOrMeta+End')
  const last = sheetOf(klausul).locator('section.chapter').last().locator('section.clause').last()
  await expect(last).toBeInViewport()
  await expect(last).toHaveAttribute('data-number', '600.2.1')
  expect(await marked('section[data-number]')).toBeLessThan(150)
  // The outline, of which only what is near has rows, follows to its end.
  await expect(page.getByRole('row', { name: /^Kapitel C / })).toBeInViewport()
})
