/** The one typed interface between the window and the main process: what a window may ask for, and what it is told. */
import type { Json } from './document/format.ts'
import type { Edition, ExportWish } from './export-wish.ts'
import type { ErrorParams, Problem } from './errors.ts'
import type { ExchangeApi } from './exchange-api.ts'
import type { FilesApi } from './files-api.ts'
import type { HouseStyle } from './house-style.ts'
import type { ContractLanguage, FieldDefinition, Party, Question } from './model.ts'
import type { OwnApi } from './own-api.ts'
import type { PagesApi, PagesNews } from './pages-api.ts'
import type { InterfaceLanguage, Settings } from './settings.ts'

export interface StartInfo {
  readonly version: string
  readonly platform: string
  readonly settings: Settings
  /** The interface language in force: the user's, else the system's. */
  readonly language: InterfaceLanguage
  readonly dataFolder: string
}

export interface StandardSummary {
  readonly id: string
  readonly version: number
  readonly origin: 'shipped' | 'own'
  /** Offered no more for new contracts. */
  readonly retired: boolean
  /** In each language that the standard is written in. */
  readonly texts: Readonly<Partial<Record<ContractLanguage, { readonly title: string; readonly description: string }>>>
}

/** A contract as the start view lists it. Times are ISO 8601. */
export interface ContractSummary {
  readonly id: string
  readonly title: string
  readonly language: ContractLanguage
  readonly standardId: string
  readonly revision: number
  readonly createdAt: string
  readonly updatedAt: string
  readonly fields: { readonly total: number; readonly open: number }
  readonly lastExport: { readonly edition: Edition; readonly at: string } | null
  readonly archived: boolean
  /** When it was put in the bin; null when it is not there. */
  readonly deletedAt: string | null
}

export interface OpenedContract {
  readonly id: string
  readonly revision: number
  /** The stored JSON of a contract (document/format.ts). */
  readonly contract: string
}

/** A part of the document without the parts inside it (document/pieces.ts): `json` is its node, `depth` its nesting from 0. */
export interface DocumentPiece {
  readonly depth: number
  readonly json: string
}

/** What changed since revision `expected`. Null: unchanged. */
export interface ContractChange {
  readonly expected: number
  /** JSON of the record but for values and answers (document/format.ts `frameOf`). */
  readonly frame: string | null
  /** JSON of `{values, answers}`. */
  readonly filled: string | null
  /** `remove` pieces from `at` on give way to `insert`. */
  readonly splice: { readonly at: number; readonly remove: number; readonly insert: readonly DocumentPiece[] } | null
  readonly fields: { readonly total: number; readonly open: number }
}

export interface Revision {
  readonly number: number
  readonly at: string
  readonly drafter: string
  /** A name the user gave it; null for those that only autosave made. */
  readonly name: string | null
}

export interface ExportReport {
  /** The names of the files written, without their folder. */
  readonly files: readonly string[]
  readonly folder: string
  readonly clauses: number
  readonly annexes: number
  readonly references: { readonly total: number; readonly broken: number }
  readonly fields: { readonly total: number; readonly open: number }
  /** What the page numbers in the table of contents had to guess at. */
  readonly guesses: readonly string[]
  /** Whether the contract's house style is there no more, so that the default took its place. */
  readonly houseStyleGone: boolean
  /** What became of the PDFs that were asked for; `converter` made them. */
  readonly pdf: { readonly converter: string; readonly files: readonly string[]; readonly isRefused: boolean } | null
}

/** Whether the Danish and Norwegian wordings of a clause say the same. */
export type PairState = 'equivalent' | 'not_equivalent' | 'one_language' | 'needs_review'

/** A clause as a list shows it, in one language. */
export interface ClauseListItem {
  readonly id: string
  readonly category: string
  readonly language: ContractLanguage
  readonly title: string
  /** The beginning of its text. */
  readonly text: string
  readonly tags: readonly string[]
  readonly version: number
  /** Whose clause it is. */
  readonly origin: 'shipped' | 'own'
  /** A shipped clause whose current wording is the user's own. */
  readonly changed: boolean
  readonly retired: boolean
  readonly pair: PairState
}

/** What wordings in a language can point to and print, by the names that a reader knows, from every standard that is written in it. */
export interface Vocabulary {
  /** Headings of chapters, sections, annexes and identities of the standards by the id that references name. Clauses are in `list`. */
  readonly targets: Readonly<Record<string, string>>
  /** Those of the parties too. */
  readonly fields: readonly FieldDefinition[]
  readonly questions: readonly Question[]
  readonly parties: readonly Party[]
}

