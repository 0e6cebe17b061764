import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { expect, test } from 'vitest'
import { readyToExport } from '../../../electron/services/export.ts'
import { blankChoices, blanksIn, fillBlanks, visitBlanks } from '../../../shared/document/blanks.ts'
import { flatten } from '../../../shared/document/flatten.ts'
import { type Run, runsOf } from '../../../shared/document/runs.ts'
import { openBlanks } from '../../../shared/document/open-blanks.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import { type AnnexOwner, schema } from '../../../shared/document/schema.ts'
import type { FieldOwner } from '../../../shared/model.ts'
import {
  annex,
  cell,
  clause,
  contract,
  contractOf,
  field,
  guidance,
  headerCell,
  item,
  list,
  p,
  party,
  row,
  strong,
  table,
  when,
} from '../../build.ts'
import { problemsOf } from '../../refused.ts'

const placesIn = (textblock: Node): number[] => blanksIn(textblock, null).map(({ at }) => at)

test.each<[string, number[]]>([
  ['…', [0]],
  ['… timer', [0]],
  ['Telefon: …', [9]],
  ['… kr. eller … Arbejdsdage', [0, 12]],
  ['Kunden med foretak og ….', [22]],
  ['(… stk.)', [1]],
  ['… %', [0]],
  ['og så…', []],
  ['citat […] slut', []],
  ['…og videre', []],
  ['A…B', []],
  ['...', []],
])('in %j blanks stand at %j', (text, places) => {
  expect(placesIn(p(text))).toEqual(places)
})

test('a blank is found beside fields and in emphasised text, at its place in the document', () => {
  const paragraph = p(field('a'), ' … ', strong('…'), ' ord')
  expect(placesIn(paragraph)).toEqual([2, 4])
  expect(placesIn(p(field('a'), '…'))).toEqual([])
})

const textsOf = (runs: readonly Run[]): [string, string | null][] => runs.map(({ text, blank }) => [text, blank])

test('a blank is a run of its own that says who fills it in, and a number before the next word keeps its hard space', () => {
  const inside = p('Frist ', strong('…'), ' eller 10 Arbejdsdage, … i alt')
  const document = contract(clause({ id: 'a' }, inside), annex({ id: 'x', heading: '', owner: 'tenderer' }, clause({ id: 'b' }, inside)))
  const resolution = resolve(contractOf(document))
  expect(textsOf(runsOf(inside, resolution, null))).toEqual([
    ['Frist ', null],
    ['…', 'buyer'],
    [' eller 10\u00a0Arbejdsdage, ', null],
    ['…', 'buyer'],
    [' i alt', null],
  ])
  const [, first] = runsOf(inside, resolution, [1])
  expect([first?.blank, first?.strong]).toEqual(['tenderer', true])
})

const owned = (id: string, owner: AnnexOwner | null, ...rest: Parameters<typeof annex>[1][]) => annex({ id, heading: id, owner }, ...rest)

const blankClause = (id: string) => clause({ id, heading: `Om ${id}` }, p('…'))

test('the blanks of an annex are its owner’s, those of a sub-annex without one its annex’s, and all others the buyer’s', () => {
  const document = contract(
    blankClause('a'),
    owned('x', 'tenderer', blankClause('b'), owned('xa', null, blankClause('c')), owned('xb', 'buyer', blankClause('d'))),
    owned('y', null, blankClause('e')),
  )
  expect(openBlanks(resolve(contractOf(document))).map(({ part, owner, place, title }) => [part, owner, place, title])).toEqual([
    ['a', 'buyer', 'punkt 1', 'Om a'],
    ['b', 'tenderer', 'Bilag 1, punkt 1', 'Om b'],
    ['c', 'tenderer', 'Bilag 1a, punkt 1', 'Om c'],
    ['d', 'buyer', 'Bilag 1b, punkt 1', 'Om d'],
    ['e', 'buyer', 'Bilag 2, punkt 1', 'Om e'],
  ])
})

const ANSWERS = table(
  row(headerCell(p('Krav')), headerCell(p('Leverandørens besvarelse')), headerCell(p('Kunden')), headerCell(p('Kunden og Leverandøren'))),
  row(cell(p('… brugere')), cell(p('…')), cell(p('…')), cell(p('…'))),
)
const bySides = { parties: [party('customer', 'buyer', 'Kunden'), party('supplier', 'tenderer', 'Leverandøren')] }

