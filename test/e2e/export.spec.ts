/** The export dialog: everything that can be asked for, and the files that come of it. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { findConverter, thisMachine } from '../../electron/services/pdf.ts'
import { wordsIn } from '../../electron/i18n.ts'
import { validate } from '../electron/docx/validate.ts'
import { readWordFile } from '../electron/docx/word-file.ts'
import { expect, test } from './fixtures.ts'
import { openContract } from './typing.ts'

test('a tender is exported as a file per document with digital signatures, links between the files, and PDFs where LibreOffice is', async ({
  klausul,
  dataFolder,
}, info) => {
  test.setTimeout(300_000)
  const { t } = await wordsIn('da')
  const { page } = klausul
  await page.setViewportSize({ width: 1440, height: 900 })
  const made = await page.evaluate(() => window.api.contracts.create({ standard: 'licence', language: 'da', title: 'Licens til journal' }))
  expect(made).toMatchObject({ ok: true })
  await klausul.menu('library')
  await klausul.menu('contracts')
  await openContract(klausul, 'Licens til journal')

  const folder = path.join(dataFolder, 'ud')
  mkdirSync(folder)
  await klausul.answerFolder(folder)
  await page.getByRole('button', { name: t('export_dialog.act'), exact: true }).click()
  const dialog = page.getByRole('dialog', { name: t('export_dialog.title') })
  const hasConverter = findConverter(thisMachine()) !== null

  await test.step('every choice is there, by keyboard and without violations', async () => {
    await dialog.getByRole('radio', { name: t('app.edition_tender') }).check({ force: true })
    await dialog.getByRole('radio', { name: t('export_dialog.per_annex'), exact: true }).check({ force: true })
    await dialog.getByRole('button', { name: t('export_dialog.more'), exact: true }).click()
    await dialog.getByRole('radio', { name: t('export_dialog.guidance_comments') }).check({ force: true })
    await dialog.getByRole('radio', { name: t('export_dialog.digital'), exact: true }).check({ force: true })
    const pdf = dialog.getByRole('switch', { name: t('export_dialog.pdf') })
    if (hasConverter) await pdf.check({ force: true })
    else await expect(pdf).toBeDisabled()
    for (const theme of ['light', 'dark'] as const) {
      await page.evaluate((chosen) => {
        document.documentElement.dataset['theme'] = chosen
      }, theme)
      // What fades in has not its colours yet.
      await page.waitForTimeout(400)
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include('.dialog').analyze()
      expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`)).toEqual([])
      await page.screenshot({ path: info.outputPath(`choices-${theme}.png`) })
    }
  })

  await dialog.getByRole('button', { name: t('export_dialog.export') }).click()
  await expect(dialog.getByText(t('export_dialog.written', { count: 6 }))).toBeVisible({ timeout: 240_000 })
  await page.screenshot({ path: info.outputPath('written.png') })

  const written = path.join(folder, 'Licens til journal')
  const files = readdirSync(written).toSorted()
  const documents = files.filter((name) => name.endsWith('.docx'))
  expect(documents.map((name) => name.replace(/ [^ 0-9].*/, ''))).toEqual(['00', 'Bilag 01', 'Bilag 01a', 'Bilag 01b', 'Bilag 01c', 'Bilag 01d'])
  expect(files.filter((name) => name.endsWith('.pdf'))).toEqual(hasConverter ? documents.map((name) => name.replace('.docx', '.pdf')) : [])
  const [main = ''] = documents
  const word = readWordFile(readFileSync(path.join(written, main)))
  expect(word.parts.get('word/settings.xml')).toContain('<w:documentProtection w:edit="forms"')
  expect(word.paragraphs.map(({ text }) => text)).toEqual(expect.arrayContaining(['Underskrives digitalt', 'Kontrolskema']))
  expect(decodeURIComponent(word.parts.get('word/_rels/document.xml.rels') ?? '')).toContain('Target="Bilag 01 Databehandleraftale.docx"')
  for (const name of documents) expect(await validate(path.join(written, name))).toEqual([])
})
