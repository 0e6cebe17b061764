/** The program as it is packed, in a folder with nothing of the project beside it: it starts, reads its library and exports. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'
import { readArchive, unpack } from '../packaging/archive.ts'
import { makeFakeElectron } from '../packaging/fake-electron.ts'
import { buildProgram, pack } from '../packaging/pack.ts'
import { expect, test } from './fixtures.ts'

let folder = ''

test.beforeAll(async () => {
  // Building and packing take their time on a busy machine.
  test.setTimeout(180_000)
  folder = mkdtempSync(path.join(os.tmpdir(), 'klausul-packaged-'))
  makeFakeElectron(path.join(folder, 'electron'), 'linux')
  await buildProgram()
  await pack({ platform: 'linux', arch: 'x64', electron: path.join(folder, 'electron'), output: path.join(folder, 'packed') })
  unpack(readArchive(path.join(folder, 'packed', 'linux-unpacked', 'resources', 'app.asar')).files, path.join(folder, 'program'))
})

test.afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }))

const launch = (dataFolder: string): Promise<ElectronApplication> =>
  _electron.launch({
    args: [path.join(folder, 'program')],
    cwd: folder,
    env: { ...(process.env as Record<string, string>), KLAUSUL_DATA: dataFolder, KLAUSUL_LANGUAGE: 'da' },
  })

test('what is packed is all that the program needs to draft and to export', async ({ dataFolder }) => {
  test.skip(process.platform !== 'linux' || process.arch !== 'x64', 'the package under test is for Linux x64')
  const app = await launch(dataFolder)
  try {
    const page = await app.firstWindow()
    await page.locator('main:not([aria-busy="true"])').waitFor()
    const made = await page.evaluate(() => window.api.contracts.create({ standard: 'licence', language: 'da', title: 'Kontrakt om skolemad' }))
    expect(made).toMatchObject({ ok: true })
    const file = path.join(folder, 'Kontrakt.docx')
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, file)
    const id = made.ok ? String(made.value) : ''
    const exported = await page.evaluate(
      (contract) =>
        window.api.contracts.exportWord(contract, {
          edition: 'working',
          split: 'one',
          guidance: 'boxes',
          signatures: 'paper',
          source: 'whole',
          pdf: false,
        }),
      id,
    )
    expect(exported).toMatchObject({ ok: true, value: { files: ['Kontrakt.docx'], references: { broken: 0 } } })
    expect(existsSync(file)).toBe(true)
  } finally {
    await app.close()
  }
})
