/** The services that stand behind the window, as the shell opens and closes them. */
import { randomBytes } from 'node:crypto'
import { renameSync } from 'node:fs'
import path from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { AppError } from '../../shared/errors.ts'
import { DATABASE_FILE } from '../cli/data-folder.ts'
import { closeDatabase, type Db, openDatabase } from '../db/open.ts'
import { askWorker } from './ask-worker.ts'
import { moveTrio, newestGoodBackup, removeTrio } from './backup-files.ts'
import { type Backups, createBackups } from './backups.ts'
import { type ChangeSets, changeSets } from './change-sets.ts'
import { type CompanionFinder, companionFinder } from './companions.ts'
import { type ContractStore, contractStore } from './contracts.ts'
import { createExporter, type Exporter } from './exporter.ts'
import { type Library, libraryOf } from './library.ts'
import { type LibraryEdits, libraryEdits } from './library-edits.ts'
import { type LibraryExchange, libraryExchange } from './library-exchange.ts'
import { type LibraryLists, libraryLists } from './library-lists.ts'
import { type HouseStyleStore, houseStyleStore } from './house-styles.ts'
import { inHouseStyle } from './in-house-style.ts'
import { isLoaded } from './load-shipped.ts'
import { type OpenedFiles, openedFiles } from './open-file.ts'
import { type OwnStandards, ownStandards } from './own-standards.ts'
import { createPageEstimates, type PageEstimates } from './page-estimates.ts'
import { PROGRAM } from '../program.ts'
import type { ReadWordFile } from './read-word-file.ts'
import { type ClauseSaver, clauseSaver } from './save-clause.ts'
import { type SettingsStore, settingsStore } from './settings.ts'

/**
 * The scripts of worker threads: `export` writes Word files, `pages` lays them out, `word` reads them, `library` loads what ships, `backup` copies the
 * database and checks copies.
 */
export type WorkerName = 'export' | 'pages' | 'word' | 'library' | 'backup'

export interface ServicesOptions {
  /** Where the user's data lives: the database and its backups. */
  readonly dataFolder: string
  /** The library that ships: `resources/library`. */
  readonly libraryFolder: string
  /** The script of a worker: `electron/workers/NAME-worker.ts` from source, `out/main/workers/NAME-worker.js` when built. */
  readonly workerFile: (name: WorkerName) => string
  /** The time, as ISO 8601. */
  readonly now: () => string
}

/** What works on the database. */
interface DataServices {
  readonly settings: SettingsStore
  readonly houseStyles: HouseStyleStore
  readonly contracts: ContractStore
  readonly library: Library
  readonly lists: LibraryLists
  readonly edits: LibraryEdits
  readonly exchange: LibraryExchange
  readonly companions: CompanionFinder
  readonly saveClause: ClauseSaver
  readonly ownStandards: OwnStandards
  readonly changeSets: ChangeSets
}

/** Never keep one of the services: restoring a backup gives new ones. */
export interface Services extends DataServices {
  readonly dataFolder: string
  readonly backups: Backups
  readonly exporter: Exporter
  readonly pages: PageEstimates
  readonly files: OpenedFiles
  /** Resolves when the library that ships is loaded. Rejects with `AppError('bad_library')` when it is damaged. */
  libraryReady(): Promise<void>
  /** Put the data of a backup in place of today's, of which a backup is made first. Throws `AppError` as `Backups.prepareRestore` does. */
  restore(name: string): Promise<void>
  /** Hear how far a backup has come, in hundredths. */
  onBackupProgress(listener: (done: number, total: number) => void): void
  /**
   * What waits until the window is up: the day's backup. Never rejects; what fails is told to `report`. The library that ships is loaded from the
   * moment the services are opened, in a thread of its own: calls that need it wait for it.
   */
  afterStart(report: (problem: unknown) => void): Promise<void>
  /** Stop what is under way (an export leaves no half file) and close the database. To be called once, when the window has said `flushed`. */
  close(): Promise<void>
}

const newContractId = (): string => randomBytes(8).toString('hex')

const dataServices = (db: Db, now: () => string): DataServices => {
  const settings = settingsStore(db)
  const contracts = contractStore(db, { now, newId: newContractId, drafter: () => settings.get().drafter })
  const library = libraryOf(db, now)
  const edits = libraryEdits(db, library)
  const houseStyles = houseStyleStore(db, settings, now)
  return {
    settings,
    houseStyles,
    contracts,
    library,
    lists: libraryLists(db, library, contracts),
    edits,
    exchange: libraryExchange(db, library, now),
    companions: companionFinder(library),
    saveClause: clauseSaver(db, library, edits, contracts),
    ownStandards: ownStandards(db, library, contracts, now),
    changeSets: changeSets(db, library, contracts, now, (contract) => inHouseStyle(contract, { settings, houseStyles, library })),
  }
}

