/** Crashes of the program and of its window's page: at most the last second is lost. */
import { expect, type Klausul, test } from './fixtures.ts'
import { openContract, openNewContract, placeCaret, shownWords, storedWords } from './typing.ts'

const TITLE = 'Kontrakt om drift af stormflodsvarsling'
/** What a crash may cost, in milliseconds. */
const LOSS = 1000
/** Of one length, so that half a word is none. */
const WORD = /prøveord\d{3}/g

// The program starts twice and more, on machines with something else to do.
test.describe.configure({ timeout: 180_000 })

interface Typed {
  readonly word: string
  readonly at: number
}

/** Type without a pause, as someone in a hurry does, for four seconds and more. */
const typeOnAndOn = async ({ page }: Klausul): Promise<Typed[]> => {
  const typed: Typed[] = []
  const end = Date.now() + 4000
  while (Date.now() < end || typed.length < 10) {
    const word = `prøveord${String(typed.length).padStart(3, '0')}`
    await page.keyboard.type(` ${word} `, { delay: 10 })
    typed.push({ word, at: Date.now() })
  }
  return typed
}

/** What must be there after a crash, for it was typed more than a second before. */
const due = (typed: readonly Typed[], crashedAt: number): string[] => typed.filter(({ at }) => at < crashedAt - LOSS).map(({ word }) => word)

const expectNothingLost = (found: readonly string[], typed: readonly Typed[], crashedAt: number): void => {
  const wanted = due(typed, crashedAt)
  expect(wanted.length).toBeGreaterThan(2)
  expect(found).toEqual(expect.arrayContaining(wanted))
  // Whatever else is there is the beginning of what was typed, without a gap and without anything twice.
  expect(found).toEqual(typed.slice(0, found.length).map(({ word }) => word))
}

test.describe('a promise of one second', () => {
  // A machine that is busy with something else may not keep it at the first try.
  test.describe.configure({ retries: 2 })

  test('killing the program while someone types loses at most the last second', async ({ klausul }) => {
    const id = await openNewContract(klausul, TITLE)
    await placeCaret(klausul)
    const typed = await typeOnAndOn(klausul)
    const crashedAt = Date.now()
    await klausul.kill()
    await klausul.launch()
    expectNothingLost(await storedWords(klausul, id, WORD), typed, crashedAt)
    await openContract(klausul, TITLE)
    expect(await shownWords(klausul, WORD)).toEqual(await storedWords(klausul, id, WORD))
  })

  test('killing the window’s page while someone types loses at most the last second', async ({ klausul }) => {
    const id = await openNewContract(klausul, TITLE)
    await placeCaret(klausul)
    const typed = await typeOnAndOn(klausul)
    const crashedAt = Date.now()
    // The program asks whether to show the window again: it leaves instead.
    await klausul.answerMessage(1)
    const ended = new Promise((resolve) => klausul.app.process().once('exit', resolve))
    await klausul.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
    await ended
    await klausul.launch()
    expectNothingLost(await storedWords(klausul, id, WORD), typed, crashedAt)
  })
})

test('what is in the database survives one crash after another', async ({ klausul }) => {
  const id = await openNewContract(klausul, TITLE)
  const stored = (): Promise<string[]> => storedWords(klausul, id, /\p{L}+prøveord/gu)
  const words: string[] = []
  for (const word of ['andet', 'første', 'tredje'].map((beginning) => `${beginning}prøveord`)) {
    await placeCaret(klausul)
    await klausul.page.keyboard.type(` ${word} `)
    words.push(word)
    await expect.poll(async () => (await stored()).toSorted()).toEqual(words)
    await klausul.kill()
    await klausul.launch()
    expect((await stored()).toSorted()).toEqual(words)
    await openContract(klausul, TITLE)
  }
})
