/**
 * Contracts rougher than any author makes them, for the Word writer: nine levels of clauses, words of three hundred letters, characters that no XML may hold,
 * a party whose name runs from right to left, every setting. Made of whole valid contracts (arbitraries.ts), and valid themselves.
 */
import * as fc from 'fast-check'
import { Fragment, type Node, Slice } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { MAX_ANNEX_CLAUSE_DEPTH, MAX_CLAUSE_DEPTH } from '../shared/document/format.ts'
import { freeze } from '../shared/document/frozen-numbers.ts'
import { ENUMERATION_STYLES, schema } from '../shared/document/schema.ts'
import { partyFields } from '../shared/document/special-fields.ts'
import { LANGUAGES } from '../shared/language/languages.ts'
import { ANNEX_NUMBER_STYLES, CLAUSE_NUMBER_STYLES, CLAUSE_WORDS, CONTRACT_LANGUAGES, type Contract, PARTY_INTRODUCTIONS } from '../shared/model.ts'
import { anyFullContract } from './arbitraries.ts'
import { cell, clause, field, foreign, headerCell, item, list, p, party, ref, row, table } from './build.ts'

/** A word without a place to break it, emoji of several code points, marks upon marks, both directions, everything XML forbids or gives a meaning. */
const PIECES = [
  'Databehandleraftale'.repeat(16).slice(0, 300),
  '👩🏽‍⚖️🇩🇰 e\u0301\u0323\u0308\u0328 ﷽ ',
  'שלום (עולם) ',
  'مرحبا 123 ',
  '\u202eomvendt\u202c \u200b\u200f\u00ad',
  '\u0000\u0001\u0008\u000b\u000c\u001b\u001f',
  'a\tb\nc\rd\u0085e\u2028f',
  '\ufffe\uffff\ufdd0',
  '\ud800',
  'x\udfff',
  '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \u{10ffff}',
  ']]> &amp; <w:t> "q" \'a\' & %1 $& \\1 {#lines}',
  '\u00a0\u2003 ',
  '[udfyldes] ',
] as const

const character = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0x1f }).map((code) => String.fromCharCode(code)) },
  { weight: 2, arbitrary: fc.constantFrom('Leverandøren skal ', 'inden 30 dage ', 'kr. 5 mio. ', '§ 5 ') },
)
const roughText = fc.array(character, { maxLength: 4 }).map((all) => all.join(''))
/** Headings, titles and terms: one line that says something. */
const saysSomething = roughText.map((text) => `${text.replaceAll(/[\t\n\r]/g, '')}Tekst`)

const plain = (text: string): Node[] => (text === '' ? [] : [schema.text(text)])
const paragraph = (text: string, ...more: readonly Node[]): Node => schema.nodes.paragraph.create(null, [...plain(text), ...more])

/** How the deepest clauses are: each level with a heading of either kind or none. */
interface Level {
  readonly heading: string | null
  readonly block: boolean
  readonly text: string | null
}
const level: fc.Arbitrary<Level> = fc.record({
  heading: fc.option(fc.oneof(fc.constant(''), saysSomething)),
  block: fc.boolean(),
  text: fc.option(roughText),
})

/** Clauses in each other, down to `depth`; at the bottom are a list in every style, four deep, and references. */
const deep = (id: string, levels: readonly Level[], at: number, bottom: readonly Node[]): Node => {
  const { heading = null, block = false, text = null } = levels[at] ?? {}
  const below = at + 1 < levels.length ? [deep(id, levels, at + 1, bottom)] : []
  return schema.nodes.clause.create({ id: `${id}-${at + 1}`, heading_style: block ? 'block' : 'run_in' }, [
    ...(heading === null ? [] : [schema.nodes.heading.create(null, plain(heading))]),
    ...(text === null ? [] : [paragraph(text)]),
    ...(below.length === 0 ? bottom : []),
    ...below,
  ])
}

const nestedList = (id: string, text: string, styles: readonly (typeof ENUMERATION_STYLES)[number][]): Node => {
  const [style = 'dash', ...rest] = styles
  const items = ['a', 'b'].map((place) =>
    item({ id: `${id}-${rest.length}${place}` }, paragraph(text), ...(rest.length > 0 && place === 'a' ? [nestedList(id, text, rest)] : [])),
  )
  return list(style, ...items)
}

/** A table whose cells span rows and columns. */
const spanning = (text: string): Node =>
  table(
    row(headerCell(p('Ydelse')), headerCell(p('Pris'))),
    row(schema.nodes.table_cell.create({ rowspan: 2 }, [paragraph(text), paragraph('')]), cell(paragraph(text))),
    row(cell(p(field('field.0', 'words')))),
    row(schema.nodes.table_cell.create({ colspan: 2 }, paragraph(text, ref('deep-body-1', 'titled')))),
  )

const slice = (nodes: readonly Node[]): Slice => new Slice(Fragment.from([...nodes]), 0, 0)

/** A header that says nothing gets words. */
const filled = (one: Node): Node => (one.type.name === 'table_header' && one.textContent.trim() === '' ? headerCell(p('Overskrift')) : one)

/** Tables as the editor leaves them: every row with as many cells as the widest one; and headers that say something. */
const withWholeTables = (node: Node): Node => {
  if (node.isTextblock || node.isLeaf) return node
  if (node.type.name !== 'table') return node.copy(Fragment.from(node.children.map(withWholeTables)))
  const columns = Math.max(...node.children.map((one) => one.childCount))
  const cells = ({ children }: Node): Node[] => [
    ...children.map(filled),
    ...Array.from({ length: columns - children.length }, () => children.at(-1) as Node).map(filled),
  ]
  return node.copy(Fragment.from(node.children.map((one) => one.copy(Fragment.from(cells(one))))))
}