/** Open the database; when it is damaged, say which backup could take its place. */
const openData = (file: string, dataFolder: string): Db => {
  try {
    return openDatabase(file)
  } catch (error) {
    const backup = error instanceof AppError && error.code === 'broken_database' ? newestGoodBackup(dataFolder) : null
    if (backup) throw new AppError('broken_database_backup', { file, backup: backup.name, at: backup.at })
    throw error
  }
}

/**
 * Open the services of a data folder. Throws `AppError`: `newer_database`, `not_our_database`, `cannot_open_database`; `broken_database` when it is
 * damaged, and `broken_database_backup` ({file, backup, at}) when there is a good backup that `recover` (backup-files.ts) can put in its place.
 */
export const openServices = ({ dataFolder, libraryFolder, workerFile, now }: ServicesOptions): Services => {
  const file = path.join(dataFolder, DATABASE_FILE)
  let db = openData(file, dataFolder)
  let data = dataServices(db, now)
  let isClosed = false
  let tellBackup: ((done: number, total: number) => void) | null = null

  const loadLibrary = async (): Promise<void> => {
    // The window comes first: it does not wait for the shipped files to be read.
    await nextTurn()
    if (isClosed || isLoaded(db, libraryFolder)) return
    await askWorker(workerFile('library'), { file, folder: libraryFolder })
  }
  const startLoading = (): Promise<void> => {
    const loading = loadLibrary()
    // Whoever needs the library hears of it; until then it must not end the program.
    loading.catch(() => undefined)
    return loading
  }
  let library = startLoading()

  const reopen = (): void => {
    db = openDatabase(file)
    data = dataServices(db, now)
    library = startLoading()
  }
  const backups = createBackups({
    dataFolder,
    copy: async (copy, onProgress) => (await askWorker(workerFile('backup'), { from: file, file: copy }, onProgress)) === true,
    check: async (candidate) => (await askWorker(workerFile('backup'), { from: null, file: candidate })) === true,
    kept: () => data.settings.get().backupsKept,
    now,
    onProgress: (done, total) => tellBackup?.(done, total),
  })
  const exporter = createExporter(workerFile('export'))
  const files = openedFiles({
    contracts: () => data.contracts,
    read: async (task) => (await askWorker(workerFile('word'), task)) as ReadWordFile,
  })
  const pages = createPageEstimates({
    workerFile: workerFile('pages'),
    load: (id) => {
      const { contract, houseStyle, revision } = data.contracts.forExport(id)
      return { contract, houseStyle: data.houseStyles.forContract(houseStyle).houseStyle, origin: { program: PROGRAM, contract: { id, revision } } }
    },
  })

  return {
    dataFolder,
    backups,
    exporter,
    pages,
    files,
    get settings() {
      return data.settings
    },
    get houseStyles() {
      return data.houseStyles
    },
    get contracts() {
      return data.contracts
    },
    get library() {
      return data.library
    },
    get lists() {
      return data.lists
    },
    get edits() {
      return data.edits
    },
    get companions() {
      return data.companions
    },
    get ownStandards() {
      return data.ownStandards
    },
    get changeSets() {
      return data.changeSets
    },
    get saveClause() {
      return data.saveClause
    },
    get exchange() {
      return data.exchange
    },
    libraryReady: () => library,
    restore: async (name) => {
      // Loading writes to the file that is about to be replaced.
      await library.catch(() => undefined)
      const fresh = await backups.prepareRestore(name)
      await exporter.cancelAll()
      const before = `${file}.before`
      closeDatabase(db)
      moveTrio(file, before)
      try {
        renameSync(fresh, file)
        reopen()
      } catch (error) {
        removeTrio(file)
        moveTrio(before, file)
        reopen()
        throw error
      }
      removeTrio(before)
    },
    onBackupProgress: (listener) => {
      tellBackup = listener
    },
    afterStart: async (report) => {
      try {
        await library.catch(report)
        if (!isClosed) await backups.makeDaily()
      } catch (error) {
        report(error)
      }
    },
    close: async () => {
      isClosed = true
      await Promise.all([exporter.cancelAll(), pages.close(), library.catch(() => undefined), backups.idle()])
      closeDatabase(db)
    },
  }
}
