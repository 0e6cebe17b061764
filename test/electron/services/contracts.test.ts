import { expect, test } from 'vitest'
import { openDatabase } from '../../../electron/db/open.ts'
import { contractStore } from '../../../electron/services/contracts.ts'
import { schema } from '../../../shared/document/schema.ts'
import { AppError } from '../../../shared/errors.ts'
import { type Contract, DEFAULT_STYLE } from '../../../shared/model.ts'

const now = (): string => '2026-01-01T00:00:00.000Z'
const clause = (id: string, text: string) => schema.nodes.clause.create({ id }, schema.nodes.paragraph.create(null, schema.text(text)))
const contractOf = (texts: readonly string[], title = 'Kontrakt'): Contract => ({
  title,
  language: 'da',
  term: 'Kontrakten',
  standard: { id: 'it-service', version: 1 },
  parties: [{ role: 'customer', owner: 'buyer', name: 'Kunden' }],
  fields: [{ key: 'days', label: 'Dage', type: 'integer', owner: 'buyer' }],
  values: { days: 10 },
  questions: [],
  answers: {},
  style: DEFAULT_STYLE,
  document: schema.nodes.contract.create(
    null,
    texts.map((text, index) => clause(`c${index}`, text)),
  ),
})
const codeOf = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
  return 'nothing was thrown'
}
const setUp = () => {
  const db = openDatabase(':memory:')
  return { db, store: contractStore(db, now, () => 'k1') }
}

test('a contract comes back from the database as it went in', () => {
  const { store } = setUp()
  const contract = contractOf(['Et', 'To'])
  const { contract: loaded, revision } = store.load(store.create(contract))
  expect(revision).toBe(1)
  expect(loaded.document.eq(contract.document)).toBe(true)
  expect({ ...loaded, document: null }).toEqual({ ...contract, document: null })
})

test('every revision can be read again', () => {
  const { store } = setUp()
  const id = store.create(contractOf(['Et', 'To']))
  store.save(id, contractOf(['Et', 'Ændret']), 1)
  expect([1, 2].map((revision) => store.load(id, revision).contract.document.lastChild?.textContent)).toEqual(['To', 'Ændret'])
})

test('a save over a revision that is no longer the newest is refused and changes nothing', () => {
  const { store } = setUp()
  const id = store.create(contractOf(['Et']))
  store.save(id, contractOf(['Min']), 1)
  expect(codeOf(() => store.save(id, contractOf(['Din']), 1))).toBe('conflict')
  expect(store.load(id).contract.document.textContent).toBe('Min')
})

test('a contract that is not there is refused by name', () => {
  expect(codeOf(() => setUp().store.load('nowhere'))).toBe('unknown_contract')
})

test('a change in one of a hundred sections stores that section and the record of the revision only', () => {
  const { db, store } = setUp()
  const texts = Array.from({ length: 100 }, (_, index) => `Klausul ${index} `.repeat(50))
  const id = store.create(contractOf(texts))
  const rows = (): number => db.prepare<[], number>('SELECT count(*) FROM content').pluck().get() ?? 0
  const before = rows()
  store.save(id, contractOf(texts.map((text, index) => (index === 42 ? 'Kort' : text))), 1)
  expect(rows() - before).toBe(1)
  const manifest = db.prepare<[], number>('SELECT length(sections) FROM revision WHERE number = 2').pluck().get() ?? 0
  expect(manifest).toBeLessThan(3000)
})

test('two contracts with the same section store it once', () => {
  const { db } = setUp()
  const ids = ['a', 'b']
  const store = contractStore(db, now, () => ids.shift() ?? '')
  store.create(contractOf(['Fælles'], 'A'))
  store.create(contractOf(['Fælles'], 'B'))
  expect(db.prepare('SELECT count(*) FROM content').pluck().get()).toBe(3)
})
