/** What the window may ask for to open Word files: what a file is, what was changed in it, and taking it. */
import type { Edition } from './export-wish.ts'
import type { ContractLanguage, FieldType, FieldValue } from './model.ts'

/** A part of the contract that says something else in the file than it said when it was written. */
export interface ChangedPart {
  /** `before_text` is what stands before the first part, `sheet` the list of the tenderer's fields. */
  readonly where: 'part' | 'before_text' | 'sheet'
  /** Where a reader finds it: Bilag 7, punkt 2.1. Empty for what has no number. */
  readonly place: string
  readonly heading: string
  /** `missing`: its beginning is gone; `moved`: it says the same at another place. */
  readonly kind: 'changed' | 'missing' | 'moved'
  /** The paragraphs that differ. */
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** A field in which the file has another text than the contract. */
export interface FilledField {
  readonly key: string
  readonly label: string
  readonly type: FieldType
  readonly before: string
  readonly text: string
}

export interface FileComparison {
  /** The contract in the file itself, or that of the library in the revision that the file names. */
  readonly base: 'file' | 'library'
  /** Whether this program prints the contract as the one did that wrote the file. If not, a difference may be the programs' own. */
  readonly isSure: boolean
  readonly parts: readonly ChangedPart[]
  readonly fields: readonly FilledField[]
  /** How many blanks (…) were filled in. */
  readonly blanks: number
}

/** The contract in this library that a file was written from. */
export interface KnownContract {
  readonly id: string
  readonly title: string
  /** The revision that the file was written from, and when that was made; null when the library does not have it. */
  readonly at: string | null
  /** Whether the contract has changed since. */
  readonly isOlder: boolean
  readonly isDeleted: boolean
}

export interface FileSource {
  readonly title: string
  readonly language: ContractLanguage
  readonly edition: Edition
  /** The annex that the file holds; null for the contract. */
  readonly annex: string | null
  readonly revision: number | null
  readonly fingerprint: string
  /** The version of the program that wrote it. */
  readonly program: string
  readonly known: KnownContract | null
  /** Whether the contract travels in it, so that it can be made again. */
  readonly hasContract: boolean
  /** Null when there is nothing to compare with: neither in the file nor in the library. */
  readonly comparison: FileComparison | null
}

export interface OpenedFile {
  /** What it is called until it is closed. */
  readonly id: string
  readonly file: string
  readonly hasMacros: boolean
  /** Tracked changes that nobody has accepted or rejected. They are read as if they were accepted. */
  readonly trackedChanges: number
  /** Null: Klausul did not write it. */
  readonly source: FileSource | null
}

/** What of a file is taken into a contract. */
export interface TakenFromFile {
  readonly values: Readonly<Record<string, FieldValue>>
  readonly blanks: boolean
}

export interface FilesApi {
  /** Asks for a Word file; null when the user thinks better of it. Refused when it is none or cannot be read. */
  open(): Promise<OpenedFile | null>
  close(opened: string): Promise<void>
  /** Make a contract of the one that travels in the file. Returns its id. */
  create(opened: string, title: string, taken: TakenFromFile): Promise<string>
  /** Take what was filled in into the contract of the library. Returns its id. Blanks are filled where its text still has them at the same places. */
  take(opened: string, taken: TakenFromFile): Promise<string>
}
