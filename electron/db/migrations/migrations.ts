/** Every step of the database's history, in order. Append only: a step that has shipped is never edited. */
import type { Step } from '../migrate.ts'
import { libraryAndContracts } from './001-library-and-contracts.ts'
import { contractsInPieces } from './002-contracts-in-pieces.ts'
import { libraryReviewsAndSearch } from './003-library-reviews-and-search.ts'
import { importedVersions } from './004-imported-versions.ts'
import { ownStandardsAndChanges } from './005-own-standards-and-changes.ts'
import { houseStyles } from './006-house-styles.ts'
import { houseTemplates } from './007-house-templates.ts'

export const MIGRATIONS: readonly Step[] = [
  libraryAndContracts,
  contractsInPieces,
  libraryReviewsAndSearch,
  importedVersions,
  ownStandardsAndChanges,
  houseStyles,
  houseTemplates,
]
