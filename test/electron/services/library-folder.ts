/** Small clause libraries in temporary folders, for tests of what is loaded from them. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Db, openDatabase } from '../../../electron/db/open.ts'
import { type Library, openLibrary } from '../../../electron/services/library.ts'
import { onTestFinished } from 'vitest'
import { SMALL_LIBRARY, smallStandard } from '../../small-standard.ts'
import { temporaryFolder } from '../folders.ts'

/** A library as its files: path → text. */
export type LibraryFiles = Readonly<Record<string, string>>

/** The small standard with its clauses. A standard in JSON is one in YAML, too. */
export const SMALL_FILES: LibraryFiles = { ...SMALL_LIBRARY, 'standards/small.yaml': JSON.stringify(smallStandard()) }

/** Write the files into the folder in place of what it holds. */
export const writeLibrary = (folder: string, files: LibraryFiles): void => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
}

export const memoryDatabase = (): Db => {
  const db = openDatabase(':memory:')
  onTestFinished(() => {
    db.close()
  })
  return db
}

/** A database and a folder that it loads its library from; `start` is a start of the program after the files were changed (or not). */
export const installation = (): { readonly db: Db; readonly start: (files: LibraryFiles, now?: string) => Library } => {
  const db = memoryDatabase()
  const folder = path.join(temporaryFolder(), 'library')
  return {
    db,
    start: (files, now = '2026-01-01T00:00:00.000Z') => {
      writeLibrary(folder, files)
      return openLibrary(db, { folder, now: () => now })
    },
  }
}

/** One clause as the text of a file. */
export const clauseFile = (id: string, heading: string, ...paragraphs: readonly string[]): string =>
  `## ${id}: ${heading}\nno-guidance: a test\n\n${paragraphs.join('\n\n')}\n`
