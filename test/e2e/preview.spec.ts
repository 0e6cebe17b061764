/** The pages beside the draft are those of the exported file, follow what is written, and lead to and fro. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { strFromU8, unzipSync } from 'fflate'
import type { Locator } from '@playwright/test'
import { wordsIn } from '../../electron/i18n.ts'
import { expect, type Klausul, test } from './fixtures.ts'
import { openContract, sheetOf } from './typing.ts'

const { t } = await wordsIn('da')
/** Laying out the pages takes seconds, on a busy machine many. */
const LAID_OUT = { timeout: 120_000 }

const TITLE = 'Databehandleraftale om lønsystem'

const pane = ({ page }: Klausul): Locator => page.getByRole('region', { name: t('preview.title') })
const pages = (klausul: Klausul): Locator => pane(klausul).getByRole('group', { name: /^Side \d+ af \d+$/ })
const isCurrent = async (klausul: Klausul): Promise<void> => {
  await expect(pane(klausul).getByRole('progressbar')).toHaveCount(0, LAID_OUT)
}

const openPreview = async (klausul: Klausul): Promise<void> => {
  const wish = { standard: 'data-processing', language: 'da', title: TITLE } as const
  expect(await klausul.page.evaluate((given) => window.api.contracts.create(given), wish)).toMatchObject({ ok: true })
  await klausul.menu('library')
  await klausul.menu('contracts')
  await openContract(klausul, TITLE)
  await klausul.page.getByRole('button', { name: t('preview.title') }).click()
  await expect(pages(klausul).first()).toBeVisible(LAID_OUT)
  await isCurrent(klausul)
}

test('the preview has the pages of the exported file', async ({ klausul, dataFolder }, info) => {
  await openPreview(klausul)
  const name = (await pages(klausul).first().getAttribute('aria-label')) ?? ''
  const count = Number(name.match(/af (\d+)/)?.[1])
  await klausul.page.screenshot({ path: info.outputPath('preview.png') })
  const file = path.join(dataFolder, 'kontrakt.docx')
  await klausul.answerSave(file)
  const [id] = await klausul.page.evaluate(async () => {
    const listed = await window.api.contracts.list()
    return listed.ok ? (listed.value as { id: string }[]).map((one) => one.id) : []
  })
  const wish = { edition: 'working', split: 'one', guidance: 'boxes', signatures: 'paper', source: 'whole', pdf: false } as const
  const exported = await klausul.page.evaluate(([contract, given]) => window.api.contracts.exportWord(contract, given), [id ?? '', wish] as const)
  expect(exported).toMatchObject({ ok: true })
  const parts = unzipSync(readFileSync(file))
  const footers = Object.keys(parts).filter((one) => /word\/footer\d+\.xml/.test(one))
  const numbers = footers.flatMap((one) => strFromU8(parts[one] ?? new Uint8Array()).match(/NUMPAGES.*?<w:t[^>]*>(\d+)</)?.[1] ?? [])
  expect(new Set(numbers)).toEqual(new Set([String(count)]))
})

test('the pages follow what is written', async ({ klausul }) => {
  await openPreview(klausul)
  await sheetOf(klausul).locator('section.clause p').first().click()
  await klausul.page.keyboard.press('End')
  await klausul.page.keyboard.type(' Ordet ornitolog står her.')
  await expect(pane(klausul).getByText('ornitolog')).toBeVisible(LAID_OUT)
})

test('a click on a page leads to the clause, and the caret leads to its page', async ({ klausul }) => {
  await openPreview(klausul)
  const list = pane(klausul).getByRole('group', { name: t('preview.pages') })
  await list.focus()
  await klausul.page.keyboard.press('End')
  // Pages are drawn when they come into sight: the last that is drawn is for a while another one.
  const last = pane(klausul).getByRole('group', { name: /^Side (\d+) af \1$/ })
  await expect(last.locator('[data-part]').first()).toBeAttached()
  const lastPage = (await last.getAttribute('aria-label')) ?? ''
  const part = last.locator('[data-heading]').last()
  const heading = ((await part.locator('.printed-text').last().textContent()) ?? '').trim()
  await part.locator('.printed-text').last().click()
  await expect(sheetOf(klausul)).toBeFocused()
  await expect(sheetOf(klausul).getByText(heading, { exact: true }).first()).toBeInViewport()

  await expect(pane(klausul).getByRole('status')).toHaveText(lastPage)
  await sheetOf(klausul).press('Control+Home')
  await sheetOf(klausul).locator('section.clause p').first().click()
  await expect(pane(klausul).getByRole('status')).not.toHaveText(lastPage)
})

test('what is open is told in the edition for signing, and the choice is remembered', async ({ klausul }) => {
  await openPreview(klausul)
  await pane(klausul)
    .getByRole('button', { name: t('preview.edition') })
    .click()
  await klausul.page.getByRole('option', { name: new RegExp(t('app.edition_signing'), 'i') }).click()
  await expect(pane(klausul).getByRole('button', { name: /punkter er åbne/ })).toBeVisible(LAID_OUT)
  await klausul.relaunch()
  await openContract(klausul, TITLE)
  await expect(pane(klausul)).toBeVisible()
})

test('the preview is accessible in light and dark, in a wide and a narrow window', async ({ klausul }, info) => {
  await openPreview(klausul)
  for (const [theme, width] of [
    ['light', 1400],
    ['dark', 1400],
    ['dark', 700],
  ] as const) {
    await klausul.page.evaluate((chosen) => document.documentElement.setAttribute('data-theme', chosen), theme)
    await klausul.page.setViewportSize({ width, height: 900 })
    if (width === 700) await klausul.page.getByRole('button', { name: t('preview.title') }).click()
    await expect(pages(klausul).first().locator('p').first()).toBeAttached(LAID_OUT)
    await klausul.page.screenshot({ path: info.outputPath(`${theme}-${width}.png`) })
    const found = await new AxeBuilder({ page: klausul.page }).setLegacyMode(true).include('.printed').analyze()
    expect(found.violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`)).toEqual([])
  }
})
