/** How the ways of numbering look: what they are called wherever one is chosen or told of. */
import type { ContractStyle } from '../../shared/model.ts'

/** Clauses can go without numbers, too. */
export const CLAUSE_NUMBER_SAMPLES: Readonly<Record<Exclude<ContractStyle['clauseNumber'], 'none'>, string>> = { decimal: '1', decimal_dot: '1.' }

export const ANNEX_NUMBER_SAMPLES: Readonly<Record<ContractStyle['annexNumber'], string>> = { digit: '1, 2, 2a', letter: 'A, B, B1' }
