import * as fc from 'fast-check'
import { Fragment, type Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { isPart } from '../../../shared/document/attributes.ts'
import type { FlatBlock } from '../../../shared/document/flat-blocks.ts'
import { flatten, printedReferences } from '../../../shared/document/flatten.ts'
import type { Run } from '../../../shared/document/runs.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import type { Contract } from '../../../shared/model.ts'
import { anyContract, partsInForce } from '../../arbitraries.ts'
import {
  annex,
  cell,
  chapter,
  clause,
  contract,
  contractOf,
  definition,
  emphasis,
  field,
  foreign,
  guidance,
  headerCell,
  item,
  list,
  p,
  parties,
  ref,
  row,
  signatures,
  strong,
  table,
  tendererGuidance,
  titlePage,
  when,
} from '../../build.ts'

const flat = (document: Node, overrides: Parameters<typeof contractOf>[1] = {}): FlatBlock[] => flatten(resolve(contractOf(document, overrides)))
const textOf = (runs: readonly Run[]): string => runs.map((run) => run.text).join('')
const runsOfBlock = (block: FlatBlock): (readonly Run[])[] => {
  if (block.kind === 'table') return block.rows.flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs))
  return 'runs' in block ? [block.runs] : []
}
const textsOf = (blocks: readonly FlatBlock[]): string[] => blocks.flatMap(runsOfBlock).map(textOf)
/** One line per block: its kind, its number or label, its level, its heading and its text. */
const lines = (blocks: readonly FlatBlock[]): string[] =>
  blocks.map((block) =>
    [
      block.kind,
      ...('number' in block ? [block.number] : 'label' in block ? [block.label] : []),
      ...('level' in block ? [`@${block.level}`] : []),
      ...('heading' in block && block.heading !== '' ? [`»${block.heading}«`] : []),
      ...textsOf([block]),
    ]
      .join(' ')
      .trimEnd(),
  )

test('a contract is flattened in reading order with number, level and heading', () => {
  const document = contract(
    titlePage(),
    parties(),
    chapter({ id: 'I', heading: 'Drift' }, clause({ id: 'a', heading: 'Løbetid', heading_style: 'block' }, p('Et.'), clause({ id: 'b' }, p('To.')))),
    annex({ id: 'x', heading: 'Tid' }, p('Tre.'), clause({ id: 'c' }, p('Fire.')), annex({ id: 'y', heading: 'Plan' }, signatures())),
  )
  expect(lines(flat(document))).toEqual([
    'title_page',
    'contents',
    'parties',
    'chapter I »Drift«',
    'clause 1 @1 »Løbetid«',
    'paragraph @1 Et.',
    'clause 1.1 @2 To.',
    'annex 1 »Tid«',
    'paragraph @0 Tre.',
    'clause 1 @1 Fire.',
    'annex 1a »Plan«',
    'signatures @0',
  ])
})

test.each([
  ['without a heading', clause({ id: 'a' }, p('Et.'), p('To.')), ['clause 1 @1 Et.', 'paragraph @1 To.']],
  ['with a run-in heading', clause({ id: 'a', heading: 'Pris', heading_style: 'run_in' }, p('Et.')), ['clause 1 @1 »Pris« Et.']],
  ['with a block heading', clause({ id: 'a', heading: 'Pris', heading_style: 'block' }, p('Et.')), ['clause 1 @1 »Pris«', 'paragraph @1 Et.']],
  ['with an empty block heading', clause({ id: 'a', heading: '', heading_style: 'block' }, p('Et.')), ['clause 1 @1 Et.']],
  ['that begins with a definition', clause({ id: 'a' }, definition({ id: 'd', term: 'Dag' }, 'er en dag.')), ['clause 1 @1 Dag er en dag.']],
  ['that begins with guidance', clause({ id: 'a' }, guidance('Husk.'), p('Et.')), ['clause 1 @1 Et.']],
  ['that begins with a list', clause({ id: 'a' }, list('dash', item('x')), p('Et.')), ['clause 1 @1', 'item – @1 x', 'paragraph @1 Et.']],
  ['that begins with a sub-clause', clause({ id: 'a' }, clause({ id: 'b' }, p('Et.'))), ['clause 1 @1', 'clause 1.1 @2 Et.']],
])('the first text of a clause %s stands where it should', (_what, node, expected) => {
  expect(lines(flat(contract(node)))).toEqual(expected)
})

