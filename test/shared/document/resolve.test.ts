import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { resolve } from '../../../shared/document/resolve.ts'
import { REFERENCE_FORMS, type ReferenceForm } from '../../../shared/document/schema.ts'
import type { Contract, FieldType, FieldValue } from '../../../shared/model.ts'
import { anyContract } from '../../arbitraries.ts'
import { annex, chapter, clause, contract, contractOf, definition, p, ref, when } from '../../build.ts'
import { referenceProblems } from './sound-numbers.ts'

/** Text with its hard spaces shown as underscores. */
const shown = (text: string): string => text.replaceAll('\u00a0', '_')

const DOCUMENT = contract(
  chapter({ id: 'general', heading: 'Almindelige bestemmelser' }, clause({ id: 'term', heading: 'Løbetid' }, clause({ id: 'start' }, p('x')))),
  annex(
    { id: 'time', heading: 'Tidsplan' },
    clause({ id: 'phases', heading: 'Faser' }),
    annex({ id: 'plan', heading: 'Detaljeret plan' }, clause({ id: 'weeks', heading: 'Uger' })),
  ),
  annex({ id: 'price', heading: 'Priser' }, clause({ id: 'rates', heading: 'Satser' })),
)

const referenceText = (
  target: string,
  form: ReferenceForm,
  from: readonly number[] | null = null,
  overrides: Partial<Contract> = {},
  capital = false,
): string => shown(resolve({ ...contractOf(DOCUMENT), ...overrides }).reference(ref(target, form, capital), from).text)

test.each<[string, ReferenceForm, string]>([
  ['term', 'full', 'punkt_1'],
  ['term', 'number', '1'],
  ['term', 'titled', 'punkt_1 (Løbetid)'],
  ['term', 'title', 'Løbetid'],
  ['start', 'full', 'punkt_1.1'],
  ['start', 'titled', 'punkt_1.1'],
  ['general', 'full', 'Kapitel_I'],
  ['general', 'number', 'Kapitel_I'],
  ['general', 'titled', 'Kapitel_I (Almindelige bestemmelser)'],
  ['general', 'title', 'Almindelige bestemmelser'],
  ['time', 'full', 'Bilag_1'],
  ['time', 'number', 'Bilag_1'],
  ['time', 'titled', 'Bilag_1 (Tidsplan)'],
  ['plan', 'full', 'Bilag_1a'],
  ['phases', 'full', 'Bilag_1, punkt_1'],
  ['phases', 'number', '1'],
  ['phases', 'titled', 'Bilag_1, punkt_1 (Faser)'],
  ['weeks', 'full', 'Bilag_1a, punkt_1'],
])('from the body, a reference to %s in the form %s reads »%s«', (target, form, expected) => {
  expect(referenceText(target, form)).toBe(expected)
})

test.each<[string, readonly number[], string]>([
  ['term', [1], 'Kontraktens punkt_1'],
  ['phases', [1], 'punkt_1 i dette bilag'],
  ['phases', [1, 1], 'Bilag_1, punkt_1'],
  ['weeks', [1, 1], 'punkt_1 i dette bilag'],
  ['weeks', [1], 'Bilag_1a, punkt_1'],
  ['rates', [1], 'Bilag_2, punkt_1'],
  ['price', [1], 'Bilag_2'],
  ['time', [1], 'Bilag_1'],
])('a reference to %s that stands in the annex %j reads »%s«', (target, from, expected) => {
  expect(referenceText(target, 'full', from)).toBe(expected)
})

test('a reference is written in the language of the contract and with its own name', () => {
  const norwegian = { language: 'nb', term: 'Avtalen' } as const
  expect(referenceText('term', 'full', [1], norwegian)).toBe('Avtalens punkt_1')
  expect(referenceText('phases', 'full', [1], norwegian)).toBe('punkt_1 i dette bilaget')
  expect(referenceText('general', 'full', null, norwegian)).toBe('Kapittel_I')
  const nynorsk = { language: 'nn', term: 'Avtalen' } as const
  expect(referenceText('term', 'full', [1], nynorsk)).toBe('punkt_1 i Avtalen')
  expect(referenceText('term', 'full', [1], nynorsk, true)).toBe('Punkt_1 i Avtalen')
})

test('a reference uses the word of the style and no dot after its number', () => {
  expect(referenceText('term', 'full', null, { style: { clauseNumber: 'decimal_dot', clauseWord: 'pkt.', annexNumber: 'digit' } })).toBe('pkt._1')
})

