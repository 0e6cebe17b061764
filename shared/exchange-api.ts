/** What the window may ask for to give the library to others and to take from theirs: files out, and files in after a look at what would change. */
import type { Json } from './document/format.ts'
import type { Problem } from './errors.ts'
import type { ContractLanguage } from './model.ts'

export const LIBRARY_SCOPES = ['all', 'own', 'categories'] as const
/** What of the library is exported: `own` is what the user wrote or changed. */
export type LibraryScope = (typeof LIBRARY_SCOPES)[number]

export interface LibraryExportWish {
  /** What the file calls the library. */
  readonly name: string
  readonly scope: LibraryScope
  /** Those of the scope `categories`. */
  readonly categories: readonly string[]
  /** Leave out clauses that the file's notation cannot express, rather than be refused with a list of them. */
  readonly leaveOut: boolean
}

export interface LibraryExportReport {
  /** Its name, without the folder. */
  readonly file: string
  readonly clauses: number
  readonly standards: number
  /** Why clauses were left out. */
  readonly leftOut: readonly Problem[]
}

/**
 * What an import would do: `conflict` gives something a new version that the user has changed; `refused` cannot be taken (a standard that names clauses
 * which neither the file nor the library has).
 */
export type ImportState = 'new' | 'changed' | 'conflict' | 'unchanged' | 'refused'

export interface ImportedClause {
  readonly id: string
  readonly category: string
  readonly title: string
  readonly state: ImportState
  readonly languages: readonly { readonly language: ContractLanguage; readonly state: ImportState; readonly wordingDiffers: boolean }[]
  /** What differs beside the wordings. */
  readonly differs: readonly ('tags' | 'no_guidance' | 'category' | 'pair')[]
}

export interface ImportedStandard {
  readonly id: string
  readonly title: string
  readonly state: ImportState
  readonly problems: readonly Problem[]
}

export interface ImportPreview {
  /** Names what was read while the window decides. */
  readonly id: string
  /** The file's name, without the folder. */
  readonly file: string
  readonly name: string
  readonly date: string
  readonly clauses: readonly ImportedClause[]
  readonly standards: readonly ImportedStandard[]
}

/** A wording as it is in the library (null: not there) and as the file has it. */
export interface ImportedWording {
  readonly language: ContractLanguage
  readonly before: Json | null
  readonly after: Json
}

/** What the user takes of an import, by id. */
export interface ImportChoice {
  readonly clauses: readonly string[]
  readonly standards: readonly string[]
}

/** The part of the group `library` that reads and writes files. */
export interface ExchangeApi {
  /** Asks where to write; null when the user thinks better of it. Refused with `not_writable` and the places of what the file cannot express. */
  exportFile(wish: LibraryExportWish): Promise<LibraryExportReport | null>
  /** Asks for a file and reads it whole; nothing changes yet. Null when the user thinks better of it. Refused with `bad_library_file` and the places. */
  openImport(): Promise<ImportPreview | null>
  /** The wordings of a clause of the preview. */
  importedWordings(preview: string, clause: string): Promise<ImportedWording[]>
  /** Take what is chosen, all or nothing. Refused with `import_outdated` when the library has changed since the preview. Returns how many were taken. */
  applyImport(preview: string, choice: ImportChoice): Promise<number>
  /** Forget what was read. */
  closeImport(preview: string): Promise<void>
}
