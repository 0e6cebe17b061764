import { statSync } from 'node:fs'
import path from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Db, openDatabase } from '../../../electron/db/open.ts'
import { contractsRepository, KEYFRAME_EVERY } from '../../../electron/db/contracts.ts'
import { type ContractStore, contractStore } from '../../../electron/services/contracts.ts'
import type { ContractChange } from '../../../shared/api.ts'
import { FORMAT_VERSION } from '../../../shared/document/format.ts'
import { changedPieces, filledJson, frameJson, piecesOf } from '../../../shared/document/pieces.ts'
import type { Contract } from '../../../shared/model.ts'
import { anyContract } from '../../arbitraries.ts'
import { annex, chapter, clause, contract, contractOf, field, item, list, p, parties, party, titlePage, when } from '../../build.ts'
import { refusal } from '../../refused.ts'
import { temporaryFolder } from '../folders.ts'
import { memoryDatabase } from './library-folder.ts'

const setUp = () => {
  const db = memoryDatabase()
  let ids = 0
  let ticks = 0
  const store = contractStore(db, {
    now: () => `2026-01-01T00:00:${String((ticks += 1)).padStart(2, '0')}.000Z`,
    newId: () => `k${(ids += 1)}`,
    drafter: () => 'Karen Blixen',
  })
  return { db, store }
}
const clauses = (...texts: readonly string[]): Contract => contractOf(contract(...texts.map((text, index) => clause({ id: `c${index}` }, text))))
/** With a first clause of a kilobyte. */
const long = (text: string): Contract => clauses(text + ' og så videre'.repeat(50), ...Array.from({ length: 300 }, () => 'Andet.'))
const textOf = (store: ContractStore, id = 'k1', revision?: number): string => store.load(id, revision).contract.document.textContent
const rows = (db: Db, table = 'content'): number => db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0

const NOTHING: ContractChange = { expected: 1, frame: null, filled: null, splice: null, fields: { total: 0, open: 0 } }
/** The change from one contract to another, as the window sends it. */
const changeFrom = (before: Contract, after: Contract, expected: number): ContractChange => ({
  expected,
  frame: frameJson(before) === frameJson(after) ? null : frameJson(after),
  filled: filledJson(before) === filledJson(after) ? null : filledJson(after),
  splice: changedPieces(before.document, after.document),
  fields: { total: 3, open: 1 },
})
const insertion = (json: string, depth = 0, at = 0): ContractChange => ({ ...NOTHING, splice: { at, remove: 0, insert: [{ depth, json }] } })

test('a contract comes back from the database as it went in', () => {
  const { store } = setUp()
  const given = contractOf(
    contract(
      titlePage(),
      parties(),
      chapter({ id: 'ch', heading: 'Penge' }, clause({ id: 'a', heading: 'Pris' }, p('Se ', field('days')), clause({ id: 'b' }, 'To'))),
      annex({ id: 'x', heading: 'Plan' }, 'Tekst', clause({ id: 'y' }, 'Tre'), annex({ id: 'z', heading: 'Under' })),
    ),
    {
      parties: [party('customer', 'buyer', 'Kunden')],
      fields: [{ key: 'days', label: 'Dage', type: 'integer', owner: 'buyer' }],
      values: { days: 10 },
    },
  )
  const { contract: loaded, revision } = store.load(store.create(given))
  expect(revision).toBe(1)
  expect(loaded.document.eq(given.document)).toBe(true)
  expect({ ...loaded, document: null }).toEqual({ ...given, document: null })
})

test('whatever is saved, every revision comes back as it was', () => {
  fc.assert(
    fc.property(fc.array(anyContract, { minLength: 1, maxLength: 8 }), ([first, ...rest]) => {
      if (!first) return
      const { store } = setUp()
      const id = store.create(first)
      let before = first
      for (const [index, after] of rest.entries()) {
        store.save(id, changeFrom(before, after, store.list()[0]?.revision ?? index + 1))
        before = after
      }
      expect(store.load(id).contract.document.eq(before.document)).toBe(true)
      const kept = store.revisions(id).map(({ number }) => store.load(id, number).contract)
      for (const one of [first, ...rest]) expect(kept.some((two) => two.document.eq(one.document) && two.title === one.title)).toBe(true)
    }),
    { numRuns: 30 },
  )
})

