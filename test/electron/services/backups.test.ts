import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { copyDatabase } from '../../../electron/db/backup.ts'
import { checkDatabase } from '../../../electron/db/check.ts'
import { closeDatabase, openDatabase } from '../../../electron/db/open.ts'
import { settingsRepository } from '../../../electron/db/settings.ts'
import { backupFolder, listBackups, newestGoodBackup, recover } from '../../../electron/services/backup-files.ts'
import { createBackups } from '../../../electron/services/backups.ts'
import { AppError } from '../../../shared/errors.ts'
import { refusal } from '../../refused.ts'
import { temporaryFolder } from '../folders.ts'

/** A data folder with an open database, and a clock that can be set. */
const setUp = ({ kept = 3 } = {}) => {
  const dataFolder = temporaryFolder()
  const db = openDatabase(path.join(dataFolder, 'klausul.db'))
  onTestFinished(() => {
    if (db.open) closeDatabase(db)
  })
  const settings = settingsRepository(db)
  const clock = { now: '2026-01-01T08:00:00.000Z' }
  const progress: number[] = []
  const backups = createBackups({
    dataFolder,
    copy: async (file, onProgress) => {
      await copyDatabase(db.name, file, onProgress)
      return checkDatabase(file)
    },
    check: async (file) => checkDatabase(file),
    kept: () => kept,
    now: () => clock.now,
    onProgress: (done) => progress.push(done),
  })
  return { dataFolder, folder: backupFolder(dataFolder), db, settings, clock, backups, progress }
}
const valueIn = (file: string): string | null => {
  const db = openDatabase(file)
  try {
    return settingsRepository(db).get('key')
  } finally {
    closeDatabase(db)
  }
}
const codeOf = async (promise: Promise<unknown>): Promise<string> => {
  const error: unknown = await promise.catch((thrown: unknown) => thrown)
  return error instanceof AppError ? error.code : 'nothing was refused'
}
const damage = (file: string): void => {
  const bytes = readFileSync(file)
  // Past the header, so that the file is still ours to look at.
  bytes.fill(0x5a, 4096, Math.min(bytes.length, 4096 * 6))
  writeFileSync(file, bytes)
}

test('a backup is a sound copy of the data as it is now, in a file named after the time', async () => {
  const { backups, settings, folder, progress } = setUp()
  settings.set('key', 'før')
  const made = await backups.make()
  settings.set('key', 'efter')
  expect(made).toEqual({ name: 'klausul-2026-01-01T08-00-00Z.db', at: '2026-01-01T08:00:00.000Z', size: expect.any(Number) as number })
  expect(backups.list()).toEqual([made])
  expect(readdirSync(folder)).toEqual([made.name])
  expect(valueIn(path.join(folder, made.name))).toBe('før')
  expect(progress.length).toBeGreaterThan(0)
})

test('a database that is being written to is copied as it was when the copying began', async () => {
  const { settings, db, dataFolder } = setUp()
  db.transaction(() => {
    for (let n = 0; n < 3000; n += 1) settings.set(`fill ${n}`, 'x'.repeat(2000))
  })()
  settings.set('key', 'før')
  const copy = path.join(dataFolder, 'copy.db')
  const copying = copyDatabase(db.name, copy, () => settings.set('key', 'imens'))
  settings.set('key', 'straks efter')
  await copying
  expect(settings.get('key')).toBe('imens')
  expect([checkDatabase(copy), valueIn(copy)]).toEqual([true, 'før'])
})

test('the oldest backups are given up when there are more than are kept', async () => {
  const { backups, clock } = setUp({ kept: 2 })
  for (const day of ['01', '02', '03']) {
    clock.now = `2026-01-${day}T08:00:00.000Z`
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await backups.make()
  }
  expect(backups.list().map(({ at }) => at.slice(0, 10))).toEqual(['2026-01-03', '2026-01-02'])
})

test('one is made a day, and none when the user wants none', async () => {
  const { backups, clock } = setUp()
  await backups.makeDaily()
  await backups.makeDaily()
  expect(backups.list()).toHaveLength(1)
  clock.now = '2026-01-02T07:00:00.000Z'
  await backups.makeDaily()
  expect(backups.list()).toHaveLength(2)
  const none = setUp({ kept: 0 })
  await none.backups.makeDaily()
  expect(none.backups.list()).toEqual([])
  await none.backups.make()
  expect(none.backups.list()).toHaveLength(1)
})

test('two backups in the same second have names of their own', async () => {
  const { backups } = setUp()
  const made = await Promise.all([backups.make(), backups.make()])
  expect(made.map(({ name }) => name)).toEqual(['klausul-2026-01-01T08-00-00Z.db', 'klausul-2026-01-01T08-00-00Z-2.db'])
})

