/** A house style of one's own, from the settings through a contract to the Word file. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { wordsIn } from '../../electron/i18n.ts'
import { validate } from '../electron/docx/validate.ts'
import { readWordFile } from '../electron/docx/word-file.ts'
import { PNG } from '../pictures.ts'
import { expect, test } from './fixtures.ts'
import { openNewContract, sheetOf } from './typing.ts'

const violations = async (page: Page, within: string): Promise<string[]> => {
  // What fades in has not its colours yet.
  await page.waitForTimeout(400)
  const found = await new AxeBuilder({ page }).setLegacyMode(true).include(within).analyze()
  return found.violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`)
}

test('one’s own house style is made with a logo, chosen in a contract, seen on the page and in the Word file', async ({
  klausul,
  dataFolder,
}, info) => {
  test.setTimeout(240_000)
  const { t } = await wordsIn('da')
  const { page } = klausul
  await page.setViewportSize({ width: 1440, height: 900 })
  await klausul.menu('settings')

  const dialog = page.getByRole('dialog', { name: t('house_styles.edit_title') })
  await test.step('a copy of the municipality’s becomes one’s own', async () => {
    await page.getByRole('button', { name: t('house_styles.duplicate', { name: t('house_styles.municipality') }) }).click()
    await dialog.getByRole('textbox', { name: t('house_styles.name'), exact: true }).fill('Odense')
    await dialog.getByRole('textbox', { name: t('house_styles.organisation'), exact: true }).fill('Odense Kommune')
    await dialog
      .getByRole('button', { name: new RegExp(t('house_styles.font_text')) })
      .first()
      .click()
    await page.getByRole('option', { name: 'Georgia', exact: true }).click()
    for (const matter of [
      t('house_styles.page'),
      t('house_styles.numbers'),
      t('house_styles.colours'),
      t('house_styles.lines_title'),
      t('house_styles.logo'),
    ]) {
      await dialog.getByRole('button', { name: matter, exact: true }).click()
    }
    await dialog.getByText(t('house_styles.own_numbers'), { exact: true }).click()
    await dialog
      .getByRole('radiogroup', { name: t('settings.number_style') })
      .getByText('1.', { exact: true })
      .click()
  })

  await test.step('what cannot be read or is no picture is told at once', async () => {
    const colour = dialog.getByRole('textbox', { name: t('house_styles.colour_headings'), exact: true })
    await colour.fill('CCCCCC')
    await expect(dialog.getByText(/kontrasten er 1.6 til 1/)).toBeVisible()
    await expect(dialog.getByRole('button', { name: t('house_styles.save'), exact: true })).toBeDisabled()
    await colour.fill('7a1f2b')
    const picture = dialog.locator('input[type="file"]')
    await picture.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') })
    await expect(dialog.getByRole('alert')).toHaveText(t('problem.no_picture'))
    await picture.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(PNG.data, 'base64') })
    await expect(dialog.getByRole('alert')).toHaveCount(0)
    await dialog.getByRole('textbox', { name: t('house_styles.logo_alt') }).fill('Odense Kommunes byvåben')
    await expect(page.locator('.specimen img')).toHaveCount(2)
  })

  await test.step('the form is accessible in light and dark', async () => {
    const found: string[] = []
    for (const theme of ['light', 'dark'] as const) {
      await page.evaluate((chosen) => {
        document.documentElement.dataset['theme'] = chosen
      }, theme)
      found.push(...(await violations(page, '.dialog')))
      await page.screenshot({ path: info.outputPath(`form-${theme}.png`) })
    }
    expect(found).toEqual([])
    await dialog.getByRole('button', { name: t('house_styles.save'), exact: true }).click()
    await expect(dialog).toHaveCount(0)
    await expect(page.getByRole('list', { name: t('house_styles.title') }).getByText('Odense')).toBeVisible()
    await page.screenshot({ path: info.outputPath('settings.png') })
  })

  await test.step('a contract takes it, with its numbers after a question; one undo takes both back', async () => {
    await openNewContract(klausul, 'Kontrakt om journal')
    const number = (): Promise<string | null> => sheetOf(klausul).locator('section.clause').first().getAttribute('data-number')
    const font = (): Promise<string> => sheetOf(klausul).evaluate((element) => getComputedStyle(element).fontFamily)
    await page.getByRole('tab', { name: t('inspector.contract'), exact: true }).click()
    const choose = async (): Promise<void> => {
      await page.getByRole('button', { name: new RegExp(`${t('house_styles.one')}$`) }).click()
      await page.getByRole('option', { name: 'Odense' }).click()
      await page
        .getByRole('alertdialog')
        .getByRole('button', { name: t('house_styles.take'), exact: true })
        .click()
    }
    await choose()
    await expect.poll(number).toBe('1.')
    expect(await font()).toContain('Georgia')
    await klausul.menu('undo')
    await expect.poll(number).toBe('1')
    expect(await font()).toContain('Calibri')
    await choose()
    await expect.poll(number).toBe('1.')
    await page.screenshot({ path: info.outputPath('page.png') })
    expect(await violations(page, '.record')).toEqual([])
  })

  await test.step('the Word file has its fonts, colours, logo, header and author', async () => {
    const file = path.join(dataFolder, 'kontrakt.docx')
    await klausul.answerSave(file)
    await page.getByRole('button', { name: t('export_dialog.act'), exact: true }).click()
    const exporting = page.getByRole('dialog', { name: t('export_dialog.title') })
    await exporting.getByRole('button', { name: t('export_dialog.export') }).click()
    await expect(exporting.getByText(t('export_dialog.written', { count: 1 }))).toBeVisible({ timeout: 120_000 })
    const { parts } = readWordFile(readFileSync(file))
    const styles = parts.get('word/styles.xml') ?? ''
    expect(styles).toMatch(/<w:rPrDefault>.*w:ascii="Georgia"/s)
    expect(styles).toContain('w:val="7A1F2B"')
    expect([...parts.keys()].filter((name) => name.startsWith('word/media/'))).toHaveLength(1)
    expect(parts.get('word/document.xml')).toContain('descr="Odense Kommunes byvåben"')
    const headers = [...parts].filter(([name]) => name.startsWith('word/header')).map(([, xml]) => xml)
    expect(headers.some((xml) => xml.includes('Odense Kommune') && xml.includes('w:drawing') && xml.includes('Kontrakt om journal'))).toBe(true)
    expect(parts.get('docProps/core.xml')).toContain('<dc:creator>Odense Kommune</dc:creator>')
    expect(await validate(file)).toEqual([])
  })
})