test('a revision far beyond the first keyframes comes back as it was, also to a program that has just been started', () => {
  const { db, store } = setUp()
  const id = store.create(clauses('Et', 'To', 'Tre'))
  let before = clauses('Et', 'To', 'Tre')
  const last = 2 * KEYFRAME_EVERY + 7
  for (let revision = 1; revision < last; revision += 1) {
    const after = clauses('Et', `Ændring ${revision}`, ...(revision % 3 === 0 ? [] : ['Tre']))
    store.save(id, changeFrom(before, after, revision))
    before = after
  }
  const again = contractStore(db, { now: () => '', newId: () => '', drafter: () => '' })
  expect(db.prepare('SELECT count(*) FROM revision WHERE keyframe = number').pluck().get()).toBe(3)
  for (const revision of [2, KEYFRAME_EVERY, KEYFRAME_EVERY + 1, KEYFRAME_EVERY + 2, last]) {
    expect(textOf(again, id, revision)).toBe(['Et', `Ændring ${revision - 1}`, (revision - 1) % 3 === 0 ? '' : 'Tre'].join(''))
  }
  expect(again.save(id, changeFrom(before, clauses('Ny'), last)).revision).toBe(last + 1)
  expect(textOf(again)).toBe('Ny')
})

test('a save over a revision that is no longer the newest is refused and changes nothing', () => {
  const { store } = setUp()
  const id = store.create(clauses('Et'))
  store.save(id, changeFrom(clauses('Et'), clauses('Min'), 1))
  expect(refusal(() => store.save(id, changeFrom(clauses('Et'), clauses('Din'), 1))).code).toBe('conflict')
  expect(textOf(store)).toBe('Min')
})

test('a save by another program is a conflict for the one that has the contract open', () => {
  const { db, store } = setUp()
  const id = store.create(clauses('Et'))
  store.save(id, changeFrom(clauses('Et'), clauses('To'), 1))
  const other = contractStore(db, { now: () => '', newId: () => '', drafter: () => '' })
  other.save(id, changeFrom(clauses('To'), clauses('Fremmed'), 2))
  expect(refusal(() => store.save(id, changeFrom(clauses('To'), clauses('Min'), 2))).code).toBe('conflict')
  expect(store.save(id, changeFrom(clauses('Fremmed'), clauses('Min'), 3)).revision).toBe(4)
  expect(textOf(store)).toBe('Min')
})

test('a keystroke in a contract among others mostly writes one page', () => {
  const file = path.join(temporaryFolder(), 'klausul.db')
  const db = openDatabase(file)
  const ids = ['k1', 'k2']
  const [first, second] = ids.map((id) =>
    contractStore(db, { now: () => '2026-01-01T00:00:00.000Z', newId: () => id, drafter: () => 'Karen Blixen' }),
  )
  first?.create(long('a'))
  second?.create(long('a'))
  db.pragma('wal_checkpoint(TRUNCATE)')
  const sizes = Array.from({ length: 80 }, (_, index) => {
    first?.save('k1', changeFrom(long(`a${index || ''}`), long(`a${index + 1}`), index + 1))
    return statSync(`${file}-wal`).size
  })
  const written = sizes.map((size, index) => size - (sizes[index - 1] ?? 0))
  // A page and its head.
  expect(written.filter((bytes) => bytes <= 8192 + 24).length).toBeGreaterThan(0.65 * sizes.length)
  db.close()
})

test('a save of a contract that another program deleted for good is a conflict and leaves nothing, whatever it changes', async () => {
  const { db, store } = setUp()
  const id = store.create(clauses('Et'))
  const repository = contractsRepository(db)
  const base = repository.revision(id, null)
  store.setDeleted(id, true)
  await store.destroy(id)
  if (!base) throw new Error('there was no revision')
  const [piece] = piecesOf(clauses('Min').document)
  const typed = { frame: null, filled: null, splices: [{ at: 0, remove: 1, insert: piece ? [piece] : [] }], clauses: null }
  const whole = { ...typed, frame: { json: '{}', facts: { title: '', language: 'da' as const, standardId: '' } }, filled: '{}' }
  const revision = { at: '', drafter: '', fields: { total: 0, open: 0 } }
  for (const changes of [typed, whole]) expect(refusal(() => repository.save(id, base, changes, revision)).code).toBe('conflict')
  expect([rows(db), rows(db, 'revision')]).toEqual([0, 0])
})

