/** What is typed goes where the caret is, also when one has scrolled so far away that the page does not lay that place out. */
import { expect, test } from './fixtures.ts'
import { openNewContract, sheetOf } from './typing.ts'

test('a letter typed into an empty paragraph that is far from the screen goes there, and the page goes with it', async ({ klausul }) => {
  test.setTimeout(180_000)
  const { page } = klausul
  await page.setViewportSize({ width: 1440, height: 900 })
  await openNewContract(klausul, 'Kontrakt om udbud', 'it-service')
  const sheet = sheetOf(klausul)
  await sheet.locator('section.clause p').nth(6).click()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  // The rest of a long contract is drawn while nothing else is to be done.
  await expect(page.locator('[data-waiting]')).toHaveCount(0, { timeout: 60_000 })
  const headings = await sheet.locator('h3').allTextContents()
  const empty = sheet.locator('li, p').filter({ hasText: /^$/ }).first()
  await expect(empty).toBeVisible()

  // A key that changes nothing.
  await page.keyboard.press('Shift')
  await page.mouse.wheel(0, 60_000)
  await expect(empty).not.toBeInViewport()
  await page.keyboard.type('Nyt led')
  // In the list where the caret was.
  const written = sheet.locator('li p', { hasText: /^Nyt led$/ })
  await expect(written).toBeInViewport()
  // Nothing else has changed for it.
  expect(await sheet.locator('h3').allTextContents()).toEqual(headings)
})

test('PageDown takes the caret along past a table that is written by itself, and PageUp back', async ({ klausul }) => {
  test.setTimeout(180_000)
  const { page } = klausul
  await page.setViewportSize({ width: 1440, height: 900 })
  await openNewContract(klausul, 'Kontrakt om drift', 'it-operations')
  const heights = (): Promise<{ readonly caret: number; readonly table: number }> =>
    page.evaluate(() => {
      const caret = getSelection()?.focusNode
      const around = caret instanceof Element ? caret : caret?.parentElement
      const table = document.querySelector('.ProseMirror .annex-list')
      return { caret: around?.getBoundingClientRect().top ?? Number.NaN, table: table?.getBoundingClientRect().top ?? Number.NaN }
    })
  await sheetOf(klausul).locator('section.clause p').first().click()
  const isBelow = async (): Promise<boolean> => {
    const { caret, table } = await heights()
    return caret > table
  }
  expect(await isBelow()).toBe(false)
  for (const [times, key, below] of [
    [8, 'PageDown', true],
    [10, 'PageUp', false],
  ] as const) {
    for (let time = 0; time < times; time += 1) {
      await page.keyboard.press(key)
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)))
    }
    await expect.poll(isBelow).toBe(below)
  }
})
