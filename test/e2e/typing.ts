/** Drafting by hand in a test: a contract made and opened, a place to type, what of it is in the window and what in the database. */
import { expect, type Locator } from '@playwright/test'
import type { Klausul } from './fixtures.ts'

/** The contract's page, where one types. */
export const sheetOf = ({ page }: Klausul): Locator => page.getByRole('textbox', { name: 'Kontrakten', exact: true })

/** Open a contract from the list of contracts. */
export const openContract = async (klausul: Klausul, title: string): Promise<void> => {
  await klausul.page.getByRole('row', { name: title }).dblclick()
  await expect(sheetOf(klausul)).toContainText(title, { timeout: 60_000 })
}

/** Draft a contract from a Danish standard and open it: of twenty pages, unless it is about a large one. Returns its id. */
export const openNewContract = async (
  klausul: Klausul,
  title: string,
  standard: 'licence' | 'it-service' | 'it-operations' = 'licence',
): Promise<string> => {
  const wish = { standard, language: 'da', title } as const
  const made = await klausul.page.evaluate((given) => window.api.contracts.create(given), wish)
  expect(made).toMatchObject({ ok: true })
  // The list is read when its view is shown.
  await klausul.menu('library')
  await klausul.menu('contracts')
  await openContract(klausul, title)
  return made.ok ? String(made.value) : ''
}

/** The caret at the end of the first paragraph of a clause. */
export const placeCaret = async (klausul: Klausul): Promise<void> => {
  await sheetOf(klausul).locator('section.clause p').first().click()
  await klausul.page.keyboard.press('End')
}

const wordsOf = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([word]) => word)

/** Which of the words that a test typed the window shows, in their order. */
export const shownWords = async (klausul: Klausul, pattern: RegExp): Promise<string[]> =>
  wordsOf((await sheetOf(klausul).textContent()) ?? '', pattern)

/** Which of them the database holds. */
export const storedWords = async ({ page }: Klausul, id: string, pattern: RegExp): Promise<string[]> => {
  const opened = await page.evaluate((contract) => window.api.contracts.open(contract), id)
  expect(opened).toMatchObject({ ok: true })
  return wordsOf(JSON.stringify(opened), pattern)
}
