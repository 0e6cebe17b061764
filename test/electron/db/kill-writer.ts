/** A process that keeps saving a contract and rewording a clause, and says after every commit what it committed. Made to be killed. */
import { openDatabase } from '../../../electron/db/open.ts'
import { contractStore } from '../../../electron/services/contracts.ts'
import { openLibrary } from '../../../electron/services/library.ts'
import { filledJson, frameJson, changedPieces } from '../../../shared/document/pieces.ts'
import type { Contract } from '../../../shared/model.ts'
import { clause, contract, contractOf, p } from '../../build.ts'

const [file = '', folder = '', from = '0'] = process.argv.slice(2)
const now = (): string => '2026-01-01T00:00:00.000Z'
const db = openDatabase(file)
const library = openLibrary(db, { folder, now })
const contracts = contractStore(db, { now, newId: () => 'contract', drafter: () => '' })

/** Every save changes a text, the title and a value, and now and then the number of clauses. */
const contractWith = (n: number): Contract =>
  contractOf(contract(...Array.from({ length: 3 + (n % 4) }, (_, id) => clause({ id: `c${id}` }, p(id === 1 ? `Tekst ${n}` : 'Fast tekst')))), {
    title: `Kontrakt ${n}`,
    fields: [{ key: 'n', label: 'Nummer', type: 'integer', owner: 'buyer' }],
    values: { n },
  })

const save = (before: Contract, after: Contract, expected: number): number =>
  contracts.save('contract', {
    expected,
    frame: frameJson(after),
    filled: filledJson(after),
    splice: changedPieces(before.document, after.document),
    fields: { total: 1, open: 0 },
  }).revision

let count = Number(from)
if (contracts.list().length === 0) contracts.create(contractWith((count += 1)))
let { contract: kept, revision } = contracts.load('contract')
for (;;) {
  count += 1
  const next = contractWith(count)
  revision = save(kept, next, revision)
  kept = next
  const version = library.saveWording('dag', 'da', clause({ id: 'dag' }, p(`Ordlyd ${count}`)))
  process.stdout.write(`${count} ${revision} ${version}\n`)
}
