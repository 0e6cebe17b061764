import { expect, test } from 'vitest'
import type { Db } from '../../../electron/db/open.ts'
import { contractStore } from '../../../electron/services/contracts.ts'
import { draftContract } from '../../../electron/services/draft.ts'
import type { Library } from '../../../electron/services/library.ts'
import { libraryEdits, ownId } from '../../../electron/services/library-edits.ts'
import { libraryLists } from '../../../electron/services/library-lists.ts'
import type { Json } from '../../../shared/document/format.ts'
import type { ContractLanguage } from '../../../shared/model.ts'
import { clause, p, signatures } from '../../build.ts'
import { refusal } from '../../refused.ts'
import { clauseFile, installation, type LibraryFiles, SMALL_FILES } from './library-folder.ts'

/** A library with everything that works on it, over a database that can be started again with other files. */
const workshop = (files: LibraryFiles = SMALL_FILES) => {
  const { db, start } = installation()
  const open = (library: Library) => ({ library, ...servicesOf(db, library) })
  return { db, ...open(start(files)), update: (newer: LibraryFiles) => open(start(newer)) }
}
const servicesOf = (db: Db, library: Library) => {
  const contracts = contractStore(db, { now: () => '2026-02-02T00:00:00.000Z', newId: () => 'k1', drafter: () => '' })
  return { contracts, lists: libraryLists(db, library, contracts), edits: libraryEdits(db, library) }
}

const json = (node: ReturnType<typeof clause>): Json => node.toJSON() as Json
const wording = (text: string, id = 'payment'): Json => json(clause({ id, heading: 'Betaling' }, text))
const items = ({ lists }: Pick<ReturnType<typeof workshop>, 'lists'>, id: string) => lists.list().filter((item) => item.id === id)
const pairOf = (shop: Pick<ReturnType<typeof workshop>, 'lists'>, id = 'payment') => shop.lists.clause(id).pair

// What is shown.

test('every clause is listed once per language, by category and title, retired ones too', () => {
  const shop = workshop()
  shop.edits.setRetired('payment', true)
  const list = shop.lists.list()
  expect(list).toHaveLength(18)
  expect(items(shop, 'payment').map(({ language, retired }) => [language, retired])).toEqual([
    ['da', true],
    ['nb', true],
  ])
  expect(list.map(({ category }) => category)).toEqual(list.map(({ category }) => category).toSorted())
  expect(items(shop, 'purpose')[0]).toEqual({
    id: 'purpose',
    category: 'general',
    language: 'da',
    title: 'Formål',
    text: 'Kontrakten angår levering, jf. … og ….',
    tags: ['formål'],
    version: 1,
    origin: 'shipped',
    changed: false,
    retired: false,
    pair: 'equivalent',
  })
})

test('a clause is shown with its languages, the standards that name it and the contracts that have it', () => {
  const { lists, library, contracts } = workshop()
  contracts.create({ ...draftContract(library, 'small', 'da', null), title: 'Om drift' })
  const detail = lists.clause('payment')
  expect(detail).toMatchObject({ id: 'payment', category: 'money', origin: 'shipped', retired: false, pair: 'equivalent', pairNotes: {} })
  expect(detail.languages.da).toMatchObject({ version: 1, origin: 'shipped', tags: [], noGuidance: 'a test', content: { type: 'clause' } })
  expect(detail.usedIn).toEqual([
    { kind: 'standard', id: 'small', title: 'Lille kontrakt', version: 3 },
    { kind: 'contract', id: 'k1', title: 'Om drift', version: 1 },
  ])
  expect(lists.clause('spare').usedIn).toEqual([])
})

test('standards are listed in each language they are written in', () => {
  expect(workshop().lists.standards()).toEqual([
    {
      id: 'small',
      version: 3,
      origin: 'shipped',
      retired: false,
      texts: { da: { title: 'Lille kontrakt', description: 'Til prøve.' }, nb: { title: 'Liten avtale', description: 'Til prøve.' } },
    },
  ])
})

