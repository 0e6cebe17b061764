/** The services as the shell opens, uses and closes them, and the interface over them, with threads and files as in the program. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createApi } from '../../../electron/api/api.ts'
import type { Shell } from '../../../electron/api/shell.ts'
import { openServices, type Services } from '../../../electron/services/services.ts'
import type { AppEvent } from '../../../shared/api.ts'
import { defaultWish } from '../../../shared/export-wish.ts'
import { AppError } from '../../../shared/errors.ts'
import { refusal } from '../../refused.ts'
import { temporaryFolder } from '../folders.ts'
import { SMALL_FILES, writeLibrary } from './library-folder.ts'

const ELECTRON = path.join(import.meta.dirname, '..', '..', '..', 'electron')

/** A data folder in which the program can be started, again and again. */
const installation = () => {
  const root = temporaryFolder()
  const libraryFolder = path.join(root, 'library')
  const dataFolder = path.join(root, 'data')
  writeLibrary(libraryFolder, SMALL_FILES)
  let minutes = 0
  const open = (): Services =>
    openServices({
      dataFolder,
      libraryFolder,
      workerFile: (name) => path.join(ELECTRON, 'workers', `${name}-worker.ts`),
      now: () => new Date(Date.UTC(2026, 0, 1, 8, (minutes += 1))).toISOString(),
    })
  const start = () => {
    const services = open()
    const events: AppEvent[] = []
    const said: string[] = []
    const exports = path.join(root, 'exports')
    mkdirSync(exports, { recursive: true })
    const shell: Shell = {
      version: '1.2.3',
      platform: 'linux',
      systemLanguage: () => 'nn',
      chooseFile: async ({ name }) => path.join(exports, name),
      chooseFolder: async () => exports,
      chooseLibraryFile: async ({ name }) => path.join(exports, name),
      openLibraryFile: async () => path.join(exports, 'Bibliotek.klausul-library'),
      openWordFile: async () => path.join(exports, 'Om drift.docx'),
      showInFolder: (file) => said.push(`show ${path.basename(file)}`),
      openFolder: async (folder) => {
        said.push(`open ${path.basename(folder)}`)
      },
      setTitle: (title) => said.push(`title ${title}`),
      emit: (event) => events.push(event),
      flushed: (all) => said.push(`flushed ${all}`),
      settingsChanged: ({ theme }) => said.push(`theme ${theme}`),
      reload: () => said.push('reload'),
    }
    let isOpen = true
    const close = async (): Promise<void> => {
      isOpen = false
      await services.close()
    }
    onTestFinished(async () => {
      if (isOpen) await close()
    })
    return { services, api: createApi(services, shell), events, said, exports, close }
  }
  return { root, dataFolder, libraryFolder, database: path.join(dataFolder, 'klausul.db'), start, open }
}
const wish = { standard: 'small', language: 'da', title: 'Om drift' } as const
const codeOf = async (promise: Promise<unknown>): Promise<string> => {
  const error: unknown = await promise.catch((thrown: unknown) => thrown)
  return error instanceof AppError ? error.code : 'nothing was refused'
}

test('the first call that needs the library waits until it is loaded', async () => {
  const { api } = installation().start()
  expect((await api.library.list()).length).toBe(18)
  expect((await api.standards.list()).map(({ id }) => id)).toEqual(['small'])
})

test('a library that is loaded already is not loaded again', async () => {
  const place = installation()
  const first = place.start()
  await first.services.libraryReady()
  await first.close()
  const again = openServices({
    dataFolder: place.dataFolder,
    libraryFolder: place.libraryFolder,
    workerFile: () => 'no-such-worker.js',
    now: () => '2026-01-01T00:00:00.000Z',
  })
  await again.libraryReady()
  expect(again.lists.list()).toHaveLength(18)
  await again.close()
})

test('a damaged library is told to whoever needs it, and contracts can be opened all the same', async () => {
  const place = installation()
  const first = place.start()
  const id = await first.api.contracts.create(wish)
  await first.close()
  writeLibrary(place.libraryFolder, { ...SMALL_FILES, 'clauses/da/term.md': 'ikke en klausul' })
  const { api, services } = place.start()
  expect(await codeOf(api.library.list())).toBe('bad_library')
  expect((await api.contracts.open(id)).revision).toBe(1)
  const problems: unknown[] = []
  await services.afterStart((problem) => problems.push(problem))
  expect([problems.length, (await api.backups.list()).length]).toEqual([1, 1])
})

