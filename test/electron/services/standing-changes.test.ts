/** Standing changes of a contract as a whole: its settings, its parties, and how its headings stand. */
import { Transform } from 'prosemirror-transform'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeSets } from '../../../electron/services/change-sets.ts'
import { contractStore } from '../../../electron/services/contracts.ts'
import { draftContract, draftIds } from '../../../electron/services/draft.ts'
import { houseStyleStore } from '../../../electron/services/house-styles.ts'
import { inHouseStyle } from '../../../electron/services/in-house-style.ts'
import { settingsStore } from '../../../electron/services/settings.ts'
import { findParts } from '../../../shared/document/edit.ts'
import { partyAdded, partyChanged, partyRemoved } from '../../../shared/document/parties.ts'
import {
  ANNEX_NUMBER_STYLES,
  CLAUSE_NUMBER_STYLES,
  CLAUSE_WORDS,
  CLOSED_DAYS,
  type Contract,
  DAY_RULES,
  FIELD_OWNERS,
  type Party,
  PARTY_INTRODUCTIONS,
} from '../../../shared/model.ts'
import { installation, SMALL_FILES } from './library-folder.ts'

const now = (): string => '2026-02-02T00:00:00.000Z'
const idOf = draftIds('small')

/** Contracts drafted as the window drafts them. */
const workshop = () => {
  const { db, start } = installation()
  const library = start(SMALL_FILES)
  const settings = settingsStore(db)
  const looks = { settings, houseStyles: houseStyleStore(db, settings, now), library }
  let count = 0
  const contracts = contractStore(db, { now, newId: () => `k${(count += 1)}`, drafter: () => '' })
  const sets = changeSets(db, library, contracts, now, (contract) => inHouseStyle(contract, looks))
  const draft = (answers: unknown = null): Contract => inHouseStyle(draftContract(library, 'small', 'da', answers), looks)
  const keep = (contract: Contract) => {
    const id = contracts.create(contract)
    const found = sets.of(id)
    return { found, keepAll: () => sets.save({ contract: id, set: null, name: 'Vores', keys: found.map(({ key }) => key) }) }
  }
  return { settings, sets, draft, keep }
}

/** What of a contract standing changes hold. What they do not hold is one contract's own, but for the text, which other tests see to. */
const HELD = {
  title: false,
  language: false,
  term: false,
  standard: false,
  frozen: false,
  document: false,
  parties: true,
  fields: true,
  values: true,
  questions: true,
  answers: true,
  style: true,
  front: true,
  houseStyle: true,
  dayRule: true,
} satisfies Record<keyof Contract, boolean>

const heldIn = (contract: Contract) => Object.entries(contract).filter(([key]) => HELD[key as keyof Contract])

const word = fc.stringMatching(/^[A-ZÆØÅ][a-zæøå]{0,8}$/)
const called = fc.record({
  name: word,
  shortName: fc.oneof(fc.constant(''), word),
  introduction: fc.constantFrom(...PARTY_INTRODUCTIONS),
  owner: fc.constantFrom(...FIELD_OWNERS),
  representatives: fc.array(
    fc.record({ role: fc.constantFrom('contact', 'signatory'), name: word, title: word, email: fc.constant(''), phone: fc.constant('') }),
    {
      maxLength: 2,
    },
  ),
}) satisfies fc.Arbitrary<Omit<Party, 'role'>>
const decisions = fc.record({
  front: fc.record({ titlePage: fc.boolean(), contents: fc.boolean(), parties: fc.boolean() }),
  style: fc.record({
    clauseNumber: fc.constantFrom(...CLAUSE_NUMBER_STYLES),
    clauseWord: fc.constantFrom(...CLAUSE_WORDS),
    annexNumber: fc.constantFrom(...ANNEX_NUMBER_STYLES),
  }),
  houseStyle: fc.constantFrom('plain', 'state', 'municipality'),
  dayRule: fc.oneof(fc.constantFrom(...DAY_RULES), fc.record({ saturdays: fc.boolean(), closed: fc.subarray([...CLOSED_DAYS]) })),
  customer: fc.option(called),
  third: fc.option(called),
  goes: fc.boolean(),
})

test('whatever is decided for a contract as a whole is held, and a new contract has it', () => {
  const { draft, keep, sets } = workshop()
  fc.assert(
    fc.property(decisions, ({ customer, third, goes, ...settings }) => {
      let contract: Contract = { ...draft(), ...settings }
      if (customer) contract = { ...contract, ...partyChanged(contract, 'customer', customer) }
      if (third) {
        contract = { ...contract, ...partyAdded(contract, { role: 'party3', ...third }) }
        contract = { ...contract, values: { 'party3.name': 'Tredje A/S' } }
      }
      if (goes) contract = { ...contract, ...partyRemoved(contract, contract.document, 'supplier') }
      const { found, keepAll } = keep(contract)
      if (found.length === 0) return
      const { contract: again, notApplied } = sets.apply(draft(), [keepAll().id])
      expect(notApplied).toEqual([])
      expect(heldIn(again)).toEqual(heldIn(contract))
      expect(again.document.eq(contract.document)).toBe(true)
      // Read off the new contract, they are the same changes.
      expect(keep(again).found).toEqual(found)
    }),
    { numRuns: 40 },
  )
})

