/** A process that keeps saving a contract and rewording a clause, and says after every commit what it committed. Made to be killed. */
import { contractStore } from '../../../electron/services/contracts.ts'
import { openDatabase } from '../../../electron/db/open.ts'
import { openLibrary } from '../../../electron/services/library.ts'
import type { Contract } from '../../../shared/model.ts'
import { clause, contract, contractOf, p } from '../../build.ts'

const [file = '', folder = '', from = '0'] = process.argv.slice(2)
const now = (): string => '2026-01-01T00:00:00.000Z'
const db = openDatabase(file)
const library = openLibrary(db, { folder, now })
const contracts = contractStore(db, now, () => 'contract')

const contractWith = (n: number): Contract =>
  contractOf(contract(...[1, 2, 3].map((id) => clause({ id: `c${id}` }, p(id === 2 ? `Tekst ${n}` : 'Fast tekst')))), { title: `Kontrakt ${n}` })

let count = Number(from)
let revision = contracts.list()[0]?.revision ?? 0
for (;;) {
  count += 1
  if (revision === 0) {
    contracts.create(contractWith(count))
    revision = 1
  } else revision = contracts.save('contract', contractWith(count), revision)
  const version = library.saveWording('dag', 'da', clause({ id: 'dag' }, p(`Ordlyd ${count}`)))
  process.stdout.write(`${count} ${revision} ${version}\n`)
}