export interface ClauseHit {
  readonly id: string
  readonly category: string
  readonly language: ContractLanguage
  readonly title: string
  /** The sentence that matches, and where the words stand in it, from and to. */
  readonly sentence: string
  readonly marks: readonly (readonly [number, number])[]
}

export interface ClauseWording {
  readonly version: number
  readonly origin: 'shipped' | 'own'
  readonly createdAt: string
  /** A node of type `clause` as JSON. */
  readonly content: Json
}

export interface ClauseDetail {
  readonly id: string
  readonly category: string
  readonly origin: 'shipped' | 'own'
  readonly retired: boolean
  readonly pair: PairState
  /** For a reader of each language: how the other language's wording differs. Empty when they are equivalent. */
  readonly pairNotes: Readonly<Partial<Record<ContractLanguage, string>>>
  readonly languages: Readonly<
    Partial<
      Record<
        ContractLanguage,
        ClauseWording & { readonly tags: readonly string[] /** Why it has no guidance. */; readonly noGuidance: string | null }
      >
    >
  >
  /** The standards that name it and the contracts that have it, the newest first. */
  readonly usedIn: readonly { readonly kind: 'standard' | 'contract'; readonly id: string; readonly title: string; readonly version: number | null }[]
}

export interface Backup {
  readonly name: string
  readonly at: string
  /** In bytes. */
  readonly size: number
}

export interface Api {
  readonly app: {
    start(): Promise<StartInfo>
    /** The answer to the event `flush`: whether everything is saved now. If not, the user has been told why. */
    flushed(all: boolean): Promise<void>
    showDataFolder(): Promise<void>
    /** The window's title in the task bar. */
    setTitle(title: string): Promise<void>
  }
  readonly settings: {
    get(): Promise<Settings>
    set(change: Partial<Settings>): Promise<Settings>
  }
  readonly backups: {
    list(): Promise<Backup[]>
    make(): Promise<Backup>
    /** Puts the data of a backup in place of today's (of which a backup is made first) and loads the window anew. */
    restore(name: string): Promise<void>
  }
  readonly houseStyles: {
    /** The user's own, by name; those that ship are in house-style.ts. */
    list(): Promise<HouseStyle[]>
    /** Keep one of the user's own, new or changed. Refused with `bad_house_style` and what is wrong. */
    save(style: HouseStyle): Promise<void>
    duplicate(id: string, name: string): Promise<HouseStyle>
    /** Asks for a Word template and tells what it comes to as a house style, which is not kept until it is saved; null when the user thinks better of it. */
    fromTemplate(): Promise<HouseStyle | null>
    remove(id: string): Promise<void>
  }
  readonly standards: {
    list(): Promise<StandardSummary[]>
  }
  readonly contracts: {
    /** All, those in the archive and in the bin too; the last changed first. */
    list(): Promise<ContractSummary[]>
    create(wish: { standard: string; language: ContractLanguage; title: string }): Promise<string>
    open(id: string): Promise<OpenedContract>
    /** Returns the new revision. Refused with `conflict` when another save came first. */
    save(id: string, change: ContractChange): Promise<{ revision: number; at: string }>
    duplicate(id: string, title: string): Promise<string>
    rename(id: string, title: string): Promise<void>
    setArchived(id: string, archived: boolean): Promise<void>
    /** Put in the bin, or take out of it. */
    setDeleted(id: string, deleted: boolean): Promise<void>
    /** Delete for good what is in the bin. */
    destroy(id: string): Promise<void>
    /** The newest first. */
    revisions(id: string): Promise<Revision[]>
    nameRevision(id: string, number: number, name: string | null): Promise<void>
    openRevision(id: string, number: number): Promise<OpenedContract>
    /** Asks where to write; null when the user thinks better of it. Tells of progress by the event `progress`. */
    exportWord(id: string, wish: ExportWish): Promise<ExportReport | null>
    /** End what is being exported: what is written whole stays, and no half file is left. `exportWord` answers null then, or without PDFs. */
    cancelExport(): Promise<void>
    /** The program on this machine that would make PDFs; null where there is none. */
    pdfConverter(): Promise<string | null>
    /** Show what the last export of this contract wrote in the system's file manager. */
    showExport(id: string): Promise<void>
  }
  readonly library: ExchangeApi & {
    /** Every clause, a row per language, retired ones too; by category and title. */
    list(): Promise<ClauseListItem[]>
    search(text: string, language: ContractLanguage | null): Promise<ClauseHit[]>
    clause(id: string): Promise<ClauseDetail>
    versions(id: string, language: ContractLanguage): Promise<ClauseWording[]>
    /** The wording of a version; the current one when `version` is null. */
    wording(id: string, language: ContractLanguage, version: number | null): Promise<ClauseWording>
    /** The current version of every clause by `LANGUAGE/ID`: tells a contract that a newer wording exists. */
    currentVersions(): Promise<Readonly<Record<string, number>>>
    vocabulary(language: ContractLanguage): Promise<Vocabulary>
    /**
     * Keep a wording as the newest version over version `expected` (0: the first in this language). Returns its number. Refused with
     * `clause_conflict` when another save came first.
     */
    saveWording(id: string, language: ContractLanguage, expected: number, content: Json): Promise<number>
    setDetails(id: string, language: ContractLanguage, details: { tags: string[]; noGuidance: string | null }): Promise<void>
    setCategory(id: string, category: string): Promise<void>
    /** `notes` null: the wordings are equivalent. Both settle that the pair has been reviewed. */
    setPair(id: string, notes: Partial<Record<ContractLanguage, string>> | null): Promise<void>
    /** A new clause of the user's own with a first wording. Returns its id. */
    create(wish: { category: string; language: ContractLanguage; content: Json }): Promise<string>
    setRetired(id: string, retired: boolean): Promise<void>
  }
  readonly own: OwnApi
  readonly files: FilesApi
  readonly pages: PagesApi
}