test('a column that is for one party is filled in by it, unless the annex has an owner', () => {
  const document = contract(owned('x', null, clause({ id: 'a' }, ANSWERS)), owned('y', 'tenderer', clause({ id: 'b' }, ANSWERS)))
  const resolution = resolve(contractOf(document, bySides))
  expect(openBlanks(resolution).map(({ part, owner, count }) => [part, owner, count])).toEqual([
    ['a', 'buyer', 3],
    ['a', 'tenderer', 1],
    ['b', 'tenderer', 4],
  ])
  const owners = flatten(resolution).flatMap((block) =>
    block.kind === 'table' ? block.rows.flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs.flat().map(({ blank }) => blank))) : [],
  )
  expect(owners.filter((owner) => owner !== null)).toEqual(['buyer', 'tenderer', 'buyer', 'buyer', ...Array.from({ length: 4 }, () => 'tenderer')])
})

const said = (owner: FieldOwner): Node => schema.nodes.table_header.create({ owner }, p('Pris'))

test('a column that is said to be for somebody is filled in by them, whoever has the annex', () => {
  const prices = table(row(headerCell('Ydelse'), said('tenderer'), said('signing')), row(cell(p('…')), cell(p('…')), cell(p('…'))))
  const document = contract(owned('x', null, clause({ id: 'a' }, prices)), owned('y', 'buyer', clause({ id: 'b' }, prices)))
  expect(openBlanks(resolve(contractOf(document, bySides))).map(({ part, owner, count }) => [part, owner, count])).toEqual([
    ['a', 'buyer', 1],
    ['a', 'tenderer', 1],
    ['a', 'signing', 1],
    ['b', 'buyer', 1],
    ['b', 'tenderer', 1],
    ['b', 'signing', 1],
  ])
  const [first] = flatten(resolve(contractOf(document, bySides))).filter((block) => block.kind === 'table')
  expect(first?.kind === 'table' && first.rows[1]?.cells.map(({ paragraphs }) => paragraphs[0]?.[0]?.blank)).toEqual(['buyer', 'tenderer', 'signing'])
})

const PRICES = clause(
  { id: 'prices', heading: 'Priser' },
  table(row(headerCell(p('Ydelse')), headerCell(p('Pris'))), row(cell(p('Drift')), cell(p('…'))), row(cell(p('…')), cell(p('… kr.')))),
)

test('the blanks of a part are counted in one line, with the place of the first', () => {
  const document = contract(clause({ id: 'a' }, list('bullet', item(p('…')))), annex({ id: 'x', heading: '' }, PRICES))
  const found = openBlanks(resolve(contractOf(document)))
  expect(found.map(({ part, count }) => [part, count])).toEqual([
    ['a', 1],
    ['prices', 3],
  ])
  expect(found.map(({ pos }) => document.textBetween(pos, pos + 1))).toEqual(['…', '…'])
})

test('what is not printed has no blanks: guidance, what the answers leave out, and parts that are reserved or not used', () => {
  const document = contract(
    clause({ id: 'a' }, p('Tekst'), guidance(p('Skriv …'))),
    clause({ id: 'b', condition: when('q', 'ja') }, p('…')),
    clause({ id: 'c', reserved: true }, p('…')),
    annex({ id: 'x', heading: '', unused: true }, clause({ id: 'd' }, p('…'))),
  )
  const resolution = resolve(contractOf(document, { answers: { q: 'nej' } }))
  expect(openBlanks(resolution)).toEqual([])
  const runs = flatten(resolution, ['drafter']).flatMap((block) => (block.kind === 'guidance' ? block.paragraphs.flat() : []))
  expect(runs.map(({ blank }) => blank)).toEqual([null, null])
})

test('blanks are filled in by their order, marks stay, and what is null stays blank', () => {
  const document = contract(clause({ id: 'a' }, p('Fra ', strong('…'), ' til … i …')))
  const tr = new Transform(document)
  const places: number[] = []
  visitBlanks(
    document,
    () => true,
    (pos) => void places.push(pos),
  )
  fillBlanks(tr, places, ['mandag', null, 'uge 33'])
  expect(tr.doc.textContent).toBe('Fra mandag til … i uge 33')
  expect(tr.doc.firstChild?.firstChild?.child(1).marks.map((mark) => mark.type.name)).toEqual(['strong'])
})

