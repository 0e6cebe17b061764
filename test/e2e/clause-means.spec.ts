/** What a clause can hold beside its text, worked with by hand: words by answer, footnotes, optional paragraphs, locked text, references into clauses. */
import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { closeDatabase, openDatabase } from '../../electron/db/open.ts'
import { wordsIn } from '../../electron/i18n.ts'
import { contractStore } from '../../electron/services/contracts.ts'
import { annex, choice, clause, contract, contractOf, definition, footnote, item, list, named, p, parties, titlePage, when } from '../build.ts'
import { expect, type Klausul, test as base } from './fixtures.ts'
import { openContract, sheetOf } from './typing.ts'

const TITLE = 'Kontrakt om klausulers indhold'

const drafted = contract(
  titlePage(),
  parties(),
  clause(
    { id: 'term', heading: 'Løbetid', heading_style: 'block' },
    p('Kontrakten løber i ', choice('drift', { yes: 'fire år', no: 'to år' }), ' fra underskriften.', footnote('Se vejledningen.')),
    p('Den kan forlænges efter aftale.'),
    list('roman_parens', item({ id: 'first' }, 'med et år'), item({ id: 'second' }, 'med to år')),
  ),
  clause(
    { id: 'data', heading: 'Personoplysninger', heading_style: 'block', locked: 'Datatilsynets egen tekst.' },
    p('Databehandleren behandler kun oplysninger efter instruks.'),
  ),
  clause(
    { id: 'days', heading: 'Frister', heading_style: 'block' },
    definition({ id: 'day', term: 'Arbejdsdag', forms: ['Arbejdsdage'] }, 'betyder mandag til fredag.'),
    named({ condition: when('drift', 'no') }, 'Fristen er 10 Arbejdsdage.'),
  ),
  clause({ id: 'price', heading: 'Priser', heading_style: 'block' }, p('Prisen reguleres årligt.')),
  annex({ id: 'one', heading: 'Prisbilag' }, p('Priser.')),
  annex({ id: 'two', heading: 'Tidsplan', reserved: true }, p('Plan.')),
)

const test = base.extend({
  prepare: async ({ dataFolder }, use) => {
    const file = path.join(dataFolder, 'klausul.db')
    const library = process.env['KLAUSUL_E2E_LIBRARY']
    if (library !== undefined) copyFileSync(library, file)
    const db = openDatabase(file)
    const questions = [
      {
        key: 'drift',
        label: 'Er drift med?',
        values: [
          { value: 'yes', label: 'Ja' },
          { value: 'no', label: 'Nej' },
        ],
      },
    ]
    contractStore(db, { now: () => '2027-01-01T00:00:00.000Z', newId: () => 'means', drafter: () => '' }).create(
      contractOf(drafted, { title: TITLE, questions }),
    )
    closeDatabase(db)
    await use()
  },
})

