/** Data that cannot be opened: the program says why in the user's language, ends, and has changed nothing. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import Database from 'better-sqlite3'
import { MIGRATIONS } from '../../electron/db/migrations/migrations.ts'
import { closeDatabase, openDatabase } from '../../electron/db/open.ts'
import { wordsIn } from '../../electron/i18n.ts'
import { AppError, type ErrorParams } from '../../shared/errors.ts'
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '../../shared/settings.ts'
import { expect, type Shown, test } from './fixtures.ts'

/** The number of the button that leaves everything as it is, where there is a choice. */
const DECLINE = 1

/** Start the program on data that it cannot open. Ends when the program does. */
const start = (dataFolder: string, language: InterfaceLanguage): Promise<{ code: number | null; shown: Shown[] }> =>
  new Promise((resolve) => {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const given = [...sandbox, '-r', path.join(import.meta.dirname, 'dialogs-told.cjs'), path.join(import.meta.dirname, '..', '..')]
    const answers = JSON.stringify({ save: null, folder: null, message: DECLINE })
    const env = { ...process.env, KLAUSUL_DATA: dataFolder, KLAUSUL_LANGUAGE: language, KLAUSUL_E2E_ANSWERS: answers }
    const child = spawn(createRequire(import.meta.url)('electron') as string, given, { env, stdio: ['ignore', 'pipe', 'ignore'] })
    let said = ''
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString()
    })
    child.once('close', (code) => resolve({ code, shown: JSON.parse(said.trim().split('\n').at(-1) ?? '[]') as Shown[] }))
  })

/** Every file of the user's in a folder by its content; the browser's own are not his. */
const contentsOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => [
        name,
        createHash('sha256')
          .update(readFileSync(path.join(folder, name)))
          .digest('hex'),
      ]),
  )

/** Spoil the page that lists the tables, after the header that says what the file is. */
const damage = (file: string): void => {
  const bytes = readFileSync(file)
  bytes.fill(0xa5, 100, 4096)
  writeFileSync(file, bytes)
}

interface Unopenable {
  readonly make: (file: string) => void
  readonly code: string
  readonly params: (file: string) => ErrorParams
}

const UNOPENABLE: Readonly<Record<string, Unopenable>> = {
  'a file from a newer version': {
    make: (file) => {
      const db = openDatabase(file)
      db.pragma('user_version = 4711')
      closeDatabase(db)
    },
    code: 'newer_database',
    params: () => ({ found: 4711, known: MIGRATIONS.length }),
  },
  'a damaged file': {
    make: (file) => {
      closeDatabase(openDatabase(file))
      damage(file)
    },
    code: 'broken_database',
    params: (file) => ({ file }),
  },
  'the file of another program': {
    make: (file) => {
      const db = new Database(file)
      db.exec('CREATE TABLE recipes (name TEXT)')
      db.close()
    },
    code: 'not_our_database',
    params: (file) => ({ file }),
  },
}

for (const [what, { make, code, params }] of Object.entries(UNOPENABLE))
  test(`${what} is refused in words, in every language, and left as it is`, async ({ dataFolder }) => {
    const file = path.join(dataFolder, 'klausul.db')
    make(file)
    const before = contentsOf(dataFolder)
    for (const language of INTERFACE_LANGUAGES) {
      const words = await wordsIn(language)
      const text = `${words.t('shell.cannot_start')}: ${words.error(new AppError(code, params(file)))}`
      expect(await start(dataFolder, language)).toEqual({ code: 1, shown: [{ kind: 'error', text }] })
      expect(contentsOf(dataFolder)).toEqual(before)
    }
  })

test('a damaged file is left as it is when the user does not want the backup in its place', async ({ dataFolder }) => {
  const file = path.join(dataFolder, 'klausul.db')
  closeDatabase(openDatabase(file))
  mkdirSync(path.join(dataFolder, 'backups'))
  copyFileSync(file, path.join(dataFolder, 'backups', 'klausul-2026-01-02T03-04-05Z.db'))
  damage(file)
  const before = contentsOf(dataFolder)
  const { code, shown } = await start(dataFolder, 'nn')
  expect([code, shown.map(({ kind }) => kind)]).toEqual([1, ['message']])
  expect(contentsOf(dataFolder)).toEqual(before)
})