test('the names that wordings can point to come from the standards', () => {
  const vocabulary = workshop().lists.vocabulary('nb')
  expect(vocabulary.targets).toMatchObject({
    general: 'Innledning',
    money: 'Penger',
    prices: 'Priser',
    'annex-plan': 'Fremdriftsplan',
    'annex-rates': 'Satser',
    price: 'Fast vederlag',
  })
  expect(vocabulary.fields.map(({ key }) => key)).toEqual(expect.arrayContaining(['customer.name', 'supplier.contact_email', 'takeover_date']))
  expect(vocabulary.questions.map(({ key, label }) => [key, label])).toEqual([
    ['pricing', 'Hvordan betales det?'],
    ['options', 'Opsjoner?'],
  ])
  expect(vocabulary.parties.map(({ name }) => name)).toEqual(['Kunden', 'Leverandøren'])
})

test('what is not there is refused by name', () => {
  const { lists, edits } = workshop()
  for (const act of [
    () => lists.clause('xyz'),
    () => lists.versions('xyz', 'da'),
    () => lists.wording('xyz', 'da', null),
    () => edits.setCategory('xyz', 'money'),
    () => edits.setPair('xyz', null),
    () => edits.saveWording('xyz', 'da', 0, wording('Tekst', 'xyz')),
  ]) {
    expect(refusal(act).code).toBe('unknown_clause')
  }
  expect(refusal(() => lists.wording('payment', 'da', 9)).params).toEqual({ id: 'payment', language: 'da', version: 9 })
  expect(refusal(() => lists.wording('danish-law', 'nb', null)).code).toBe('unknown_wording')
  expect(refusal(() => edits.setDetails('danish-law', 'nb', { tags: [], noGuidance: null })).code).toBe('unknown_wording')
})

// Wordings.

test('a wording of the user’s own is the newest version, and older ones stay', () => {
  const shop = workshop()
  expect(shop.edits.saveWording('payment', 'da', 1, wording('Vores frist gælder.'))).toBe(2)
  expect(shop.lists.versions('payment', 'da').map(({ version, origin }) => [version, origin])).toEqual([
    [2, 'own'],
    [1, 'shipped'],
  ])
  expect(shop.lists.wording('payment', 'da', null).version).toBe(2)
  expect(shop.lists.currentVersions()).toMatchObject({ 'da/payment': 2, 'nb/payment': 1 })
  expect(items(shop, 'payment').map(({ origin, changed, text }) => [origin, changed, text])).toEqual([
    ['shipped', true, 'Vores frist gælder.'],
    ['shipped', false, 'Kunden betaler innen … dager.'],
  ])
  expect(shop.library.search('frist', 'da').map(({ id }) => id)).toContain('payment')
})

test('a wording over one that is no longer the newest is a conflict and changes nothing', () => {
  const { edits, lists } = workshop()
  edits.saveWording('payment', 'da', 1, wording('Min.'))
  expect(refusal(() => edits.saveWording('payment', 'da', 1, wording('Din.'))).code).toBe('clause_conflict')
  expect(refusal(() => edits.saveWording('danish-law', 'nb', 1, wording('Norsk.'))).code).toBe('clause_conflict')
  expect(lists.versions('payment', 'da')).toHaveLength(2)
})

test('a wording carries the clause’s id, no condition and no other clause’s origin', () => {
  const { edits, library } = workshop()
  const source = { clause: 'other', language: 'da' as const, version: 1 }
  const taken = clause({ id: 'random', condition: { question: 'q', value: 'v' }, source }, 'Tekst', clause({ id: 'inner', source }, 'Mere'))
  edits.saveWording('payment', 'da', 1, json(taken))
  const node = library.clause('payment', 'da')?.node
  expect([node?.attrs['id'], node?.attrs['condition'], node?.attrs['source'], node?.lastChild?.attrs['source']]).toEqual([
    'payment',
    null,
    null,
    null,
  ])
})

