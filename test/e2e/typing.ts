/** Drafting by hand in a test: a contract made and opened, a place to type, what is there after the next start. */
import { expect, type Locator } from '@playwright/test'
import type { Klausul } from './fixtures.ts'

/** The contract's page, where one types. */
export const sheetOf = ({ page }: Klausul): Locator => page.getByRole('textbox', { name: 'Kontrakten', exact: true })

/** Open a contract from the list of contracts. */
export const openContract = async (klausul: Klausul, title: string): Promise<void> => {
  await klausul.page.getByRole('row', { name: title }).dblclick()
  await expect(sheetOf(klausul)).toContainText(title, { timeout: 15_000 })
}

/** Draft a contract from the Danish standard and open it. */
export const openNewContract = async (klausul: Klausul, title: string): Promise<void> => {
  const wish = { standard: 'it-service', language: 'da', title } as const
  expect(await klausul.page.evaluate((given) => window.api.contracts.create(given), wish)).toMatchObject({ ok: true })
  // The list is read when its view is shown.
  await klausul.menu('library')
  await klausul.menu('contracts')
  await openContract(klausul, title)
}

/** The caret at the end of the first paragraph of a clause. */
export const placeCaret = async (klausul: Klausul): Promise<void> => {
  await sheetOf(klausul).locator('section.clause p').first().click()
  await klausul.page.keyboard.press('End')
}

/** Which of the words that a test typed the contract holds, in their order. */
export const wordsIn = async (klausul: Klausul, pattern: RegExp): Promise<string[]> => {
  const text = (await sheetOf(klausul).textContent()) ?? ''
  return [...text.matchAll(pattern)].map(([word]) => word)
}