test('each decision is a change of its own with what a list says of it; people and facts belong to one contract', () => {
  const { draft, keep } = workshop()
  const drafted = draft()
  const person = { role: 'contact', name: 'Ane Ask', title: '', email: '', phone: '' } as const
  const customer = { name: 'Ordregiver', shortName: 'OG', introduction: 'called', owner: 'signing', representatives: [person] } as const
  const { found } = keep({
    ...drafted,
    ...partyRemoved({ ...drafted, ...partyChanged(drafted, 'customer', customer) }, drafted.document, 'supplier'),
    values: { 'customer.name': 'Odense Kommune' },
    front: { ...drafted.front, titlePage: false },
    style: { ...drafted.style, clauseWord: 'pkt.' },
    dayRule: 'region',
  })
  expect(found.map(({ kind, name, detail, setting, isStanding }) => [kind, setting?.setting ?? name, setting?.value ?? detail, isStanding])).toEqual([
    ['setting', 'titlePage', false, true],
    ['setting', 'clauseWord', 'pkt.', true],
    ['setting', 'dayRule', 'region', true],
    ['party', 'Kunden', '(i det følgende benævnt »Ordregiver« eller »OG«)', true],
    ['party_owner', 'Ordregiver', 'signing', true],
    ['people', 'Ordregiver', 'Ane Ask', false],
    ['no_party', 'Leverandøren', '', true],
    ['value', 'Ordregivers navn', 'Odense Kommune', false],
  ])
})

test('a look that every new contract has from the settings is no change', () => {
  const { settings, draft, keep } = workshop()
  settings.set({ houseStyle: 'municipality', style: { clauseNumber: 'decimal_dot', clauseWord: 'pkt.', annexNumber: 'letter' } })
  expect(draft()).toMatchObject({ houseStyle: 'municipality', style: { clauseWord: 'pkt.' } })
  expect(keep(draft()).found).toEqual([])
  expect(keep({ ...draft(), houseStyle: 'state' }).found.map(({ setting }) => setting)).toMatchObject([{ setting: 'houseStyle', value: 'state' }])
})

test('what an answers file decides goes before the set', () => {
  const { draft, keep, sets } = workshop()
  const drafted = draft()
  const set = keep({
    ...drafted,
    ...partyChanged(drafted, 'customer', { name: 'Ordregiver', introduction: 'bare' }),
    style: { ...drafted.style, clauseWord: 'pkt.', annexNumber: 'letter' },
    dayRule: 'region',
  }).keepAll()
  const own = draft({ style: { clause_number: 'none', annex_number: 'letter' }, day_rule: 'nb' })
  expect(sets.apply(own, [set.id])).toMatchObject({
    notApplied: [],
    contract: {
      style: { clauseNumber: 'none', clauseWord: 'pkt.', annexNumber: 'letter' },
      dayRule: 'nb',
      parties: [{ name: 'Ordregiver', introduction: 'bare' }, { name: 'Leverandøren' }],
    },
  })
})

test('a party that a newer standard no longer has is told', () => {
  const { draft, keep, sets } = workshop()
  const drafted = draft()
  const set = keep({ ...drafted, ...partyChanged(drafted, 'supplier', { owner: 'signing' }) }).keepAll()
  const alone = { ...drafted, ...partyRemoved(drafted, drafted.document, 'supplier') }
  expect(sets.apply(alone, [set.id]).notApplied).toEqual([{ place: 'Vores', code: 'change_no_party', params: { name: 'Leverandøren' } }])
})

test('a heading on the line of its text or on its own is a change of the clause', () => {
  const { draft, keep, sets } = workshop()
  const drafted = draft()
  const tr = new Transform(drafted.document)
  const [payment] = findParts(tr.doc, idOf('payment'))
  expect(payment?.node.attrs['heading_style']).toBe('run_in')
  tr.setNodeAttribute(payment?.pos ?? -1, 'heading_style', 'block')
  const contract = { ...drafted, document: tr.doc }
  const { found, keepAll } = keep(contract)
  expect(found.map(({ kind, name, isStanding }) => [kind, name, isStanding])).toEqual([['heading_style', 'Betaling', true]])
  expect(sets.apply(draft(), [keepAll().id]).contract.document.eq(contract.document)).toBe(true)
})

test('a clause that was left out before the library locked it stays in the contract, and that is told', () => {
  const { db, start } = installation()
  const library = start(SMALL_FILES)
  let count = 0
  const contracts = contractStore(db, { now, newId: () => `k${(count += 1)}`, drafter: () => '' })
  const sets = changeSets(db, library, contracts, now)
  const id = contracts.create(draftContract(library, 'small', 'da', { clauses: { leave_out: ['danish-law', 'prices'] } }))
  sets.save({ contract: id, set: null, name: 'Vores', keys: sets.of(id).map(({ key }) => key) })
  const money = SMALL_FILES['clauses/da/money.md']?.replace('## payment: Betaling\n', '## payment: Betaling\nlocked: Myndighedens tekst.\n') ?? ''
  const locked = start({ ...SMALL_FILES, 'clauses/da/money.md': money })
  const { contract, notApplied } = changeSets(db, locked, contracts, now).apply(draftContract(locked, 'small', 'da', null), ['Vores'])
  expect(notApplied).toEqual([{ place: 'Vores', code: 'change_locked', params: { name: 'Priser' } }])
  expect(['danish-law', 'prices', 'payment'].map((one) => findParts(contract.document, idOf(one)).length)).toEqual([0, 1, 1])
})
