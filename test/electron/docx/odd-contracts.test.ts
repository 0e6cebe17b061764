/** Word files of contracts as no standard has them: every construct the document allows, in the places where it hurts. */
import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { BROKEN_FILL } from '../../../electron/docx/write/look.ts'
import { type PageLayout, pageLayout } from './page-layout.ts'
import { writeDocx } from '../../../electron/docx/write/write-docx.ts'
import { documentProblems } from '../../../shared/document/format.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import { ENUMERATION_STYLES, schema } from '../../../shared/document/schema.ts'
import type { Contract } from '../../../shared/model.ts'
import { contractProblems } from './contract-problems.ts'
import { runs } from '../../runs.ts'
import { annex, chapter, clause, contractOf, field, list, ODD_CONTRACTS, paragraph, reference } from './contracts.ts'
import { contentsProblems, openRuns } from './expectations.ts'
import { readWordFile, type WordFile } from './word-file.ts'
import { descendants } from './xml.ts'

const written = (contract: Contract, pages: PageLayout | null = null): WordFile =>
  readWordFile(writeDocx(resolve(contract), { markOwners: false, pageNumbers: pages?.estimator ?? null }))

describe.each(Object.entries(ODD_CONTRACTS))('a contract %s', (_name, make) => {
  test('is written with the numbers, references, contents and texts that it has', () => {
    const contract = make()
    expect(documentProblems(contract.document)).toEqual([])
    const pages = pageLayout()
    expect(contractProblems(written(contract, pages), contract, true)).toEqual([])
    expect(pages.guesses()).toEqual([])
  })
  const write = (): Uint8Array => writeDocx(resolve(make()), { markOwners: true, pageNumbers: pageLayout().estimator })

  test('is written with the same bytes every time', () => {
    expect(Buffer.compare(write(), write())).toBe(0)
  })
  test('is written alike without page numbers', () => {
    const contract = make()
    expect(contractProblems(written(contract), contract, false)).toEqual([])
  })
})

const labels = (contract: Contract): (string | null)[] =>
  written(contract)
    .paragraphs.filter(({ linked }) => linked)
    .map(({ label }) => label)
const plain = (id: string) => clause(id, {}, paragraph('Tekst.'))

const withClauses = (id: string, count: number) =>
  annex(
    id,
    { heading: id },
    plain(`${id}-own`),
    ...Array.from({ length: count }, (_, at) => annex(`${id}-${at}`, { heading: 'Under' }, plain(`${id}-${at}-in`))),
  )

test('the first sub-annex is a also when the annex has clauses of its own, and later ones run on', () => {
  const bare = annex('bare', { heading: 'bare' }, annex('bare-0', { heading: 'Under' }), annex('bare-1', { heading: 'Under' }))
  expect(labels(contractOf([withClauses('one', 2), bare, withClauses('three', 1), withClauses('four', 2)]))).toEqual(
    ['Bilag 1', '1', 'Bilag 1a', '1', 'Bilag 1b', '1', 'Bilag 2', 'Bilag 2a', 'Bilag 2b', 'Bilag 3', '1', 'Bilag 3a', '1'].concat([
      'Bilag 4',
      '1',
      'Bilag 4a',
      '1',
      'Bilag 4b',
      '1',
    ]),
  )
})

test('what stood inside a reserved part has no number and takes none from the parts after it', () => {
  const contract = contractOf([
    chapter('one', { heading: 'Et', reserved: true }, plain('gone')),
    chapter(
      'two',
      { heading: 'To' },
      clause('kept', {}, paragraph('Jf. ', reference('gone'), '.')),
      clause('reserved', { reserved: true }, plain('gone-too')),
      plain('after'),
    ),
    annex('three', { heading: 'Tre', reserved: true }, plain('gone-three'), annex('gone-four', { heading: 'Fire' })),
  ])
  expect(labels(contract)).toEqual(['Kapitel I', 'Kapitel II', '1', '2', '3', 'Bilag 1'])
  expect(openRuns(written(contract), BROKEN_FILL)).toEqual(['[henvisning mangler]'])
})

test('a reference to a title prints it as it stands at its target, without hard spaces or a capital of its own', () => {
  const contract = contractOf([
    clause(
      'target',
      { heading: 'e-mail efter 30 dage', block: true },
      paragraph(reference('target', 'title', true), ' eller ', reference('target', 'titled', true)),
    ),
  ])
  const [target, text] = written(contract).paragraphs
  expect(target?.text).toBe('e-mail efter 30 dage')
  expect(text?.text).toBe('e-mail efter 30 dage eller Punkt\u00a01 (e-mail efter 30 dage)')
})

test('an updated table of contents of a contract with chapters does not take in the clauses of annexes', () => {
  const contract = contractOf([
    schema.nodes.title_page.create(),
    chapter('chapter', { heading: 'Kapitel' }, clause('body', { heading: 'Punkt', block: true })),
    annex('annex', { heading: 'Bilag' }, clause('inside', { heading: 'Krav', block: true })),
  ])
  expect(contentsProblems(written(contract), resolve(contract), false)).toEqual([])
})

