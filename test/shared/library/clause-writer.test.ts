import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { ENUMERATION_STYLES, schema } from '../../../shared/document/schema.ts'
import { namesIn, normalForm, referencedIn } from '../../../shared/library/clause-names.ts'
import { type ClauseText, parseClauseFile } from '../../../shared/library/clause-text.ts'
import { writeClause } from '../../../shared/library/clause-writer.ts'
import { type ContractLanguage, FIELD_OWNERS } from '../../../shared/model.ts'
import { anyContract } from '../../arbitraries.ts'
import {
  clause,
  definition,
  emphasis,
  foreign,
  guidance,
  headerCell,
  item,
  list,
  p,
  ref,
  row,
  cell,
  strong,
  table,
  tendererGuidance,
} from '../../build.ts'

const LIBRARY = path.join(import.meta.dirname, '..', '..', '..', 'resources', 'library', 'clauses')
const SHIPPED = readdirSync(LIBRARY).flatMap((language) =>
  readdirSync(path.join(LIBRARY, language)).flatMap((file) =>
    parseClauseFile(readFileSync(path.join(LIBRARY, language, file), 'utf8'), file, file.slice(0, -3), language as ContractLanguage),
  ),
)

const asText = (node: Node, more: Partial<ClauseText> = {}): ClauseText => ({
  id: String(node.attrs['id']),
  language: 'da',
  category: 'term',
  tags: [],
  noGuidance: null,
  node,
  ...more,
})
const readAgain = (text: string): ClauseText[] => parseClauseFile(text, 'x', 'term', 'da', { needsGuidance: false })
const normal = (node: Node): Node => {
  const referenced = new Set(referencedIn(node))
  return normalForm(
    node,
    namesIn(node, (id) => referenced.has(id)),
  )
}
/** Written without a problem and read again as the same. */
const expectSame = (node: Node, more: Partial<ClauseText> = {}): string => {
  const { text, problems } = writeClause(asText(node, more))
  expect(problems).toEqual([])
  expect(readAgain(text)[0]?.node.toJSON()).toEqual(node.toJSON())
  return text
}
const codes = (node: Node, more: Partial<ClauseText> = {}): string[] => writeClause(asText(node, more)).problems.map(({ code }) => code)

test('every shipped clause is written as a text that reads as the same clause', () => {
  for (const one of SHIPPED) {
    const { text, problems } = writeClause(one)
    expect([one.id, problems]).toEqual([one.id, []])
    const [again] = parseClauseFile(text, one.id, one.category, one.language)
    expect(again?.node.eq(one.node)).toBe(true)
    expect([again?.tags, again?.noGuidance]).toEqual([one.tags, one.noGuidance])
  }
  expect(SHIPPED.length).toBeGreaterThan(400)
})

test('a shipped clause is in its normal form already', () => {
  for (const { node } of SHIPPED) expect(normal(node).eq(node)).toBe(true)
})

test('a clause is written as a lawyer would write it', () => {
  const node = clause(
    { id: 'bod', heading: 'Bod' },
    p('Bod betales, jf. ', ref('bod/loft'), '.'),
    list(
      'alpha_parens',
      item({ id: 'bod/item.1' }, p('dagligt'), list('dash', item({ id: 'bod/item.2' }, p('dog ikke søndag')))),
      item({ id: 'bod/item.3' }, p('højst')),
    ),
    table(row(headerCell(p('Pris')), headerCell(p('Frist | dage'))), row(cell(p()), cell(p('5')))),
    guidance(p('Vælg.'), p('1) Eller ikke.'), list('bullet', item({ id: 'bod/item.4' }, p('først')))),
    clause(
      { id: 'bod/loft', heading: 'Loft', locked: 'Datatilsynets tekst' },
      definition({ id: 'bod/loft/term', term: 'Loft', forms: ['Loftet'] }, 'betyder højst.'),
    ),
  )
  expect(expectSame(node, { tags: ['bod', 'forsinkelse'] })).toBe(
    [
      '## bod: Bod',
      'tags: bod, forsinkelse',
      '',
      'Bod betales, jf. {ref:bod/loft}.',
      '',
      '(a) dagligt',
      '    - dog ikke søndag',
      '(b) højst',
      '',
      '| Pris | Frist \\| dage |',
      '|---|---|',
      '|  | 5 |',
      '',
      '> Vælg.',
      '>',
      '> \\1) Eller ikke.',
      '>',
      '> * først',
      '',
      '### loft: Loft',
      'locked: Datatilsynets tekst',
      '',
      '= Loft; Loftet = betyder højst.',
      '',
    ].join('\n'),
  )
})

