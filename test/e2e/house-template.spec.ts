/** A house style from an organisation's own Word template, from the settings to the Word file. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { wordsIn } from '../../electron/i18n.ts'
import { paragraph, picture, reference, relation, run, section, templateFile } from '../electron/docx/template-files.ts'
import { validate } from '../electron/docx/validate.ts'
import { readWordFile } from '../electron/docx/word-file.ts'
import { expect, test } from './fixtures.ts'
import { openNewContract } from './typing.ts'

const TEMPLATE = templateFile({
  body: paragraph(run('Tekst')) + section(reference('header1')),
  margins: { header1: paragraph(run('Odense Kommune – {title}') + picture('logo'), 'Sidehoved') },
  relations: { header1: relation('logo', 'image', 'media/logo.png') },
})

test('a Word template becomes the default house style, and the next contract is written into it', async ({ klausul, dataFolder }, info) => {
  test.setTimeout(180_000)
  const { t } = await wordsIn('da')
  const { page } = klausul
  await page.setViewportSize({ width: 1440, height: 900 })
  const template = path.join(dataFolder, 'Odense brev.dotx')
  writeFileSync(template, TEMPLATE)
  await klausul.menu('settings')
  await klausul.answerFile(template)
  await page.getByRole('button', { name: t('house_styles.from_template') }).click()
  const dialog = page.getByRole('dialog', { name: t('house_styles.edit_title') })
  await expect(dialog.getByText('Odense brev.dotx')).toBeVisible()
  await expect(dialog.getByText(t('house_styles.taken_header'))).toBeVisible()
  await expect(dialog.getByText(t('house_styles.taken_title_page'))).toHaveCount(0)
  await page.waitForTimeout(400)
  await page.screenshot({ path: info.outputPath('template.png') })
  await dialog.getByRole('button', { name: t('house_styles.save'), exact: true }).click()
  await expect(page.getByRole('list', { name: t('house_styles.title') }).getByText('Odense brev')).toBeVisible()
  await page.screenshot({ path: info.outputPath('settings.png') })
  await page.getByRole('button', { name: new RegExp(t('house_styles.default')) }).click()
  await page.getByRole('option', { name: 'Odense brev' }).click()

  await openNewContract(klausul, 'Kontrakt om journal')
  const file = path.join(dataFolder, 'kontrakt.docx')
  await klausul.answerSave(file)
  await page.getByRole('button', { name: t('export_dialog.act'), exact: true }).click()
  const exporting = page.getByRole('dialog', { name: t('export_dialog.title') })
  await exporting.getByRole('button', { name: t('export_dialog.export') }).click()
  await expect(exporting.getByText(t('export_dialog.written', { count: 1 }))).toBeVisible({ timeout: 120_000 })
  const { parts } = readWordFile(readFileSync(file))
  expect(parts.get('word/styles.xml')).toContain('Kommunens punkter')
  const headers = [...parts].filter(([name]) => /header\d+\.xml$/.test(name)).map(([, xml]) => xml)
  expect(headers.some((xml) => xml.includes('Odense Kommune – ') && xml.includes('Kontrakt om journal') && xml.includes('w:drawing'))).toBe(true)
  expect(await validate(file)).toEqual([])
})