const cell = (text: string, rowspan = 1) => schema.nodes.table_cell.create({ rowspan }, paragraph(text))

test('a column beside a cell that spans rows is as wide as its own text needs', () => {
  const rows = [[cell('a', 3), cell('b')], [cell('et langt og uddybende svar på spørgsmålet')], [cell('c')], [cell('d'), cell('e')]]
  const table = schema.nodes.table.create(
    null,
    rows.map((cells) => schema.nodes.table_row.create(null, cells)),
  )
  const [first = 0, second = 0] = descendants(written(contractOf([clause('table', {}, table)])).document, 'w:gridCol').map(({ attributes }) =>
    Number(attributes['w:w']),
  )
  expect(second).toBeGreaterThan(4 * first)
})

const inside = (id: string, ...content: Parameters<typeof paragraph>) => clause(id, {}, paragraph(...content))

test('a clause refers to a part in its own annex and in another one by words that tell them apart', () => {
  const contract = contractOf([
    inside('body', reference('in-one'), ' ', reference('in-sub', 'titled')),
    annex(
      'one',
      { heading: 'Et' },
      inside('in-one', reference('in-one'), ' ', reference('in-sub'), ' ', reference('body')),
      annex('sub', { heading: 'Under' }, inside('in-sub', reference('in-one', 'full', true), ' ', reference('sub', 'titled'))),
    ),
  ])
  expect(
    written(contract)
      .paragraphs.filter(({ style }) => style?.includes('Clause'))
      .map(({ text }) => text.replaceAll('\u00a0', ' ')),
  ).toEqual([
    'Bilag 1, punkt 1 Bilag 1a, punkt 1',
    'punkt 1 i dette bilag Bilag 1a, punkt 1 Kontraktens punkt 1',
    'Bilag 1, punkt 1 Bilag 1a (Under)',
  ])
})

test('any arrangement of chapters, clauses, annexes and lists is numbered as the outline numbers it', () => {
  let id = 0
  const next = (): string => {
    id += 1
    return `id${id}`
  }
  const options = fc.record(
    { heading: fc.constantFrom('', 'Om 10 dage', 'Æ & <ø>?', 'x'), block: fc.boolean(), reserved: fc.boolean() },
    { requiredKeys: [] },
  )
  const text = fc.string({ unit: 'binary', maxLength: 12 }).map((value) => paragraph(`.${value}`, field('f')))
  const lists = (depth: number): fc.Arbitrary<Node> => {
    const below: fc.Arbitrary<Node[]> = depth > 2 ? fc.constant([]) : fc.oneof(fc.constant<Node[]>([]), fc.array(lists(depth + 1), { maxLength: 2 }))
    const content = fc.array(below, { minLength: 1, maxLength: 3 })
    return fc
      .tuple(fc.constantFrom(...ENUMERATION_STYLES), content)
      .map(([style, led]) => list(style, ...led.map((nested) => [paragraph('led'), ...nested])))
  }
  const clauses = (depth: number): fc.Arbitrary<Node[]> => {
    const inner: fc.Arbitrary<Node[]> = depth >= 4 ? fc.constant([]) : fc.oneof(fc.constant<Node[]>([]), clauses(depth + 1))
    const content = fc.array(fc.oneof(text, lists(0)), { maxLength: 2 })
    return fc.array(
      fc.tuple(options, content, inner).map(([given, blocks, below]) => clause(next(), given, ...blocks, ...below)),
      { maxLength: 3 },
    )
  }
  const annexes = (depth: number): fc.Arbitrary<Node[]> =>
    fc.array(
      fc
        .tuple(options, clauses(1), depth > 1 ? fc.constant<Node[]>([]) : annexes(depth + 1))
        .map(([given, inner, below]) => annex(next(), { ...given, heading: given.heading || 'Bilag' }, ...inner, ...below)),
      { maxLength: 3 },
    )
  const chapters = fc.array(
    fc.tuple(options, clauses(1)).map(([given, inner]) => chapter(next(), { ...given, heading: given.heading || 'Kapitel' }, ...inner)),
    { maxLength: 3 },
  )
  const contracts = fc
    .tuple(fc.oneof(chapters, clauses(1)), annexes(1), fc.constantFrom('decimal' as const, 'decimal_dot' as const))
    .map(([body, after, clauseNumber]) =>
      contractOf([schema.nodes.title_page.create(), ...body, ...after], { style: { clauseNumber, clauseWord: 'punkt', annexNumber: 'digit' } }),
    )
  fc.assert(
    fc.property(contracts, (contract) => {
      expect(contractProblems(written(contract), contract, false)).toEqual([])
    }),
    { numRuns: runs(40) },
  )
})