/** Put parts where they may stand: chapters and clauses before the annexes, annexes at the end. */
const withParts = (document: Node, body: readonly Node[], annexes: readonly Node[]): Node => {
  const tr = new Transform(document)
  let at = 0
  document.forEach((node, offset) => {
    if (node.type.name !== 'annex') at = offset + node.nodeSize
  })
  return tr.replace(document.content.size, document.content.size, slice(annexes)).replace(at, at, slice(body)).doc
}

/** Every heading's text replaced by the next of the rough ones now and then. */
const withHeadings = (document: Node, headings: readonly string[]): Node => {
  const tr = new Transform(document)
  let nth = 0
  const places: [from: number, to: number, text: string][] = []
  document.descendants((node, position) => {
    if (node.type.name !== 'heading') return
    const text = headings[nth % 7]
    nth += 1
    if (text !== undefined) places.push([position + 1, position + 1 + node.content.size, text])
  })
  for (const [from, to, text] of places.toReversed()) tr.replaceWith(from, to, plain(text))
  return tr.doc
}

const PARTIES = [
  'שירותי ענן בע״מ',
  'شركة الحوسبة',
  'Æble & Sønner <A/S> "ægte"',
  '\u202eGnalsuak\u202c ApS',
  '\u0007Klokke\ud800',
  'Kommune'.repeat(40),
]

/** Whole valid contracts with everything in them that a Word file can stumble over. */
export const anyRoughContract: fc.Arbitrary<Contract> = fc
  .record({
    base: anyFullContract,
    chapters: fc.array(level, { minLength: MAX_CLAUSE_DEPTH, maxLength: MAX_CLAUSE_DEPTH }),
    annexes: fc.array(level, { minLength: MAX_ANNEX_CLAUSE_DEPTH, maxLength: MAX_ANNEX_CLAUSE_DEPTH }),
    within: fc.constantFrom('chapter' as const, 'clause' as const),
    texts: fc.tuple(saysSomething, roughText, saysSomething, saysSomething),
    headings: fc.array(saysSomething, { maxLength: 4 }),
    lists: fc.shuffledSubarray([...ENUMERATION_STYLES], { minLength: 1 }),
    names: fc.tuple(fc.constantFrom(...PARTIES), saysSomething),
    introduction: fc.constantFrom(...PARTY_INTRODUCTIONS),
    annex: fc.record({
      owner: fc.constantFrom(null, 'buyer', 'tenderer'),
      unused: fc.boolean(),
      file: fc.constantFrom(null, '', 'Bilag & <b>.pdf'),
      reserved: fc.boolean(),
    }),
    language: fc.constantFrom(...CONTRACT_LANGUAGES),
    style: fc.record({
      clauseNumber: fc.constantFrom(...CLAUSE_NUMBER_STYLES),
      clauseWord: fc.constantFrom(...CLAUSE_WORDS),
      annexNumber: fc.constantFrom(...ANNEX_NUMBER_STYLES),
    }),
    front: fc.record({ titlePage: fc.boolean(), contents: fc.boolean(), parties: fc.boolean() }),
    freezes: fc.boolean(),
  })
  .map(({ base, chapters, annexes, within, texts, headings, lists, names, introduction, annex, language, style, front, freezes }): Contract => {
    const [first, second, title, term] = texts
    const bottom = (id: string): Node[] => [
      nestedList(`${id}-item`, second, lists),
      spanning(first),
      paragraph(
        first,
        ref('deep-body-9'),
        ...foreign('ar', 'مرحبا').nodes,
        ref('deep-annex-7', 'titled', true),
        ref('deep-body-1', 'number', false, 'deep-body-9'),
      ),
      schema.nodes.definition.create({ id: `${id}-term`, term }, [...plain(second), ref(`${id}-item-0b`)]),
      schema.nodes.paragraph.create(null, schema.nodes.footnote.create({ text: term })),
    ]
    const inBody = deep('deep-body', chapters, 0, bottom('deep-body'))
    const body =
      within === 'clause' ? inBody : schema.nodes.chapter.create({ id: 'deep-chapter' }, [schema.nodes.heading.create(null, plain(first)), inBody])
    const sub = schema.nodes.annex.create({ id: 'deep-sub' }, [
      schema.nodes.heading.create(null, plain(first)),
      deep('deep-annex', annexes, 0, bottom('deep-annex')),
    ])
    const parties = [
      party('customer', 'buyer', 'Kunden', { introduction, shortName: first }),
      party('supplier', 'tenderer', names[1], {
        introduction,
        representatives: [{ role: 'signatory', name: names[0], title: second, email: 'a@b.dk', phone: '' }],
      }),
    ]
    const fields = [...parties.flatMap((one) => partyFields(one, LANGUAGES[language])), ...base.fields]
    const settled = { ...base, language, style, front, parties, fields }
    return {
      ...settled,
      title,
      values: { ...base.values, 'customer.name': names[0], 'supplier.name': names[1] },
      frozen: freezes ? freeze(settled) : null,
      document: withHeadings(
        withParts(
          withWholeTables(base.document),
          [body],
          [
            schema.nodes.annex.create({ id: 'deep-outer' }, [schema.nodes.heading.create(null, plain(title)), sub]),
            schema.nodes.annex.create({ id: 'odd-annex', ...annex }, [
              schema.nodes.heading.create(null, plain(names[0])),
              clause({ id: 'in-odd' }, p('Tekst.')),
            ]),
          ],
        ),
        headings,
      ),
    }
  })
