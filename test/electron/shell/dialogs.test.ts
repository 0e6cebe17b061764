/** Paths come from the system's dialogs, with the extension that a Word file has. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { BrowserWindow } from 'electron'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  askForFolder,
  askForLibrary,
  askForLibraryFile,
  askForWordFile,
  askToRecover,
  askToReload,
  confirmUnsavedClose,
  showStartError,
} from '../../../electron/dialogs.ts'
import { type Words, wordsIn } from '../../../electron/i18n.ts'
import { AppError } from '../../../shared/errors.ts'
import { answers, asked } from './fake-electron.ts'

const WINDOW = {} as BrowserWindow
let words: Words
let folder = ''
beforeAll(async () => {
  words = await wordsIn('da')
  folder = mkdtempSync(path.join(os.tmpdir(), 'klausul-dialogs-'))
  writeFileSync(path.join(folder, 'there.docx'), '')
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => {
  asked.length = 0
  answers.length = 0
})

const choose = (wish = { name: 'Kontrakt.docx', folder: null as string | null }): Promise<string | null> => askForWordFile(WINDOW, words, wish)

test('a file is asked for in the folder of the last one, first in the documents', async () => {
  answers.push({ canceled: true, filePath: '' }, { canceled: true, filePath: '' })
  expect([await choose(), await choose({ name: 'a.docx', folder: '/last' })]).toEqual([null, null])
  expect(asked).toMatchObject([
    { defaultPath: path.join('/home/somebody/documents', 'Kontrakt.docx') },
    { defaultPath: path.join('/last', 'a.docx') },
  ])
})

test('the extension is added where the system does not', async () => {
  answers.push({ canceled: false, filePath: '/x/a.docx' }, { canceled: false, filePath: '/x/A.DOCX' }, { canceled: false, filePath: '/x/nr. 3' })
  expect([await choose(), await choose(), await choose()]).toEqual(['/x/a.docx', '/x/A.DOCX', '/x/nr. 3.docx'])
})

test('a file that the extension would make an existing one is asked about', async () => {
  answers.push({ canceled: false, filePath: path.join(folder, 'there') }, { canceled: true, filePath: '' })
  expect(await choose()).toBeNull()
  expect(asked[1]).toMatchObject({ defaultPath: path.join(folder, 'there.docx') })
})

test('a library is written under its own extension, and read from a file of any', async () => {
  answers.push({ canceled: false, filePath: '/x/Bibliotek' }, { canceled: false, filePaths: ['/x/a.txt'] }, { canceled: true, filePaths: [] })
  expect(await askForLibraryFile(WINDOW, words, { name: 'Bibliotek.klausul-library', folder: null })).toBe('/x/Bibliotek.klausul-library')
  expect([await askForLibrary(WINDOW, words, { folder: '/last' }), await askForLibrary(WINDOW, words, { folder: null })]).toEqual(['/x/a.txt', null])
  expect(asked).toMatchObject([{ filters: [{ extensions: ['klausul-library'] }] }, { defaultPath: '/last', properties: ['openFile'] }, {}])
})

const ask = (): Promise<string | null> => askForFolder(WINDOW, words, { folder: null })
test('a folder is one folder or none', async () => {
  answers.push({ canceled: false, filePaths: ['/x'] }, { canceled: true, filePaths: [] }, { canceled: false, filePaths: [] })
  expect([await ask(), await ask(), await ask()]).toEqual(['/x', null, null])
})

test('the safe button is the first and what Escape means', async () => {
  answers.push({ response: 0 }, { response: 1 }, { response: 0 }, { response: 1 })
  expect([await confirmUnsavedClose(WINDOW, words), await confirmUnsavedClose(WINDOW, words)]).toEqual([false, true])
  expect([await askToReload(WINDOW, words), await askToReload(WINDOW, words)]).toEqual([true, false])
  for (const options of asked) expect(options).toMatchObject({ defaultId: 0, cancelId: 0 })
})

test('a backup takes the place of damaged data only when the user says so; Escape leaves the program', async () => {
  answers.push({ response: 0 }, { response: 1 })
  const error = new AppError('broken_database_backup', { file: 'f', backup: 'b', at: 'a' })
  expect([await askToRecover(words, error), await askToRecover(words, error)]).toEqual([true, false])
  for (const options of asked) expect(options).toMatchObject({ message: words.error(error), cancelId: 1 })
})

test('why the program cannot start is said in words', () => {
  showStartError(words, new AppError('newer_database', { found: 9, known: 2 }))
  expect(asked).toEqual([[words.t('shell.cannot_start'), words.t('error.newer_database', { found: 9, known: 2 })]])
})
