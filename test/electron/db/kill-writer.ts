/** A process that keeps saving a contract and rewording a clause, and says after every commit what it committed. Made to be killed. */
import { contractStore } from '../../../electron/services/contracts.ts'
import { openDatabase } from '../../../electron/db/open.ts'
import { openLibrary } from '../../../electron/services/library.ts'
import { schema } from '../../../shared/document/schema.ts'
import { DEFAULT_STYLE, type Contract } from '../../../shared/model.ts'

const [file = '', folder = '', from = '0'] = process.argv.slice(2)
const now = (): string => '2026-01-01T00:00:00.000Z'
const db = openDatabase(file)
const library = openLibrary(db, { folder, now })
const contracts = contractStore(db, now, () => 'contract')

const paragraph = (text: string) => schema.nodes.paragraph.create(null, schema.text(text))
const contractWith = (count: number): Contract => ({
  title: `Kontrakt ${count}`,
  language: 'da',
  term: 'Kontrakten',
  standard: { id: 's', version: 1 },
  parties: [],
  fields: [],
  values: {},
  questions: [],
  answers: {},
  style: DEFAULT_STYLE,
  document: schema.nodes.contract.create(
    null,
    [1, 2, 3].map((n) => schema.nodes.clause.create({ id: `c${n}` }, paragraph(n === 2 ? `Tekst ${count}` : 'Fast tekst'))),
  ),
})

let count = Number(from)
let revision = contracts.list()[0]?.revision ?? 0
for (;;) {
  count += 1
  if (revision === 0) {
    contracts.create(contractWith(count))
    revision = 1
  } else revision = contracts.save('contract', contractWith(count), revision)
  const version = library.saveWording('dag', 'da', schema.nodes.clause.create({ id: 'dag' }, paragraph(`Ordlyd ${count}`)))
  process.stdout.write(`${count} ${revision} ${version}\n`)
}