test.each<[string, Json, string]>([
  ['is no clause', { type: 'annex', attrs: { id: 'payment' }, content: [{ type: 'heading' }] }, 'unknown_node'],
  ['is no node', 'tekst', 'not_a_node'],
  ['has no text', json(clause({ id: 'payment', heading: 'Betaling' })), 'empty_clause'],
  ['uses an id twice', json(clause({ id: 'payment' }, clause({ id: 'x' }, 'Et'), clause({ id: 'x' }, 'To'))), 'duplicate_id'],
])('a wording that %s is refused and changes nothing', (_name, content, code) => {
  const { edits, lists } = workshop()
  expect(refusal(() => edits.saveWording('payment', 'da', 1, content)).problems[0]?.code).toBe(code)
  expect(lists.versions('payment', 'da')).toHaveLength(1)
})

test('a clause that only holds the block for signatures is a wording', () => {
  expect(workshop().edits.saveWording('payment', 'da', 1, json(clause({ id: 'payment', heading: 'Underskrift' }, signatures())))).toBe(2)
})

// Pairs.

test('a pair needs review when one side gets a newer wording, until it is reviewed', () => {
  const shop = workshop()
  expect(pairOf(shop)).toBe('equivalent')
  shop.edits.saveWording('payment', 'da', 1, wording('Vores.'))
  expect(pairOf(shop)).toBe('needs_review')
  shop.edits.setPair('payment', { da: 'Fristen er kortere.', nb: '' })
  expect([pairOf(shop), shop.lists.clause('payment').pairNotes]).toEqual(['not_equivalent', { da: 'Fristen er kortere.' }])
  shop.edits.saveWording('payment', 'nb', 1, wording('Vår.'))
  expect(pairOf(shop)).toBe('needs_review')
  shop.edits.setPair('payment', null)
  expect([pairOf(shop), shop.lists.clause('payment').pairNotes]).toEqual(['equivalent', {}])
})

test('a clause of one language has no pair until it gets the other, which nobody has reviewed', () => {
  const shop = workshop()
  expect(pairOf(shop, 'danish-law')).toBe('one_language')
  shop.edits.saveWording('danish-law', 'nb', 0, json(clause({ id: 'x' }, 'Dansk rett gjelder.')))
  expect(pairOf(shop, 'danish-law')).toBe('needs_review')
})

const twins = (da: string, nb: string): LibraryFiles => ({
  'clauses/da/a.md': clauseFile('a', 'Et', da) + clauseFile('b', 'To', da),
  'clauses/nb/a.md': clauseFile('a', 'Et', nb) + clauseFile('b', 'To', nb),
})

test('a pair that ships with an update has been reviewed by those who ship it, unless a side is the user’s own', () => {
  const shop = workshop(twins('Dansk.', 'Norsk.'))
  shop.edits.saveWording('b', 'da', 1, json(clause({ id: 'b' }, 'Vores.')))
  shop.edits.setPair('b', null)
  const later = shop.update(twins('Dansk.', 'Norsk to.'))
  expect([pairOf(later, 'a'), pairOf(later, 'b')]).toEqual(['equivalent', 'needs_review'])
})

const PAIRS = 'purpose:\n  da: Til danskeren.\n  nb: Til nordmanden.\n'

test('what the user says of a pair, an update does not take back', () => {
  const shop = workshop({ ...SMALL_FILES, 'pairs.yaml': PAIRS })
  expect(pairOf(shop, 'purpose')).toBe('not_equivalent')
  shop.edits.setPair('purpose', null)
  const later = shop.update({ ...SMALL_FILES, 'pairs.yaml': PAIRS.replace('danskeren', 'læseren') })
  expect(pairOf(later, 'purpose')).toBe('equivalent')
})

// Details.

const tagged = (tag: string): LibraryFiles => ({
  'clauses/da/a.md': `## a: Et\ntags: ${tag}\nno-guidance: x\n\nTekst.\n`,
  'clauses/nb/a.md': `## a: Et\ntags: ${tag}\nno-guidance: x\n\nTekst.\n`,
})

