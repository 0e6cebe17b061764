/** Libraries that are handed on: written to one file, and read from one to be looked at before anything is taken. */
import path from 'node:path'
import type { ImportChoice, ImportedWording, ImportPreview, LibraryExportWish } from '../../shared/exchange-api.ts'
import { AppError } from '../../shared/errors.ts'
import type { Db } from '../db/open.ts'
import type { ExchangedLibrary } from './exchange-file.ts'
import { readLimited } from './exchange-limits.ts'
import { readLibraryFile } from './exchange-reader.ts'
import type { Library } from './library.ts'
import { type ExportedLibrary, exportLibrary } from './library-export.ts'
import { libraryImport } from './library-import.ts'

export interface LibraryExchange {
  /** Throws `AppError('not_writable')` with places, unless what cannot be written is to be left out. */
  export(wish: LibraryExportWish): ExportedLibrary
  /** Read a file and compare it with the library. Throws `AppError`: `cannot_read_file`, `bad_library_file` with places, `newer_library_file`. */
  open(file: string): ImportPreview
  /** Throws `AppError('import_outdated')` when that preview is no longer held. */
  wordings(preview: string, clause: string): ImportedWording[]
  /** Returns how many clauses and standards were taken. Throws `AppError`: `import_outdated`, `import_incomplete`. */
  apply(preview: string, choice: ImportChoice): number
  close(preview: string): void
}

interface Held {
  readonly id: string
  readonly content: ExchangedLibrary
  readonly stamp: string
}

export const libraryExchange = (db: Db, library: Library, now: () => string): LibraryExchange => {
  const imports = libraryImport(db, library, now)
  /** One at a time: what was read is applied, never the file again, which may have changed since it was looked at. */
  let held: Held | null = null
  let opened = 0
  const holding = (preview: string): Held => {
    if (held?.id !== preview) throw new AppError('import_outdated')
    return held
  }
  return {
    export: (wish) => exportLibrary(db, wish, now()),
    open: (file) => {
      const name = path.basename(file)
      const content = readLibraryFile(readLimited(file), name)
      const { clauses, standards, stamp } = imports.compare(content)
      opened += 1
      held = { id: `import-${opened}`, content, stamp }
      return { id: held.id, file: name, name: content.name, date: content.date, clauses, standards }
    },
    wordings: (preview, clause) => imports.wordings(holding(preview).content, clause),
    apply: (preview, choice) => {
      const { content, stamp } = holding(preview)
      const taken = imports.apply(content, choice, stamp)
      held = null
      return taken
    },
    close: (preview) => {
      if (held?.id === preview) held = null
    },
  }
}