test('other files in the folder are no backups and are left alone', async () => {
  const { backups, folder } = setUp({ kept: 1 })
  mkdirSync(folder)
  for (const name of ['noter.txt', 'klausul.db', 'klausul-2026.db', 'x-klausul-2026-01-01T08-00-00Z.db']) writeFileSync(path.join(folder, name), '')
  await backups.make()
  expect(backups.list()).toHaveLength(1)
  expect(readdirSync(folder)).toHaveLength(5)
})

test('a copy that is not sound does not become a backup', async () => {
  const { dataFolder } = setUp()
  const backups = createBackups({
    dataFolder,
    copy: async (file) => {
      writeFileSync(file, 'half a cop')
      return false
    },
    check: async () => false,
    kept: () => 3,
    now: () => '2026-01-01T08:00:00.000Z',
    onProgress: () => undefined,
  })
  expect(await codeOf(backups.make())).toBe('bad_backup')
  expect([backups.list(), readdirSync(backupFolder(dataFolder))]).toEqual([[], []])
})

test('a folder that cannot be written to is refused in words', async () => {
  const { backups, dataFolder } = setUp()
  writeFileSync(path.join(dataFolder, 'backups'), 'in the way')
  expect(await codeOf(backups.make())).toBe('cannot_write_backup')
})

// Putting one back.

test('a backup is made ready to be put in place, and today’s data is backed up first', async () => {
  const { backups, settings, clock, folder } = setUp({ kept: 1 })
  settings.set('key', 'gammel')
  const old = await backups.make()
  settings.set('key', 'ny')
  clock.now = '2026-01-02T08:00:00.000Z'
  expect(valueIn(await backups.prepareRestore(old.name))).toBe('gammel')
  // The one that is put back is not given up for the one of today.
  expect(backups.list().map(({ name }) => valueIn(path.join(folder, name)))).toEqual(['ny', 'gammel'])
})

test('a damaged backup is refused and nothing is changed', async () => {
  const { backups, folder, dataFolder, clock } = setUp()
  const { name } = await backups.make()
  damage(path.join(folder, name))
  clock.now = '2026-01-02T08:00:00.000Z'
  const before = readdirSync(dataFolder)
  expect(await codeOf(backups.prepareRestore(name))).toBe('bad_backup')
  expect([backups.list().map((one) => one.name), readdirSync(dataFolder)]).toEqual([[name], before])
})

test.each(['klausul-2026-05-05T00-00-00Z.db', '../klausul.db', ''])('the backup %j that there is not is refused', async (name) => {
  expect(await codeOf(setUp().backups.prepareRestore(name))).toBe('unknown_backup')
})

// A damaged database.

test.each([
  ['text', (file: string) => writeFileSync(file, 'This is a letter. '.repeat(1000))],
  ['nothing', (file: string) => writeFileSync(file, '')],
  ['noise in its middle', damage],
])('a file with %s in it is not a sound database', async (_name, spoil) => {
  const { backups, folder } = setUp()
  const { name } = await backups.make()
  const file = path.join(folder, name)
  expect(checkDatabase(file)).toBe(true)
  spoil(file)
  expect(checkDatabase(file)).toBe(false)
})

test('a damaged database is moved aside whole and the newest sound backup takes its place', async () => {
  const { backups, settings, clock, dataFolder, folder, db } = setUp()
  settings.set('key', 'sund')
  await backups.make()
  clock.now = '2026-01-02T08:00:00.000Z'
  const newest = await backups.make()
  closeDatabase(db)
  damage(path.join(folder, newest.name))
  const file = path.join(dataFolder, 'klausul.db')
  writeFileSync(file, 'ødelagt')
  writeFileSync(`${file}-wal`, 'også')
  expect(newestGoodBackup(dataFolder)?.at).toBe('2026-01-01T08:00:00.000Z')
  const { aside, backup } = recover(dataFolder, '2026-01-03T09:10:11.000Z')
  expect([backup.at, aside]).toEqual(['2026-01-01T08:00:00.000Z', `${file}.damaged-2026-01-03T09-10-11Z`])
  expect([readFileSync(aside, 'utf8'), readFileSync(`${aside}-wal`, 'utf8'), existsSync(`${file}-wal`)]).toEqual(['ødelagt', 'også', false])
  expect(valueIn(file)).toBe('sund')
})

test('without a sound backup nothing is moved', async () => {
  const { dataFolder, db } = setUp()
  closeDatabase(db)
  const file = path.join(dataFolder, 'klausul.db')
  writeFileSync(file, 'ødelagt')
  expect(refusal(() => recover(dataFolder, '2026-01-03T00:00:00.000Z')).code).toBe('no_good_backup')
  expect([readFileSync(file, 'utf8'), listBackups(backupFolder(dataFolder))]).toEqual(['ødelagt', []])
})