test('whatever a text says, its runs say the same, and blank runs are the blanks that are found', () => {
  const pieces = fc.array(fc.constantFrom('…', ' ', 'ord', '10 Arbejdsdage', ',', '(', '.', '\u00a0'), { maxLength: 12 })
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join('')
      const paragraph = text === '' ? p() : p(text)
      const resolution = resolve(contractOf(contract(clause({ id: 'a' }, paragraph))))
      const runs = runsOf(paragraph, resolution, null)
      expect(
        runs
          .map((run) => run.text)
          .join('')
          .replaceAll('\u00a0', ' '),
      ).toBe(text.replaceAll('\u00a0', ' '))
      expect(runs.filter(({ blank }) => blank !== null).map((run) => run.text)).toEqual(placesIn(paragraph).map(() => '…'))
      expect(openBlanks(resolution).reduce((sum, { count }) => sum + count, 0)).toBe(placesIn(paragraph).length)
    }),
  )
})

test.each([
  ['Ja/Nej', ['Ja', 'Nej']],
  ['Ja / Nei', ['Ja', 'Nei']],
  ['ja/nei', ['ja', 'nei']],
  ['Ja', null],
  ['Ja/Nej, efter aftale', null],
  ['Vand/Varme', null],
])('%j in a cell leaves the choice between %j', (text, choices) => {
  const inside = p(text)
  expect(blanksIn(inside, cell(inside)).map((blank) => [blank.text, blankChoices(blank.text)])).toEqual(choices ? [[text, choices]] : [])
  // In the heading of a column and in running text they are words.
  expect(blanksIn(inside, headerCell(inside))).toEqual([])
  expect(blanksIn(inside, clause({ id: 'a' }, inside))).toEqual([])
})

const SEPARATE = table(
  row(headerCell(p('Service')), headerCell(p('Pris')), headerCell(p('Ja/Nej'))),
  row(cell(p('Drift')), cell(p('…')), cell(p('Ja/Nej'))),
  row(cell(p('Support')), cell(p('…')), cell(p(strong('Ja/Nej')))),
)

test('a cell that says yes or no is open until one of them is chosen: in what is left, in the tender, and for the signing edition', () => {
  const record = contractOf(contract(annex({ id: 'x', heading: 'Priser', owner: 'tenderer' }, clause({ id: 'a', heading: 'Services' }, SEPARATE))))
  expect(openBlanks(resolve(record)).map(({ count, owner }) => [count, owner])).toEqual([[4, 'tenderer']])
  const runs = flatten(resolve(record)).flatMap((block) =>
    block.kind === 'table' ? block.rows.flatMap((one) => one.cells.flatMap((it) => it.paragraphs.flat())) : [],
  )
  expect(runs.filter(({ blank }) => blank === 'tenderer').map(({ text }) => text)).toEqual(['…', 'Ja/Nej', '…', 'Ja/Nej'])
  expect(problemsOf(() => readyToExport(record, 'signing')).map(({ code, params }) => [code, params])).toEqual([
    ['open_blank_tenderer', { number: 4 }],
  ])

  const tr = new Transform(record.document)
  const places: number[] = []
  visitBlanks(
    record.document,
    () => true,
    (pos) => void places.push(pos),
  )
  fillBlanks(tr, places, ['100', 'Ja', '200', 'Nej'])
  expect(openBlanks(resolve({ ...record, document: tr.doc }))).toEqual([])
  expect(tr.doc.textBetween(0, tr.doc.content.size, ' ')).toContain('Drift 100 Ja Support 200 Nej')
  expect(readyToExport({ ...record, document: tr.doc }, 'signing').open).toEqual([])
})

test('the signing edition is refused while a blank is left, with its place and count; the tender is not', () => {
  const record = contractOf(contract(annex({ id: 'x', heading: 'Vederlag', owner: 'tenderer' }, PRICES)))
  expect(problemsOf(() => readyToExport(record, 'signing'))).toEqual([
    { place: 'Bilag 1, punkt 1 Priser', code: 'open_blank_tenderer', params: { number: 3 } },
  ])
  expect(readyToExport(record, 'tender').open.map(({ code }) => code)).toEqual(['open_blank_tenderer'])
})