test('a reserved clause prints its number, its heading and that it lapses, and nothing that is inside it', () => {
  const document = contract(
    clause({ id: 'a', heading: 'Pris', reserved: true }, p('Et.'), clause({ id: 'b' }, p('To.'))),
    clause({ id: 'c' }, p('Tre.')),
  )
  expect(lines(flat(document))).toEqual(['clause 1 @1 »Pris« Udgår', 'clause 2 @1 Tre.'])
  expect(lines(flat(document, { language: 'nb' }))[0]).toBe('clause 1 @1 »Pris« Utgår')
})

test('a reserved chapter or annex prints its heading and that it lapses', () => {
  const document = contract(
    chapter({ id: 'I', heading: 'Drift', reserved: true }, clause({ id: 'a' }, p('Et.'))),
    annex({ id: 'x', heading: 'Tid', reserved: true }, p('To.'), annex({ id: 'y', heading: 'Plan' })),
    annex({ id: 'z', heading: 'Pris' }),
  )
  expect(lines(flat(document))).toEqual(['chapter I »Drift«', 'paragraph @0 Udgår', 'annex 1 »Tid«', 'paragraph @0 Udgår', 'annex 2 »Pris«'])
})

test('nested lists keep their label, depth and list, and further paragraphs of an item have no label of their own', () => {
  const document = contract(
    clause(
      { id: 'a' },
      list('alpha_paren', item(p('et'), list('roman_parens', item('to'), item('tre')), p('fire')), item('fem')),
      list('digit_paren', item('seks')),
    ),
  )
  const items = flat(document).filter((block) => block.kind === 'item')
  expect(items.map(({ label, depth, list: number, continues, runs }) => [textOf(runs), label, depth, number, continues])).toEqual([
    ['et', 'a)', 0, 0, false],
    ['to', '(i)', 1, 1, false],
    ['tre', '(ii)', 1, 1, false],
    ['fire', 'a)', 0, 0, true],
    ['fem', 'b)', 0, 0, false],
    ['seks', '1)', 0, 2, false],
  ])
})

test('a table keeps its rows, cells and spans, and a row is a header when all its cells are', () => {
  const wide = cell('bred').type.create({ colspan: 2, rowspan: 1, colwidth: [50, 60] }, [p('bred'), p('og høj')])
  const [, block] = flat(contract(clause({ id: 'a' }, table(row(headerCell('A'), headerCell('B')), row(headerCell('C'), cell('D')), row(wide)))))
  expect(block?.kind === 'table' && block.rows.map(({ header, cells }) => [header, cells.map(({ paragraphs }) => paragraphs.map(textOf))])).toEqual([
    [true, [['A'], ['B']]],
    [false, [['C'], ['D']]],
    [false, [['bred', 'og høj']]],
  ])
  expect(block?.kind === 'table' && block.rows[2]?.cells[0]).toMatchObject({ colspan: 2, rowspan: 1, colwidth: [50, 60], header: false })
})

const inAnnex = (document: Node): boolean[] => flat(document).flatMap((block) => ('inAnnex' in block ? [block.inAnnex] : []))

test('every block of an annex knows that it stands in one', () => {
  const content = [p('x'), list('dash', item('y')), table(row(cell('z')))]
  expect(inAnnex(contract(annex({ id: 'x', heading: 'Tid' }, ...content)))).toEqual([true, true, true])
  expect(inAnnex(contract(clause({ id: 'a', heading: 'Tid', heading_style: 'block' }, ...content)))).toEqual([false, false, false])
})

test('runs keep strong, emphasis and foreign words apart', () => {
  const [block] = flat(contract(clause({ id: 'a' }, p('a', strong('b', emphasis('c')), foreign('en', 'd')))))
  expect(block?.kind === 'clause' && block.runs.map((run) => [run.text, run.strong, run.emphasis, run.foreign])).toEqual([
    ['a', false, false, null],
    ['b', true, false, null],
    ['c', true, true, null],
    ['d', false, false, 'en'],
  ])
})

test('a reference in an annex reads as seen from that annex, live on its target', () => {
  const document = contract(clause({ id: 'a' }), annex({ id: 'x', heading: 'Tid' }, clause({ id: 'b' }, p(ref('b'), ' og ', ref('a')))))
  const block = flat(document).at(-1)
  expect(block?.kind === 'clause' && textOf(block.runs)).toBe('punkt\u00a01 i dette bilag og Kontraktens punkt\u00a01')
  expect(block?.kind === 'clause' && block.runs.flatMap(({ live }) => (live ? [live.target] : []))).toEqual(['b', 'a'])
})

