/** The five tabs of the inspector stand in one row, in the languages with the longest words and however narrow the pane is, and can be told apart. */
import { AxeBuilder } from '@axe-core/playwright'
import { wordsIn } from '../../electron/i18n.ts'
import { expect, test } from './fixtures.ts'
import { openNewContract } from './typing.ts'

const TITLE = 'Kontrakt om kantine'
const TABS = ['fields', 'questions', 'contract', 'clause', 'history'] as const

test('the tabs of the inspector fit in one row, and each has its name', async ({ klausul }, info) => {
  test.setTimeout(240_000)
  await openNewContract(klausul, TITLE)
  for (const language of ['en', 'nn'] as const) {
    const { t } = await wordsIn(language)
    // The next language begins at the default width.
    await klausul.page.evaluate(() => localStorage.clear())
    await klausul.page.evaluate((wanted) => window.api.settings.set({ interfaceLanguage: wanted }), language)
    await klausul.relaunch()
    const { page } = klausul
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByRole('row', { name: TITLE }).dblclick()
    const list = page.locator('.pane-inspector').getByRole('tablist', { name: t('inspector.tabs') })
    const separator = page.getByRole('separator').last()
    for (const width of ['default', 'narrowest'] as const) {
      await expect(list).toBeVisible({ timeout: 30_000 })
      await separator.focus()
      if (width === 'narrowest') for (let times = 0; times < 12; times += 1) await page.keyboard.press('ArrowRight')
      for (const id of TABS) {
        const tab = list.getByRole('tab', { name: new RegExp(`^${t(`inspector.${id}`)}`) })
        await tab.click()
        await expect(tab).toHaveAttribute('aria-selected', 'true')
        await expect(tab.getByText(t(`inspector.${id}`), { exact: true })).toBeInViewport({ ratio: 1 })
        const boxes = await list.getByRole('tab').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect))
        const room = await list.boundingBox()
        expect(new Set(boxes.map(({ bottom }) => Math.round(bottom))).size, `${language} ${width} ${id}`).toBe(1)
        expect(Math.max(...boxes.map(({ right }) => right)), `${language} ${width} ${id}`).toBeLessThanOrEqual(
          (room?.x ?? 0) + (room?.width ?? 0) + 1,
        )
        expect(Math.min(...boxes.map(({ width: wide }) => wide)), `${language} ${width} ${id}`).toBeGreaterThanOrEqual(24)
      }
      await page.screenshot({ path: info.outputPath(`${language}-${width}.png`) })
    }
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include('.pane-inspector').analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  }
})
