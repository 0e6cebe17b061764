/** Who works by keyboard alone is never thrown back to the top of the window. */
import { wordsIn } from '../../electron/i18n.ts'
import { expect, test } from './fixtures.ts'
import { openNewContract, placeCaret, sheetOf } from './typing.ts'

test('dialogs called for from the palette give the focus back to the text, and one Escape leaves the palette', async ({ klausul }) => {
  const { page } = klausul
  const { t } = await wordsIn('da')
  await openNewContract(klausul, 'Kontrakt om drift')
  const sheet = sheetOf(klausul)
  for (const command of [t('app.new_contract'), t('app.shortcuts')]) {
    await placeCaret(klausul)
    await page.keyboard.press('Control+k')
    await page.getByRole('searchbox', { name: t('palette.label') }).fill(command)
    await expect(page.locator('[role=option][data-focused]')).toContainText(command)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: command }).waitFor()
    await expect(page.getByRole('dialog').locator('[aria-busy=true]')).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(sheet).toBeFocused()
  }
  await page.keyboard.press('Control+k')
  await page.getByRole('searchbox', { name: t('palette.label') }).fill('drift')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(sheet).toBeFocused()
})

test('the outline shows where the caret is when one comes back to it', async ({ klausul }) => {
  const { page } = klausul
  const { t } = await wordsIn('da')
  await page.setViewportSize({ width: 1440, height: 700 })
  await openNewContract(klausul, 'Kontrakt om udbud', 'it-service')
  await placeCaret(klausul)
  await page.getByRole('button', { name: t('outline.expand_all') }).click()
  await page.keyboard.press('Control+End')
  const here = page.locator('.outline-row[data-here]')
  // It follows the caret when it has come to rest.
  await sheetOf(klausul).focus()
  await page.keyboard.press('Control+End')
  await expect(here).toBeInViewport()
  await page.getByRole('tab', { name: t('outline.library'), exact: true }).click()
  await expect(here).toHaveCount(0)
  await page.getByRole('tab', { name: t('outline.label'), exact: true }).click()
  await expect(here).toBeInViewport()
})