test('a change of nothing makes no revision', () => {
  const { store } = setUp()
  const id = store.create(clauses('Et', 'To'))
  expect(store.save(id, NOTHING)).toEqual({ revision: 1, at: '2026-01-01T00:00:01.000Z' })
  const same = piecesOf(clauses('Et', 'To').document)
  expect(store.save(id, { ...NOTHING, splice: { at: 0, remove: 2, insert: same } }).revision).toBe(1)
  expect(store.revisions(id)).toHaveLength(1)
})

test('a keystroke stores one row, its revision with the piece that was typed in, and touches nothing else', () => {
  const { db, store } = setUp()
  const texts = Array.from({ length: 100 }, (_, index) => `Klausul ${index} `.repeat(20))
  const id = store.create(clauses(...texts))
  const contractRow = db.prepare('SELECT * FROM contract').all()
  const before = [rows(db), rows(db, 'revision')]
  store.save(id, changeFrom(clauses(...texts), clauses(...texts.with(42, 'Kort')), 1))
  expect([rows(db), rows(db, 'revision') - 1]).toEqual(before)
  expect(db.prepare('SELECT * FROM contract').all()).toEqual(contractRow)
  expect(db.prepare('SELECT length(pieces) FROM revision WHERE number = 2').pluck().get()).toBeLessThan(10)
})

test('clauses far apart that change in one save store no more than themselves', () => {
  const { db, store } = setUp()
  const texts = Array.from({ length: 100 }, (_, index) => `Klausul ${index}`)
  const id = store.create(clauses(...texts))
  const before = rows(db)
  store.save(id, changeFrom(clauses(...texts), clauses(...texts.with(3, 'Først').with(96, 'Sidst')), 1))
  expect(rows(db) - before).toBe(2)
  expect(db.prepare('SELECT length(pieces) FROM revision WHERE number = 2').pluck().get()).toBeLessThan(20)
  expect(textOf(store)).toBe(texts.with(3, 'Først').with(96, 'Sidst').join(''))
})

test('a field that is filled in stores what is filled in and no text', () => {
  const { db, store } = setUp()
  const given = clauses('Et')
  const id = store.create(given)
  const before = rows(db)
  store.save(id, changeFrom(given, { ...given, values: { days: 3 } }, 1))
  expect(rows(db) - before).toBe(1)
  expect(store.load(id).contract.values).toEqual({ days: 3 })
})

test('two contracts with the same clause store it once', () => {
  const { db, store } = setUp()
  store.create(clauses('Fælles'))
  const before = rows(db)
  store.create({ ...clauses('Fælles'), title: 'En anden' })
  expect(rows(db) - before).toBe(1)
})

test('a whole contract can be saved over another, as the command line does', () => {
  const { store } = setUp()
  const id = store.create(clauses('Et', 'To'))
  expect(store.saveWhole(id, { ...clauses('Et', 'Tre'), title: 'Ny' }, 1).revision).toBe(2)
  expect([store.load(id).contract.title, textOf(store)]).toEqual(['Ny', 'EtTre'])
})

// What is refused.

const sound = (id: string): string => JSON.stringify(clause({ id }, 'Tekst').toJSON())

