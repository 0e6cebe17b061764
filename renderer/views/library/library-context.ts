/** What all parts of the library view need: the clauses, the names in both languages, and the way to fetch anew what changed. */
import { createContext, use } from 'react'
import type { ContractLanguage } from '../../../shared/model.ts'
import type { Entry } from './catalogue.ts'
import type { Names } from './names.ts'

export interface LibraryData {
  /** The language that titles are read in where a clause has more. */
  readonly reading: ContractLanguage
  readonly entries: readonly Entry[]
  readonly names: Readonly<Record<ContractLanguage, Names>>
  /** Fetch the list anew, after something in it changed. */
  readonly reload: () => Promise<void>
}

export const LibraryContext = createContext<LibraryData | null>(null)

export const useLibrary = (): LibraryData => {
  const library = use(LibraryContext)
  if (!library) throw new Error('there is no library around this')
  return library
}
