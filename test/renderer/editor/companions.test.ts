/** What a clause of the library brings along, in the contract. */
import { undo } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { insertLibraryClause, type LibraryContext } from '../../../renderer/editor/commands/library.ts'
import { clauseToSave, maySplit, pinClause, selectedBlocks, splitClause } from '../../../renderer/contract/saved-clause.ts'
import { recordOf } from '../../../renderer/contract/record.ts'
import { attributesOf, partAttributes } from '../../../shared/document/attributes.ts'
import { allParts } from '../../../shared/document/numbering.ts'
import { annex, type Built, clause, contract, definition, field, guidance, named, p, ref, when } from '../../build.ts'
import { done, stateOf } from './editing.ts'

const WORDING = {
  clause: 'late',
  language: 'da' as const,
  version: 2,
  node: clause({ id: 'late', heading: 'Forsinkelse' }, p('Se ', ref('annex-plan'), ', ', ref('price'), ' og ', ref('def/x'), '.')),
}
const def = (id: string, term: string): Built => clause({ id }, definition({ id: `${id}/term`, term }, 'betyder noget.'))
const source = (name: string) => ({ clause: name, language: 'da' as const, version: 1 })
const COMPANIONS: NonNullable<LibraryContext['companions']> = [
  {
    kind: 'annex',
    identity: 'annex-plan',
    into: null,
    after: ['annex-one'],
    nodes: [annex({ id: 'annex-plan', heading: 'Tidsplan' }, p('Se ', ref('late')))],
  },
  {
    kind: 'clause',
    identity: 'price',
    into: 'prices',
    after: [],
    nodes: [
      clause({ id: 'price', heading: 'Fast', condition: when('pricing', 'fixed'), source: source('price-fixed') }, p(field('fee'))),
      clause({ id: 'price', heading: 'Timer', condition: when('pricing', 'hourly'), source: source('price-hourly') }, 'Timer'),
    ],
  },
  { kind: 'definition', identity: 'def', into: null, after: [], nodes: [def('def', 'Milepæl')] },
]
const FIELDS = [{ key: 'fee', label: 'Vederlag', type: 'amount' as const, owner: 'buyer' as const }]
const CONTEXT: LibraryContext = {
  companions: COMPANIONS,
  fields: FIELDS,
  known: new Map([
    ['annex-one', 'A1'],
    ['annex-plan', 'PLAN'],
    ['prices', 'P'],
  ]),
}

const BASE = contract(
  clause({ id: 'a', heading: 'Her' }, 'x<cursor>'),
  clause({ id: 'D', heading: 'Definitioner' }, def('d1', 'Dag'), def('d2', 'System')),
  clause({ id: 'P', heading: 'Priser' }, clause({ id: 'p1' }, p('Se ', ref('annex-plan')))),
  annex({ id: 'A1', heading: 'Et' }, 'x'),
  annex({ id: 'A2', heading: 'To' }, 'x'),
)

/** Each part by its heading, or the term that it defines, with the parts inside it. */
const outlineOf = (node: Node): string[] =>
  allParts(node).map(({ node: part, within }) => {
    const [first] = part.children
    const name = first?.type.name === 'definition' ? attributesOf(first, 'definition').term : first?.textContent
    return `${'>'.repeat(within.length)}${name ?? ''}`
  })

test('each goes where it belongs: the definition by the alphabet, the annex behind those before it, the clause into its section', () => {
  const before = stateOf(BASE)
  const after = done(before, insertLibraryClause(WORDING, { after: 'a' }, CONTEXT))
  expect(after && outlineOf(after.doc)).toEqual([
    'Her',
    'Forsinkelse',
    'Definitioner',
    '>Dag',
    '>Milepæl',
    '>System',
    'Priser',
    '>Se ',
    '>Fast',
    'Et',
    'Tidsplan',
    'To',
  ])
  // Every reference leads somewhere, those that waited for the annex too.
  const ids = new Set<string>()
  const targets: string[] = []
  after?.doc.descendants((node) => {
    if (typeof node.attrs['id'] === 'string') ids.add(node.attrs['id'])
    if (node.type.name === 'reference') targets.push(attributesOf(node, 'reference').target)
  })
  expect(targets.filter((target) => !ids.has(target))).toEqual(['def/x'])
  expect(targets.filter((target) => target === 'PLAN')).toHaveLength(2)
  expect(after && recordOf(after).fields.map(({ key }) => key)).toContain('fee')
  // All of it is one step.
  const undone = after && done(after, undo)
  expect(undone?.doc.eq(BASE)).toBe(true)
  expect(undone && recordOf(undone)).toEqual(recordOf(before))
})

test('alternatives come all where a question of the contract chooses between them, else the first without its condition', () => {
  const question = {
    key: 'pricing',
    label: 'Pris?',
    values: [
      { value: 'fixed', label: 'Fast' },
      { value: 'hourly', label: 'Timer' },
    ],
  }
  const prices = (questions: readonly (typeof question)[]) => {
    const after = done(stateOf(BASE, { questions }), insertLibraryClause(WORDING, { after: 'a' }, CONTEXT))
    return allParts(after?.doc ?? BASE)
      .filter(({ node }) => ['Fast', 'Timer'].includes(node.firstChild?.textContent ?? ''))
      .map(({ node }) => partAttributes(node))
  }
  const both = prices([question])
  expect(both.map(({ condition }) => condition?.value)).toEqual(['fixed', 'hourly'])
  expect(both[0]?.id).toBe(both[1]?.id)
  expect(prices([]).map(({ condition }) => condition)).toEqual([null])
})

