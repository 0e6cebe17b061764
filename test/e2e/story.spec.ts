/** The whole story as a user lives it, in Danish and in Norwegian: from an empty data folder to a Word file whose numbers are those on the screen. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { type Words, wordsIn } from '../../electron/i18n.ts'
import { readWordFile } from '../electron/docx/word-file.ts'
import { validate } from '../electron/docx/validate.ts'
import { expect, type Klausul, test } from './fixtures.ts'

interface Story {
  /** The name of the standard, and more parts than half of it has. */
  readonly standard: RegExp
  readonly parts: number
  readonly title: string
  /** A clause of the library that is put in where one types; the contract has it once already, far from there. */
  readonly wanted: { readonly search: string; readonly heading: string }
  /** A section that is moved up, by its heading. */
  readonly moved: string
  /** A clause of the contract: where one types, what a reference points to, and how that reference then begins. */
  readonly clause: string
  readonly target: string
  readonly reference: RegExp
  readonly term: string
  /** A clause whose wording the library gets anew. */
  readonly reworded: string
  readonly addition: string
}

const STORIES: Readonly<Record<'da' | 'nb', Story>> = {
  da: {
    standard: /it-system som tjeneste/i,
    parts: 300,
    title: 'Kontrakt om drift af omsorgssystem',
    wanted: { search: 'mediation', heading: 'Mediation' },
    moved: 'Levering',
    clause: 'Loyalt samarbejde',
    target: 'Force majeure',
    reference: /^punkt\s\d+$/,
    term: 'Brugerforum',
    reworded: 'Informationspligt',
    addition: 'Underretningen gives skriftligt.',
  },
  nb: {
    standard: /lisensavtale/i,
    parts: 80,
    title: 'Avtale om drift av omsorgssystem',
    wanted: { search: 'lagringsplass', heading: 'Lagringsplass' },
    moved: 'Partenes plikter',
    clause: 'Underleverandører og tredjeparter',
    target: 'Force majeure',
    reference: /^punkt\s\d+$/,
    term: 'Brukerforum',
    reworded: 'Kildekode',
    addition: 'Varselet gis skriftlig.',
  },
}

const sheet = (page: Page, { t }: Words) => page.getByRole('textbox', { name: t('drafting.page'), exact: true })
const clauseNamed = (page: Page, words: Words, heading: string) =>
  sheet(page, words)
    .locator('section')
    .filter({ has: page.locator(':scope > h3').getByText(heading, { exact: true }) })

/** Every number on the page in order, read by scrolling through it: only what is near the screen is drawn. */
const numbersOnScreen = async (page: Page): Promise<string[]> => {
  // On a high screen it is read in fewer steps.
  await page.setViewportSize({ width: 1440, height: 3600 })
  const read = await page.evaluate(async () => {
    const desk = document.querySelector('[data-scrolls]') as HTMLElement
    // A long contract is drawn in parts.
    while (desk.querySelector('[data-waiting]')) await new Promise((resolve) => setTimeout(resolve, 60))
    // By place and not by id: alternatives share theirs, and only the one in force has a number.
    const parts = [...desk.querySelectorAll<HTMLElement>('.ProseMirror section')]
    const numbers: string[] = []
    desk.scrollTop = 0
    for (let last = -1; desk.scrollTop !== last; ) {
      last = desk.scrollTop
      await new Promise((resolve) => setTimeout(resolve, 60))
      for (const [place, part] of parts.entries()) numbers[place] ??= part.dataset['number'] as string
      desk.scrollTop += desk.clientHeight * 0.8
    }
    return numbers.filter((number) => number !== undefined)
  })
  await page.setViewportSize({ width: 1440, height: 900 })
  return read
}

/** `among` names the section of the palette to choose from. */
const doFromPalette = async (page: Page, words: Words, search: string, choice: RegExp, among: string): Promise<void> => {
  await page.keyboard.press('Control+k')
  const dialog = page.getByRole('dialog', { name: words.t('palette.title') })
  await dialog.getByRole('searchbox').fill(search)
  await dialog.getByRole('group', { name: among }).getByRole('option', { name: choice }).first().click()
  await expect(dialog).toBeHidden()
}

