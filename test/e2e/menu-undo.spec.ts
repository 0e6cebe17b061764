/** Undo and redo of the application menu act on the contract as the keys do: on what was typed, moved and answered. */
import { wordsIn } from '../../electron/i18n.ts'
import { expect, test } from './fixtures.ts'
import { openNewContract, sheetOf } from './typing.ts'

test('the menu takes back and does again what was typed, moved and filled in', async ({ klausul }) => {
  test.setTimeout(120_000)
  const { t } = await wordsIn('da')
  const { page } = klausul
  await page.setViewportSize({ width: 1440, height: 900 })
  await openNewContract(klausul, 'Kontrakt om kantine')
  const sheet = sheetOf(klausul)

  await test.step('a clause that was moved, without anything having been typed', async () => {
    const sections = sheet.locator('section.clause')
    const ids = (): Promise<(string | null)[]> => sections.evaluateAll((all) => all.slice(0, 12).map((one) => one.getAttribute('data-id')))
    const before = await ids()
    await sections.first().locator('p').first().click()
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(ids).not.toEqual(before)
    const moved = await ids()
    await klausul.menu('undo')
    await expect.poll(ids).toEqual(before)
    await klausul.menu('redo')
    await expect.poll(ids).toEqual(moved)
    await klausul.menu('undo')
    await expect.poll(ids).toEqual(before)
  })

  await test.step('what was typed on the page', async () => {
    await sheet.locator('section.clause p').first().click()
    await page.keyboard.press('End')
    await page.keyboard.type(' Ordret')
    await expect(sheet).toContainText('Ordret')
    await klausul.menu('undo')
    await expect(sheet).not.toContainText('Ordret')
    await klausul.menu('redo')
    await expect(sheet).toContainText('Ordret')
  })

  await test.step('what a menu of the page inserted, with the caret in it', async () => {
    await page.getByRole('button', { name: t('drafting.insert_menu') }).click()
    await page.getByRole('menuitem', { name: t('command.insert.guidance') }).click()
    await page.keyboard.type('Ret fristen.')
    await expect(sheet).toContainText('Ret fristen.')
    await klausul.menu('undo')
    await klausul.menu('undo')
    await expect(sheet).not.toContainText('Ret fristen.')
  })

  await test.step('an answer, while the question has the focus', async () => {
    await page.getByRole('tab', { name: new RegExp(`^${t('inspector.questions')}`) }).click()
    const question = page.getByRole('radiogroup').first()
    const first = question.getByRole('radio').first()
    await first.check({ force: true })
    await expect(first).toBeChecked()
    await klausul.menu('undo')
    await expect(first).not.toBeChecked()
    await klausul.menu('redo')
    await expect(first).toBeChecked()
  })

  await test.step('the text of a field in a dialog, and not the contract under it', async () => {
    const before = await sheet.textContent()
    await sheet.locator('section.clause p').first().click()
    await page.keyboard.press('Control+Shift+U')
    const text = page.getByRole('dialog').getByRole('textbox')
    await text.pressSequentially('Note')
    await klausul.menu('undo')
    await expect(text).not.toHaveValue('Note')
    expect(await sheet.textContent()).toBe(before)
    await page.keyboard.press('Escape')
  })
})
