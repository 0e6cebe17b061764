import { expect, test } from 'vitest'
import { ENUMERATION_STYLES, type NodeName, REFERENCE_FORMS, schema } from '../../../shared/document/schema.ts'
import { annex, chapter, clause, contract, definition, item, list, p, parties, ref, titlePage, when } from '../../build.ts'

const attributesProblem = (type: NodeName, attributes: Readonly<Record<string, unknown>>): string | null => {
  try {
    const node = schema.nodes[type].create(attributes)
    for (const [name, { validate }] of Object.entries(schema.nodes[type].spec.attrs ?? {})) {
      if (typeof validate === 'function') validate(node.attrs[name])
      else if (typeof validate === 'string' && typeof node.attrs[name] !== validate) return `not a ${validate}`
    }
    return null
  } catch (error) {
    if (error instanceof RangeError) return error.message
    throw error
  }
}

test.each<[NodeName, Readonly<Record<string, unknown>>]>([
  ['clause', { id: 'a' }],
  ['clause', { id: 'it-service/term.1_b' }],
  ['clause', { id: 'x'.repeat(100) }],
  ['clause', { id: 'a', condition: when('pris', 'fast'), reserved: true, heading_style: 'block' }],
  ['clause', { id: 'a', source: { clause: 'term', language: 'da', version: 3 } }],
  ['chapter', { id: 'a', condition: null }],
  ['definition', { id: 'a', term: 'Arbejdsdag' }],
  ['table_cell', { colspan: 63, rowspan: 1, colwidth: [120, 80] }],
  ['table_header', { owner: 'signing' }],
  ...ENUMERATION_STYLES.map((style): [NodeName, Readonly<Record<string, unknown>>] => ['enumeration', { style }]),
  ...REFERENCE_FORMS.map((form): [NodeName, Readonly<Record<string, unknown>>] => ['reference', { target: 'a', form }]),
])('a %s may have the attributes %j', (type, attributes) => {
  expect(attributesProblem(type, attributes)).toBe(null)
})

test.each<[NodeName, Readonly<Record<string, unknown>>]>([
  ['clause', {}],
  ['clause', { id: '' }],
  ['clause', { id: 'a b' }],
  ['clause', { id: 'æ' }],
  ['clause', { id: 'x'.repeat(101) }],
  ['clause', { id: 7 }],
  ['clause', { id: 'a', reserved: 'ja' }],
  ['clause', { id: 'a', condition: { question: 'pris' } }],
  ['clause', { id: 'a', condition: 'pris=fast' }],
  ['clause', { id: 'a', heading_style: 'inline' }],
  ['clause', { id: 'a', source: { clause: 'term', language: 'da', version: 1.5 } }],
  ['chapter', { id: null }],
  ['definition', { id: 'a' }],
  ['definition', { id: 'a', term: ' ' }],
  ['enumeration', {}],
  ['enumeration', { style: 'upper' }],
  ['reference', { target: 'a', form: 'short' }],
  ['reference', { form: 'full' }],
  ['reference', { target: 'a', capital: 1 }],
  ['field', { key: '' }],
  ['table_cell', { colspan: 0 }],
  ['table_cell', { rowspan: 64 }],
  ['table_cell', { colspan: 1.5 }],
  ['table_cell', { colwidth: [0] }],
  ['table_cell', { colwidth: 100 }],
  ['table_header', { owner: 'nobody' }],
])('a %s may not have the attributes %j', (type, attributes) => {
  expect(attributesProblem(type, attributes)).not.toBe(null)
})

test('a contract is front matter, then chapters and clauses in any order, then annexes', () => {
  const body = [clause({ id: 'a' }), chapter({ id: 'I', heading: 'Pris' }), clause({ id: 'b' })]
  expect(() => contract(titlePage(), parties(), ...body, annex({ id: 'x', heading: 'Tid' })).check()).not.toThrow()
})

test.each([
  ['a clause after an annex', contract(annex({ id: 'x', heading: 'Tid' }), clause({ id: 'a' }))],
  ['the parties before the title page', contract(parties(), titlePage())],
  ['loose text in a contract', contract(p('tekst'))],
  ['a text after a sub-clause', contract(clause({ id: 'a' }, clause({ id: 'b' }), p('tekst')))],
  ['a chapter in a chapter', contract(chapter({ id: 'I', heading: 'A' }, chapter({ id: 'II', heading: 'B' })))],
  ['text directly in a chapter', contract(chapter({ id: 'I', heading: 'A' }, p('tekst')))],
  ['an annex in a clause', contract(clause({ id: 'a' }, annex({ id: 'x', heading: 'Tid' })))],
  ['a clause after a sub-annex', contract(annex({ id: 'x', heading: 'A' }, annex({ id: 'y', heading: 'B' }), clause({ id: 'a' })))],
  ['an empty enumeration', contract(clause({ id: 'a' }, list('dash')))],
  ['an item that begins with an enumeration', contract(clause({ id: 'a' }, list('dash', item(list('dash', item('x'))))))],
  ['a table in an enumeration', contract(clause({ id: 'a' }, list('dash', item('x', schema.nodes.table.create()))))],
])('%s is not valid content', (_what, document) => {
  expect(() => document.check()).toThrow(RangeError)
})

test('a heading holds text without marks and without references', () => {
  const { heading } = schema.nodes
  expect(() => heading.create(null, [schema.text('Pris', [schema.mark('strong')])]).check()).toThrow(RangeError)
  expect(() => heading.create(null, [ref('a')]).check()).toThrow(RangeError)
})

test('a chapter and an annex cannot be without their heading', () => {
  expect(() => schema.nodes.chapter.create({ id: 'I' }).check()).toThrow(RangeError)
  expect(() => schema.nodes.annex.create({ id: 'x' }, [p('tekst')]).check()).toThrow(RangeError)
})

test('a definition is a block of a clause and holds the rest of its sentence', () => {
  expect(() => contract(clause({ id: 'a' }, definition({ id: 'd', term: 'Dag' }, 'er en kalenderdag.'))).check()).not.toThrow()
})