const placeCaret = async (page: Page, words: Words, heading: string): Promise<void> => {
  await doFromPalette(page, words, heading, new RegExp(`${heading}$`), words.t('palette.parts'))
  await clauseNamed(page, words, heading).first().locator(':scope > p').first().click()
  await page.keyboard.press('End')
}

const saved = (page: Page, { t }: Words): Promise<void> =>
  expect(page.getByText(t('drafting.saved'), { exact: false }).first()).toBeVisible({ timeout: 15_000 })

for (const language of ['da', 'nb'] as const) {
  const story = STORIES[language]
  test.describe(`the story in ${language}`, () => {
    test.use({ language })

    test('a contract is drafted, filled in, changed, undone and redone, closed, opened again and exported', async ({ klausul, dataFolder }) => {
      test.setTimeout(300_000)
      const words = await wordsIn(language)
      const { t } = words
      const { page } = klausul
      await page.setViewportSize({ width: 1440, height: 900 })

      await test.step('a new contract from the standard', async () => {
        await page.getByRole('button', { name: t('start_view.first_contract') }).click()
        const dialog = page.getByRole('dialog')
        await dialog.getByRole('radio', { name: story.standard }).check({ force: true })
        if (language === 'nb') await dialog.getByRole('radio', { name: t('app.language_nb') }).check({ force: true })
        await dialog.getByRole('textbox').fill(story.title)
        await dialog.getByRole('button', { name: t('start_view.create') }).click()
        await expect(sheet(page, words).getByRole('heading', { name: story.title }).first()).toBeVisible({ timeout: 20_000 })
      })

      await test.step('fields are filled in, on the page and in the list', async () => {
        await page.getByRole('tab', { name: new RegExp(`^${t('inspector.fields')}`) }).click()
        await sheet(page, words).locator('.field[data-key="customer.name"]').first().click()
        await page.getByRole('dialog').getByRole('textbox').fill('Odense Kommune')
        await page.keyboard.press('Enter')
        // The next open field opens by itself.
        await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue('')
        await expect(async () => {
          await page.keyboard.press('Escape')
          await expect(page.getByRole('dialog')).toHaveCount(0, { timeout: 500 })
        }).toPass()
        await expect(sheet(page, words).locator('.field[data-key="customer.name"]').first()).toHaveText('Odense Kommune')
      })

      await test.step('a question is answered', async () => {
        await page.getByRole('tab', { name: new RegExp(`^${t('inspector.questions')}`) }).click()
        const first = page.locator('.question').first()
        await first.getByRole('radio').last().check({ force: true })
        await expect(first.getByRole('radio').last()).toBeChecked()
      })

      await test.step('a clause of the library is inserted', async () => {
        await placeCaret(page, words, story.clause)
        await doFromPalette(page, words, story.wanted.search, new RegExp(story.wanted.heading), t('palette.clauses'))
        await expect(clauseNamed(page, words, story.wanted.heading)).toHaveCount(2)
      })

      await test.step('a section is moved', async () => {
        const outline = page.getByRole('treegrid', { name: t('outline.label') })
        const row = outline.getByRole('row', { name: new RegExp(`^\\d+ ${story.moved}`) })
        const before = Number(/^\d+/.exec((await row.getAttribute('aria-label')) ?? '')?.[0])
        await row.click()
        await page.keyboard.press('Alt+ArrowUp')
        await expect(outline.getByRole('row', { name: new RegExp(`^${before - 1} ${story.moved}`) })).toBeVisible()
      })

      await test.step('a reference and a definition are added', async () => {
        await placeCaret(page, words, story.clause)
        const references = clauseNamed(page, words, story.clause).first().locator('.reference').filter({ hasText: story.reference })
        const before = await references.count()
        await page.keyboard.type(' Se ')
        await page.keyboard.press('Control+Shift+R')
        const dialog = page.getByRole('dialog', { name: t('references.insert_title') })
        await dialog.getByRole('searchbox').fill(story.target)
        await dialog.getByRole('option').first().click()
        await expect(references).toHaveCount(before + 1)
        await page.keyboard.press('Control+Shift+D')
        const define = page.getByRole('dialog', { name: t('insert.definition_title') })
        await define.getByRole('textbox', { name: t('insert.term'), exact: true }).fill(story.term)
        await page.keyboard.press('Enter')
        await page.keyboard.type('x')
        await expect(sheet(page, words).locator(`.definition[data-term="${story.term}"]`)).toBeVisible()
      })

      await saved(page, words)
      const drafted = await numbersOnScreen(page)

      await test.step('everything is undone and done again', async () => {
        await sheet(page, words).focus()
        for (let times = 0; times < 60; times += 1) await page.keyboard.press('Control+z')
        await expect(sheet(page, words).locator(`.definition[data-term="${story.term}"]`)).toHaveCount(0)
        await expect(clauseNamed(page, words, story.wanted.heading)).toHaveCount(1)
        await page.evaluate(() => document.querySelector('[data-scrolls]')?.scrollTo(0, 0))
        await expect(sheet(page, words).locator('.field[data-key="customer.name"]').first()).toHaveAttribute('data-state', 'open')
        for (let times = 0; times < 60; times += 1) await page.keyboard.press('Control+y')
        await expect(sheet(page, words).locator(`.definition[data-term="${story.term}"]`)).toHaveCount(1)
        expect(await numbersOnScreen(page)).toEqual(drafted)
      })
      await saved(page, words)

      await test.step('the library gets a newer wording, and the contract says so', async () => {
        await page.keyboard.press('Control+2')
        await page.getByRole('searchbox', { name: t('library.search') }).fill(story.reworded)
        await page
          .getByRole('treeitem', { name: new RegExp(story.reworded) })
          .first()
          .click()
        const editor = page.getByRole('textbox', { name: t('library.wording_in', { language: t(`app.language_${language}`) }) })
        await editor.locator('p').first().click()
        await page.keyboard.press('End')
        await page.keyboard.type(` ${story.addition}`)
        await page.keyboard.press('Control+s')
        await expect(page.getByText(t('library.unsaved'), { exact: true })).toHaveCount(0)
        // The clause that was looked at is a step on the way back.
        await page.keyboard.press('Alt+ArrowLeft')
        await expect(page.getByRole('heading', { name: t('library.choose') })).toBeVisible()
        await page.keyboard.press('Alt+ArrowLeft')
        await expect(sheet(page, words)).toBeVisible({ timeout: 20_000 })
        await placeCaret(page, words, story.reworded)
        await page.getByRole('tab', { name: t('inspector.clause') }).click()
        await expect(page.getByText(t('inspector.newer_exists', { version: 2 }))).toBeVisible()
        await page.getByRole('button', { name: t('inspector.accept_newer') }).click()
        await expect(clauseNamed(page, words, story.reworded).first()).toContainText(story.addition)
      })
      await saved(page, words)

      await test.step('the program is closed and opened again', async () => {
        await klausul.relaunch()
        await klausul.page.setViewportSize({ width: 1440, height: 900 })
        await klausul.page.getByRole('row', { name: story.title }).dblclick()
        await expect(sheet(klausul.page, words).locator('.field[data-key="customer.name"]').first()).toHaveText('Odense Kommune', { timeout: 20_000 })
      })

      await test.step('the exported file is valid, and its numbers are those on the screen', async () => {
        const onScreen = await numbersOnScreen(klausul.page)
        expect(onScreen.length).toBeGreaterThan(story.parts)
        await exportTo(klausul, words, path.join(dataFolder, 'kontrakt.docx'))
        const docx = readFileSync(path.join(dataFolder, 'kontrakt.docx'))
        const inWord = readWordFile(docx)
          .paragraphs.filter(({ linked }) => linked)
          .map(({ label }) => label)
        expect(inWord).toEqual(onScreen)
        expect(await validate(path.join(dataFolder, 'kontrakt.docx'))).toEqual([])
      })
    })
  })
}

const exportTo = async (klausul: Klausul, { t }: Words, file: string): Promise<void> => {
  const { page } = klausul
  await klausul.answerSave(file)
  await page.getByRole('button', { name: t('export_dialog.act'), exact: true }).click()
  const dialog = page.getByRole('dialog', { name: t('export_dialog.title') })
  await dialog.getByRole('button', { name: t('export_dialog.export') }).click()
  await expect(dialog.getByText(t('export_dialog.written', { count: 1 }))).toBeVisible({ timeout: 120_000 })
  expect(existsSync(file)).toBe(true)
}