/** What looks like notation where a line begins, and anything inside a line. */
const PIECES = [
  '#',
  '## a: B',
  '> ',
  '| ',
  '= a = b',
  '(a) ',
  '(iv) ',
  'a) ',
  '1) ',
  '- ',
  '* ',
  '[signatures]',
  '{ref:x}',
  '{}',
  '}',
  '*',
  '**',
  '\\',
  '%% end',
  ' ',
  '\u00a0',
  '---',
  'when: a = b',
  'tags: x',
  'ord',
  'æøå',
  '🙂',
  '{when:a=b}',
]
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 5, unit: 'grapheme' })), { minLength: 1, maxLength: 6 })
  .map((pieces) => pieces.join(''))
  .filter((text) => !/[\p{Cc}\p{Zl}\p{Zp}\ufeff\u202a-\u202e\u2066-\u2069]/u.test(text))
const anyInline = fc.array(
  fc.oneof(
    anyText,
    anyText.map((text) => strong(text)),
    anyText.map((text) => emphasis(text)),
    anyText.map((text) => strong(emphasis(text))),
    fc.constant(ref('a/b', 'titled', true)),
    anyText.filter((text) => text.trim() !== '').map((text) => schema.nodes.footnote.create({ text })),
    fc.tuple(anyText, anyText).map(([yes, no]) => schema.nodes.choice.create({ question: 'q', texts: { yes, no } })),
    fc.constant(schema.nodes.field.create({ key: 'x.y', form: 'words' })),
    fc.constant(schema.nodes.reference.create({ target: 'a', to: 'c' })),
  ),
  { maxLength: 4 },
)
const paragraph = anyInline.map((inline) => p(...inline))
const named = anyInline.map((inline) =>
  schema.nodes.paragraph.create({ id: 'x1y2', condition: { question: 'q', value: 'yes' } }, p(...inline).content),
)
const anyItem = fc.oneof(
  paragraph.map((one) => item({ id: 'r4nd' }, one)),
  fc.tuple(paragraph, paragraph).map(([one, other]) => item({ id: 'r5nd' }, one, list('roman_parens', item({ id: 'r6nd' }, other)))),
)
const anyList = fc
  .tuple(fc.constantFrom(...ENUMERATION_STYLES), fc.array(anyItem, { minLength: 1, maxLength: 3 }))
  .map(([style, items]) => list(style, ...items))
const anyOwner = fc.constantFrom(null, ...FIELD_OWNERS)
const anyTable = fc.tuple(fc.array(fc.tuple(paragraph, paragraph), { minLength: 1, maxLength: 3 }), anyOwner).map(([rows, owner]) => {
  const heading = (content: Node): Node => schema.nodes.table_header.create({ owner }, content)
  return table(...rows.map(([one, other], index) => row(...[one, other].map((content) => (index === 0 ? heading : cell)(content)))))
})
const anyBlock = fc.oneof(
  paragraph,
  named,
  anyList,
  anyTable,
  fc
    .array(fc.oneof(paragraph, anyList), { minLength: 1, maxLength: 3 })
    .chain((inside) => fc.constantFrom(guidance(...inside), tendererGuidance(...inside))),
  fc.constantFrom(
    schema.nodes.signature_block.create(),
    schema.nodes.deviation_list.create(),
    schema.nodes.annex_list.create({ form: 'check' }),
    schema.nodes.annex_list.create(),
  ),
)
const blocks = fc.array(anyBlock, { minLength: 1, maxLength: 3 })
const anyClause = fc
  .tuple(blocks, fc.option(anyInline), fc.array(blocks, { maxLength: 2 }), fc.option(anyText))
  .map(([own, defined, subs, locked]) =>
    clause(
      { id: 'own-x', heading: 'Overskrift: a', locked: locked?.trim() || null },
      ...own,
      ...(defined ? [definition({ id: 'def1', term: 'Begreb', forms: ['Begrebet'] }, ...defined)] : []),
      ...subs.map((inside, index) => clause({ id: `sub${index}`, heading_style: 'block' }, ...inside, clause({ id: `deep${index}` }, ...inside))),
    ),
  )

