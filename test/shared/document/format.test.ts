import { readFileSync } from 'node:fs'
import nodePath from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { FORMAT_VERSION, type Json, type Migration, MIGRATIONS, parse, parseDocument, serialise } from '../../../shared/document/format.ts'
import { nodeJson } from '../../../shared/document/json.ts'
import { AppError } from '../../../shared/errors.ts'
import { type Contract, DEFAULT_FRONT, DEFAULT_STYLE } from '../../../shared/model.ts'
import { anyContract } from '../../arbitraries.ts'
import { annex, chapter, clause, contract, contractOf, definition, item, list, p, party, when } from '../../build.ts'

const failure = (act: () => unknown): AppError => {
  try {
    act()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
/** What is wrong with a document, as `place: code`. */
const problemsOf = (act: () => unknown): string[] => {
  const { code, problems } = failure(act)
  expect(code).toBe('bad_document')
  return problems.map((problem) => `${problem.place}: ${problem.code}`)
}

const text = (value: string, ...marks: readonly Json[]): Json => ({ type: 'text', text: value, ...(marks.length > 0 && { marks }) })
const paragraph = (...content: readonly Json[]): Json => ({ type: 'paragraph', content })
const sound = (id: string, ...content: readonly Json[]): Json => ({ type: 'clause', attrs: { id }, content })
const whole = (...content: readonly Json[]): Json => ({ type: 'contract', content })
const heading: Json = { type: 'heading', content: [text('Pris')] }

test('parsing what was serialised gives the same contract', () => {
  fc.assert(
    fc.property(anyContract, (record) => {
      const read = parse(serialise(record))
      expect(read.document.eq(record.document)).toBe(true)
      const { document: _read, ...around } = read
      const { document: _given, ...expected } = record
      expect(around).toEqual(expected)
    }),
    { numRuns: 120 },
  )
})

test('serialising what was parsed gives the same text, so that equal contracts have equal bytes', () => {
  fc.assert(
    fc.property(anyContract, (record) => {
      const stored = serialise(record)
      expect(serialise(parse(stored))).toBe(stored)
    }),
    { numRuns: 60 },
  )
})

test('a stored contract names its format', () => {
  expect(JSON.parse(serialise(contractOf(contract())))).toMatchObject({ format: FORMAT_VERSION })
  expect(FORMAT_VERSION).toBe(MIGRATIONS.length + 1)
})

test.each<[string, Json, readonly string[]]>([
  ['that is no node', 'contract', ['contract: not_a_node']],
  ['of another type', sound('a'), ['contract: unknown_node']],
  ['with an unknown node', whole(sound('a', paragraph(), { type: 'image' })), ['contract > clause 1 > image 1: unknown_node']],
  ['with a node named like a property of every object', whole({ type: 'toString' }), ['contract > toString 1: unknown_node']],
  ['with a child that is no node', whole(sound('a'), 5), ['contract > node 1: not_a_node']],
  ['with a node without a type', whole({ attrs: { id: 'a' } }), ['contract > node 1: not_a_node']],
  ['with a clause without an id', whole(sound('a'), { type: 'clause' }), ['contract > clause 2: wrong_attribute']],
  ['with a wrong attribute', whole({ type: 'clause', attrs: { id: 'a', reserved: 'ja' } }), ['contract > clause 1: wrong_attribute']],
  ['with attributes that are a list', whole({ type: 'clause', attrs: ['a'] }), ['contract > clause 1: wrong_attribute']],
  ['with an unknown attribute', whole(sound('a'), { type: 'clause', attrs: { id: 'b', colour: 'red' } }), ['contract > clause 2: unknown_attribute']],
  [
    'with an attribute named like a property of every object',
    whole({ type: 'clause', attrs: { id: 'a', toString: 'x' } }),
    ['contract > clause 1: unknown_attribute'],
  ],
  [
    'with an attribute on text',
    whole(sound('a', paragraph({ type: 'text', text: 'x', attrs: { size: 2 } }))),
    ['contract > clause 1 > paragraph 1 > text 1: unknown_attribute'],
  ],
  ['with an empty text', whole(sound('a', paragraph(text('x'), text('')))), ['contract > clause 1 > paragraph 1 > text 2: wrong_attribute']],
  [
    'with an unknown mark',
    whole(sound('a', paragraph(text('x', { type: 'blink' })))),
    ['contract > clause 1 > paragraph 1 > text 1: wrong_attribute'],
  ],
  [
    'with a foreign word without its language',
    whole(sound('a', paragraph(text('x', { type: 'foreign' })))),
    ['contract > clause 1 > paragraph 1 > text 1: wrong_attribute'],
  ],
  [
    'with the same mark twice on a text',
    whole(sound('a', paragraph(text('x', { type: 'strong' }, { type: 'strong' })))),
    ['contract > clause 1 > paragraph 1 > text 1: wrong_attribute'],
  ],
  [
    'with a marked heading',
    whole(sound('a', { type: 'heading', content: [text('x', { type: 'strong' })] })),
    ['contract > clause 1 > heading 1: wrong_content'],
  ],
  ['with content that is no list', whole({ type: 'clause', attrs: { id: 'a' }, content: 'x' }), ['contract > clause 1: wrong_content']],
  ['with text after a sub-clause', whole(sound('a', sound('b'), paragraph())), ['contract > clause 1: wrong_content']],
  ['with a chapter without a heading', whole({ type: 'chapter', attrs: { id: 'a' } }), ['contract > chapter 1: wrong_content']],
  [
    'with an empty list',
    whole(sound('a', { type: 'enumeration', attrs: { style: 'dash' } })),
    ['contract > clause 1 > enumeration 1: wrong_content'],
  ],
  [
    'with a wrong list style',
    whole(sound('a', paragraph(), { type: 'enumeration', attrs: { style: 'star' } })),
    ['contract > clause 1 > enumeration 1: wrong_attribute'],
  ],
  [
    'with a wrong reference deep inside it',
    whole(sound('a'), {
      type: 'chapter',
      attrs: { id: 'I' },
      content: [heading, sound('b'), sound('c', paragraph(), paragraph(text('se '), { type: 'reference', attrs: { target: 'a', form: 'short' } }))],
    }),
    ['contract > chapter 1 > clause 2 > paragraph 2 > reference 1: wrong_attribute'],
  ],
  ['with an annex before a clause', whole({ type: 'annex', attrs: { id: 'x' }, content: [heading] }, sound('a')), ['contract: wrong_content']],
])('a document %s is refused with its place', (_what, json, expected) => {
  expect(problemsOf(() => parseDocument(json))).toEqual(expected)
})

test('all problems are told at once, each with its place', () => {
  const json = whole({ type: 'clause', attrs: { id: '' } }, sound('b', { type: 'image' }, paragraph(text(''))), sound('c', { type: 'image' }))
  expect(problemsOf(() => parseDocument(json))).toEqual([
    'contract > clause 1: wrong_attribute',
    'contract > clause 2 > image 1: unknown_node',
    'contract > clause 2 > paragraph 1 > text 1: wrong_attribute',
    'contract > clause 3 > image 1: unknown_node',
  ])
})

const nested = (depth: number, from = 1): Json => sound(`a${from}`, ...(from < depth ? [nested(depth, from + 1)] : []))
const path = (depth: number): string => Array.from({ length: depth }, (_, index) => `clause a${index + 1}`).join(' > ')
const annexOf = (id: string, ...content: readonly Json[]): Json => ({ type: 'annex', attrs: { id }, content: [heading, ...content] })

test('clauses may nest nine deep in the body and seven deep in an annex, and an annex two deep', () => {
  expect(() => parseDocument(whole(nested(9), annexOf('x', annexOf('y'))))).not.toThrow()
  expect(() => parseDocument(whole(annexOf('x', annexOf('y', nested(7)))))).not.toThrow()
  expect(() => parseDocument(whole({ type: 'chapter', attrs: { id: 'I' }, content: [heading, nested(9)] }))).not.toThrow()
})

test.each<[string, Json, readonly string[]]>([
  ['a tenth level of clauses', whole(nested(10)), [`${path(10)}: too_deep`]],
  ['an eighth level of clauses in an annex', whole(annexOf('x', nested(8))), [`annex x > ${path(8)}: too_deep`]],
  ['an eighth level of clauses in a sub-annex', whole(annexOf('x', annexOf('y', nested(8)))), [`annex x > annex y > ${path(8)}: too_deep`]],
  ['a third level of annexes', whole(annexOf('x', annexOf('y', annexOf('z')))), ['annex x > annex y > annex z: too_deep']],
])('%s is refused', (_what, json, expected) => {
  expect(problemsOf(() => parseDocument(json))).toEqual(expected)
})

test('a document nested without end is refused instead of exhausting the stack', () => {
  let json: Json = paragraph()
  for (let depth = 0; depth < 3000; depth += 1) json = { type: 'clause', attrs: { id: `a${depth}` }, content: [json] }
  const { problems } = failure(() => parseDocument(whole(json)))
  expect(problems.map(({ code }) => code)).toEqual(['too_deep'])
  expect(problems[0]?.place).toMatch(/^contract( > clause 1){61}$/)
})

const json = (document: ReturnType<typeof contract>): Json => document.toJSON() as Json

test.each([
  ['two clauses share an id', contract(clause({ id: 'a' }), clause({ id: 'b' }, clause({ id: 'a' }))), ['clause b > clause a: duplicate_id']],
  [
    'a clause and an annex share an id',
    contract(clause({ id: 'a' }), annex({ id: 'x', heading: 'X' }, clause({ id: 'b' })), annex({ id: 'a', heading: 'A' })),
    ['annex a: duplicate_id'],
  ],
  ['a part and an item share an id', contract(clause({ id: 'a' }, list('dash', item({ id: 'a' }, 'x')))), ['enumeration_item a: duplicate_id']],
  [
    'two definitions share an id',
    contract(clause({ id: 'a' }, definition({ id: 'd', term: 'A' })), clause({ id: 'b' }, definition({ id: 'd', term: 'B' }))),
    ['definition d: duplicate_id'],
  ],
  [
    'alternatives hang on the same answer',
    contract(clause({ id: 'a', condition: when('pris', 'fast') }), clause({ id: 'a', condition: when('pris', 'fast') })),
    ['clause a: duplicate_id'],
  ],
  [
    'alternatives hang on different questions',
    contract(clause({ id: 'a', condition: when('pris', 'fast') }), clause({ id: 'a', condition: when('drift', 'ja') })),
    ['clause a: duplicate_id'],
  ],
  ['one of them is always there', contract(clause({ id: 'a', condition: when('pris', 'fast') }), clause({ id: 'a' })), ['clause a: duplicate_id']],
  [
    'the third alternative repeats the first',
    contract(...['fast', 'timer', 'fast'].map((value) => clause({ id: 'a', condition: when('pris', value) }))),
    ['clause a: duplicate_id'],
  ],
  [
    'it is in a chapter',
    contract(chapter({ id: 'I', heading: 'I' }, clause({ id: 'a' }), clause({ id: 'a' }))),
    ['chapter I > clause a: duplicate_id'],
  ],
])('an id that stands twice is refused where it stands again, when %s', (_what, document, expected) => {
  expect(problemsOf(() => parseDocument(json(document)))).toEqual(expected)
})

test('alternatives on different answers to one question may share an id, wherever they stand', () => {
  const document = contract(
    clause({ id: 'a', condition: when('pris', 'fast') }),
    clause({ id: 'b' }, clause({ id: 'a', condition: when('pris', 'timer') })),
    annex({ id: 'x', heading: 'X' }, clause({ id: 'a', condition: when('pris', 'loft') })),
  )
  expect(parseDocument(json(document)).eq(document)).toBe(true)
})

const stored = (changes: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ ...(JSON.parse(serialise(contractOf(contract()))) as object), ...changes })

test.each<[Readonly<Record<string, unknown>>, string]>([
  [{ title: 5 }, 'title'],
  [{ title: undefined }, 'title'],
  [{ term: null }, 'term'],
  [{ language: 'sv' }, 'language'],
  [{ standard: { id: 'test' } }, 'standard'],
  [{ standard: { id: 'test', version: 1.5 } }, 'standard'],
  [{ style: { clauseNumber: 'roman', clauseWord: 'punkt' } }, 'style'],
  [{ style: undefined }, 'style'],
  [{ parties: {} }, 'parties'],
  [{ style: { ...DEFAULT_STYLE, annexNumber: 'roman' } }, 'style'],
  [{ parties: [party('a', 'buyer', 'A'), { ...party('b', 'buyer', 'B'), name: 5 }] }, 'parties[1]'],
  [{ parties: [{ ...party('a', 'buyer', 'A'), owner: 'nobody' }] }, 'parties[0]'],
  [{ parties: [{ ...party('a', 'buyer', 'A'), introduction: 'loudly' }] }, 'parties[0]'],
  [{ parties: [{ ...party('a', 'buyer', 'A'), representatives: [{ role: 'contact', name: 'Bo' }] }] }, 'parties[0].representatives'],
  [{ front: { titlePage: true, contents: true } }, 'front'],
  [{ houseStyle: '../state' }, 'houseStyle'],
  [{ houseStyle: null }, 'houseStyle'],
  [{ dayRule: 'k02' }, 'dayRule'],
  [{ dayRule: { saturdays: false, closed: ['12-23'] } }, 'dayRule'],
  [{ frozen: { a: 5 } }, 'frozen'],
  [{ frozen: { a: '5' } }, 'frozen'],
  [{ fields: [{ key: 'x', label: 'X', type: 'colour', owner: 'buyer' }] }, 'fields[0]'],
  [{ fields: [{ key: 'x', label: 'X', type: 'text', owner: 'nobody' }] }, 'fields[0]'],
  [{ fields: [null] }, 'fields[0]'],
  [{ questions: [{ key: 'x', label: 'X' }] }, 'questions[0]'],
  [{ questions: [{ key: 'x', label: 'X', values: ['fast'] }] }, 'questions[0]'],
  [{ values: { x: true } }, 'values'],
  [{ values: [] }, 'values'],
  [{ answers: { x: 5 } }, 'answers'],
])('a record with %j is refused at %s', (changes, place) => {
  expect(problemsOf(() => parse(stored(changes)))).toEqual([`${place}: wrong_value`])
})

test('a stored contract without a document is refused', () => {
  expect(problemsOf(() => parse(stored({ document: undefined })))).toEqual(['contract: not_a_node'])
})

test.each([[''], ['{'], ['{"format":1,}']])('the text %j is refused as no JSON', (given) => {
  expect(problemsOf(() => parse(given))).toEqual(['contract: not_json'])
})

test.each([[{ format: undefined }], [{ format: '1' }], [{ format: 0 }], [{ format: -1 }], [{ format: 1.5 }]])('%j is no format', (changes) => {
  expect(problemsOf(() => parse(stored(changes)))).toEqual(['format: wrong_value'])
})

test.each([['[]'], ['null'], ['5']])('%s is no stored contract', (given) => {
  expect(problemsOf(() => parse(given))).toEqual(['format: wrong_value'])
})

test('a contract in a newer format is refused as such, with both formats, before anything else is looked at', () => {
  const { code, params, problems } = failure(() => parse(JSON.stringify({ format: FORMAT_VERSION + 2, unheard: 'of' })))
  expect([code, params, problems]).toEqual(['newer_format', { format: FORMAT_VERSION + 2, known: FORMAT_VERSION }, []])
})

const CHAIN: readonly Migration[] = ['first', 'second', 'third'].map((name) => (record) => ({
  ...record,
  title: `${record['title'] as string} ${name}`,
}))

test.each([
  [1, 'T first second third'],
  [2, 'T second third'],
  [3, 'T third'],
  [4, 'T'],
])('a contract in format %i is migrated by the steps after it, in order, and by no other', (format, title) => {
  expect(parse(stored({ format, title: 'T' }), CHAIN).title).toBe(title)
})

test('with a chain of three migrations the fifth format is a newer one', () => {
  expect(failure(() => parse(stored({ format: 5 }), CHAIN)).params).toEqual({ format: 5, known: 4 })
})

test('what a migration makes is checked like what was stored', () => {
  expect(problemsOf(() => parse(stored({ format: 1 }), [(record) => ({ ...record, language: 'sv' })]))).toEqual(['language: wrong_value'])
  expect(problemsOf(() => parse(stored({ format: 1 }), [(record) => ({ ...record, document: whole(sound('')) })]))).toEqual([
    'contract > clause 1: wrong_attribute',
  ])
})

const rename: Migration = (record) => ({ ...record, document: JSON.parse(JSON.stringify(record['document']).replace('section', 'clause')) as Json })

test('a migration sees what was stored, so that it can mend what would be refused', () => {
  const old = stored({ format: 1, document: whole({ type: 'section', attrs: { id: 'a' } }) })
  expect(parse(old, [rename]).document.eq(contract(clause({ id: 'a' })))).toBe(true)
})

test('a contract that was stored in the first format opens with what has come since at its default, and its text unchanged', () => {
  const old = readFileSync(nodePath.join(import.meta.dirname, 'contract-format-1.json'), 'utf8')
  const given = JSON.parse(old) as Record<string, unknown>
  const { document, ...record } = parse(old)
  const { format: _format, document: oldDocument, ...oldRecord } = given
  expect(record).toEqual({
    ...oldRecord,
    style: { ...(oldRecord['style'] as object), annexNumber: 'digit' },
    parties: (oldRecord['parties'] as object[]).map((one) => ({ ...one, shortName: '', introduction: 'hereinafter', representatives: [] })),
    front: DEFAULT_FRONT,
    houseStyle: 'plain',
    dayRule: 'nb',
    frozen: null,
  })
  expect(nodeJson(document)).toEqual(oldDocument)
})

test('a document is written as the first format wrote it where it says nothing that is newer, so that its hash stays', () => {
  fc.assert(
    fc.property(anyContract, ({ document }) => {
      expect(JSON.stringify(nodeJson(document))).not.toMatch(/"(?:locked|unused|forms|to)":(?:null|false|\[\])/)
    }),
  )
})

test('values of fields survive storage to the last digit and letter', () => {
  const values: Contract['values'] = { a: 0.1, b: 12345678.99, c: 'æøå «»\u00a0\u2028', d: '', e: 0 }
  expect(parse(serialise(contractOf(contract(clause({ id: 'a' }, p('x'))), { values }))).values).toEqual(values)
})