test.each<[string, ContractChange, string]>([
  ['that is no JSON', insertion('{"type":'), 'not_json'],
  ['of an unknown type', insertion('{"type":"poem"}'), 'unknown_node'],
  ['without an id', insertion('{"type":"clause"}'), 'wrong_attribute'],
  ['with an attribute that the schema does not know', insertion('{"type":"clause","attrs":{"id":"n","colour":"red"}}'), 'unknown_attribute'],
  ['with content that the schema forbids', insertion('{"type":"chapter","attrs":{"id":"n"}}'), 'wrong_content'],
  ['with a clause inside it', insertion(JSON.stringify(clause({ id: 'n' }, clause({ id: 'm' }, 'Tekst')).toJSON())), 'wrong_content'],
  ['whose id another clause has', insertion(sound('c1')), 'duplicate_id'],
  ['that stands deeper than the one before allows', insertion(sound('n'), 2, 1), 'too_deep'],
  ['that is the first and yet inside another', insertion(sound('n'), 1, 0), 'too_deep'],
  ['that may not stand where it is put', insertion(JSON.stringify(annex({ id: 'n', heading: 'Plan' }).toJSON()), 0, 0), 'wrong_content'],
  ['that is to stand beyond the end', insertion(sound('n'), 0, 99), 'wrong_value'],
  [
    'with an item in it whose id a clause has',
    insertion(JSON.stringify(clause({ id: 'n' }, list('bullet', item({ id: 'c0' }, 'Punkt'))).toJSON())),
    'duplicate_id',
  ],
])('a piece %s refuses the save, which changes nothing', (_name, change, code) => {
  const { db, store } = setUp()
  const id = store.create(clauses('Et', 'To'))
  const before = [rows(db), rows(db, 'revision'), store.open(id, null)]
  const error = refusal(() => store.save(id, change))
  expect([error.code, error.problems.map((problem) => problem.code)]).toEqual(['bad_document', expect.arrayContaining([code])])
  expect([rows(db), rows(db, 'revision'), store.open(id, null)]).toEqual(before)
  expect(store.save(id, changeFrom(clauses('Et', 'To'), clauses('Et', 'Tre'), 1)).revision).toBe(2)
})

test('clauses that nest deeper than Word can number are refused', () => {
  const { store } = setUp()
  const id = store.create(clauses('Et'))
  const insert = Array.from({ length: 9 }, (_, depth) => ({ depth: depth + 1, json: sound(`n${depth}`) }))
  expect(refusal(() => store.save(id, { ...NOTHING, splice: { at: 1, remove: 0, insert } })).problems[0]?.code).toBe('too_deep')
  expect(store.save(id, { ...NOTHING, splice: { at: 1, remove: 0, insert: insert.slice(0, 8) } }).revision).toBe(2)
  expect(store.load(id).contract.document.childCount).toBe(1)
})

test('JSON that nests thousands of levels deep is refused and harms nothing', () => {
  const { store } = setUp()
  const id = store.create(clauses('Et'))
  const levels = 20_000
  const json = `{"type":"clause","attrs":{"id":"n"},"content":[${'{"type":"enumeration","content":['.repeat(levels)}${']}'.repeat(levels)}]}`
  expect(refusal(() => store.save(id, insertion(json))).code).toBe('bad_document')
})

const alternative = (value: string): ContractChange =>
  insertion(JSON.stringify(clause({ id: 'a', condition: when('price', value) }, 'Efter tid').toJSON()), 0, 1)

test('alternatives that exclude each other may share an id, others may not', () => {
  const { store } = setUp()
  const given = contractOf(contract(clause({ id: 'a', condition: when('price', 'fixed') }, 'Fast')), {
    questions: [{ key: 'price', label: 'Pris', values: [{ value: 'fixed', label: 'Fast' }] }],
  })
  const id = store.create(given)
  expect(refusal(() => store.save(id, alternative('fixed'))).problems[0]?.code).toBe('duplicate_id')
  expect(store.save(id, alternative('hourly')).revision).toBe(2)
})

test.each([
  ['frame', '{"format":1}'],
  ['frame', 'null'],
  ['frame', '{'],
  ['filled', '{"values":{"days":[1]},"answers":{}}'],
  ['filled', '7'],
])('a %s that is %s refuses the save', (key, json) => {
  const { store } = setUp()
  const id = store.create(clauses('Et'))
  expect(refusal(() => store.save(id, { ...NOTHING, [key]: json })).code).toBe('bad_document')
  expect(store.revisions(id)).toHaveLength(1)
})

test('a frame from a newer version of the program is refused as such', () => {
  const { store } = setUp()
  const given = clauses('Et')
  const id = store.create(given)
  expect(refusal(() => store.save(id, { ...NOTHING, frame: frameJson(given).replace(`"format":${FORMAT_VERSION}`, '"format":99') })).code).toBe(
    'newer_format',
  )
})