test('at the beginning of a sentence the word of a reference has a capital', () => {
  expect(referenceText('start', 'full', null, {}, true)).toBe('Punkt_1.1')
  expect(referenceText('start', 'full', null, { style: { clauseNumber: 'decimal', clauseWord: 'pkt.', annexNumber: 'digit' } }, true)).toBe(
    'Pkt._1.1',
  )
  expect(referenceText('time', 'full', null, {}, true)).toBe('Bilag_1')
})

test('a reference by title to a clause without a heading reads as its number, never as nothing', () => {
  expect(referenceText('start', 'title')).toBe('punkt_1.1')
})

test('the live pieces of a reference into another annex are the number of the annex, of the clause, and the title', () => {
  const { pieces } = resolve(contractOf(DOCUMENT)).reference(ref('phases', 'titled'), null)
  expect(pieces.filter(({ live }) => live).map(({ text, live }) => [shown(text), live])).toEqual([
    ['Bilag_1', { target: 'time', what: 'number' }],
    ['1', { target: 'phases', what: 'number' }],
    ['Faser', { target: 'phases', what: 'title' }],
  ])
})

test('a reference to a clause of a sub-annex is live on the sub-annex, not on the annex around it', () => {
  const { pieces } = resolve(contractOf(DOCUMENT)).reference(ref('weeks'), null)
  expect(pieces.flatMap(({ live }) => live?.target ?? [])).toEqual(['plan', 'weeks'])
})

test('a reference to the same part reads the same wherever the part has moved to, but for the number', () => {
  const before = contract(clause({ id: 'a' }), clause({ id: 'b', heading: 'Pris' }))
  const after = contract(clause({ id: 'b', heading: 'Pris' }), clause({ id: 'a' }))
  const read = (document: typeof before): string => shown(resolve(contractOf(document)).reference(ref('b', 'titled'), null).text)
  expect([read(before), read(after)]).toEqual(['punkt_2 (Pris)', 'punkt_1 (Pris)'])
})

const ALTERNATIVES = contract(
  clause({ id: 'first', condition: when('drift', 'ja') }),
  clause({ id: 'price', heading: 'Fast pris', condition: when('pris', 'fast') }),
  clause({ id: 'price', heading: 'Timepris', condition: when('pris', 'timer') }),
  clause({ id: 'reserved', reserved: true }, p('x'), clause({ id: 'inside' })),
)

test('a reference to alternatives resolves to the one that was chosen', () => {
  const texts = ['fast', 'timer'].map((pris) => resolve(contractOf(ALTERNATIVES, { answers: { pris } })).reference(ref('price', 'titled'), null).text)
  expect(texts.map(shown)).toEqual(['punkt_1 (Fast pris)', 'punkt_1 (Timepris)'])
})

test.each([
  ['nowhere', 'missing'],
  ['first', 'left_out'],
  ['inside', 'left_out'],
])('a reference to %s is broken (%s) and says so in its text', (target, broken) => {
  const resolution = resolve(contractOf(ALTERNATIVES, { answers: { pris: 'fast', drift: 'nej' } }))
  expect(resolution.reference(ref(target), null)).toEqual({
    target,
    to: null,
    text: '[henvisning mangler]',
    pieces: [{ text: '[henvisning mangler]', live: null }],
    broken,
  })
})

test('the printed number of a part is that at the part itself, and none for a part that is not in the contract', () => {
  const resolution = resolve(
    contractOf(ALTERNATIVES, {
      answers: { pris: 'fast', drift: 'ja' },
      style: { clauseNumber: 'decimal_dot', clauseWord: 'punkt', annexNumber: 'digit' },
    }),
  )
  expect(['first', 'price', 'reserved', 'inside', 'nowhere'].map((id) => resolution.printedNumber(id))).toEqual([
    '1.',
    '2.',
    '3.',
    undefined,
    undefined,
  ])
})

test('a reference to a part in force always has exactly the number of that part', () => {
  fc.assert(
    fc.property(anyContract, (record) => {
      expect(referenceProblems(record)).toEqual([])
    }),
    { numRuns: 120 },
  )
})

