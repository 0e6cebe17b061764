/** The contract's record as a user changes it: what the page then shows is what the Word file says, and fixed numbers stay where they are. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { type Words, wordsIn } from '../../electron/i18n.ts'
import { validate } from '../electron/docx/validate.ts'
import { readWordFile } from '../electron/docx/word-file.ts'
import { expect, type Klausul, test } from './fixtures.ts'
import { openNewContract, sheetOf } from './typing.ts'

/** Text with every kind of space alike. */
const plain = (text: string): string => text.replaceAll(/[\s\u00a0]+/g, ' ').trim()
const linesOf = async (klausul: Klausul, block: string): Promise<string[]> =>
  (await sheetOf(klausul).locator(`${block} :is(h1, h2, p)`).allTextContents()).map(plain).filter((text) => text !== '')

const keep = async (page: Page, label: string, text: string): Promise<void> => {
  const box = page.getByRole('textbox', { name: label, exact: true })
  await box.fill(text)
  await box.press('Enter')
}
const agree = async (page: Page, action: string): Promise<void> => {
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('button', { name: action }).click()
  await expect(dialog).toHaveCount(0)
}
const openPane = async (page: Page, { t }: Words): Promise<void> => page.getByRole('tab', { name: t('inspector.contract'), exact: true }).click()

