/** A library goes out of the window to a file, and comes in from one: looked at, taken in part, or refused with its places. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { wordsIn } from '../../electron/i18n.ts'
import { expect, test } from './fixtures.ts'

/** Put a sentence before the text of a clause of the file. */
const withSentence = (text: string, id: string, sentence: string): string =>
  text.replace(new RegExp(`(\\n## ${id}: [^\\n]*\\n(?:[^\\n]+\\n)*\\n)`), `$1${sentence}\n\n`)

const setTheme = (page: Page, theme: 'light' | 'dark'): Promise<void> =>
  page.evaluate(async (wanted) => void (await window.api.settings.set({ theme: wanted })), theme)

test('the library is exported, changed as a text, looked at and taken; a broken file is refused whole', async ({ klausul, dataFolder }, info) => {
  test.setTimeout(180_000)
  const { t } = await wordsIn('da')
  const { page } = klausul
  await page.setViewportSize({ width: 1280, height: 900 })
  const file = path.join(dataFolder, 'Bibliotek.klausul-library')
  const menu = async (item: string): Promise<void> => {
    await page.getByRole('button', { name: t('library.exchange') }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  await klausul.menu('library')

  await test.step('export', async () => {
    await klausul.answerSave(file)
    await menu(t('library.export_item'))
    const dialog = page.getByRole('dialog', { name: t('library.export_title') })
    await dialog.getByRole('textbox').fill('Odense Kommune')
    await page.screenshot({ path: info.outputPath('export.png') })
    await dialog.getByRole('button', { name: t('library.export_act') }).click()
    await expect(dialog).toBeHidden({ timeout: 20_000 })
    expect(readFileSync(file, 'utf8')).toMatch(/^%% klausul-library 1\nname: Odense Kommune\n/)
  })

  await test.step('the same file changes nothing', async () => {
    await klausul.answerFile(file)
    await menu(t('library.import_item'))
    const dialog = page.getByRole('dialog', { name: t('library.import_title') })
    await expect(dialog.getByText(t('library.import_nothing'))).toBeVisible({ timeout: 20_000 })
    await dialog
      .locator('footer')
      .getByRole('button', { name: t('library.import_close') })
      .click()
  })

  await test.step('a changed file is looked at, and one of two changes is taken', async () => {
    const first = withSentence(readFileSync(file, 'utf8'), 'mediation', 'Parterne mødes først.')
    const text = withSentence(first, 'negotiation', 'Ikke denne.').replace(
      '%% clauses nb',
      '## own-ny: Ny klausul\n\nHelt ny tekst.\n\n%% clauses nb',
    )
    writeFileSync(file, text)
    await menu(t('library.import_item'))
    const dialog = page.getByRole('dialog', { name: t('library.import_title') })
    const changed = dialog.getByRole('region', { name: t('library.import_changed', { total: 2 }) })
    await expect(changed.getByRole('listitem')).toHaveCount(2, { timeout: 20_000 })
    const row = changed.getByRole('listitem').filter({ hasText: 'Mediation' })
    await row.getByRole('button').click()
    await expect(row.locator('ins').filter({ hasText: 'Parterne mødes først.' })).toBeVisible()
    for (const theme of ['light', 'dark'] as const) {
      await setTheme(page, theme)
      await page.waitForTimeout(300)
      await page.screenshot({ path: info.outputPath(`preview-${theme}.png`) })
      const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    }
    await changed.getByRole('listitem').filter({ hasNotText: 'Mediation' }).getByRole('checkbox').uncheck({ force: true })
    await dialog.getByRole('button', { name: t('library.import_act', { count: 2 }) }).click()
    await expect(dialog).toBeHidden({ timeout: 20_000 })
    const found = await page.evaluate(async () => {
      const answers = await Promise.all((['mediation', 'negotiation', 'own-ny'] as const).map((id) => window.api.library.wording(id, 'da', null)))
      return answers.map((answer) => JSON.stringify(answer))
    })
    expect(found.map((json) => /Parterne mødes først|Ikke denne|Helt ny tekst/.test(json))).toEqual([true, false, true])
    await expect(page.getByText('Ny klausul').first()).toBeVisible()
  })

  await test.step('a broken file is refused with its places, and nothing changes', async () => {
    writeFileSync(file, readFileSync(file, 'utf8').replace('%% end', '').replace('{ref:', '{include:'))
    await menu(t('library.import_item'))
    const dialog = page.getByRole('dialog', { name: t('library.import_title') })
    await expect(dialog.getByRole('alert')).toContainText(/Bibliotek\.klausul-library:\d+/, { timeout: 20_000 })
    await page.screenshot({ path: info.outputPath('refused.png') })
    await dialog
      .locator('footer')
      .getByRole('button', { name: t('library.import_close') })
      .click()
    await expect(dialog).toBeHidden()
  })
})
