/** The library by hand: found, read side by side, reworded, compared, paired, written anew, taken out of use; without violations wide and narrow. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { wordsIn } from '../../electron/i18n.ts'
import { expect, test } from './fixtures.ts'

const violations = async (page: Page): Promise<string[]> => {
  // What fades in has not its colours yet.
  await page.waitForTimeout(400)
  // What react-aria says aloud names a button for some seconds, and the button may be gone by then.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).exclude('[data-live-announcer]').analyze()
  return found.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`)
}

const setTheme = async (page: Page, theme: 'light' | 'dark'): Promise<void> => {
  await page.evaluate(async (wanted) => void (await window.api.settings.set({ theme: wanted })), theme)
  await expect.poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(theme === 'dark')
}

/** Choose from a list that opens. */
const choose = async (page: Page, within: Locator, label: string, option: string): Promise<void> => {
  await within.getByRole('button', { name: new RegExp(`${label}$`) }).click()
  await page.getByRole('option', { name: option }).first().click()
}

test('clauses are found, read in both languages, reworded, compared, paired, tagged, written anew and taken out of use', async ({
  klausul,
}, info) => {
  test.setTimeout(240_000)
  const { t } = await wordsIn('da')
  const { page } = klausul
  const shot = (name: string): Promise<unknown> => page.screenshot({ path: info.outputPath(`${name}.png`) })
  await page.setViewportSize({ width: 1440, height: 900 })
  await klausul.menu('library')
  const list = page.getByRole('tree')
  const rows = list.getByRole('treeitem')
  const count = page.locator('.list-pane-count')
  const article = page.getByRole('article')
  const column = (name: string): Locator => article.getByRole('region', { name, exact: true })
  const danish = column(t('app.language_da'))
  const norwegian = column(t('app.language_nb'))
  const wording = (within: Locator): Locator => within.getByRole('textbox', { name: new RegExp(`^${t('library.wording_in', { language: '' })}`) })
  const search = page.getByRole('searchbox', { name: t('library.search') })
  const pair = article.getByRole('region', { name: t('library.pair') })
  const more = async (language: string, item: string): Promise<void> => {
    await column(language)
      .getByRole('button', { name: t('library.more_for', { language }) })
      .click()
    await page.getByRole('menuitem', { name: item }).click()
  }

  await test.step('the list is by category, and filters and search narrow it', async () => {
    await expect(rows.first()).toHaveAttribute('aria-level', '1')
    await shot('overview')
    const all = Number((await count.textContent())?.match(/\d+/)?.[0])
    await rows.first().click()
    await expect(rows.nth(1)).toHaveAttribute('aria-level', '2')
    await page.getByRole('button', { name: t('library.filters') }).click()
    const filters = page.getByRole('dialog', { name: t('library.filters') })
    expect(await violations(page)).toEqual([])
    await choose(page, filters, t('library.language'), t('app.language_nn'))
    await choose(page, filters, t('library.pair'), t('library.pair_not_equivalent'))
    await shot('filters')
    const few = Number((await count.textContent())?.match(/\d+/)?.[0])
    expect(few).toBeGreaterThan(0)
    expect(few).toBeLessThan(all)
    await filters.getByRole('button', { name: t('library.clear_filters') }).click()
    await page.keyboard.press('Escape')
    await expect(filters).toBeHidden()
    await expect(count).toContainText(String(all))
    await page.keyboard.press('Control+f')
    await expect(search).toBeFocused()
    await search.fill('informationspligt')
    await expect(rows.first()).toContainText('Informationspligt')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
  })

  await test.step('a clause is read in Danish and Norwegian side by side', async () => {
    await expect(article.getByRole('heading', { level: 2 })).toHaveText('Informationspligt')
    await expect(wording(danish)).toContainText('Informationspligt')
    await expect(wording(norwegian)).toContainText('Varslingsplikt')
    const [left, right] = [await danish.boundingBox(), await norwegian.boundingBox()]
    expect(left?.y).toBe(right?.y)
    await expect(pair).toContainText(t('library.pair_not_equivalent'))
    await expect(pair.locator('dd')).toHaveCount(2)
    await expect(article.getByRole('button', { name: new RegExp(t('library.used_in')) })).toBeVisible()
    await shot('clause')
  })

  await test.step('a wording is edited, waits as a draft while one is elsewhere, and is saved as a version', async () => {
    await wording(danish).locator('p').first().click()
    await page.keyboard.press('End')
    await page.keyboard.type(' Det sker skriftligt.')
    await expect(danish).toContainText(t('library.unsaved'))
    await expect(rows.filter({ hasText: 'Informationspligt' }).first()).toContainText(t('library.unsaved'))
    await klausul.menu('settings')
    await expect(page.getByText(t('library.drafts_kept', { count: 1 }))).toBeVisible()
    await klausul.menu('library')
    await expect(page.getByText(t('library.drafts_kept', { count: 1 }))).toBeHidden()
    await rows
      .filter({ hasText: t('library.unsaved') })
      .first()
      .click()
    await expect(wording(danish)).toContainText('Det sker skriftligt.')
    await danish.getByRole('button', { name: t('library.save_version', { version: 2 }) }).click()
    await expect(danish).toContainText(t('library.version', { version: 2 }))
    await expect(danish).not.toContainText(t('library.unsaved'))
    await expect(pair).toContainText(t('library.pair_needs_review'))
    await shot('saved')
  })

  await test.step('versions are compared, and an old one is made the current wording again', async () => {
    await more(t('app.language_da'), t('library.versions_open'))
    const dialog = page.getByRole('dialog', { name: t('library.versions_of', { language: t('app.language_da') }) })
    await expect(dialog.locator('ins')).toContainText('Det sker skriftligt.')
    expect(await violations(page)).toEqual([])
    await shot('versions')
    await dialog.getByRole('button', { name: t('library.make_current', { version: 1 }) }).click()
    await expect(dialog).toBeHidden()
    await expect(wording(danish)).not.toContainText('Det sker skriftligt.')
    await expect(danish).toContainText(t('library.version', { version: 3 }))
  })

  await test.step('the pair is marked as different with notes, and as saying the same', async () => {
    await pair.getByRole('button', { name: t('library.pair_mark_not_equivalent') }).click()
    const dialog = page.getByRole('dialog', { name: t('library.pair_dialog') })
    await dialog.getByRole('textbox', { name: t('library.pair_note_danish') }).fill('Den norske kræver varsel.')
    await dialog.getByRole('textbox', { name: t('library.pair_note_norwegian') }).fill(' ')
    await dialog.getByRole('button', { name: t('library.pair_mark_not_equivalent_now') }).click()
    await expect(dialog).toContainText(t('library.pair_note_missing'))
    await dialog.getByRole('textbox', { name: t('library.pair_note_norwegian') }).fill('Den danske krever ikke varsel.')
    expect(await violations(page)).toEqual([])
    await shot('pair')
    await dialog.getByRole('button', { name: t('library.pair_mark_not_equivalent_now') }).click()
    await expect(pair).toContainText('Den danske krever ikke varsel.')
    await expect(pair).toContainText(t('library.pair_not_equivalent'))
    await pair.getByRole('button', { name: t('library.pair_mark_equivalent') }).click()
    await expect(pair).toContainText(t('library.pair_equivalent_text'))
  })

  await test.step('tags are added and taken away; a reason for no guidance is kept', async () => {
    await danish.getByRole('combobox', { name: t('library.new_tag') }).fill('Varsling')
    await page.keyboard.press('Enter')
    const tags = danish.getByRole('grid', { name: t('library.tags') })
    await expect(tags.getByRole('row', { name: 'varsling' })).toBeVisible()
    await tags.getByRole('row', { name: 'varsling' }).getByRole('button').click()
    await expect(tags.getByRole('row', { name: 'varsling' })).toHaveCount(0)
    await danish.getByRole('textbox', { name: t('library.no_guidance_because') }).fill('Siger sig selv.')
    await page.keyboard.press('Tab')
    await expect.poll(async () => JSON.stringify(await page.evaluate(() => window.api.library.clause('duty-to-inform')))).toContain('Siger sig selv.')
  })

  await test.step('guidance is written in the wording, and given up again', async () => {
    await wording(danish).locator('p').last().click()
    await danish.getByRole('button', { name: t('library.insert_more') }).click()
    await page.getByRole('menuitem', { name: t('library.insert_guidance') }).click()
    await page.keyboard.type('Ret fristen.')
    await expect(danish).toContainText(t('library.has_guidance'))
    await more(t('app.language_da'), t('library.discard'))
    await expect(danish).not.toContainText('Ret fristen.')
  })

  await test.step('the filter »changed« lists what has another wording than it came with', async () => {
    await search.fill('')
    await page.getByRole('button', { name: t('library.filters') }).click()
    const filters = page.getByRole('dialog', { name: t('library.filters') })
    await choose(page, filters, t('library.origin'), t('library.origin_changed'))
    await page.keyboard.press('Escape')
    await expect(count).toHaveText(t('library.clauses', { count: 1 }))
    await shot('changed')
    await page.getByRole('button', { name: t('library.filters_set', { count: 1 }) }).click()
    await filters.getByRole('button', { name: t('library.clear_filters') }).click()
    await page.keyboard.press('Escape')
  })

  await test.step('a clause is written, taken out of use and back', async () => {
    await page.getByRole('button', { name: t('library.new_clause') }).click()
    const dialog = page.getByRole('dialog', { name: t('library.new_clause') })
    await dialog.getByRole('textbox', { name: t('library.heading') }).fill('Kommunens særvilkår')
    await dialog.getByRole('textbox', { name: t('library.text'), exact: true }).fill('Kommunen kan kræve møder.\nDe holdes på rådhuset.')
    expect(await violations(page)).toEqual([])
    await shot('new')
    await dialog.getByRole('button', { name: t('library.create') }).click()
    await expect(article.getByRole('heading', { level: 2 })).toHaveText('Kommunens særvilkår')
    await expect(wording(danish).locator('p')).toHaveCount(2)
    await expect(pair).toContainText(t('library.pair_one_language'))
    await norwegian.getByRole('button', { name: t('library.write_copy', { language: t('app.language_da') }) }).click()
    await expect(wording(norwegian)).toContainText('De holdes på rådhuset.')
    await norwegian.getByRole('button', { name: t('library.cancel_writing') }).click()
    await shot('own')
    await article.getByRole('button', { name: t('library.retire') }).click()
    await expect(article).toContainText(t('library.retired_text'))
    await expect(rows.filter({ hasText: 'Kommunens særvilkår' })).toHaveCount(0)
    await article.getByRole('button', { name: t('library.take_back') }).click()
    await expect(rows.filter({ hasText: 'Kommunens særvilkår' })).toHaveCount(1)
  })
})