type MethodTable = { readonly [Group in keyof Api]: readonly (keyof Api[Group])[] }

/** The methods by group: the preload script offers exactly these, the main process handles exactly these. */
export const METHODS = {
  app: ['start', 'flushed', 'showDataFolder', 'setTitle'],
  settings: ['get', 'set'],
  backups: ['list', 'make', 'restore'],
  houseStyles: ['list', 'save', 'duplicate', 'fromTemplate', 'remove'],
  standards: ['list'],
  contracts: [
    'list',
    'create',
    'open',
    'save',
    'duplicate',
    'rename',
    'setArchived',
    'setDeleted',
    'destroy',
    'revisions',
    'nameRevision',
    'openRevision',
    'exportWord',
    'cancelExport',
    'pdfConverter',
    'showExport',
  ],
  library: [
    'list',
    'search',
    'clause',
    'versions',
    'wording',
    'currentVersions',
    'vocabulary',
    'saveWording',
    'setDetails',
    'setCategory',
    'setPair',
    'create',
    'setRetired',
    'exportFile',
    'openImport',
    'importedWordings',
    'applyImport',
    'closeImport',
  ],
  own: [
    'companions',
    'saveClause',
    'saveStandard',
    'renameStandard',
    'retireStandard',
    'changesOf',
    'saveChanges',
    'changeSets',
    'renameChanges',
    'removeChanges',
    'draft',
  ],
  files: ['open', 'close', 'create', 'take'],
  pages: ['preview', 'pages', 'cancel', 'close'],
} as const satisfies MethodTable

/** Methods of `Api` that the table lacks; the type of this constant does not compile while there is one. */
type Missing = { [Group in keyof Api]: Exclude<keyof Api[Group], (typeof METHODS)[Group][number]> }[keyof Api]
export const NO_METHOD_MISSING: [Missing] extends [never] ? true : never = true

/** What crosses from the main process: thrown errors lose their properties on the way, so they travel as data. */
export type Envelope =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: { readonly code: string; readonly params: ErrorParams; readonly problems: readonly Problem[] } }

/** What the window is told unasked. */
export type AppEvent =
  /** A menu item or accelerator was used; `id` names a command of the window. */
  | { readonly type: 'command'; readonly id: string }
  /** Save everything now and answer with `app.flushed`: the window is about to close. */
  | { readonly type: 'flush' }
  /** News of the pages that are shown. */
  | { readonly type: 'pages'; readonly news: PagesNews }
  /** How far a long act has come; `stage` is a key under `progress` in the locales. */
  | { readonly type: 'progress'; readonly act: 'export' | 'backup'; readonly stage: string; readonly done: number; readonly total: number }

/** What the preload script puts on `window.api`: every method, answered in an envelope, and the events. */
export type Bridge = {
  readonly [Group in keyof Api]: {
    readonly [Method in keyof Api[Group]]: Api[Group][Method] extends (...args: infer Args) => unknown ? (...args: Args) => Promise<Envelope> : never
  }
} & {
  /** Returns the way to stop listening. */
  readonly onEvent: (listener: (event: AppEvent) => void) => () => void
}
