/** Every step of the database's history, in order. Append only: a step that has shipped is never edited. */
import type { Step } from '../migrate.ts'
import { libraryAndContracts } from './001-library-and-contracts.ts'

export const MIGRATIONS: readonly Step[] = [libraryAndContracts]
