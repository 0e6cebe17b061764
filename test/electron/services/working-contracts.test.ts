/** What a save needs of a contract is read ahead, some pieces in a turn, and once. */
import { expect, test } from 'vitest'
import { contractsRepository } from '../../../electron/db/contracts.ts'
import { closeDatabase, type Db, openDatabase } from '../../../electron/db/open.ts'
import { contractStore } from '../../../electron/services/contracts.ts'
import { storedFacts } from '../../../electron/services/piece-check.ts'
import { workingContracts } from '../../../electron/services/working-contracts.ts'
import { chapter, clause, contract, contractOf, p } from '../../build.ts'

const CLAUSES = 250

/** A database with a contract of many clauses; `reads` tells how many pieces were read at each time. */
const long = (): { readonly db: Db; readonly reads: number[]; readonly working: ReturnType<typeof workingContracts> } => {
  const db = openDatabase(':memory:')
  const clauses = Array.from({ length: CLAUSES }, (_, index) => clause({ id: `k${index}`, heading: `Vilkår ${index}` }, p('Tekst')))
  const document = contract(chapter({ id: 'c', heading: 'Drift' }, ...clauses))
  contractStore(db, { now: () => '2027-01-01T00:00:00.000Z', newId: () => 'long', drafter: () => '' }).create(contractOf(document))
  const kept = contractsRepository(db)
  const reads: number[] = []
  const pieces: typeof kept.pieces = (id, entries) => {
    reads.push(entries.length)
    return kept.pieces(id, entries)
  }
  return { db, reads, working: workingContracts({ ...kept, pieces }) }
}

test('a long contract is read in several turns, and a save reads nothing more', async () => {
  const { db, reads, working } = long()
  await working.readAhead('long', 1)
  expect(reads.length).toBeGreaterThan(2)
  expect(Math.max(...reads)).toBeLessThanOrEqual(100)
  reads.length = 0
  const list = working.at('long', 1)
  const facts = list.facts()
  expect(reads).toEqual([])
  expect(facts).toEqual(list.texts(0, CLAUSES + 1).map((json, index) => storedFacts({ json, depth: index === 0 ? 0 : 1 })))
  closeDatabase(db)
})

test('a save that comes first reads all itself, and what is read ahead ends', async () => {
  const { db, reads, working } = long()
  const ahead = working.readAhead('long', 1)
  expect(working.at('long', 1).facts()).toHaveLength(CLAUSES + 1)
  await ahead
  expect(reads).toEqual([CLAUSES + 1])
  closeDatabase(db)
})

test('a contract that is not there, and a database that is closed meanwhile, are no error', async () => {
  const { db, working } = long()
  await working.readAhead('nowhere', 1)
  const ahead = working.readAhead('long', 1)
  closeDatabase(db)
  await expect(ahead).resolves.toBeUndefined()
})