test('a contract or revision that is not there is refused by name', () => {
  const { store } = setUp()
  expect(refusal(() => store.load('nowhere')).code).toBe('unknown_contract')
  expect(refusal(() => store.save('nowhere', NOTHING)).code).toBe('unknown_contract')
  const id = store.create(clauses('Et'))
  expect(refusal(() => store.open(id, 7)).params).toEqual({ id, number: 7 })
  expect(refusal(() => store.nameRevision(id, 7, 'x')).code).toBe('unknown_revision')
})

// What lists show.

test('a contract is listed with what the start view shows of it', () => {
  const { store } = setUp()
  const given = contractOf(contract(clause({ id: 'a' }, p(field('days'), field('fee')))), {
    fields: [
      { key: 'days', label: 'Dage', type: 'integer', owner: 'buyer' },
      { key: 'fee', label: 'Vederlag', type: 'amount', owner: 'tenderer' },
    ],
    values: { days: 3 },
  })
  const id = store.create(given)
  expect(store.list()).toEqual([
    {
      id,
      title: 'Kontrakt om drift',
      language: 'da',
      standardId: 'test',
      revision: 1,
      createdAt: '2026-01-01T00:00:01.000Z',
      updatedAt: '2026-01-01T00:00:01.000Z',
      fields: { total: 2, open: 1 },
      lastExport: null,
      archived: false,
      deletedAt: null,
    },
  ])
})

test('the contract that was changed last comes first, and its list follows what is saved', () => {
  const { store } = setUp()
  store.create(clauses('Et'))
  store.create(clauses('To'))
  const before = clauses('Et')
  store.save('k1', changeFrom(before, { ...before, title: 'Ny titel' }, 1))
  expect(store.list().map(({ id, title, revision, updatedAt, fields }) => [id, title, revision, updatedAt, fields.open])).toEqual([
    ['k1', 'Ny titel', 2, '2026-01-01T00:00:03.000Z', 1],
    ['k2', 'Kontrakt om drift', 1, '2026-01-01T00:00:02.000Z', 0],
  ])
})

test('fields that an older database did not count are counted when the contract is first listed', () => {
  const { db, store } = setUp()
  store.create(contractOf(contract(clause({ id: 'a' }, p(field('days'))))))
  db.exec('UPDATE revision SET fields_total = NULL, fields_open = NULL')
  expect(store.list()[0]?.fields).toEqual({ total: 1, open: 1 })
  expect(db.prepare('SELECT fields_total FROM revision').pluck().get()).toBe(1)
})

test('revisions are listed newest first with drafter and name', () => {
  const { store } = setUp()
  const id = store.create(clauses('Et'))
  store.save(id, changeFrom(clauses('Et'), clauses('To'), 1))
  store.nameRevision(id, 1, 'Udkast til kunden')
  expect(store.revisions(id)).toEqual([
    { number: 2, at: '2026-01-01T00:00:02.000Z', drafter: 'Karen Blixen', name: null },
    { number: 1, at: '2026-01-01T00:00:01.000Z', drafter: 'Karen Blixen', name: 'Udkast til kunden' },
  ])
  store.nameRevision(id, 1, null)
  expect(store.revisions(id)[1]?.name).toBeNull()
})

test('a copy has the text of its original, a title of its own and goes its own way', () => {
  const { db, store } = setUp()
  const id = store.create(clauses('Et', 'To'))
  store.save(id, changeFrom(clauses('Et', 'To'), clauses('Et', 'Tre'), 1))
  const before = rows(db)
  const copy = store.duplicate(id, 'Kopi')
  // Its frame, and the piece that was typed and is now two contracts' own.
  expect(rows(db) - before).toBe(2)
  store.duplicate(id, 'Endnu en')
  expect(rows(db) - before).toBe(3)
  expect([store.load(copy).contract.title, store.load(copy).revision, textOf(store, copy)]).toEqual(['Kopi', 1, 'EtTre'])
  store.save(copy, changeFrom(clauses('Et', 'Tre'), clauses('Fire'), 1))
  expect([textOf(store, id), textOf(store, copy)]).toEqual(['EtTre', 'Fire'])
})

test('renaming makes a revision that differs in its title alone', () => {
  const { db, store } = setUp()
  const id = store.create(clauses('Et'))
  const before = rows(db)
  store.rename(id, 'Nyt navn')
  expect([store.list()[0]?.title, store.load(id).contract.title, store.load(id, 1).contract.title, rows(db) - before]).toEqual([
    'Nyt navn',
    'Nyt navn',
    'Kontrakt om drift',
    1,
  ])
  store.rename(id, 'Nyt navn')
  expect(store.revisions(id)).toHaveLength(2)
})