test('tags and reasons of the user survive an update, in the language they are of alone', () => {
  const shop = workshop(tagged('gammel'))
  shop.edits.setDetails('a', 'da', { tags: [' vores ', 'vores', ''], noGuidance: null })
  const { languages } = shop.update(tagged('ny')).lists.clause('a')
  expect([languages.da?.tags, languages.da?.noGuidance, languages.nb?.tags]).toEqual([['vores'], null, ['ny']])
})

test('a category that the user has chosen survives an update', () => {
  const shop = workshop()
  shop.edits.setCategory('payment', 'economy')
  const moved = { ...SMALL_FILES, 'clauses/da/z.md': clauseFile('more', 'Mere', 'Tekst.') }
  expect(shop.update(moved).lists.clause('payment').category).toBe('economy')
})

test('a retired clause is not found and can be taken back, and then is', () => {
  const { edits, library } = workshop()
  const found = (): string[] => library.search('betaling', 'da').map(({ id }) => id)
  edits.setRetired('payment', true)
  expect(found()).toEqual([])
  edits.saveWording('payment', 'da', 1, wording('Betaling efter vores betalingsplan.'))
  expect(found()).toEqual([])
  edits.setRetired('payment', false)
  expect(found()).toEqual(['payment'])
})

// Clauses of the user's own.

test('a clause of the user’s own is there with its first wording, found and listed', () => {
  const shop = workshop()
  const id = shop.edits.create({
    category: 'money',
    language: 'da',
    content: json(clause({ id: 'tmp', heading: 'Bod ved forsinkelse' }, 'Boden er høj.')),
  })
  expect(id).toBe('own-bod-ved-forsinkelse')
  expect(shop.lists.clause(id)).toMatchObject({
    origin: 'own',
    category: 'money',
    pair: 'one_language',
    languages: { da: { version: 1, origin: 'own' } },
  })
  expect(items(shop, id)[0]).toMatchObject({ origin: 'own', changed: false, title: 'Bod ved forsinkelse' })
  expect(shop.library.search('forsinkelse', 'da')[0]?.id).toBe(id)
  expect(shop.library.clause(id, 'da')?.node.attrs['id']).toBe(id)
})

test('a clause of the user’s own stays as it is when the library is updated', () => {
  const shop = workshop()
  const id = shop.edits.create({ category: 'money', language: 'da', content: json(clause({ id: 'tmp', heading: 'Vores' }, 'Tekst.')) })
  const later = shop.update({ ...SMALL_FILES, 'clauses/da/z.md': clauseFile('more', 'Mere', 'Tekst.') })
  expect(later.lists.clause(id)).toEqual(shop.lists.clause(id))
})

test('an unsound clause of the user’s own leaves nothing behind', () => {
  const { edits, lists } = workshop()
  const before = lists.list().length
  expect(refusal(() => edits.create({ category: 'money', language: 'da', content: json(clause({ id: 'x', heading: 'Tom' })) })).code).toBe(
    'bad_document',
  )
  expect(lists.list()).toHaveLength(before)
})

test.each<[string, string]>([
  ['Bod ved forsinkelse', 'own-bod-ved-forsinkelse'],
  ['Ændring & Øvrige Ålæg', 'own-aendring-oevrige-aalaeg'],
  ['A\u030arsplan', 'own-aarsplan'],
  ['Café São', 'own-cafe-sao'],
  ['§§ – 🙂', 'own-clause'],
  ['', 'own-clause'],
  ['../../etc/passwd', 'own-etc-passwd'],
  ['lang '.repeat(40), `own-${'lang-'.repeat(12).slice(0, -1)}`],
])('the id for %j is %s', (title, id) => {
  expect(ownId(title, () => false)).toBe(id)
})

test('ids are unique: a second clause of the same title has a number', () => {
  const { edits } = workshop()
  const create = (language: ContractLanguage): string =>
    edits.create({ category: 'money', language, content: json(clause({ id: 'x', heading: 'Vores' }, p('Tekst.'))) })
  expect([create('da'), create('nb'), create('da')]).toEqual(['own-vores', 'own-vores-2', 'own-vores-3'])
})