test('a reference without a target is one broken run, and a field without a value an open one with its owner', () => {
  const fields = [{ key: 'price', label: 'Pris', type: 'amount', owner: 'tenderer' }] as const
  const [block] = flat(contract(clause({ id: 'a' }, p(ref('nowhere'), field('price'), field('unlisted')))), { fields })
  expect(block?.kind === 'clause' && block.runs.map(({ text, broken, open }) => [text, broken, open])).toEqual([
    ['[henvisning mangler]', true, null],
    ['[Pris]', false, { key: 'price', owner: 'tenderer' }],
    ['[unlisted]', false, { key: 'unlisted', owner: null }],
  ])
})

test('the number in a field holds on to the word after it', () => {
  const fields = [{ key: 'days', label: 'Dage', type: 'integer', owner: 'buyer' }] as const
  const [block] = flat(contract(clause({ id: 'a' }, p('Inden ', field('days'), ' dage.'))), { fields, values: { days: 30 } })
  expect(block?.kind === 'clause' && textOf(block.runs)).toBe('Inden 30\u00a0dage.')
})

test('printed references know the part they stand in and are read from there', () => {
  const document = contract(
    chapter({ id: 'I', heading: 'Drift' }, clause({ id: 'a' }, list('dash', item(ref('b'))), clause({ id: 'b' }, table(row(cell(ref('x'))))))),
    annex({ id: 'x', heading: 'Tid' }, p(ref('c', 'titled')), clause({ id: 'c', heading: 'Faser' }, definition({ id: 'd', term: 'Dag' }, ref('a')))),
  )
  expect(printedReferences(resolve(contractOf(document))).map(({ within, text }) => [within, text.replaceAll('\u00a0', ' ')])).toEqual([
    ['a', 'punkt 1.1'],
    ['b', 'Bilag 1'],
    ['x', 'punkt 1 i dette bilag (Faser)'],
    ['c', 'Kontraktens punkt 1'],
  ])
})

test('references in guidance, in what is left out and in what is reserved are not printed', () => {
  const document = contract(
    clause({ id: 'a' }, guidance(p(ref('b'))), p('x')),
    clause({ id: 'b', condition: when('drift', 'ja') }, p(ref('a'))),
    clause({ id: 'c', reserved: true }, p(ref('a')), clause({ id: 'd' }, p(ref('a')))),
  )
  expect(printedReferences(resolve(contractOf(document, { answers: { drift: 'nej' } })))).toEqual([])
})

/** The document without the nodes for which `drop` holds. */
const without = (node: Node, drop: (node: Node) => boolean): Node =>
  node.isTextblock || node.isLeaf
    ? node
    : node.copy(Fragment.fromArray(node.content.content.filter((child) => !drop(child)).map((child) => without(child, drop))))

test('guidance is printed for those it speaks to, after the text that it stands before, its lists with their labels', () => {
  const document = contract(
    clause({ id: 'a', heading: 'Pris' }, guidance('Vælg.'), p('Et.'), tendererGuidance(p('Angiv:'), list('alpha_paren', item('timepris')))),
  )
  const printed = (...audiences: ('drafter' | 'tenderer')[]): string[] =>
    flatten(resolve(contractOf(document)), audiences).map((block) =>
      block.kind === 'guidance' ? [block.audience, ...block.paragraphs.map(textOf)].join('|') : block.kind,
    )
  expect(printed()).toEqual(['clause'])
  expect(printed('tenderer')).toEqual(['clause', 'tenderer|Angiv:|a) timepris'])
  expect(printed('drafter', 'tenderer')).toEqual(['clause', 'drafter|Vælg.', 'tenderer|Angiv:|a) timepris'])
})

test('a contract reads the same with and without its guidance', () => {
  fc.assert(
    fc.property(anyContract, (record) => {
      const document = without(record.document, (node) => node.type.name === 'guidance_note')
      expect(flatten(resolve({ ...record, document }))).toEqual(flatten(resolve(record)))
    }),
    { numRuns: 100 },
  )
})

test('a contract reads the same whether what the answers leave out is still in its document or not', () => {
  fc.assert(
    fc.property(anyContract, (record) => {
      const inForce = new Set(partsInForce(record))
      const inReserved = new Set<Node>()
      for (const part of inForce) if (part.attrs['reserved']) part.descendants((node) => void inReserved.add(node))
      const document = without(record.document, (node) => isPart(node) && !inForce.has(node) && !inReserved.has(node))
      expect(flatten(resolve({ ...record, document }))).toEqual(flatten(resolve(record)))
    }),
    { numRuns: 100 },
  )
})