test('a new contract has the title and language that are asked for and the style that is set', async () => {
  const { api } = installation().start()
  const style = { clauseNumber: 'decimal_dot', clauseWord: 'pkt.', annexNumber: 'digit' } as const
  await api.settings.set({ style, houseStyle: 'municipality', drafter: 'Sigrid Undset' })
  const id = await api.contracts.create({ ...wish, language: 'nb' })
  const opened = await api.contracts.open(id)
  expect(JSON.parse(opened.contract)).toMatchObject({ title: 'Om drift', language: 'nb', style, houseStyle: 'municipality' })
  expect((await api.contracts.revisions(id))[0]?.drafter).toBe('Sigrid Undset')
})

test('the program says what it is, and the interface speaks the system’s language until another is set', async () => {
  const { api, said } = installation().start()
  expect(await api.app.start()).toMatchObject({ version: '1.2.3', platform: 'linux', language: 'nn', settings: { interfaceLanguage: null } })
  await api.settings.set({ interfaceLanguage: 'da', theme: 'dark' })
  expect((await api.app.start()).language).toBe('da')
  await api.app.setTitle('Om drift')
  await api.app.flushed(true)
  await api.app.showDataFolder()
  expect(said).toEqual(['theme dark', 'title Om drift', 'flushed true', 'open data'])
})

test('a contract is exported to where the user says, remembered, and shown', async () => {
  const { api, events, said, exports } = installation().start()
  const id = await api.contracts.create({ ...wish, title: 'Om: drift' })
  const report = await api.contracts.exportWord(id, defaultWish('tender'))
  expect(report).toMatchObject({ folder: exports, files: ['Om - drift.docx'], annexes: 2 })
  expect(existsSync(path.join(exports, 'Om - drift.docx'))).toBe(true)
  expect((await api.contracts.list())[0]?.lastExport?.edition).toBe('tender')
  await api.contracts.showExport(id)
  expect(said).toEqual(['show Om - drift.docx'])
  expect(events.map((event) => event.type === 'progress' && `${event.act} ${event.stage}`)).toEqual(['export pages', 'export writing'])
})

test('a second export into the same folder, a file per annex, writes over nothing', async () => {
  const { api, exports } = installation().start()
  const id = await api.contracts.create(wish)
  const folders = [
    await api.contracts.exportWord(id, { ...defaultWish('working'), split: 'per_annex' }),
    await api.contracts.exportWord(id, { ...defaultWish('working'), split: 'per_annex' }),
  ].map((report) => path.basename(report?.folder ?? ''))
  expect(folders).toEqual(['Om drift', 'Om drift (2)'])
  expect(readdirSync(path.join(exports, 'Om drift')).toSorted()).toEqual(['00 Om drift.docx', 'Bilag 01 Tidsplan.docx', 'Bilag 02 Vederlag.docx'])
})

test('an export that the user ends answers null, writes nothing and is not remembered', async () => {
  const { api, exports } = installation().start()
  const id = await api.contracts.create(wish)
  const running = api.contracts.exportWord(id, defaultWish('tender'))
  await api.contracts.cancelExport()
  expect(await running).toBeNull()
  expect(existsSync(exports) ? readdirSync(exports) : []).toEqual([])
  expect((await api.contracts.list())[0]?.lastExport).toBeNull()
})

test('an export that is no longer there cannot be shown, and is said to be gone', async () => {
  const { api } = installation().start()
  expect(await codeOf(api.contracts.showExport(await api.contracts.create(wish)))).toBe('export_gone')
})

test('the day’s backup is made once the window is up', async () => {
  const { services, api } = installation().start()
  await services.afterStart((problem) => {
    throw problem
  })
  expect(await api.backups.list()).toHaveLength(1)
})

test('a backup is put in place of today’s data, of which one is made, and the window is loaded anew', async () => {
  const { api, said, events, services } = installation().start()
  const id = await api.contracts.create(wish)
  await api.settings.set({ theme: 'dark' })
  const { name } = await api.backups.make()
  await api.contracts.rename(id, 'Efter')
  await api.settings.set({ theme: 'light' })
  await api.backups.restore(name)
  expect([(await api.contracts.list())[0]?.title, (await api.settings.get()).theme]).toEqual(['Om drift', 'dark'])
  expect((await api.library.list()).length).toBe(18)
  expect(said.slice(-2)).toEqual(['theme dark', 'reload'])
  expect(events.some((event) => event.type === 'progress' && event.act === 'backup')).toBe(true)
  const [today] = await api.backups.list()
  expect(today?.name).not.toBe(name)
  await api.backups.restore(today?.name ?? '')
  expect((await api.contracts.list())[0]?.title).toBe('Efter')
  expect(readdirSync(services.dataFolder).filter((file) => !/^(?:backups|klausul\.db(?:-wal|-shm)?)$/.test(file))).toEqual([])
})

