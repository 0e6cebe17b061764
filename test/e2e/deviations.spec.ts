/** Locked text that the parties deviate from: unlocked with a reason, changed, listed in an annex of its own, and told in what is signed. */
import { copyFileSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { closeDatabase, openDatabase } from '../../electron/db/open.ts'
import { wordsIn } from '../../electron/i18n.ts'
import { contractStore } from '../../electron/services/contracts.ts'
import { annex, clause, contract, contractOf, p, titlePage } from '../build.ts'
import { validate } from '../electron/docx/validate.ts'
import { readWordFile } from '../electron/docx/word-file.ts'
import { expect, type Klausul, test as base } from './fixtures.ts'
import { openContract, sheetOf } from './typing.ts'

const TITLE = 'Aftale med låst tekst'
const LOCK = 'Datatilsynets egen tekst.'
const REASON = 'Leverandøren bruger ingen underdatabehandlere.'
const LOCKED = 'Oplysninger behandles efter instruks.'

const drafted = contract(
  titlePage(),
  clause({ id: 'term', heading: 'Løbetid', heading_style: 'block' }, p('Aftalen løber i fire år.')),
  clause({ id: 'data', heading: 'Instruks', heading_style: 'block', locked: LOCK }, p(LOCKED), p('Instruksen er skriftlig.')),
  annex({ id: 'one', heading: 'Afvigelser fra den låste tekst' }, p('Parterne har aftalt:')),
)

const test = base.extend({
  prepare: async ({ dataFolder }, use) => {
    const file = path.join(dataFolder, 'klausul.db')
    const library = process.env['KLAUSUL_E2E_LIBRARY']
    if (library !== undefined) copyFileSync(library, file)
    const db = openDatabase(file)
    contractStore(db, { now: () => '2027-01-01T00:00:00.000Z', newId: () => 'deviations', drafter: () => '' }).create(
      contractOf(drafted, { title: TITLE, fields: [], parties: [] }),
    )
    closeDatabase(db)
    await use()
  },
})

const section = (klausul: Klausul, id: string): Locator => sheetOf(klausul).locator(`section[data-id="${id}"]`)
const atEnd = async (klausul: Klausul, id: string): Promise<void> => {
  await section(klausul, id).locator('p').first().click()
  await klausul.page.keyboard.press('End')
}
/** In both themes: no violation, and a picture. */
const lookAt = async (page: Page, picture: (theme: string) => string, part: string): Promise<void> => {
  for (const theme of ['dark', 'light'] as const) {
    await page.evaluate((chosen) => {
      document.documentElement.dataset['theme'] = chosen
    }, theme)
    // What fades in has not its colours yet.
    await page.waitForTimeout(400)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include(part).analyze()
    expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`)).toEqual([])
    await page.screenshot({ path: picture(theme) })
  }
}

test('a locked clause is unlocked with a reason, and the list of deviations goes into what is signed', async ({ klausul, dataFolder }, info) => {
  test.setTimeout(300_000)
  const { t } = await wordsIn('da')
  const { page } = klausul
  const picture = (name: string) => (theme: string) => info.outputPath(`${name}-${theme}.png`)
  await page.setViewportSize({ width: 1440, height: 900 })
  await openContract(klausul, TITLE)
  const data = section(klausul, 'data')

  await test.step('typing in it asks why, and what is not said yet can be said later', async () => {
    await atEnd(klausul, 'data')
    await page.keyboard.type('x')
    await page
      .getByRole('button', { name: t('locks.unlock_ask') })
      .first()
      .click()
    const dialog = page.getByRole('dialog', { name: t('locks.unlock_title', { name: 'Instruks' }) })
    await expect(dialog.getByRole('textbox', { name: t('locks.deviation_reason') })).toBeFocused()
    await lookAt(page, picture('dialog'), '.dialog')
    await dialog.getByRole('button', { name: t('locks.unlock'), exact: true }).click()
    await atEnd(klausul, 'data')
    await page.keyboard.type(' Den er mundtlig.')
    await expect(data).toContainText('mundtlig.')
  })

  await test.step('it can not be deleted', async () => {
    await page.keyboard.press('Control+k')
    const palette = page.getByRole('dialog', { name: t('palette.title') })
    await palette.getByRole('searchbox').fill(t('command.clause.delete'))
    await palette
      .getByRole('option', { name: t('command.clause.delete') })
      .first()
      .click()
    await expect(page.getByText(t('locks.stays', { name: 'Instruks' }))).toBeVisible()
    await expect(data).toHaveCount(1)
  })

  await test.step('what is signed needs the reason, and the way there is in the export', async () => {
    await page.getByRole('button', { name: t('export_dialog.act'), exact: true }).click()
    const dialog = page.getByRole('dialog', { name: t('export_dialog.title') })
    await dialog.getByRole('radio', { name: t('app.edition_signing') }).check({ force: true })
    await dialog.getByRole('button', { name: new RegExp(t('export_dialog.unreasoned')) }).click()
    await lookAt(page, picture('export'), '.dialog')
    await dialog.getByRole('button', { name: t('export_dialog.broken_in', { part: 'Instruks' }) }).click()
    await page.getByRole('tab', { name: t('inspector.clause') }).click()
    await expect(page.getByText(t('locks.deviates'))).toBeVisible()
    const reason = page.getByRole('textbox', { name: t('locks.deviation_reason') })
    await reason.fill(REASON)
    await reason.press('Enter')
    await page.getByRole('button', { name: t('inspector.show_changes') }).click()
    await reason.scrollIntoViewIfNeeded()
    await lookAt(page, picture('inspector'), '.inspected-pane')
  })

  const rows = sheetOf(klausul).locator('.deviation-list tbody tr')
  await test.step('the list is put into an annex and follows the text', async () => {
    await atEnd(klausul, 'one')
    await page.keyboard.press('Control+k')
    const palette = page.getByRole('dialog', { name: t('palette.title') })
    await palette.getByRole('searchbox').fill(t('command.insert.deviation_list'))
    await palette.getByRole('option', { name: t('command.insert.deviation_list') }).click()
    await expect(rows.first().locator('td')).toHaveText([/Kontraktens punkt\s2Instruks/, LOCKED, `${LOCKED} Den er mundtlig.`, REASON])
    await atEnd(klausul, 'data')
    await page.keyboard.type(' Aldrig hemmelig.')
    await expect(rows.first()).toContainText('Aldrig hemmelig.')
    await rows.first().scrollIntoViewIfNeeded()
    await lookAt(page, picture('list'), '.deviation-list')
  })

  await test.step('it is there when the program is opened again', async () => {
    await expect(page.getByText(t('drafting.saved'), { exact: false }).first()).toBeVisible({ timeout: 15_000 })
    await klausul.relaunch()
    await klausul.page.setViewportSize({ width: 1440, height: 900 })
    await openContract(klausul, TITLE)
    await expect(sheetOf(klausul).locator('.deviation-list tbody tr').first()).toContainText(REASON)
  })

  await test.step('the file for signing has the list, and is valid', async () => {
    const file = path.join(dataFolder, 'aftale.docx')
    await klausul.answerSave(file)
    await klausul.page.getByRole('button', { name: t('export_dialog.act'), exact: true }).click()
    const dialog = klausul.page.getByRole('dialog', { name: t('export_dialog.title') })
    await dialog.getByRole('radio', { name: t('app.edition_signing') }).check({ force: true })
    await dialog.getByRole('button', { name: t('export_dialog.export') }).click()
    await expect(dialog.getByText(t('export_dialog.written', { count: 1 }))).toBeVisible({ timeout: 120_000 })
    const texts = readWordFile(readFileSync(file)).paragraphs.map(({ text }) => text)
    expect(texts.slice(texts.indexOf('Begrundelse') + 1).filter((text) => text !== '')).toEqual([
      'Kontraktens punkt\u00a02',
      'Instruks',
      LOCKED,
      `${LOCKED} Den er mundtlig. Aldrig hemmelig.`,
      REASON,
    ])
    expect(await validate(file)).toEqual([])
    copyFileSync(file, info.outputPath('aftale.docx'))
  })
})
