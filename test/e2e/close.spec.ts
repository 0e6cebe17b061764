/** Leaving: what was typed a moment ago is kept, whichever way one goes. */
import { expect, type Klausul, test } from './fixtures.ts'
import { openContract, openNewContract, placeCaret, wordsIn } from './typing.ts'

const TITLE = 'Kontrakt om rengøring af rådhuset'
const WORD = /\bnetopskrevet\b/g

const exitOf = ({ app }: Klausul): Promise<number | null> => new Promise((resolve) => app.process().once('exit', resolve))

/** Type into a new contract, and go on before it can have been saved by itself. */
const typeIntoNew = async (klausul: Klausul): Promise<void> => {
  await openNewContract(klausul, TITLE)
  await placeCaret(klausul)
  await klausul.page.keyboard.type(' netopskrevet')
}

const WAYS: Readonly<Record<string, (klausul: Klausul) => Promise<unknown>>> = {
  'closing the window': ({ app }) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
  'leaving by the menu': ({ app }) => app.evaluate(({ app: program }) => program.quit()),
}

for (const [way, leave] of Object.entries(WAYS))
  test(`${way} within the delay of saving loses nothing`, async ({ klausul }) => {
    await typeIntoNew(klausul)
    const exit = exitOf(klausul)
    await leave(klausul)
    expect(await exit).toBe(0)
    await klausul.launch()
    await openContract(klausul, TITLE)
    expect(await wordsIn(klausul, WORD)).toHaveLength(1)
  })

test('a program that the system asks to end saves first', async ({ klausul }) => {
  test.skip(process.platform === 'win32', 'Windows has no such signal')
  await typeIntoNew(klausul)
  const exit = exitOf(klausul)
  klausul.app.process().kill('SIGTERM')
  expect(await exit).toBe(0)
  await klausul.launch()
  await openContract(klausul, TITLE)
  expect(await wordsIn(klausul, WORD)).toHaveLength(1)
})

test('going to another view within the delay of saving loses nothing, and the window need not be closed for it to be kept', async ({ klausul }) => {
  await typeIntoNew(klausul)
  await klausul.menu('settings')
  await expect(klausul.page.getByRole('heading', { level: 1 })).toHaveText('Indstillinger')
  await klausul.page.waitForTimeout(300)
  await klausul.kill()
  await klausul.launch()
  await openContract(klausul, TITLE)
  expect(await wordsIn(klausul, WORD)).toHaveLength(1)
})