test('a backup that is damaged is refused, and everything goes on as before', async () => {
  const { api, services } = installation().start()
  const id = await api.contracts.create(wish)
  const { name } = await api.backups.make()
  writeFileSync(path.join(services.dataFolder, 'backups', name), 'ødelagt')
  expect(await codeOf(api.backups.restore(name))).toBe('bad_backup')
  expect((await api.contracts.open(id)).revision).toBe(1)
})

test('a database that is damaged is said to be so, with the backup that could take its place', async () => {
  const place = installation()
  const { api, close } = place.start()
  await api.contracts.create(wish)
  const { name, at } = await api.backups.make()
  await close()
  writeFileSync(place.database, 'ødelagt '.repeat(2000))
  const error = refusal(place.open)
  expect([error.code, error.params]).toEqual(['broken_database_backup', { file: place.database, backup: name, at }])
  writeFileSync(path.join(place.dataFolder, 'backups', name), '')
  expect(refusal(place.open).code).toBe('broken_database')
})

test('closing while the library is still being loaded waits for it and leaves one file', async () => {
  const place = installation()
  const services = place.open()
  await services.close()
  expect(readdirSync(place.dataFolder)).toEqual(['klausul.db'])
})

test('an exported tender opens again: it is known, unchanged, and what was filled in is taken', async () => {
  const { api, exports } = installation().start()
  const id = await api.contracts.create(wish)
  await api.contracts.exportWord(id, defaultWish('tender'))
  const opened = await api.files.open()
  expect(opened).toMatchObject({ file: 'Om drift.docx', hasMacros: false, trackedChanges: 0 })
  expect(opened?.source).toMatchObject({ title: 'Om drift', edition: 'tender', annex: null, hasContract: true, revision: 1 })
  expect(opened?.source?.known).toMatchObject({ id, title: 'Om drift', isOlder: false, isDeleted: false })
  expect(opened?.source?.comparison).toEqual({ base: 'file', isSure: true, parts: [], fields: [], blanks: 0 })

  const copy = await api.files.create(opened?.id ?? '', 'Fra fil', { values: { 'supplier.name': 'Nordisk Drift A/S' }, blanks: false })
  const { contract } = await api.contracts.open(copy)
  expect(JSON.parse(contract)).toMatchObject({ title: 'Fra fil', values: { 'supplier.name': 'Nordisk Drift A/S' } })
  expect(await api.files.take(opened?.id ?? '', { values: { 'supplier.name': 'Vestlig Drift A/S' }, blanks: true })).toBe(id)
  expect(JSON.parse((await api.contracts.open(id)).contract)).toMatchObject({ values: { 'supplier.name': 'Vestlig Drift A/S' } })
  expect(await codeOf(api.files.take(opened?.id ?? '', { values: { nobody: 'x' }, blanks: false }))).toBe('not_taken')
  await api.files.close(opened?.id ?? '')
  expect(await codeOf(api.files.take(opened?.id ?? '', { values: {}, blanks: false }))).toBe('file_closed')

  writeFileSync(path.join(exports, 'Om drift.docx'), 'no Word file')
  expect(await codeOf(api.files.open())).toBe('not_word')
})

test('a file in which only the fingerprint travels is compared with the library', async () => {
  const { api } = installation().start()
  const id = await api.contracts.create(wish)
  await api.contracts.exportWord(id, { ...defaultWish('working'), source: 'fingerprint' })
  await api.contracts.rename(id, 'Senere')
  const opened = await api.files.open()
  expect(opened?.source).toMatchObject({ hasContract: false, known: { id, title: 'Senere', isOlder: true } })
  expect(opened?.source?.comparison).toMatchObject({ base: 'library', isSure: true, parts: [] })
  expect(await codeOf(api.files.create(opened?.id ?? '', 'x', { values: {}, blanks: false }))).toBe('file_closed')
})
