/** Leaving: what was typed a moment ago is kept, whichever way one goes. */
import { expect, type Klausul, test } from './fixtures.ts'
import { openNewContract, placeCaret, storedWords } from './typing.ts'

const TITLE = 'Kontrakt om rengøring af rådhuset'
/** End is that of a line on the screen: what is typed may stand before another word. */
const WORD = / netopskrevet/g

// The program starts twice, on machines with something else to do.
test.describe.configure({ timeout: 180_000 })

const exitOf = ({ app }: Klausul): Promise<number | null> => new Promise((resolve) => app.process().once('exit', resolve))

/** Type into a new contract, and go on before it can have been saved by itself. Returns the contract's id. */
const typeIntoNew = async (klausul: Klausul): Promise<string> => {
  const id = await openNewContract(klausul, TITLE)
  await placeCaret(klausul)
  await klausul.page.keyboard.type(' netopskrevet')
  return id
}

const WAYS: Readonly<Record<string, (klausul: Klausul) => Promise<unknown>>> = {
  'closing the window': ({ app }) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
  'leaving by the menu': ({ app }) => app.evaluate(({ app: program }) => program.quit()),
}

for (const [way, leave] of Object.entries(WAYS))
  test(`${way} within the delay of saving loses nothing`, async ({ klausul }) => {
    const id = await typeIntoNew(klausul)
    const exit = exitOf(klausul)
    await leave(klausul)
    expect(await exit).toBe(0)
    await klausul.launch()
    expect(await storedWords(klausul, id, WORD)).toHaveLength(1)
  })

test('a program that the system asks to end saves first', async ({ klausul }) => {
  test.skip(process.platform === 'win32', 'Windows has no such signal')
  const id = await typeIntoNew(klausul)
  const exit = exitOf(klausul)
  klausul.app.process().kill('SIGTERM')
  expect(await exit).toBe(0)
  await klausul.launch()
  expect(await storedWords(klausul, id, WORD)).toHaveLength(1)
})

test('going to another view within the delay of saving loses nothing', async ({ klausul }) => {
  const id = await typeIntoNew(klausul)
  await klausul.menu('settings')
  await expect(klausul.page.getByRole('heading', { level: 1 })).toHaveText('Indstillinger')
  await expect.poll(() => storedWords(klausul, id, WORD)).toHaveLength(1)
})
