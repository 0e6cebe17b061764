/** Axe finds no violation in any view, in light and in dark. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { wordsIn } from '../../electron/i18n.ts'
import { expect, type Klausul, test } from './fixtures.ts'
import { openNewContract, sheetOf } from './typing.ts'

const violations = async (page: Page, view: string): Promise<string[]> => {
  // What fades in has not its colours yet.
  await page.waitForTimeout(400)
  const found = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return found.violations.map(({ id, nodes }) => `${view}: ${id} ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`)
}

/** Every view and what opens over it, one after the other. */
const lookAtEverything = async (klausul: Klausul): Promise<string[]> => {
  const { page } = klausul
  const { t } = await wordsIn('da')
  const found: string[] = []
  const look = async (view: string): Promise<void> => {
    found.push(...(await violations(page, view)))
  }
  const opened = async (view: string, keys: string): Promise<void> => {
    await page.keyboard.press(keys)
    await page.getByRole('dialog').waitFor()
    await look(view)
    await expect(async () => {
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0, { timeout: 500 })
    }).toPass()
  }
  await look('welcome')
  await opened('new contract', 'Control+n')
  await openNewContract(klausul, 'Kontrakt om drift')
  for (const tab of ['fields', 'questions', 'clause', 'history'] as const) {
    await page.getByRole('tab', { name: new RegExp(`^${t(`inspector.${tab}`)}`) }).click()
    if (tab === 'clause') await sheetOf(klausul).locator('section.clause p').first().click()
    await look(`inspector ${tab}`)
  }
  await page.getByRole('tab', { name: t('outline.library'), exact: true }).click()
  await look('library pane')
  await opened('export', 'Control+e')
  await opened('palette', 'Control+k')
  await page.keyboard.press('Control+h')
  await look('find and replace')
  await page.keyboard.press('Escape')
  await klausul.menu('contracts')
  await page.getByRole('row', { name: 'Kontrakt om drift' }).waitFor()
  await look('contracts')
  await klausul.menu('library')
  await page.getByRole('treeitem').first().waitFor()
  await look('library')
  await page.getByRole('searchbox', { name: t('library.search') }).fill('Informationspligt')
  await page
    .getByRole('treeitem', { name: /Informationspligt/ })
    .first()
    .click()
  await page.getByRole('textbox', { name: t('library.wording_in', { language: t('app.language_da') }) }).waitFor()
  await look('clause')
  await klausul.menu('settings')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await look('settings')
  return found
}

for (const theme of ['light', 'dark'] as const) {
  test(`no view has a violation in ${theme}`, async ({ klausul }) => {
    test.setTimeout(240_000)
    await klausul.page.evaluate((chosen) => window.api.settings.set({ theme: chosen }), theme)
    await klausul.relaunch()
    await klausul.page.setViewportSize({ width: 1440, height: 900 })
    expect(await lookAtEverything(klausul)).toEqual([])
  })
}
