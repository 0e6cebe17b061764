/** Generated contracts with their Word files: the tests write a few, `npm run proof` a thousand. */
import * as fc from 'fast-check'
import { writeDocx } from '../../../electron/docx/write/write-docx.ts'
import { EDITION_MARKS } from '../../../electron/services/export.ts'
import { EDITIONS } from '../../../shared/export-wish.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import type { Contract } from '../../../shared/model.ts'
import { anyRoughContract } from '../../rough-contracts.ts'
import { contractProblems } from './contract-problems.ts'
import { readWordFile } from './word-file.ts'

/** Other contracts with every seed; a number in `KLAUSUL_PROOF_SEED` decides. */
const SEED = Number(process.env['KLAUSUL_PROOF_SEED'] ?? 5)

export const generatedContracts = (count: number): Contract[] => fc.sample(anyRoughContract, { numRuns: count, seed: SEED })

/** Every edition in turn, by the number of the contract. */
export const generatedFiles = (contracts: readonly Contract[]): Map<string, Uint8Array> =>
  new Map(
    contracts.map((contract, at) => {
      const edition = EDITIONS[at % EDITIONS.length] ?? 'working'
      return [`${at} ${edition}`.replace(' ', '-'), writeDocx(resolve(contract), { ...EDITION_MARKS[edition], pageNumbers: null })]
    }),
  )

/** What is wrong with the file of a contract as it is signed, without guidance. */
export const generatedProblems = (contract: Contract): string[] =>
  contractProblems(readWordFile(writeDocx(resolve(contract), { ...EDITION_MARKS.signing, pageNumbers: null })), contract, false)