/** The same with an id of its own for every part, as the editor sees to. */
const withIds = (clauseNode: Node): Node => {
  let count = 0
  const walk = (node: Node): Node => {
    if (node.isText) return node
    const id = node.attrs['id'] as unknown
    const isInner = node !== clauseNode && typeof id === 'string'
    if (isInner) count += 1
    return node.type.create(isInner ? { ...node.attrs, id: `r4nd${count}` } : node.attrs, node.children.map(walk), node.marks)
  }
  return walk(clauseNode)
}

test('every clause that the notation can express is read again as it was, whatever signs its words hold', () => {
  fc.assert(
    fc.property(anyClause, (node) => {
      node.check()
      const one = normal(withIds(node))
      expect(expectSame(one)).not.toBe('')
    }),
    { numRuns: 300 },
  )
})

test('any clause at all is read again as it was or said to be one that cannot be written', () => {
  let same = 0
  fc.assert(
    fc.property(anyContract, ({ document }) => {
      document.forEach((part) => {
        if (part.type.name !== 'clause') return
        const node = normal(part.type.create({ ...part.attrs, condition: null, reserved: false }, part.content))
        const { text, problems } = writeClause(asText(node))
        if (problems.length > 0) return
        same += 1
        expect(readAgain(text)[0]?.node.eq(node)).toBe(true)
      })
    }),
    { numRuns: 200 },
  )
  expect(same).toBeGreaterThan(20)
})

const inside = (...children: Parameters<typeof clause>[1][]): Node => clause({ id: 'a' }, ...children)

test('what the notation cannot express is told with its place', () => {
  expect(codes(inside(p(foreign('en', 'force majeure'))))).toEqual(['not_writable_foreign'])
  expect(codes(inside(p('a\nb')))).toEqual(['not_writable_characters'])
  expect(codes(inside(p('a\u202eb')))).toEqual(['not_writable_characters'])
  expect(codes(inside(p(ref('Nowhere'))))).toEqual(['not_writable_name'])
  expect(codes(inside(list('bullet', item({ id: 'a/item.1' }, p('x'), p('y')))))).toEqual(['not_writable_item'])
  expect(codes(inside(table(row(cell(p('x'))))))).toEqual(['not_writable_table'])
  expect(codes(inside(definition({ id: 'a/term', term: 'X = y' }, 'z')))).toEqual(['not_writable_definition'])
  expect(codes(inside(p('x'), clause({ id: 'a/b', reserved: true }, 'y')))).toEqual(['not_writable_reserved'])
  expect(codes(inside(p('x'), clause({ id: 'a/b', heading: 'Kun {overskrift}' }, 'y')))).toEqual(['not_writable_heading'])
  expect(writeClause(asText(inside(p('x'), clause({ id: 'a/b', heading: 'Tom' })))).problems).toEqual([
    { place: 'da/a/b', code: 'empty_clause', params: { id: 'a/b' } },
  ])
  expect(codes(inside(list('alpha_paren', ...Array.from({ length: 27 }, (_, at) => item({ id: `a/item.${at + 1}` }, p('x'))))))).toEqual([
    'not_writable_list',
  ])
  expect(codes(inside(p('x')), { tags: ['a, b'] })).toEqual(['not_writable_name'])
})

test('parts that the editor made get names by their place, and what points to them follows', () => {
  const node = clause(
    { id: 'own-a', heading: 'A' },
    p('Se ', ref('k3x'), ' og ', ref('i9'), '.'),
    list('bullet', item({ id: 'i8' }, p('et')), item({ id: 'i9' }, p('to'))),
    clause({ id: 'own-a/part-2' }, 'før'),
    clause({ id: 'k3x' }, 'her'),
  )
  expect(expectSame(normal(node))).toBe(
    '## own-a: A\n\nSe {ref:own-a/part-3} og {ref:own-a/item-2}.\n\n* et\n* {id:item-2} to\n\n### part-2\n\nfør\n\n### part-3\n\nher\n',
  )
})
