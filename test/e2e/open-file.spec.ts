/** A Word file that was exported is opened again: unchanged, then changed and filled in as a tenderer would, and taken. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { wordsIn } from '../../electron/i18n.ts'
import { expect, test } from './fixtures.ts'

/** The file with its text changed, outside any word processor. */
const patch = (file: string, to: string, change: (xml: string) => string): void => {
  const parts = unzipSync(readFileSync(file))
  const before = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  const after = change(before)
  expect(after).not.toBe(before)
  writeFileSync(to, zipSync({ ...parts, 'word/document.xml': strToU8(after) }))
}

const fill = (xml: string, tag: string, text: string): string =>
  xml.replaceAll(
    new RegExp(`(<w:tag w:val="${tag}"/>(?:(?!<w:sdtContent>).)*)(<w:sdtContent>.*?</w:sdtContent>)`, 'g'),
    (_all, before: string, content: string) =>
      before.replace('<w:showingPlcHdr/>', '') + content.replace(/<w:t[^>]*>[^<]*<\/w:t>/, `<w:t>${text}</w:t>`),
  )

test('a tender that comes back tells which clause was changed, and what was filled in is taken over', async ({ klausul, dataFolder }, info) => {
  test.setTimeout(240_000)
  const { t } = await wordsIn('da')
  const { page } = klausul
  await page.setViewportSize({ width: 1280, height: 900 })
  const sent = path.join(dataFolder, 'Udbud.docx')
  const returned = path.join(dataFolder, 'Tilbud.docx')
  await klausul.answerSave(sent)
  const title = 'Kontrakt om drift'
  await page.evaluate(async (name) => {
    const made = await window.api.contracts.create({ standard: 'it-service', language: 'da', title: name })
    if (!made.ok) throw new Error(made.error.code)
    const wish = { edition: 'tender', split: 'one', guidance: 'boxes', signatures: 'paper', source: 'whole', pdf: false } as const
    const exported = await window.api.contracts.exportWord(made.value as string, wish)
    if (!exported.ok) throw new Error(exported.error.code)
  }, title)
  await klausul.menu('settings')
  await klausul.menu('contracts')
  const open = async (file: string): Promise<void> => {
    await klausul.answerFile(file)
    await page.getByRole('button', { name: t('open_word.act') }).click()
  }

  await test.step('as it was sent it is unchanged', async () => {
    await open(sent)
    const dialog = page.getByRole('dialog', { name: 'Udbud.docx' })
    await expect(dialog.getByText(t('open_word.unchanged'))).toBeVisible({ timeout: 60_000 })
    await expect(dialog.getByText(title).first()).toBeVisible()
    await page.screenshot({ path: info.outputPath('unchanged.png') })
    await dialog
      .locator('footer')
      .getByRole('button', { name: t('open_word.close') })
      .click()
    await expect(dialog).toBeHidden()
  })

  await test.step('changed, it names the clause and shows the text before and after', async () => {
    patch(sent, returned, (xml) =>
      fill(xml.replace('Manglende svar er et afslag', 'Manglende svar er et samtykke'), 'field:supplier.name', 'Nordisk Drift A/S'),
    )
    await open(returned)
    const dialog = page.getByRole('dialog', { name: 'Tilbud.docx' })
    const changes = dialog.getByRole('region', { name: t('open_word.changed', { count: 1 }) })
    await expect(changes.getByRole('listitem')).toHaveCount(1, { timeout: 60_000 })
    await changes.getByRole('button', { name: /punkt \d/ }).click()
    await expect(changes.getByText(/et samtykke\./)).toBeVisible()
    await expect(changes.getByText(/et afslag\./)).toBeVisible()
    await expect(dialog.getByRole('checkbox', { name: /Nordisk Drift A\/S/ })).toBeChecked()
    for (const theme of ['light', 'dark'] as const) {
      await page.evaluate(async (wanted) => void (await window.api.settings.set({ theme: wanted })), theme)
      await page.waitForTimeout(300)
      await page.screenshot({ path: info.outputPath(`changed-${theme}.png`) })
      const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    }
    await dialog.getByRole('button', { name: t('open_word.take', { count: 1 }) }).click()
    await expect(page.getByText(t('open_word.taken', { title }))).toBeVisible({ timeout: 20_000 })
    const values = await page.evaluate(async () => {
      const list = await window.api.contracts.list()
      const [first] = list.ok ? (list.value as { id: string }[]) : []
      const opened = await window.api.contracts.open(first?.id ?? '')
      return opened.ok ? (JSON.parse((opened.value as { contract: string }).contract) as { values: Record<string, unknown> }).values : null
    })
    expect(values?.['supplier.name']).toBe('Nordisk Drift A/S')
  })

  await test.step('what is no Word file is refused, and nothing changes', async () => {
    await klausul.menu('contracts')
    writeFileSync(returned, 'ikke en Word-fil')
    await open(returned)
    const dialog = page.getByRole('dialog', { name: t('open_word.title') })
    await expect(dialog.getByText(t('error.not_word', { file: 'Tilbud.docx' }))).toBeVisible({ timeout: 20_000 })
    await page.screenshot({ path: info.outputPath('refused.png') })
  })
})