test('a draft of a wording survives a crash of the program', async ({ klausul }) => {
  test.setTimeout(120_000)
  const { t } = await wordsIn('da')
  const wording = () => klausul.page.getByRole('textbox', { name: t('library.wording_in', { language: t('app.language_da') }) })
  await klausul.page.setViewportSize({ width: 1440, height: 900 })
  await klausul.menu('library')
  await klausul.page.getByRole('searchbox').fill('informationspligt')
  await klausul.page.locator('.clause-row-found').first().click()
  await wording().locator('p').first().click()
  await klausul.page.keyboard.type('Netopskrevet. ')
  // A draft is written within half a second; the browser puts it on the disk in its own time.
  await klausul.page.waitForTimeout(6000)
  await klausul.kill()
  await klausul.launch()
  await klausul.page.setViewportSize({ width: 1440, height: 900 })
  await klausul.menu('library')
  await klausul.page
    .getByRole('region', { name: t('library.overview_unsaved') })
    .getByRole('button')
    .click()
  await expect(wording()).toContainText('Netopskrevet.')
})

test('what depends on an answer, and footnotes, are read and changed in a wording', async ({ klausul }, info) => {
  test.setTimeout(180_000)
  const { t } = await wordsIn('da')
  const { page } = klausul
  await page.setViewportSize({ width: 1440, height: 900 })
  await klausul.menu('library')
  const wording = page.getByRole('textbox', { name: t('library.wording_in', { language: t('app.language_da') }) })
  const open = async (query: string, title: string): Promise<void> => {
    await page.getByRole('searchbox').fill(query)
    await page
      .getByRole('tree', { name: t('library.list_of_hits') })
      .getByRole('treeitem')
      .filter({ has: page.getByText(title, { exact: true }) })
      .first()
      .click()
    await expect(page.getByRole('article').getByRole('heading', { level: 2 })).toHaveText(title)
  }
  const discard = async (): Promise<void> => {
    await page.getByRole('button', { name: t('library.more_for', { language: t('app.language_da') }) }).click()
    await page.getByRole('menuitem', { name: t('library.discard') }).click()
  }

  await test.step('a choice shows all its words, and takes others', async () => {
    await open('cloudforbrug', 'Cloudforbrug')
    const choice = wording.locator('.choice').first()
    await expect(choice).toContainText('uden tillæg | til udbyderens pris med et tillæg | med en fast pris')
    await choice.click()
    const popup = page.getByRole('dialog', { name: t('choices.choice') })
    await expect(popup.getByRole('radio')).toHaveCount(0)
    expect(await violations(page)).toEqual([])
    await page.screenshot({ path: info.outputPath('choice.png') })
    await popup.getByRole('textbox').first().fill('til kostpris')
    await popup.getByRole('button', { name: t('choices.done') }).click()
    await expect(choice).toContainText('til kostpris | til udbyderens pris med')
    await discard()
    await expect(choice).toContainText('uden tillæg | ')
  })

  await test.step('a footnote shows its text, takes another, and one is put in', async () => {
    await open('genskabelse', 'Mål for genskabelse')
    await expect(wording.locator('.footnotes li')).toContainText(['recovery point objective'])
    await wording.locator('.footnote').click()
    await page
      .getByRole('dialog', { name: t('footnotes.footnote') })
      .getByRole('textbox')
      .fill('RPO og RTO.')
    await page.keyboard.press('Escape')
    await expect(wording.locator('.footnotes li')).toHaveText(['RPO og RTO.'])
    await wording.locator('p').first().click()
    await page.keyboard.press('Home')
    await page.keyboard.press('Control+Shift+U')
    const dialog = page.getByRole('dialog', { name: t('footnotes.insert_title') })
    await dialog.getByRole('textbox').fill('Se bilaget.')
    await dialog.getByRole('button', { name: t('insert.insert') }).click()
    await expect(wording.locator('.footnotes li')).toHaveText(['Se bilaget.', 'RPO og RTO.'])
    await page.screenshot({ path: info.outputPath('footnotes.png') })
    await discard()
  })

  await test.step('a paragraph and a sub-clause are made optional, get another answer, and are always there again', async () => {
    await open('webtilgængelighed', 'Leverandørens pligter')
    const signs = wording.locator('.wording-condition')
    await expect(signs).toHaveCount(1)
    const before = await signs.first().textContent()
    expect(await violations(page)).toEqual([])
    await page.screenshot({ path: info.outputPath('optional.png') })
    await signs.first().click()
    const dialog = page.getByRole('dialog', { name: t('choices.optional_title') })
    await expect(dialog.getByRole('radio', { name: new RegExp(t('choices.kind_paragraph')) })).toBeChecked()
    expect(await violations(page)).toEqual([])
    await choose(page, dialog, t('choices.in_when'), 'En privat virksomhed eller forening')
    await page.screenshot({ path: info.outputPath('condition.png') })
    await dialog.getByRole('button', { name: t('choices.set'), exact: true }).click()
    await expect(signs.first()).not.toHaveText(before ?? '')
    await signs.first().click()
    await dialog.getByRole('button', { name: t('choices.always') }).click()
    await expect(signs).toHaveCount(0)
    await wording.locator('p').first().click()
    await page.keyboard.press('Control+Shift+O')
    await dialog.getByRole('radio', { name: new RegExp(t('choices.kind_part')) }).check({ force: true })
    await dialog.getByRole('button', { name: t('choices.set'), exact: true }).click()
    await expect(signs).toHaveCount(1)
    await page
      .getByRole('button', { name: t('library.save_version', { version: 2 }) })
      .first()
      .click()
    await expect(page.getByRole('region', { name: t('app.language_da'), exact: true })).toContainText(t('library.version', { version: 2 }))
    await expect(signs).toHaveCount(1)
  })
})

test('the library has no violation in light and dark, wide and narrow', async ({ klausul }, info) => {
  test.setTimeout(240_000)
  const { t } = await wordsIn('da')
  const { page } = klausul
  await klausul.menu('library')
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(page, theme)
    for (const [width, height] of [
      [1440, 900],
      [640, 800],
    ] as const) {
      await page.setViewportSize({ width, height })
      const look = async (name: string): Promise<void> => {
        expect(await violations(page)).toEqual([])
        await page.screenshot({ path: info.outputPath(`${name}-${theme}-${width}.png`) })
      }
      await klausul.menu('library')
      if (width < 960) await page.getByRole('tab', { name: t('library.list_pane') }).click()
      await page.getByRole('searchbox').fill('')
      await expect(page.getByRole('treeitem').first()).toBeVisible()
      await look('list')
      await page.getByRole('searchbox').fill('webtilgængelighed')
      await page.getByRole('treeitem').first().click()
      await expect(
        page
          .getByRole('article')
          .getByRole('textbox', { name: /Ordlyd/ })
          .first(),
      ).toBeVisible()
      await look('clause')
    }
  }
})