test('a contract can be archived, put in the bin, and taken out of both', () => {
  const { store } = setUp()
  const id = store.create(clauses('Et'))
  const state = (): unknown => store.list().map(({ archived, deletedAt }) => [archived, deletedAt])
  store.setArchived(id, true)
  store.setDeleted(id, true)
  expect(state()).toEqual([[true, '2026-01-01T00:00:02.000Z']])
  store.setArchived(id, false)
  store.setDeleted(id, false)
  expect(state()).toEqual([[false, null]])
  expect(refusal(() => store.setArchived('nowhere', true)).code).toBe('unknown_contract')
})

test('the last export is remembered with its place', () => {
  const { store } = setUp()
  const id = store.create(clauses('Et'))
  store.setExported(id, 'tender', '/tmp/udbud.docx')
  expect([store.list()[0]?.lastExport, store.exported(id)]).toEqual([{ edition: 'tender', at: '2026-01-01T00:00:02.000Z' }, '/tmp/udbud.docx'])
})

// Deleting for good.

test('deleting for good frees what no other contract uses, and nothing else', async () => {
  const { db, store } = setUp()
  store.create(clauses('Fælles', 'Blivende'))
  const kept = rows(db)
  const id = store.create(clauses('Fælles', 'Egen'))
  let before = clauses('Fælles', 'Egen')
  for (let revision = 1; revision < 2 * KEYFRAME_EVERY; revision += 1) {
    const after = clauses('Fælles', `Egen ${revision}`)
    store.save(id, changeFrom(before, after, revision))
    before = after
  }
  store.duplicate('k1', 'Kopi')
  store.setDeleted(id, true)
  await store.destroy(id)
  // The frame of the copy has come in.
  expect(rows(db)).toBe(kept + 1)
  expect(store.list().map((one) => one.id)).toEqual(['k3', 'k1'])
  expect([textOf(store, 'k1'), textOf(store, 'k3')]).toEqual(['FællesBlivende', 'FællesBlivende'])
  expect(rows(db, 'revision')).toBe(2)
})

test('what another contract takes up while one is being deleted is kept', async () => {
  const { db, store } = setUp()
  const id = store.create(clauses('Egen', 'Lånt'))
  store.create(clauses('Andet'))
  store.setDeleted(id, true)
  const deleting = store.destroy(id)
  store.save('k2', changeFrom(clauses('Andet'), clauses('Andet', 'Lånt'), 1))
  await deleting
  expect(textOf(store, 'k2')).toBe('AndetLånt')
  expect(db.prepare("SELECT count(*) FROM content WHERE json LIKE '%Egen%'").pluck().get()).toBe(0)
})

test('a contract that is not in the bin cannot be deleted for good', () => {
  const { store } = setUp()
  const id = store.create(clauses('Et'))
  expect(refusal(() => store.destroy(id)).code).toBe('not_in_bin')
  expect(store.list()).toHaveLength(1)
})

// The library's clauses in contracts.

const source = (name: string, version: number) => ({ clause: name, language: 'da' as const, version })

test('the contracts that have a library clause are known with the version, as the text changes', () => {
  const { store } = setUp()
  const with2 = contractOf(contract(clause({ id: 'a', source: source('payment', 2) }, 'Betaling')))
  const id = store.create(with2)
  expect(store.withClause('payment')).toEqual([{ id, title: 'Kontrakt om drift', version: 2 }])
  const with3 = contractOf(
    contract(clause({ id: 'a', source: source('payment', 3) }, 'Betaling'), clause({ id: 'b', source: source('bod', 1) }, 'Bod')),
  )
  store.save(id, changeFrom(with2, with3, 1))
  expect([store.withClause('payment')[0]?.version, store.withClause('bod')[0]?.version]).toEqual([3, 1])
  store.save(id, changeFrom(with3, clauses('Uden'), 2))
  expect(store.withClause('payment')).toEqual([])
  store.save(id, changeFrom(clauses('Uden'), with2, 3))
  store.setDeleted(id, true)
  expect(store.withClause('payment')).toEqual([])
})
