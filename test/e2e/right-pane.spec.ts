/** What is filled in beside the page is filled in without a mouse, and whoever goes to a place in the text can write there at once. */
import { wordsIn } from '../../electron/i18n.ts'
import { expect, test } from './fixtures.ts'
import { openNewContract, sheetOf } from './typing.ts'

test('a date, a question and its answers are dealt with by keyboard, and the focus is never lost', async ({ klausul }) => {
  test.setTimeout(180_000)
  const { t } = await wordsIn('da')
  const { page } = klausul
  await openNewContract(klausul, 'Kontrakt om kantine', 'it-service')
  const pane = page.locator('.pane-inspector')
  const focused = page.locator('*:focus')

  await test.step('the calendar begins at the day that is chosen', async () => {
    const label = 'Aftalt overtagelsesdag'
    const field = pane.getByRole('textbox', { name: label, exact: true })
    await field.fill('1.3.2027')
    await field.press('Enter')
    await pane.getByRole('button', { name: t('fields.choose_day', { label }) }).focus()
    await page.keyboard.press('Enter')
    await expect(focused).toHaveText('1')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expect(field).toHaveValue('2.3.2027')
    await expect(focused).toHaveAccessibleName(t('fields.choose_day', { label }))
  })

  await test.step('what one asks for and takes back leaves the focus beside it', async () => {
    await pane.getByRole('tab', { name: new RegExp(`^${t('inspector.questions')}`) }).click()
    const question = pane.locator('.question').filter({ hasText: 'Hvilken databehandleraftale bruges?' })
    await question.getByRole('radio').last().focus()
    await page.keyboard.press('Space')
    await question.getByRole('button', { name: t('inspector.show_all') }).focus()
    await page.keyboard.press('Enter')
    await expect(focused).toHaveClass('link')
    await page.keyboard.press('Tab')
    await expect(question.locator('.link').nth(6)).toBeFocused()
    await question.getByRole('button', { name: t('inspector.leave_open') }).focus()
    await page.keyboard.press('Enter')
    await expect(question.getByRole('button', { name: t('inspector.leave_open') })).toHaveCount(0)
    await expect(question.locator('*:focus')).toHaveCount(1)
  })
})

test('one goes from what is open before an export to its place, and writes there', async ({ klausul }) => {
  test.setTimeout(180_000)
  const { t } = await wordsIn('da')
  const { page } = klausul
  await openNewContract(klausul, 'Kontrakt om kantine', 'it-service')
  const opener = page.getByRole('button', { name: t('export_dialog.act'), exact: true })
  await opener.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: t('export_dialog.title') })
  await dialog.getByRole('button', { name: t('export_dialog.open_buyer') }).click()
  const points = dialog.getByRole('button', { name: 'Funktionelle krav' })
  await points.first().focus()
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(sheetOf(klausul)).toBeFocused()
  await page.keyboard.type('sager')
  await expect(sheetOf(klausul).getByText('Sagsbehandleren kan oprette, søge, ændre og afslutte sager', { exact: true })).toBeVisible()
})

test('all of the bar is in sight at 200 % when the numbers are fixed', async ({ klausul }) => {
  test.setTimeout(120_000)
  const { t } = await wordsIn('da')
  const { page } = klausul
  await openNewContract(klausul, 'Kontrakt om kantine')
  await page
    .locator('.pane-inspector')
    .getByRole('tab', { name: t('inspector.contract') })
    .click()
  await page.getByRole('button', { name: t('record.freeze'), exact: true }).click()
  await page.getByRole('button', { name: t('record.freeze_act'), exact: true }).click()
  await page.setViewportSize({ width: 720, height: 450 })
  const names = [t('record.frozen'), t('export_dialog.act'), t('preview.title'), t('drafting.show_right')]
  for (const name of names) await expect(page.locator('header').getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 })
})