const violations = async (page: Page, within: string): Promise<string[]> => {
  // What fades in has not its colours yet.
  await page.waitForTimeout(400)
  const found = await new AxeBuilder({ page }).setLegacyMode(true).include(within).analyze()
  return found.violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`)
}

test('parties, front and annexes read the same on the page and in Word, after closing and opening again too', async ({ klausul, dataFolder }) => {
  test.setTimeout(240_000)
  const words = await wordsIn('da')
  const { t } = words
  // High enough that the outline draws the row of the annex.
  await klausul.page.setViewportSize({ width: 1440, height: 2400 })
  await openNewContract(klausul, 'Kontrakt om journal')
  const { page } = klausul
  await openPane(page, words)

  await test.step('a party is called something else, with a short name and two more people', async () => {
    await page.getByRole('button', { name: 'Kunden', exact: true }).click()
    await keep(page, t('record.party_name'), 'Ordregiver')
    await keep(page, t('record.short_name'), 'OK')
    await page
      .getByRole('button', { name: new RegExp(`^\\(herefter.*${t('record.introduction')}|${t('record.introduction')}`) })
      .first()
      .click()
    await page.getByRole('option', { name: /i det følgende benævnt/ }).click()
    await page
      .getByRole('button', { name: t('record.add_person') })
      .first()
      .click()
    await keep(page, t('record.person_name'), 'Bo Bech')
    await keep(page, t('record.person_email'), 'bo@odense')
    await expect(page.getByText(t('fields.problem.not_an_email'))).toBeVisible()
    await keep(page, t('record.person_email'), 'bo@odense.dk')
    await expect(sheetOf(klausul).locator('.parties')).toContainText('(i det følgende benævnt »Ordregiver« eller »OK«)')
    await expect(sheetOf(klausul).locator('.parties')).toContainText('Kontaktperson: Bo Bech')
    await page
      .getByRole('button', { name: t('record.add_person') })
      .first()
      .click()
    const second = page.getByRole('group', { name: t('record.person_nameless', { place: 2 }) })
    await second.getByRole('textbox', { name: t('record.person_name'), exact: true }).fill('Ida Ib')
    await page.keyboard.press('Enter')
    const named = page.getByRole('group', { name: 'Ida Ib' })
    await named.getByRole('button', { name: new RegExp(t('record.person_role')) }).click()
    await page.getByRole('option', { name: t('record.role_signatory') }).click()
  })

  await test.step('an annex is not used, from its row in the outline', async () => {
    const outline = page.getByRole('treegrid', { name: t('outline.label') })
    const row = outline.getByRole('row', { name: /^Bilag 1 / })
    await row.scrollIntoViewIfNeeded()
    // The outline is one stop for Tab, however many rows and buttons it has.
    await row.focus()
    await page.keyboard.press('Tab')
    await expect(outline.locator(':focus')).toHaveCount(0)
    // A list that still scrolls closes its menus.
    await expect(async () => {
      // A menu that is still open from the time before keeps the list from being clicked.
      await page.keyboard.press('Escape')
      await row.click({ button: 'right', timeout: 5000 })
      await page.getByRole('menuitem', { name: t('record.annex_act') }).click({ timeout: 5000 })
    }).toPass()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: t('record.annex_file') }).check({ force: true })
    await keep(page, t('record.annex_file_name'), 'bilag-1.pdf')
    expect(await violations(page, '[role=dialog]')).toEqual([])
    await dialog.getByRole('button', { name: t('record.done') }).click()
    await expect(dialog).toHaveCount(0)
  })
  await expect(page.getByText(t('drafting.saved'), { exact: false }).first()).toBeVisible({ timeout: 15_000 })

  await klausul.relaunch()
  await klausul.page.setViewportSize({ width: 1440, height: 900 })
  await klausul.page.getByRole('row', { name: 'Kontrakt om journal' }).dblclick()
  await expect(sheetOf(klausul).locator('.parties')).toContainText('»Ordregiver«', { timeout: 60_000 })
  const front = [...(await linesOf(klausul, '.title-page')), ...(await linesOf(klausul, '.parties'))]
  // Until every section is drawn, those further down still move.
  await expect(sheetOf(klausul).locator('[data-waiting]')).toHaveCount(0, { timeout: 60_000 })
  await klausul.page.evaluate(() => document.querySelector('.ProseMirror .signatures')?.scrollIntoView())
  await expect(sheetOf(klausul).locator('.signatures')).toContainText('Ida Ib')
  const signatures = await linesOf(klausul, '.signatures')

  const file = path.join(dataFolder, 'kontrakt.docx')
  await klausul.answerSave(file)
  await klausul.page.getByRole('button', { name: t('export_dialog.act'), exact: true }).click()
  const dialog = klausul.page.getByRole('dialog', { name: t('export_dialog.title') })
  await dialog.getByRole('button', { name: t('export_dialog.export') }).click()
  await expect(dialog.getByText(t('export_dialog.written', { count: 1 }))).toBeVisible({ timeout: 120_000 })
  const inWord = readWordFile(readFileSync(file)).paragraphs.map(({ text }) => plain(text))
  const count = (lines: readonly string[], line: string): number => lines.filter((one) => one === line).length
  for (const line of [...front, ...signatures]) expect([line, count(inWord, line) > 0]).toEqual([line, true])
  expect(inWord.join('\n')).toContain('bilag-1.pdf')
  expect(await validate(file)).toEqual([])
})

test('fixed numbers stay: a section after 2 is 2A in the outline and on the page, until the numbers are released', async ({ klausul }) => {
  test.setTimeout(180_000)
  const words = await wordsIn('da')
  const { t } = words
  const { page } = klausul
  await page.setViewportSize({ width: 1440, height: 900 })
  await openNewContract(klausul, 'Kontrakt om udbud', 'it-service')
  await openPane(page, words)
  const outline = page.getByRole('treegrid', { name: t('outline.label') })
  const numbers = (): Promise<string[]> =>
    outline
      .getByRole('row')
      .evaluateAll((rows) => rows.map((row) => /^\d+[A-Z]? /.exec(row.getAttribute('aria-label') ?? '')?.[0].trim() ?? '').filter(Boolean))
  const before = await numbers()
  await page.getByRole('button', { name: t('record.freeze') }).click()
  await agree(page, t('record.freeze_act'))
  const mark = page.getByRole('button', { name: t('record.frozen') })
  await expect(mark).toBeVisible()

  const second = outline.getByRole('row', { name: /^2 / })
  await second.click({ button: 'right' })
  await page.getByRole('menuitem', { name: t('outline.add_after') }).click()
  // What is added is written at once; the menu is gone by then and has given the focus back.
  await expect(page.getByRole('menu')).toHaveCount(0)
  await page.waitForTimeout(300)
  await expect(sheetOf(klausul)).toBeFocused()
  await page.keyboard.type('Nyt afsnit')
  await expect(outline.getByRole('row', { name: /^2A Nyt afsnit/ })).toBeVisible()
  await expect(sheetOf(klausul).locator('section.clause[data-number="2A"]')).toContainText('Nyt afsnit')
  expect((await numbers()).filter((number) => number !== '2A')).toEqual(before)

  // A heading that is typed at once is undone together with the section, and the fixing of the numbers must not be.
  await expect(async () => {
    await page.keyboard.press('Control+z')
    await expect(outline.getByRole('row', { name: /^2A / })).toHaveCount(0, { timeout: 5000 })
  }).toPass()
  await mark.click()
  await page.getByRole('button', { name: t('record.release') }).click()
  await agree(page, t('record.release_act'))
  await expect(mark).toHaveCount(0)
  await page.keyboard.press('Control+z')
})

for (const theme of ['light', 'dark'] as const) {
  test(`the pane of the contract has no violation in ${theme}, wide and narrow`, async ({ klausul }) => {
    test.setTimeout(180_000)
    const words = await wordsIn('da')
    const { t } = words
    await klausul.page.evaluate((chosen) => window.api.settings.set({ theme: chosen }), theme)
    await klausul.relaunch()
    const { page } = klausul
    await page.setViewportSize({ width: 1440, height: 1400 })
    await openNewContract(klausul, 'Kontrakt om visning')
    await openPane(page, words)
    const look = async (): Promise<void> => {
      expect(await violations(page, '.pane-inspector')).toEqual([])
      // The window cannot be scrolled by hand, so the focus must not scroll it either.
      expect(await page.evaluate(() => [document.documentElement, document.body].map(({ scrollTop }) => scrollTop))).toEqual([0, 0])
    }
    await look()
    await page.getByRole('button', { name: t('record.front'), exact: true }).click()
    await page.getByRole('button', { name: 'Kunden', exact: true }).click()
    await page
      .getByRole('button', { name: t('record.add_person') })
      .first()
      .click()
    await look()
    await page.getByRole('button', { name: t('record.parties'), exact: true }).click()
    await page.getByRole('button', { name: t('record.numbers'), exact: true }).click()
    await page.getByRole('button', { name: t('record.annexes'), exact: true }).click()
    await page
      .getByRole('button', { name: /^Bilag 1 / })
      .first()
      .click()
    await page.getByRole('button', { name: t('record.days'), exact: true }).click()
    await page.getByText(t('record.rule_own'), { exact: true }).click()
    await expect(page.getByRole('checkbox', { name: t('record.saturdays') })).toBeVisible()
    await look()
    await page.setViewportSize({ width: 900, height: 900 })
    await page.getByRole('button', { name: t('drafting.show_right') }).click()
    await page.getByRole('button', { name: t('record.days'), exact: true }).click()
    await page.getByText(t('record.calculator')).scrollIntoViewIfNeeded()
    await look()
  })
}
