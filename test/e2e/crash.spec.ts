/** Crashes: at most the last second is lost, and data that cannot be opened is told in words and left as it is. */
import { expect, type Klausul, test } from './fixtures.ts'
import { openContract, openNewContract, placeCaret, wordsIn } from './typing.ts'

const TITLE = 'Kontrakt om drift af stormflodsvarsling'
/** What a crash may cost, in milliseconds. */
const LOSS = 1000
const WORD = /\bprøveord\d+\b/g

interface Typed {
  readonly word: string
  readonly at: number
}

/** Type without a pause, as someone in a hurry does, for four seconds and more. */
const typeOnAndOn = async ({ page }: Klausul): Promise<Typed[]> => {
  const typed: Typed[] = []
  const end = Date.now() + 4000
  while (Date.now() < end || typed.length < 10) {
    const word = `prøveord${typed.length}`
    await page.keyboard.type(` ${word} `, { delay: 10 })
    typed.push({ word, at: Date.now() })
  }
  return typed
}

/** What must be there after a crash, for it was typed more than a second before. */
const due = (typed: readonly Typed[], crashedAt: number): string[] => typed.filter(({ at }) => at < crashedAt - LOSS).map(({ word }) => word)

const expectNothingLost = async (klausul: Klausul, typed: readonly Typed[], crashedAt: number): Promise<void> => {
  const found = await wordsIn(klausul, WORD)
  const wanted = due(typed, crashedAt)
  expect(wanted.length).toBeGreaterThan(2)
  expect(found).toEqual(expect.arrayContaining(wanted))
  // Whatever else is there is the beginning of what was typed, without a gap and without anything twice.
  expect(found).toEqual(typed.slice(0, found.length).map(({ word }) => word))
}

test('killing the program while someone types loses at most the last second', async ({ klausul }) => {
  await openNewContract(klausul, TITLE)
  await placeCaret(klausul)
  const typed = await typeOnAndOn(klausul)
  const crashedAt = Date.now()
  await klausul.kill()
  await klausul.launch()
  await openContract(klausul, TITLE)
  await expectNothingLost(klausul, typed, crashedAt)
})

test('killing the window’s page while someone types loses at most the last second', async ({ klausul }) => {
  await openNewContract(klausul, TITLE)
  await placeCaret(klausul)
  const typed = await typeOnAndOn(klausul)
  const crashedAt = Date.now()
  // The program asks whether to show the window again: it leaves instead.
  await klausul.answerMessage(1)
  const ended = new Promise((resolve) => klausul.app.process().once('exit', resolve))
  await klausul.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  await ended
  await klausul.launch()
  await openContract(klausul, TITLE)
  await expectNothingLost(klausul, typed, crashedAt)
})

test('what was typed more than a second ago survives one crash after another', async ({ klausul }) => {
  await openNewContract(klausul, TITLE)
  const words = ['første', 'andet', 'tredje'].map((word) => `${word}prøveord`)
  for (const word of words) {
    await placeCaret(klausul)
    await klausul.page.keyboard.type(` ${word} `)
    await klausul.page.waitForTimeout(LOSS)
    await klausul.kill()
    await klausul.launch()
    await openContract(klausul, TITLE)
  }
  expect((await wordsIn(klausul, /\p{L}+prøveord/gu)).toSorted()).toEqual(words.toSorted())
})