test('without definitions, sections and annexes everything still finds a place', () => {
  const bare = contract(clause({ id: 'a', heading: 'Her' }, 'x<cursor>'))
  const after = done(stateOf(bare), insertLibraryClause(WORDING, { after: 'a' }, CONTEXT))
  expect(after && outlineOf(after.doc)).toEqual(['Her', 'Forsinkelse', 'Milepæl', 'Fast', 'Tidsplan'])
})

test('a contract that has its definitions in one clause gets another one there', () => {
  const one = contract(
    clause({ id: 'a', heading: 'Her' }, 'x<cursor>'),
    clause(
      { id: 'D', heading: 'Definitioner' },
      p('Her betyder:'),
      definition({ id: 'x', term: 'Dag' }, 'en dag'),
      definition({ id: 'y', term: 'System' }, 'et system'),
      p('Slut'),
    ),
  )
  const after = done(stateOf(one), insertLibraryClause(WORDING, { after: 'a' }, CONTEXT))
  const terms = allParts(after?.doc ?? one)
    .find(({ node }) => partAttributes(node).id === 'D')
    ?.node.children.map((child) => child.attrs['term'] as unknown)
  expect(terms).toEqual([undefined, undefined, 'Dag', 'System', 'Milepæl', undefined])
})

test('a clause that was kept in the library is pinned to it, its values become fields, in one step', () => {
  const document = contract(clause({ id: 'a', heading: 'Odense Kommune' }, 'Odense Kommune<cursor> betaler.'))
  const fields = [{ key: 'customer.name', label: 'Navn', type: 'text' as const, owner: 'buyer' as const }]
  const before = stateOf(document, { fields, values: { 'customer.name': 'Odense Kommune' } })
  const pinned = source('own-bod')
  const after = done(before, pinClause('a', pinned))
  const part = after?.doc.firstChild
  expect(part?.attrs['source']).toEqual(pinned)
  expect(part?.firstChild?.textContent).toBe('Odense Kommune')
  expect(part?.lastChild?.firstChild?.type.name).toBe('field')
  expect(after && done(after, undo)?.doc.eq(document)).toBe(true)
})

test('blocks that end a clause become a clause of their own that comes from the library, with the ids that references name', () => {
  const document = contract(
    clause({ id: 'a', heading: 'Betaling' }, p('Først.'), named({ id: 'second' }, 'Odense Kommune<cursor> betaler.'), guidance('Til os.')),
    clause({ id: 'b' }, p('Se ', ref('second'), '.')),
  )
  const fields = [{ key: 'customer.name', label: 'Navn', type: 'text' as const, owner: 'buyer' as const }]
  const before = stateOf(document, { fields, values: { 'customer.name': 'Odense Kommune' } })
  const after = done(before, splitClause('a', { from: 1, to: 2 }, 'Bod', source('own-bod')))
  const [a] = after?.doc.children ?? []
  expect(a?.children.map((child) => child.type.name)).toEqual(['heading', 'paragraph', 'guidance_note', 'clause'])
  expect(a?.lastChild?.attrs).toMatchObject({ source: source('own-bod'), condition: null })
  expect(a?.lastChild?.children.map((child) => [child.type.name, child.attrs['id'] as unknown])).toEqual([
    ['heading', undefined],
    ['paragraph', 'second'],
  ])
  expect(a?.lastChild?.lastChild?.firstChild?.type.name).toBe('field')
  expect(after && done(after, undo)?.doc.eq(document)).toBe(true)
})

test.each([
  ['end a clause with a heading', clause({ id: 'a', heading: 'A' }, p('et'), p('to')), { from: 0, to: 2 }, true],
  ['stand before other text', clause({ id: 'a', heading: 'A' }, p('et'), p('to')), { from: 0, to: 1 }, false],
  ['stand before clauses, which would be numbered anew', clause({ id: 'a' }, p('et'), p('to'), clause({ id: 'b' }, 'x')), { from: 1, to: 2 }, false],
  ['are all that the clause has', clause({ id: 'a' }, p('et'), guidance('Til os.')), { from: 0, to: 1 }, false],
] as const)('blocks that %s may or may not become a clause of their own', (_name, node, blocks, may) => {
  expect(maySplit({ node, pos: 0 }, blocks)).toBe(may)
})

test.each([
  ['a caret: the whole clause', contract(clause({ id: 'a', heading: 'A' }, p('e<cursor>t'), p('to'))), 'a', null],
  ['one block of three', contract(clause({ id: 'a', heading: 'A' }, p('et'), p('<from>to<to>'), p('tre'))), 'a', { from: 1, to: 2 }],
  ['all blocks: the whole clause', contract(clause({ id: 'a' }, p('<from>et'), p('to<to>'))), 'a', null],
  [
    'blocks of a clause with clauses inside',
    contract(clause({ id: 'a' }, p('<from>et'), p('to<to>'), clause({ id: 'b' }, 'x'))),
    'a',
    { from: 0, to: 2 },
  ],
  ['two clauses of one: the one around them', contract(clause({ id: 'a' }, clause({ id: 'b' }, '<from>x'), clause({ id: 'c' }, 'y<to>'))), 'a', null],
])('%s', (_name, document, id, blocks) => {
  const state = stateOf(document)
  const found = clauseToSave(state)
  expect(found?.node.attrs['id']).toBe(id)
  expect(found && selectedBlocks(state, found)).toEqual(blocks)
})
