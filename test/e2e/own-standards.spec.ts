/** Contracts used again: what points to a part that goes, what a clause brings along, and own clauses, standards and standing changes. */
import type { Locator, Page } from '@playwright/test'
import { type Words, wordsIn } from '../../electron/i18n.ts'
import { expect, type Klausul, test } from './fixtures.ts'
import { openContract, openNewContract, sheetOf } from './typing.ts'

const outlineRow = (page: Page, { t }: Words, name: RegExp): Locator =>
  page.getByRole('treegrid', { name: t('outline.label') }).getByRole('row', { name })

/** As it looks in both themes, to be looked at. */
const look = async ({ page }: Klausul, name: string): Promise<void> => {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((wanted) => window.api.settings.set({ theme: wanted }), theme)
    await page.evaluate((wanted) => document.documentElement.style.setProperty('color-scheme', wanted), theme)
    await page.waitForTimeout(300)
    await page.screenshot({ path: test.info().outputPath(`${name}-${theme}.png`) })
  }
  await page.evaluate(() => document.documentElement.style.removeProperty('color-scheme'))
}

const insertFromPalette = async (page: Page, { t }: Words, search: string, title: RegExp): Promise<void> => {
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: t('palette.title') })
  await palette.getByRole('searchbox').fill(search)
  await palette
    .getByRole('group', { name: t('palette.clauses') })
    .getByRole('option', { name: title })
    .first()
    .click()
  await expect(palette).toBeHidden()
}

const newContract = async ({ page }: Klausul, { t }: Words, standard: string, title: string, change?: string): Promise<void> => {
  await page
    .getByRole('button', { name: t('app.new_contract') })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: t('app.new_contract') })
  await dialog.getByRole('radio', { name: standard }).check({ force: true })
  if (change !== undefined) await dialog.getByRole('checkbox', { name: change }).check({ force: true })
  await dialog.getByRole('textbox').fill(title)
  await dialog.getByRole('button', { name: t('start_view.create') }).click()
  await expect(dialog).toBeHidden()
}

test('what points to a section is shown before it is deleted; each is a jump, and undo brings it back', async ({ klausul }) => {
  test.setTimeout(180_000)
  const words = await wordsIn('da')
  const { t } = words
  const { page } = klausul
  await page.setViewportSize({ width: 1440, height: 900 })
  await openNewContract(klausul, 'Kontrakt om journal', 'it-service')
  const row = outlineRow(page, words, /^\d+ Ændringer(,|$)/)
  const question = page.getByRole('alertdialog')

  await expect(async () => {
    // The panes come after the page, and take the focus from a row that they draw anew.
    await row.focus()
    await page.keyboard.press('Delete')
    await expect(
      question
        .getByRole('list', { name: t('consent.places') })
        .getByRole('button')
        .first(),
    ).toBeVisible({ timeout: 3000 })
  }).toPass()
  await look(klausul, 'consent')
  await question.getByRole('list').getByRole('button').first().click()
  await expect(question).toHaveCount(0)
  await expect(row).toBeVisible()

  await row.focus()
  await page.keyboard.press('Delete')
  await question.getByRole('button', { name: t('outline.delete'), exact: true }).click()
  await expect(row).toHaveCount(0)
  await page
    .getByRole('button', { name: t('drafting.undo') })
    .last()
    .click()
  await expect(row).toBeVisible()
})

const runFromPalette = async (page: Page, { t }: Words, title: string): Promise<void> => {
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: t('palette.title') })
  await palette.getByRole('searchbox').fill(title)
  await palette.getByRole('option', { name: title }).first().click()
  await expect(palette).toBeHidden()
}

