/** Clauses that were unlocked: what counts as a deviation from the locked text, what the list says of it, and what travels in a file. */
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import type { Deviation } from '../../../shared/document/attributes.ts'
import { deviationRows, deviationsIn } from '../../../shared/document/deviations.ts'
import { flatten } from '../../../shared/document/flatten.ts'
import { parse, serialise } from '../../../shared/document/format.ts'
import { nodeJson } from '../../../shared/document/json.ts'
import { printedContract } from '../../../shared/document/printed-contract.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import { schema } from '../../../shared/document/schema.ts'
import type { Contract } from '../../../shared/model.ts'
import {
  annex,
  type Child,
  choice,
  clause,
  contract,
  contractOf,
  deviationList,
  field,
  footnote,
  guidance,
  item,
  list,
  named,
  p,
  ref,
  row,
  cell,
  table,
  when,
} from '../../build.ts'

const heading = (text: string): Node => schema.nodes.heading.create(null, schema.text(text))
const was = (reason: string, ...content: readonly Node[]): Deviation => ({ reason, lock: 'Myndighedens tekst.', was: content.map(nodeJson) })
const QUESTIONS = [
  {
    key: 'sub',
    label: 'Underdatabehandlere?',
    values: [
      { value: 'yes', label: 'Ja' },
      { value: 'no', label: 'Nej' },
    ],
  },
]
const made = (deviation: Deviation | null, content: readonly Child[], rest: Partial<Contract> = {}, attributes = {}): Contract =>
  contractOf(
    contract(
      clause({ id: 'first', heading: 'Formål' }, 'Formål.'),
      clause({ id: 'b', heading: 'Instruks', deviation, ...attributes }, ...content),
      annex({ id: 'list', heading: 'Afvigelser' }, deviationList()),
    ),
    {
      questions: QUESTIONS,
      fields: [{ key: 'days', label: 'Frist', type: 'integer', owner: 'buyer' }],
      values: { days: 30 },
      ...rest,
    },
  )
/** The table as text: rows of cells of paragraphs. */
const tableOf = (one: Contract): string[][][] | null =>
  deviationRows(resolve(one), [1])?.map(({ cells }) =>
    cells.map(({ paragraphs }) => paragraphs.map((runs) => runs.map(({ text }) => text).join(''))),
  ) ?? null

const LOCKED = [heading('Instruks'), p('Databehandleren følger instruksen.'), p('Fristen er ', field('days'), ' dage.')]

test('a clause that was unlocked and says what it said does not deviate, whatever the answers and values are', () => {
  const content = [
    p('Teksten ', choice('sub', { yes: 'er', no: 'var' }), '.'),
    named({ condition: when('sub', 'yes') }, 'Kun da.'),
    p(field('days'), '.'),
  ]
  const text = [heading('Instruks'), ...content]
  for (const answers of [{}, { sub: 'yes' }, { sub: 'no' }])
    expect(deviationsIn(resolve(made(was('', ...text), content, { answers, values: {} })))).toEqual([])
  const noted = [...content, guidance('Et råd.')]
  expect(deviationsIn(resolve(made(was('', ...text), noted)))).toEqual([])
})

test('the list says where, what the text was from the first line that differs to the last, what it is, and why', () => {
  const one = made(was('Kunden har egne regler.', ...LOCKED), [p('Databehandleren følger aftalen.'), p('Fristen er ', field('days'), ' dage.')])
  expect(tableOf(one)).toEqual([
    [['Punkt'], ['Låst tekst'], ['Ændret til'], ['Begrundelse']],
    [
      ['Kontraktens punkt\u00a02', 'Instruks'],
      ['Databehandleren følger instruksen.'],
      ['Databehandleren følger aftalen.'],
      ['Kunden har egne regler.'],
    ],
  ])
  const block = flatten(resolve(one)).at(-1)
  expect(block?.kind).toBe('table')
  expect(block?.kind === 'table' && block.rows[1]?.cells[0]?.paragraphs[0]?.find(({ live }) => live !== null)?.live?.target).toBe('b')
})

test('lists, tables, footnotes and clauses inside are quoted with the labels and numbers that they have', () => {
  const inside = clause({ id: 'b1', heading: 'Under' }, 'Indeni.')
  const before = [heading('Instruks'), p('Det gælder:'), list('alpha_paren', item('et'), item('to')), inside]
  const after = [
    p('Det gælder:', footnote('Note.')),
    list('alpha_paren', item('et'), item('tre')),
    table(row(cell('x'), cell('y'))),
    clause({ id: 'b1', heading: 'Under' }, 'Inderst.'),
  ]
  expect(tableOf(made(was('Grund.', ...before), after))?.[1]?.slice(1, 3)).toEqual([
    ['Det gælder:', 'a) et', 'b) to', '2.1 Under', 'Indeni.'],
    ['Det gælder: [Note.]', 'a) et', 'b) tre', 'x | y', '2.1 Under', 'Inderst.'],
  ])
})