const section = (klausul: Klausul, id: string) => sheetOf(klausul).locator(`section[data-id="${id}"]`)
const atEnd = async (klausul: Klausul, id: string, place = 0): Promise<void> => {
  await section(klausul, id).locator('p').nth(place).click()
  await klausul.page.keyboard.press('End')
}
const violations = async (page: Page): Promise<string[]> => {
  // What fades in has not its colours yet.
  await page.waitForTimeout(400)
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return found.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`)
}

test('what a clause can hold is shown, put in and changed on the page', async ({ klausul }, info) => {
  test.setTimeout(240_000)
  const { page } = klausul
  const { t } = await wordsIn('da')
  await page.setViewportSize({ width: 1440, height: 900 })
  await openContract(klausul, TITLE)
  const sheet = sheetOf(klausul)
  const term = section(klausul, 'term')

  await test.step('words follow the answer, which is given where they stand', async () => {
    await expect(term).toContainText('i fire år fra')
    await expect(section(klausul, 'days').locator('p.left-out')).toHaveCount(1)
    await term.locator('.choice').click()
    const popup = page.getByRole('dialog', { name: t('choices.choice') })
    expect(await violations(page)).toEqual([])
    await page.screenshot({ path: info.outputPath('choice.png') })
    await popup.getByRole('radio', { name: 'Nej' }).check({ force: true })
    await expect(term.locator('.choice')).toHaveText('to år')
    await popup.getByRole('textbox', { name: t('choices.text_for', { answer: 'Nej' }) }).fill('halvandet år')
    await popup.getByRole('button', { name: t('choices.done') }).click()
    await expect(term.locator('.choice')).toHaveText('halvandet år')
    await expect(section(klausul, 'days').locator('p.left-out')).toHaveCount(0)
    await expect(section(klausul, 'days').locator('.term')).toHaveText('Arbejdsdage')
  })

  await test.step('footnotes are numbered in the order of the contract and listed at the foot of the clause', async () => {
    await expect(term.locator('.footnotes li')).toHaveText(['Se vejledningen.'])
    await term.locator('p').first().click()
    await page.keyboard.press('Home')
    for (let times = 0; times < 10; times += 1) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Control+Shift+U')
    const dialog = page.getByRole('dialog', { name: t('footnotes.insert_title') })
    await dialog.getByRole('textbox').fill('Defineret ovenfor.')
    await dialog.getByRole('button', { name: t('insert.insert') }).click()
    await expect(term.locator('.footnote')).toHaveText(['1', '2'])
    await expect(term.locator('.footnotes li')).toHaveText(['Defineret ovenfor.', 'Se vejledningen.'])
    await term.locator('.footnote').nth(1).hover()
    await expect(page.getByRole('tooltip')).toContainText('Se vejledningen.')
    await term.locator('.footnote').nth(1).click()
    const popup = page.getByRole('dialog', { name: t('footnotes.footnote') })
    await popup.getByRole('textbox').fill('Se vejledningen, side 4.')
    await page.keyboard.press('Escape')
    await expect(term.locator('.footnotes li').nth(1)).toHaveText('Se vejledningen, side 4.')
  })

  await test.step('a locked clause keeps its text until it is unlocked, and undo locks it again', async () => {
    const locked = section(klausul, 'data')
    const before = await locked.locator('p').textContent()
    await atEnd(klausul, 'data')
    await page.keyboard.type(' Dog ikke altid.')
    expect(await locked.locator('p').textContent()).toBe(before)
    await expect(page.getByText(t('locks.refused', { reason: 'Datatilsynets egen tekst.' }))).toHaveCount(1)
    expect(await violations(page)).toEqual([])
    await page.screenshot({ path: info.outputPath('locked.png') })
    await page
      .getByRole('button', { name: t('locks.unlock_ask') })
      .first()
      .click()
    const question = page.getByRole('dialog', { name: t('locks.unlock_title', { name: 'Personoplysninger' }) })
    await question.getByRole('button', { name: t('locks.unlock'), exact: true }).click()
    await atEnd(klausul, 'data')
    await page.keyboard.type(' Dog ikke altid.')
    await expect(locked).toContainText('Dog ikke altid.')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect(locked).toHaveAttribute('data-locked', 'Datatilsynets egen tekst.')
  })

  await test.step('a paragraph is made to depend on a new question', async () => {
    await atEnd(klausul, 'price')
    await page.keyboard.press('Control+Shift+O')
    const dialog = page.getByRole('dialog', { name: t('choices.optional_title') })
    await dialog
      .getByRole('button', { name: new RegExp(t('choices.question')) })
      .first()
      .click()
    await page.getByRole('option', { name: t('choices.new_question') }).click()
    await dialog.getByRole('textbox', { name: t('choices.question_text') }).fill('Reguleres prisen?')
    expect(await violations(page)).toEqual([])
    await page.screenshot({ path: info.outputPath('optional.png') })
    await dialog.getByRole('button', { name: t('choices.set'), exact: true }).click()
    await expect(section(klausul, 'price').locator('p[data-condition]')).toHaveCount(1)
    await page.getByRole('tab', { name: new RegExp(`^${t('inspector.questions')}`) }).click()
    await page.getByRole('radiogroup', { name: 'Reguleres prisen?' }).getByRole('radio', { name: 'Nej' }).check({ force: true })
    await expect(section(klausul, 'price').locator('p.left-out')).toHaveCount(1)
    await page.getByRole('radiogroup', { name: 'Reguleres prisen?' }).getByRole('radio', { name: 'Ja' }).check({ force: true })
    await expect(section(klausul, 'price').locator('p.left-out')).toHaveCount(0)
  })

  const refer = async (query: string, title: RegExp): Promise<void> => {
    await page.keyboard.press('Control+Shift+R')
    const dialog = page.getByRole('dialog', { name: t('references.insert_title') })
    await dialog.getByRole('searchbox').fill(query)
    await dialog.getByRole('option', { name: title }).first().click()
    await expect(dialog).toBeHidden()
    await expect(sheet).toBeFocused()
  }
  await test.step('references name list items, paragraphs and ranges, and lead there', async () => {
    await atEnd(klausul, 'price')
    await page.keyboard.type(' Se ')
    await refer('1 (ii)', /1 \(ii\)/)
    await page.keyboard.type(', ')
    await refer('forlænges efter', /1, 2\..afsnit/)
    await page.keyboard.type(' og ')
    await refer('1-3', /1–3/)
    const references = section(klausul, 'price').locator('.reference')
    await expect(references).toHaveText([/^punkt\s1\s\(ii\)$/, /^punkt\s1, 2\.\safsnit$/, /^punkt\s1–3$/])
    await references.nth(1).hover()
    await expect(page.getByRole('tooltip')).toContainText('Den kan forlænges')
    await page.screenshot({ path: info.outputPath('references.png') })
    await references.first().click()
    await expect(term.locator('li').nth(1)).toBeInViewport()
    await page.keyboard.press('Alt+ArrowLeft')
  })

  await test.step('the table of annexes follows the annexes', async () => {
    await atEnd(klausul, 'days')
    await page.keyboard.press('Control+k')
    const palette = page.getByRole('dialog', { name: t('palette.title') })
    await palette.getByRole('searchbox').fill(t('command.insert.annex_check'))
    await palette.getByRole('option', { name: t('command.insert.annex_check') }).click()
    const rows = sheet.locator('.annex-list tbody tr')
    await expect(rows).toHaveText([/Bilag\s1Prisbilag☒☐/, /Bilag\s2Tidsplan☐☒/])
    await section(klausul, 'one').locator('h3').click()
    await page.keyboard.press('End')
    await page.keyboard.type(' for drift')
    await expect(rows.first()).toContainText('Prisbilag for drift')
  })

  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((chosen) => window.api.settings.set({ theme: chosen }), theme)
    await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme)
    await page.evaluate(() => document.querySelector('[data-scrolls]')?.scrollTo(0, 0))
    await page.getByRole('tab', { name: t('inspector.clause') }).click()
    await section(klausul, 'days').locator('p').first().click()
    expect(await violations(page)).toEqual([])
    await page.screenshot({ path: info.outputPath(`page-${theme}.png`) })
    await section(klausul, 'price').scrollIntoViewIfNeeded()
    await page.screenshot({ path: info.outputPath(`page-${theme}-2.png`) })
  }
})
