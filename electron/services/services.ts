/** The services that stand behind the window, as the shell opens and closes them. */

export type WorkerName = 'export' | 'library'

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

/** What the shell does with the services besides handing them to `createApi(services, shell)` of api/api.ts. */
export interface ServicesLife {
  /**
   * What waits until the window is up: the day's backup. Never rejects; what fails is told to `report`. The library that ships is loaded from the
   * moment the services are opened, in a thread of its own: calls that need it wait for it.
   */
  afterStart(report: (problem: unknown) => void): Promise<void>
  /** Stop what is under way (an export leaves no half file) and close the database. To be called once, when the window has said `flushed`. */
  close(): Promise<void>
}

// To open them: `openServices(options: ServicesOptions): Services`. It throws `AppError`: `newer_database`, `not_our_database`, `cannot_open_database`,
// `broken_database` when there is no backup, and `broken_database_backup` ({file, backup, at}) when there is one. Then
// `recover(dataFolder, now): {backup, aside}` of backups.ts moves the damaged files aside and puts the newest good backup in place.