test('text that was added or taken out, a clause that is reserved and a reason that is missing are told in words', () => {
  const [, first, second] = LOCKED
  const added = made(was('', ...LOCKED), [first as Child, p('Nyt.'), second as Child])
  expect(tableOf(added)?.[1]?.slice(1)).toEqual([['–'], ['Nyt.'], ['[begrundelse mangler]']])
  const gone = made(was('Grund.', ...LOCKED), [first as Child])
  expect(tableOf(gone)?.[1]?.slice(1)).toEqual([['Fristen er 30\u00a0dage.'], ['Udgår'], ['Grund.']])
  const reserved = made(was('Grund.', ...LOCKED), LOCKED.slice(1), {}, { reserved: true })
  expect(tableOf(reserved)?.[1]?.slice(1)).toEqual([
    ['Instruks', 'Databehandleren følger instruksen.', 'Fristen er 30\u00a0dage.'],
    ['Udgår'],
    ['Grund.'],
  ])
})

test('what is not in the contract does not deviate, and a list without deviations says so in the language of the contract', () => {
  const out = made(was('', ...LOCKED), [p('Andet.')], { answers: { sub: 'no' } }, { condition: when('sub', 'yes') })
  expect(tableOf(out)).toBeNull()
  const said = (language: Contract['language']): unknown => {
    const block = flatten(resolve({ ...out, language })).at(-1)
    return block?.kind === 'paragraph' && block.runs.map(({ text }) => text)
  }
  expect([said('da'), said('nb'), said('nn')]).toEqual([
    ['Der er ingen afvigelser fra den låste tekst.'],
    ['Det er ingen avvik fra den låste teksten.'],
    ['Det er ingen avvik frå den låste teksten.'],
  ])
})

test('references in quoted text are not live, and the number of the clause is that of the contract', () => {
  const one = made(was('Grund.', heading('Instruks'), p('Jf. ', ref('first'), '.')), [p('Jf. ikke.')])
  const rows = deviationRows(resolve(one), null)
  expect(rows?.[1]?.cells[1]?.paragraphs.flat().map(({ text, live }) => [text, live])).toEqual([
    ['Jf. ', null],
    ['punkt\u00a0', null],
    ['1', null],
    ['.', null],
  ])
})

test('a deviation is stored with the contract and read again; older contracts have none', () => {
  const one = made(was('Grund.', ...LOCKED), [p('Andet.')])
  expect(parse(serialise(one)).document.eq(one.document)).toBe(true)
  expect(serialise(made(null, [p('Andet.')]))).not.toContain('"deviation"')
})

test.each([
  ['no text', { reason: '', lock: 'x' }],
  ['what is no block', { reason: '', lock: 'x', was: [{ type: 'text', text: 'x' }] }],
  ['a reason that is no text', { reason: 1, lock: 'x', was: [] }],
])('a stored deviation with %s is refused', (_name, deviation) => {
  const stored = serialise(made(was('Grund.', ...LOCKED), [p('Andet.')]))
  const json = JSON.parse(stored) as { document: { content: { attrs: Record<string, unknown> }[] } }
  const attrs = json.document.content[1]?.attrs
  if (!attrs) throw new Error('no clause')
  attrs['deviation'] = deviation
  expect(() => parse(JSON.stringify(json))).toThrow('bad_document')
})

test('a file tells what the text was only where a list of deviations prints it, and prints the same', () => {
  const secret = guidance('Fortroligt.')
  const before = [...LOCKED, secret, named({ condition: when('sub', 'yes') }, 'Kun med underdatabehandlere.')]
  const one = made(was('Grund.', ...before), [p('Fristen er kort.')], { answers: { sub: 'no' } })
  const printed = printedContract(one, [])
  expect(flatten(resolve(printed))).toEqual(flatten(resolve(one)))
  expect(serialise(printed)).toContain('Databehandleren følger instruksen.')
  expect(serialise(printed)).not.toMatch(/Fortroligt|underdatabehandlere|Myndighedens/)
  const unlisted = {
    ...one,
    document: one.document.copy(one.document.content.cut(0, one.document.child(0).nodeSize + one.document.child(1).nodeSize)),
  }
  expect(serialise(printedContract(unlisted, []))).not.toMatch(/Grund|instruksen/)
})