test('a reference is broken exactly when its target is not in force, and its text is that of its pieces', () => {
  fc.assert(
    fc.property(anyContract, fc.nat(40), fc.constantFrom(...REFERENCE_FORMS), (contractRecord, place, form) => {
      const resolution = resolve(contractRecord)
      const { broken, text, pieces } = resolution.reference(ref(`part-${place}`, form), null)
      expect(broken === null).toBe(resolution.numberOf(`part-${place}`) !== undefined)
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      expect(text).not.toBe('')
    }),
    { numRuns: 100 },
  )
})

test.each<[FieldType, FieldValue, string]>([
  ['text', 'Region Syd', 'Region Syd'],
  ['integer', 12500, '12.500'],
  ['percent', 0.25, '0,25_%'],
  ['amount', 250000, 'kr._250.000'],
  ['date', '2030-07-01', '1._juli 2030'],
  ['month', '2030-07', 'juli 2030'],
  ['registration', '35209115', 'CVR-nr._35209115'],
  ['address', 'Torvet 1\n1000 København', 'Torvet 1, 1000 København'],
])('a field of type %s with the value %j reads »%s«', (type, value, expected) => {
  const resolution = resolve(contractOf(contract(), { fields: [{ key: 'x', label: 'Felt', type, owner: 'buyer' }], values: { x: value } }))
  const { text, open } = resolution.field('x')
  expect([shown(text), open]).toEqual([expected, false])
})

test('a deadline has the capital of the term that the contract defines, and a number too great for words is digits alone', () => {
  const fields = [
    { key: 'days', label: 'Frist', type: 'deadline', owner: 'buyer' },
    { key: 'n', label: 'Antal', type: 'integer', owner: 'buyer' },
  ] as const
  const values = { days: '10 business_day', n: 1_000_000_000_000 }
  const defined = contract(clause({ id: 'a' }, definition({ id: 't', term: 'Arbejdsdag' }, 'betyder mandag til fredag.')))
  expect(shown(resolve(contractOf(defined, { fields, values })).field('days').text)).toBe('10_Arbejdsdage')
  const resolution = resolve(contractOf(contract(), { fields, values }))
  expect(shown(resolution.field('days').text)).toBe('10_arbejdsdage')
  expect(resolution.field('n', 'words').text).toBe('1.000.000.000.000')
})

test('a field without a value is open and reads as its label', () => {
  const price = { key: 'price', label: 'Samlet pris', type: 'amount', owner: 'tenderer' } as const
  expect(resolve(contractOf(contract(), { fields: [price] })).field('price')).toEqual({
    key: 'price',
    text: '[Samlet pris]',
    open: true,
    definition: price,
  })
})

test('a field that the contract does not list is open and reads as its key, even if there is a value', () => {
  expect(resolve(contractOf(contract(), { values: { price: 5 } })).field('price')).toEqual({
    key: 'price',
    text: '[price]',
    open: true,
    definition: null,
  })
})

test('a value of zero or an empty text is a value', () => {
  const fields = [
    { key: 'n', label: 'Antal', type: 'integer', owner: 'buyer' },
    { key: 't', label: 'Tekst', type: 'text', owner: 'buyer' },
  ] as const
  const resolution = resolve(contractOf(contract(), { fields, values: { n: 0, t: '' } }))
  expect([resolution.field('n'), resolution.field('t')].map(({ text, open }) => [text, open])).toEqual([
    ['0', false],
    ['', false],
  ])
})

test('a field named like something that every object has is open until it has a value of its own', () => {
  const fields = ['constructor', 'toString'].map((key) => ({ key, label: key, type: 'text', owner: 'buyer' }) as const)
  const resolution = resolve(contractOf(contract(), { fields }))
  expect(fields.map(({ key }) => resolution.field(key).open)).toEqual([true, true])
})

test('until a question is answered its first value holds', () => {
  const record = {
    ...contractOf(
      contract(
        clause({ id: 'fixed', condition: when('pris', 'fast') }, p('fast')),
        clause({ id: 'hourly', condition: when('pris', 'timer') }, p('timer')),
      ),
    ),
    questions: [
      {
        key: 'pris',
        label: 'Pris',
        values: [
          { value: 'fast', label: 'Fast' },
          { value: 'timer', label: 'Timer' },
        ],
      },
    ],
  }
  const inForce = (answers: Record<string, string>): unknown[] => resolve({ ...record, answers }).parts.map(({ node }) => node.attrs['id'] as unknown)
  expect([inForce({}), inForce({ pris: 'timer' })]).toEqual([['fixed'], ['hourly']])
})
