/** What a library clause needs in a contract, and parts of contracts kept as clauses. */
import { expect, test } from 'vitest'
import { companionFinder } from '../../../electron/services/companions.ts'
import { contractStore } from '../../../electron/services/contracts.ts'
import { draftContract, draftIds } from '../../../electron/services/draft.ts'
import { libraryEdits } from '../../../electron/services/library-edits.ts'
import { clauseSaver } from '../../../electron/services/save-clause.ts'
import { schema } from '../../../shared/document/schema.ts'
import type { ClauseFromContract, PresentInContract } from '../../../shared/own-api.ts'
import type { Contract } from '../../../shared/model.ts'
import { clause, contract, definition, guidance, item, list, p, ref } from '../../build.ts'
import { refusal } from '../../refused.ts'
import { installation, SMALL_FILES } from './library-folder.ts'

const unguided = 'no-guidance: a test'
const FILES = {
  ...SMALL_FILES,
  'clauses/da/definitions.md': [
    `## def-milestone\n${unguided}\n\n= Frist; Fristen, Frister = betyder en Dag, jf. {ref:annex-plan}.`,
    `## def-day\n${unguided}\n\n= Dag; Dage = betyder enhver kalenderdag.`,
    `## late: Forsinkelse\n\nOverskrides Fristen, betales efter {ref:price}, {ref:payment/due} og {ref:annex-rates}, dog {field:penalty_cap}.\n\n> Guidance om en Underleverandør, jf. {ref:options-terms}.`,
  ].join('\n\n'),
}

const workshop = () => {
  const { db, start } = installation()
  const library = start(FILES)
  let count = 0
  const contracts = contractStore(db, { now: () => '2026-02-02T00:00:00.000Z', newId: () => `k${(count += 1)}`, drafter: () => '' })
  const edits = libraryEdits(db, library)
  return { library, contracts, companions: companionFinder(library), save: clauseSaver(db, library, edits, contracts) }
}
const NOTHING: PresentInContract = { standard: 'small', targets: [], terms: [], fields: [] }

test('a clause needs the clauses and annexes that it refers to, the terms it uses and all their fields; guidance counts for nothing', () => {
  const { companions } = workshop()
  const found = companions('late', 'da', NOTHING)
  expect(found.parts.map(({ kind, identity, title, into, after }) => ({ kind, identity, title, into, after }))).toEqual([
    { kind: 'clause', identity: 'price', title: 'Fast vederlag', into: 'prices', after: [] },
    { kind: 'clause', identity: 'payment', title: 'Betaling', into: 'prices', after: ['price'] },
    { kind: 'annex', identity: 'annex-prices', title: 'Vederlag', into: null, after: ['annex-plan'] },
    { kind: 'definition', identity: 'def-milestone', title: 'Frist', into: null, after: [] },
    { kind: 'definition', identity: 'def-day', title: 'Dag', into: null, after: [] },
  ])
  const [price, , annex] = found.parts
  expect(price?.nodes.map((node) => (node as { attrs: object }).attrs)).toMatchObject([
    { id: 'price', condition: { question: 'pricing', value: 'fixed' }, source: { clause: 'price-fixed', language: 'da', version: 1 } },
    { id: 'price', condition: { question: 'pricing', value: 'hourly' } },
  ])
  const whole = schema.nodeFromJSON(annex?.nodes[0])
  whole.check()
  expect(whole.lastChild?.attrs['id']).toBe('annex-rates')
  expect(found.fields.map(({ key, label }) => [key, label])).toEqual([
    ['penalty_cap', 'Bodsloft'],
    ['annual_fee', 'Årligt vederlag'],
    ['payment_days', 'Betalingsfrist'],
  ])
})

test('what the contract has is not needed; a sub-annex comes into the annex that is there', () => {
  const { companions } = workshop()
  const found = companions('late', 'da', {
    standard: 'small',
    targets: ['price', 'payment', 'annex-prices'],
    terms: ['frist'],
    fields: ['penalty_cap'],
  })
  expect(found.parts.map(({ identity, into }) => [identity, into])).toEqual([['annex-rates', 'annex-prices']])
  expect(found.fields.map(({ key }) => key)).toEqual([])
  expect(refusal(() => companions('nothing', 'da', NOTHING)).code).toBe('unknown_wording')
})

const WISH: ClauseFromContract = {
  contract: 'k1',
  part: 'own',
  blocks: null,
  language: 'da',
  category: 'money',
  tags: ['bod'],
  heading: 'Bod',
  guidance: 'Første linje\n\nAnden linje',
}

const withOwn = (drafted: Contract): Contract => {
  const idOf = draftIds('small')
  const own = clause(
    { id: 'own', heading: 'Sanktioner' },
    p('Odense Kommune betaler kr. 1.250,50, jf. ', ref(idOf('price')), ', ', ref('inner'), ' og ', ref(idOf('annex-prices')), '.'),
    list('alpha_paren', item({ id: 'one' }, 'Se ', ref(idOf('payment/due')), ' og ', ref('one'))),
    definition({ id: 'meaning', term: 'Bod' }, 'betyder 10 dage.'),
    guidance(p('Gammel vejledning')),
    clause({ id: 'inner', heading: 'Indeni', reserved: true }, p('Se ', ref('own'), '.')),
  )
  return {
    ...drafted,
    values: { 'customer.name': 'Odense Kommune', annual_fee: 1250.5, payment_days: 10 },
    document: contract(...drafted.document.children.slice(0, 3), own, ...drafted.document.children.slice(3)),
  }
}

test('a part of a contract becomes a clause: values are fields, references name what the library calls their targets', () => {
  const { library, contracts, save } = workshop()
  contracts.create(withOwn(draftContract(library, 'small', 'da', null)))
  expect(save(WISH)).toEqual({ clause: 'own-bod', version: 1 })
  const saved = library.clause('own-bod', 'da')
  const id = 'own-bod'
  expect(saved?.node.toJSON()).toEqual(
    clause(
      { id, heading: 'Bod' },
      p(
        schema.nodes.field.create({ key: 'customer.name' }),
        ' betaler ',
        schema.nodes.field.create({ key: 'annual_fee' }),
        ', jf. ',
        ref('price'),
        ', ',
        ref(`${id}/part-1`),
        ' og ',
        ref('annex-prices'),
        '.',
      ),
      list('alpha_paren', item({ id: `${id}/item-1` }, 'Se ', ref('payment/due'), ' og ', ref(`${id}/item-1`))),
      definition({ id: `${id}/term`, term: 'Bod' }, 'betyder 10 dage.'),
      guidance(p('Første linje'), p('Anden linje')),
      clause({ id: `${id}/part-1`, heading: 'Indeni' }, p('Se ', ref(id), '.')),
    ).toJSON(),
  )
  expect(library.clauses('da').find((one) => one.id === id)).toMatchObject({ category: 'money', tags: ['bod'], origin: 'own' })
})

test('only the blocks that are chosen are saved, and a part that is not there is refused', () => {
  const { library, contracts, save } = workshop()
  contracts.create(withOwn(draftContract(library, 'small', 'da', null)))
  const { clause: id } = save({ ...WISH, blocks: { from: 1, to: 2 }, heading: '', guidance: '' })
  expect(library.clause(id, 'da')?.node.children.map((child) => child.type.name)).toEqual(['enumeration'])
  expect(refusal(() => save({ ...WISH, part: 'nowhere' })).code).toBe('unknown_part')
  expect(refusal(() => save({ ...WISH, blocks: { from: 7, to: 9 }, guidance: '' })).code).toBe('bad_document')
})