test('cutting and deleting on the page ask as well, keep the selection meanwhile, and are undone in one step', async ({ klausul }) => {
  test.setTimeout(180_000)
  const words = await wordsIn('da')
  const { t } = words
  const { page } = klausul
  await page.setViewportSize({ width: 1440, height: 900 })
  await openNewContract(klausul, 'Kontrakt om journal', 'it-service')
  const row = outlineRow(page, words, /^\d+ Ændringer(,|$)/)
  const question = page.getByRole('alertdialog')
  const places = question.getByRole('list', { name: t('consent.places') }).getByRole('button')
  await row.click()
  await runFromPalette(page, words, t('command.edit.select_part'))
  const sheet = sheetOf(klausul)
  await expect(sheet).toBeFocused()
  const section = page.locator('.ProseMirror-selectednode')
  await expect(section).toContainText('Ændringer')

  await page.keyboard.press('Control+x')
  await expect(question).toContainText(t('consent.remove_one', { name: 'Ændringer' }))
  await expect(places.first()).toBeVisible()
  await look(klausul, 'cut')
  // Enter by habit destroys nothing.
  await expect(question.getByRole('button', { name: t('components.cancel') })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(question).toHaveCount(0)
  await expect(row).toBeVisible()
  await expect(sheet).toBeFocused()
  await expect(section).toContainText('Ændringer')

  await page.keyboard.press('Delete')
  await question.getByRole('button', { name: t('consent.remove_act'), exact: true }).click()
  await expect(row).toHaveCount(0)
  await expect(sheet).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(row).toBeVisible()
  await expect(question).toHaveCount(0)
})

test('an annex that others point to is asked about before its record says that it is not used', async ({ klausul }) => {
  test.setTimeout(180_000)
  const { t } = await wordsIn('da')
  const { page } = klausul
  await page.setViewportSize({ width: 1440, height: 900 })
  await openNewContract(klausul, 'Kontrakt om journal', 'it-service')
  const question = page.getByRole('alertdialog')
  await page.getByRole('tab', { name: t('inspector.contract'), exact: true }).click()
  await page.getByRole('button', { name: t('record.annexes'), exact: true }).click()
  await page.getByRole('button', { name: /^Bilag 1 / }).click()
  const state = page.getByRole('radiogroup', { name: t('record.annex_state') })
  for (const answer of [t('record.annex_not_used'), t('record.annex_reserved')]) {
    await state.getByRole('radio', { name: answer }).click({ force: true })
    await expect(
      question
        .getByRole('list', { name: t('consent.places') })
        .getByRole('button')
        .first(),
    ).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(question).toHaveCount(0)
    await expect(state.getByRole('radio', { name: t('record.annex_included') })).toBeChecked()
  }
  await state.getByRole('radio', { name: t('record.annex_not_used') }).click({ force: true })
  await look(klausul, 'annex-consent')
  await question.getByRole('button', { name: t('consent.unused_act') }).click()
  await expect(state.getByRole('radio', { name: t('record.annex_not_used') })).toBeChecked()
})

test('a clause brings along what it needs, in one step', async ({ klausul }) => {
  test.setTimeout(180_000)
  const words = await wordsIn('da')
  const { t } = words
  const { page } = klausul
  await page.setViewportSize({ width: 1440, height: 900 })
  const made = await page.evaluate(() => window.api.contracts.create({ standard: 'partner', language: 'da', title: 'Aftale om drift' }))
  expect(made).toMatchObject({ ok: true })
  await klausul.menu('library')
  await klausul.menu('contracts')
  await openContract(klausul, 'Aftale om drift')
  const sheet = sheetOf(klausul).or(page.locator('.ProseMirror'))
  await sheet.locator('section.clause p').first().click()
  await insertFromPalette(page, words, 'ændringsanmodning', /Leverandørens ændringsanmodning/)

  const dialog = page.getByRole('dialog', { name: t('bring.title', { title: 'Leverandørens ændringsanmodning' }) })
  await expect(
    dialog
      .getByRole('group', { name: t('bring.definitions') })
      .getByRole('checkbox')
      .first(),
  ).toBeChecked()
  await expect(
    dialog
      .getByRole('group', { name: t('bring.annexes') })
      .getByRole('checkbox')
      .first(),
  ).toBeChecked()
  await look(klausul, 'bring')
  await dialog.getByRole('button', { name: /^Indsæt med/ }).click()
  await expect(dialog).toHaveCount(0)
  const clause = page.locator('.ProseMirror h3').filter({ hasText: 'Leverandørens ændringsanmodning' })
  await expect(clause).toHaveCount(1)
  await expect(outlineRow(page, words, /Ændringshåndtering/)).toBeVisible()
  await page.locator('.ProseMirror').focus()
  await page.keyboard.press('Control+z')
  await expect(outlineRow(page, words, /Ændringshåndtering/)).toHaveCount(0)
  await expect(clause).toHaveCount(0)
})

test('a clause, a contract and its changes are kept, and the next contract is drafted from them', async ({ klausul }) => {
  test.setTimeout(240_000)
  const words = await wordsIn('da')
  const { t } = words
  const { page } = klausul
  await page.setViewportSize({ width: 1440, height: 900 })
  await openNewContract(klausul, 'Kontrakt om journal', 'it-service')

  await test.step('a clause is written and kept in the library', async () => {
    await sheetOf(klausul).locator('section.clause p').first().click()
    await page.keyboard.press('End')
    await page.keyboard.press('Control+Enter')
    await page.keyboard.type('Leverandøren deltager i vores brugerforum.')
    await page
      .getByTestId('middle')
      .getByRole('button', { name: t('drafting.clause_menu') })
      .click()
    await page.getByRole('menuitem', { name: t('command.clause.save') }).click()
    const dialog = page.getByRole('dialog', { name: t('save_clause.title') })
    await dialog.getByRole('textbox', { name: t('library.heading') }).fill('Brugerforum')
    const category = t('library.category.governance')
    await dialog.getByRole('combobox').fill(category)
    await page.getByRole('option', { name: category, exact: true }).click()
    await look(klausul, 'save-clause')
    await dialog.getByRole('button', { name: t('save_clause.save') }).click()
    await expect(page.getByText(t('save_clause.saved'))).toBeVisible({ timeout: 30_000 })
    await page.getByRole('tab', { name: t('inspector.clause'), exact: true }).click()
    await expect(page.getByText(t('inspector.standard_clause'))).toBeVisible()
  })

  await test.step('the changes are kept as a set', async () => {
    await page.getByRole('button', { name: t('reuse.menu') }).click()
    await page.getByRole('menuitem', { name: t('reuse.changes') }).click()
    const dialog = page.getByRole('dialog', { name: t('save_changes.title') })
    await expect(dialog.getByRole('group', { name: t('save_changes.add') }).getByRole('checkbox')).toHaveCount(1)
    await dialog.getByRole('textbox', { name: t('start_view.name') }).fill('Vores faste ændringer')
    await look(klausul, 'save-changes')
    await dialog.getByRole('button', { name: /^Gem 1 ændring/ }).click()
    await expect(dialog).toHaveCount(0)
  })

  await test.step('the contract is kept as a standard', async () => {
    await page.getByRole('button', { name: t('reuse.menu') }).click()
    await page.getByRole('menuitem', { name: t('reuse.standard') }).click()
    const dialog = page.getByRole('dialog', { name: t('save_standard.title') })
    await dialog.getByRole('textbox', { name: t('start_view.name') }).fill('Odenses it-kontrakt')
    await look(klausul, 'save-standard')
    await dialog.getByRole('button', { name: t('save_standard.save') }).click()
    const report = page.getByRole('dialog', { name: t('save_standard.saved', { title: 'Odenses it-kontrakt' }) })
    await look(klausul, 'standard-saved')
    await report
      .getByRole('button', { name: t('components.close') })
      .last()
      .click()
  })

  await test.step('both are used for the next contracts', async () => {
    await klausul.menu('contracts')
    await newContract(klausul, words, 'Odenses it-kontrakt', 'Efter vores standard')
    await expect(page.locator('.ProseMirror')).toContainText('Leverandøren deltager i vores brugerforum.', { timeout: 60_000 })
    await klausul.menu('contracts')
    await newContract(klausul, words, 'Kontrakt om it-system som tjeneste', 'Med vores ændringer', 'Vores faste ændringer')
    await expect(page.locator('.ProseMirror')).toContainText('Leverandøren deltager i vores brugerforum.', { timeout: 60_000 })
  })

  await test.step('the standard is taken out of the list', async () => {
    await klausul.menu('contracts')
    await page.getByRole('button', { name: t('own.title') }).click()
    const dialog = page.getByRole('dialog', { name: t('own.title') })
    await dialog.getByRole('button', { name: t('own.retire') }).click()
    await expect(dialog.getByText(t('own.retired'))).toBeVisible()
    await look(klausul, 'own')
    await dialog.getByRole('button', { name: t('components.close') }).click()
    await page
      .getByRole('button', { name: t('app.new_contract') })
      .first()
      .click()
    const wish = page.getByRole('dialog', { name: t('app.new_contract') })
    await expect(wish.getByRole('radio', { name: 'Kontrakt om it-system som tjeneste' })).toBeVisible()
    await expect(wish.getByRole('radio', { name: 'Odenses it-kontrakt' })).toHaveCount(0)
    await look(klausul, 'new-contract')
  })
})
