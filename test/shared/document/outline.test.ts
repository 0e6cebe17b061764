import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { openBeforeSigning, outline, usedFields } from '../../../shared/document/outline.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import type { FieldDefinition, Party } from '../../../shared/model.ts'
import { anyContract, partsInForce } from '../../arbitraries.ts'
import { annex, chapter, clause, contract, contractOf, field, guidance, parties, party, p, ref, signatures, titlePage, when } from '../../build.ts'

test('the outline lists every part in force with kind, number, heading and depth in its own sequence', () => {
  const document = contract(
    titlePage(),
    chapter({ id: 'I', heading: 'Drift' }, clause({ id: 'a', heading: 'Løbetid' }, clause({ id: 'b' }))),
    clause({ id: 'gone', condition: when('drift', 'nej') }),
    annex(
      { id: 'x', heading: 'Tid' },
      clause({ id: 'c', heading: 'Faser' }, clause({ id: 'd' })),
      annex({ id: 'y', heading: 'Plan' }, clause({ id: 'e' })),
    ),
  )
  expect(outline(resolve(contractOf(document, { answers: { drift: 'ja' } }))).items).toEqual([
    { id: 'I', kind: 'chapter', number: 'I', heading: 'Drift', level: 1 },
    { id: 'a', kind: 'clause', number: '1', heading: 'Løbetid', level: 1 },
    { id: 'b', kind: 'clause', number: '1.1', heading: '', level: 2 },
    { id: 'x', kind: 'annex', number: '1', heading: 'Tid', level: 1 },
    { id: 'c', kind: 'annex_clause', number: '1', heading: 'Faser', level: 1 },
    { id: 'd', kind: 'annex_clause', number: '1.1', heading: '', level: 2 },
    { id: 'y', kind: 'annex', number: '1a', heading: 'Plan', level: 2 },
    { id: 'e', kind: 'annex_clause', number: '1', heading: '', level: 1 },
  ])
})

test('the references of the outline are the printed ones, in order, as they read where they stand', () => {
  const document = contract(
    clause({ id: 'a' }, p(ref('b'), ' og ', ref('nowhere')), guidance(p(ref('b')))),
    clause({ id: 'b', reserved: true }, p(ref('a'))),
    annex({ id: 'x', heading: 'Tid' }, p(ref('a'))),
  )
  expect(outline(resolve(contractOf(document))).references).toEqual([
    { text: 'punkt\u00a02', target: 'b' },
    { text: '[henvisning mangler]', target: 'nowhere' },
    { text: 'Kontraktens punkt\u00a01', target: 'a' },
  ])
})

test('the outline of any contract lists its parts in force in document order', () => {
  fc.assert(
    fc.property(anyContract, (record) => {
      expect(outline(resolve(record)).items.map(({ id }) => id)).toEqual(partsInForce(record).map((node) => node.attrs['id'] as unknown))
    }),
    { numRuns: 100 },
  )
})

const definitions = (...keys: readonly string[]): FieldDefinition[] => keys.map((key) => ({ key, label: key, type: 'text', owner: 'buyer' }))
const CUSTOMER: Party = party('customer', 'buyer', 'Kunden')
const used = (document: Parameters<typeof contractOf>[0], overrides: Parameters<typeof contractOf>[1]): string[] =>
  usedFields(resolve(contractOf(document, overrides))).map(({ key }) => key)

test('the used fields come in the order of the contract’s list, those it lacks last, each once', () => {
  const document = contract(clause({ id: 'a' }, p(field('c'), field('unlisted'), field('a'), field('c'))))
  expect(used(document, { fields: definitions('a', 'b', 'c') })).toEqual(['a', 'c', 'unlisted'])
})

test('a field is not used where its part is left out or reserved, or where it stands in guidance only', () => {
  const document = contract(
    clause({ id: 'a', condition: when('drift', 'ja') }, clause({ id: 'b' }, p(field('left_out')))),
    clause({ id: 'c', reserved: true }, p(field('reserved')), clause({ id: 'd' }, p(field('inside_reserved')))),
    clause({ id: 'e' }, guidance(p(field('guidance'))), p(field('used'))),
  )
  const fields = definitions('left_out', 'reserved', 'inside_reserved', 'guidance', 'used')
  expect(used(document, { fields, answers: { drift: 'nej' } })).toEqual(['used'])
})

test('the title page uses the contract number if the contract has one', () => {
  expect(used(contract(titlePage()), { fields: definitions('contract_number', 'x') })).toEqual(['contract_number'])
  expect(used(contract(titlePage()), { fields: definitions('x') })).toEqual([])
  expect(used(contract(), { fields: definitions('contract_number') })).toEqual([])
})

test('the parties’ block uses the listed facts of each party, filled in or not', () => {
  const fields = definitions('customer.name', 'customer.address', 'supplier.name')
  expect(used(contract(parties()), { fields, parties: [CUSTOMER] })).toEqual(['customer.name', 'customer.address'])
  expect(used(contract(), { fields, parties: [CUSTOMER] })).toEqual([])
})

test('a signature block uses the signing date and the signatory of each party', () => {
  const fields = definitions('signing_date', 'customer_signatory', 'supplier_signatory')
  expect(used(contract(clause({ id: 'a' }, signatures())), { fields, parties: [CUSTOMER] })).toEqual(['signing_date', 'customer_signatory'])
})

test('a date of the signature that is open keeps nobody from signing, unless the text needs it', () => {
  const fields = definitions('signing_date', 'customer_signatory')
  const keys = (document: ReturnType<typeof contract>, values: Record<string, string>): string[] =>
    openBeforeSigning(resolve(contractOf(document, { fields, values, parties: [CUSTOMER] }))).map(({ key }) => key)
  expect(keys(contract(clause({ id: 'a' }, signatures())), {})).toEqual(['customer_signatory'])
  expect(keys(contract(clause({ id: 'a' }, signatures())), { customer_signatory: 'Ida Ib' })).toEqual([])
  expect(keys(contract(clause({ id: 'a' }, p('Indgået ', field('signing_date'), '.'), signatures())), { customer_signatory: 'Ida Ib' })).toEqual([
    'signing_date',
  ])
})