/** Where a line may break is the typography's business. */
const softly = (text: string): string => text.replaceAll('\u00a0', ' ').replaceAll('\u2011', '-')

/** What every printed text block must read, from the document and the resolver alone. */
const expectedTexts = (record: Contract): string[] => {
  const resolution = resolve(record)
  const inForce = new Set(partsInForce(record))
  const annexes = new Map(
    resolution.parts.map(({ node, number }) => [node, number.kind === 'annex' ? number.path : number.kind === 'clause' ? number.annex : null]),
  )
  const texts: string[] = []
  const visit = (node: Node, from: readonly number[] | null): void => {
    if (node.type.name === 'guidance_note' || node.type.name === 'heading') return
    if (node.isTextblock) {
      let text = node.type.name === 'definition' ? `${String(node.attrs['term'])} ` : ''
      for (const child of node.content.content) {
        text += child.isText
          ? child.text
          : (child.type.name === 'field' ? resolution.field(String(child.attrs['key'])) : resolution.reference(child, from)).text
      }
      texts.push(text)
      return
    }
    if (isPart(node)) {
      if (!inForce.has(node)) return
      if (node.attrs['reserved']) texts.push(resolution.language.reserved)
      else for (const child of node.content.content) visit(child, annexes.get(node) ?? null)
    } else for (const child of node.content.content) visit(child, from)
  }
  visit(record.document, null)
  return texts.filter((text) => text !== '').map(softly)
}

test('the text of the runs, joined, is what the resolver gives for every paragraph in force, in order', () => {
  fc.assert(
    fc.property(anyContract, (record) => {
      const texts = textsOf(flatten(resolve(record))).filter((text) => text !== '')
      expect(texts.map(softly)).toEqual(expectedTexts(record))
    }),
    { numRuns: 120 },
  )
})

test('the flattened parts are the numbered parts, in the same order and with the same number', () => {
  fc.assert(
    fc.property(anyContract, (record) => {
      const resolution = resolve(record)
      const blocks = flatten(resolution).flatMap((block) => ('number' in block ? [[block.id, block.number]] : []))
      expect(blocks).toEqual(resolution.parts.map(({ node }) => [node.attrs['id'], resolution.printedNumber(String(node.attrs['id']))]))
    }),
    { numRuns: 100 },
  )
})

test('every live piece of a printed contract leads to a part that is printed', () => {
  fc.assert(
    fc.property(anyContract, (record) => {
      const blocks = flatten(resolve(record))
      const printed = new Set(blocks.flatMap((block) => ('number' in block ? [block.id] : [])))
      const targets = blocks.flatMap((block) => runsOfBlock(block).flatMap((runs) => runs.flatMap(({ live }) => live?.target ?? [])))
      expect(targets.filter((target) => !printed.has(target))).toEqual([])
    }),
    { numRuns: 100 },
  )
})

test('a live title reads exactly as the heading that it leads to, so that a word processor finds nothing to update', () => {
  fc.assert(
    fc.property(anyContract, (record) => {
      const blocks = flatten(resolve(record))
      const headings = new Map(blocks.flatMap((block) => ('heading' in block ? [[block.id, block.heading]] : [])))
      const titles = blocks.flatMap((block) => runsOfBlock(block).flatMap((runs) => runs.filter(({ live }) => live?.what === 'title')))
      expect(titles.map(({ text }) => text)).toEqual(titles.map(({ live }) => headings.get(live?.target ?? '')))
    }),
    { numRuns: 100 },
  )
})

/** What tells a reference in a text: what is live or broken, with its target. */
const telling = (all: readonly Pick<Run, 'text' | 'live' | 'broken'>[]): unknown[] =>
  all.filter(({ live, broken }) => live !== null || broken).map(({ text, live, broken }) => [softly(text), live, broken])

test('the printed references are the live and the broken runs of the flattened text, in the same order', () => {
  fc.assert(
    fc.property(anyContract, (record) => {
      const resolution = resolve(record)
      const runs = flatten(resolution).flatMap(runsOfBlock).flat()
      const pieces = printedReferences(resolution).flatMap(({ pieces: all, broken }) => all.map((piece) => ({ ...piece, broken: broken !== null })))
      expect(telling(runs)).toEqual(telling(pieces))
    }),
    { numRuns: 100 },
  )
})
