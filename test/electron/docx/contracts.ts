/** The contracts that the Word tests write: the shipped examples, and odd ones built by hand. */
import path from 'node:path'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { openDatabase } from '../../../electron/db/open.ts'
import { draftContract, draftIds, readAnswersFile } from '../../../electron/services/draft.ts'
import { type Library, openLibrary } from '../../../electron/services/library.ts'
import { parseLibrary, readLibraryFiles } from '../../../electron/services/shipped-library.ts'
import { fillBlanks, visitBlanks } from '../../../shared/document/blanks.ts'
import { freeze } from '../../../shared/document/frozen-numbers.ts'
import { ENUMERATION_STYLES, type EnumerationStyle, type ReferenceForm, schema } from '../../../shared/document/schema.ts'
import { partyFields } from '../../../shared/document/special-fields.ts'
import { LANGUAGES } from '../../../shared/language/languages.ts'
import { parseAnswers } from '../../../shared/library/answers.ts'
import { assemble } from '../../../shared/library/assemble.ts'
import { languagesOf, parseStandard, type Standard } from '../../../shared/library/standard.ts'
import {
  type Contract,
  type ContractLanguage,
  DEFAULT_FRONT,
  DEFAULT_STYLE,
  defaultDayRule,
  type FieldType,
  type FieldValue,
} from '../../../shared/model.ts'
import { party } from '../../build.ts'

const RESOURCES = path.join(import.meta.dirname, '..', '..', '..', 'resources')

export const EXAMPLES = ['municipality-da', 'municipality-nb', 'municipality-da-signing', 'municipality-nb-signing'] as const
export type Example = (typeof EXAMPLES)[number]

let opened: Library | null = null
/** The library that ships, read into a database once for all tests of a file: that takes seconds. */
const shippedLibrary = (): Library =>
  (opened ??= openLibrary(openDatabase(':memory:'), { folder: path.join(RESOURCES, 'library'), now: () => '2026-01-01T00:00:00.000Z' }))

/** Draft an example from the shipped standard, as the command line does. */
export const draftExample = (example: Example): Contract =>
  draftContract(
    shippedLibrary(),
    'it-service',
    example.includes('-da') ? 'da' : 'nb',
    readAnswersFile(path.join(RESOURCES, 'examples', `${example}.json`)),
  )

const SHIPPED = parseLibrary(readLibraryFiles(path.join(RESOURCES, 'library')))
const STANDARDS = SHIPPED.standards.map(({ json, id }) => parseStandard(JSON.parse(json), id))
const CLAUSES = new Map(SHIPPED.clauses.map((one) => [`${one.language} ${one.id}`, one]))

/** Every shipped standard with each language it is written in. */
export const STANDARD_CASES = STANDARDS.flatMap((standard) => languagesOf(standard).map((language) => [standard.id, language] as const))

/** A standard that ships. */
export const shippedStandard = (id: string): Standard => {
  const standard = STANDARDS.find((one) => one.id === id)
  if (!standard) throw new Error(`no standard ${id}`)
  return standard
}

/** A shipped standard with what an answers file says (its first answers, if nothing) and nothing else filled in. */
export const draftStandard = (id: string, language: ContractLanguage, answers: unknown = {}): Contract => {
  const standard = shippedStandard(id)
  const clauseOf = (clauseId: string) => {
    const found = CLAUSES.get(`${language} ${clauseId}`)
    return found ? { node: found.node, version: 1 } : null
  }
  return assemble(standard, parseAnswers(answers, standard, language), {
    language,
    clause: clauseOf,
    clauseIds: [...CLAUSES.keys()],
    idFor: draftIds(id),
  })
}

const SAMPLES: Readonly<Record<FieldType, FieldValue>> = {
  text: 'Aftalt indhold',
  integer: 30,
  percent: 2.5,
  amount: 1250000,
  date: '2027-03-01',
  month: '2027-03',
  registration: '35209115',
  gln: '5798009811578',
  p_number: '1003388394',
  account: '86011117947',
  address: 'Rådhuspladsen 1\n5000 Odense C',
  email: 'navn@example.dk',
  phone: '65 51 12 12',
  deadline: '10 business_day',
}

/** A contract with every field and every blank filled in. */
export const filledIn = (contract: Contract): Contract => {
  const tr = new Transform(contract.document)
  const blanks: number[] = []
  visitBlanks(
    tr.doc,
    () => true,
    (pos) => void blanks.push(pos),
  )
  fillBlanks(
    tr,
    blanks,
    blanks.map(() => '12'),
  )
  const values = Object.fromEntries(contract.fields.map(({ key, type }) => [key, contract.values[key] ?? SAMPLES[type]]))
  return { ...contract, values, document: tr.doc }
}

type Inline = string | Node
const inline = (parts: readonly Inline[]): Node[] => parts.map((part) => (typeof part === 'string' ? schema.text(part) : part))
export const paragraph = (...parts: Inline[]): Node => schema.nodes.paragraph.create(null, inline(parts))
export const reference = (target: string, form: ReferenceForm = 'full', capital = false): Node =>
  schema.nodes.reference.create({ target, form, capital })
export const field = (key: string): Node => schema.nodes.field.create({ key })
const marked = (text: string, mark: 'strong' | 'emphasis'): Node => schema.text(text, [schema.marks[mark].create()])
const foreign = (text: string, language: string): Node => schema.text(text, [schema.marks.foreign.create({ language })])
const heading = (text: string): Node => schema.nodes.heading.create(null, text === '' ? [] : schema.text(text))
const guidance = (text: string): Node => schema.nodes.guidance_note.create(null, paragraph(text))

interface PartOptions {
  readonly heading?: string
  readonly block?: boolean
  readonly reserved?: boolean
  readonly when?: string
}
const attributes = (id: string, { reserved = false, when }: PartOptions) => ({
  id,
  reserved,
  condition: when === undefined ? null : { question: 'variant', value: when },
})
export const clause = (id: string, options: PartOptions, ...content: Node[]): Node =>
  schema.nodes.clause.create({ ...attributes(id, options), heading_style: options.block ? 'block' : 'run_in' }, [
    ...(options.heading === undefined ? [] : [heading(options.heading)]),
    ...content,
  ])
export const chapter = (id: string, options: PartOptions, ...content: Node[]): Node =>
  schema.nodes.chapter.create(attributes(id, options), [heading(options.heading ?? ''), ...content])
export const annex = (id: string, options: PartOptions, ...content: Node[]): Node =>
  schema.nodes.annex.create(attributes(id, options), [heading(options.heading ?? ''), ...content])

let items = 0
export const list = (style: EnumerationStyle, ...content: (string | Node[])[]): Node =>
  schema.nodes.enumeration.create(
    { style },
    content.map((one) => {
      items += 1
      return schema.nodes.enumeration_item.create({ id: `item${items}` }, typeof one === 'string' ? paragraph(one) : one)
    }),
  )
const footnote = (text: string): Node => schema.nodes.footnote.create({ text })
const definition = (id: string, term: string, ...parts: Inline[]): Node => schema.nodes.definition.create({ id, term }, inline(parts))

const cell = (type: 'table_header' | 'table_cell', text: string, span: { colspan?: number; rowspan?: number } = {}): Node =>
  schema.nodes[type].create(span, paragraph(...(text === '' ? [] : [text])))
const row = (...cells: Node[]): Node => schema.nodes.table_row.create(null, cells)
const signatures = (): Node => schema.nodes.signature_block.create()
const frontMatter = (): Node[] => [schema.nodes.title_page.create(), schema.nodes.parties.create()]

export const contractOf = (body: readonly Node[], rest: Partial<Contract> = {}): Contract => {
  const language = rest.language ?? 'da'
  const parties = rest.parties ?? [party('customer', 'buyer', 'Kunden'), party('supplier', 'tenderer', 'Leverandøren')]
  const document = schema.nodes.contract.create(null, [...body])
  document.check()
  return {
    title: 'Prøvekontrakt',
    language,
    term: language === 'da' ? 'Kontrakten' : 'Avtalen',
    standard: { id: 'by-hand', version: 1 },
    fields: [
      ...parties.flatMap((one) => partyFields(one, LANGUAGES[language])),
      { key: 'contract_number', label: 'Nummer', type: 'text', owner: 'buyer' },
      { key: 'hourly_rate', label: 'Timepris', type: 'amount', owner: 'tenderer' },
      { key: 'signing_date', label: 'Dato', type: 'date', owner: 'signing' },
    ],
    values: {},
    questions: [],
    answers: { variant: 'a' },
    style: DEFAULT_STYLE,
    front: DEFAULT_FRONT,
    houseStyle: 'plain',
    dayRule: defaultDayRule(language),
    frozen: null,
    ...rest,
    parties,
    document,
  }
}

/** A clause `depth` levels deep, each level with two siblings, the second one empty. */
const deep = (id: string, depth: number, left: number, content: Node): Node =>
  clause(
    `${id}-${depth}`,
    depth % 2 === 0 ? { heading: `Niveau ${depth}`, block: true } : {},
    paragraph(`Tekst på niveau ${depth}.`),
    ...(left > 1 ? [deep(id, depth + 1, left - 1, content), clause(`${id}-${depth}-last`, {}, paragraph('Den sidste.'))] : [content]),
  )

/** Chapters, clause numbers that run on across them, reserved parts, nine levels, annexes with sub-annexes, references from and to everywhere. */
const chapters = (): Contract =>
  contractOf([
    ...frontMatter(),
    chapter(
      'chapter-one',
      { heading: 'Indledning' },
      clause(
        'purpose',
        { heading: 'Formål', block: true },
        paragraph('Se ', reference('purpose', 'titled'), ', ', reference('chapter-two'), ' og ', reference('annex-two', 'titled'), '.'),
        clause(
          'run-in',
          { heading: 'Fortrolighed' },
          paragraph('Parterne tier, jf. ', reference('late', 'number'), ' og ', reference('deep-9'), '.'),
        ),
        clause('heading-alone', { heading: 'Kun en overskrift' }),
        clause('question', { heading: 'Hvad gælder?' }, paragraph('Dette.')),
      ),
      clause(
        'reserved-block',
        { heading: 'Udgået afsnit', block: true, reserved: true },
        paragraph('Ude.'),
        clause('inside-reserved', {}, paragraph('Ude.')),
      ),
    ),
    chapter('chapter-reserved', { heading: 'Udgået kapitel', reserved: true }, clause('in-reserved-chapter', {}, paragraph('Ude.'))),
    chapter(
      'chapter-two',
      { heading: 'Drift' },
      clause('no-heading', {}, paragraph('Et punkt uden overskrift. Jf. ', reference('no-heading'), '.'), list('dash', 'ét', 'to')),
      deep('deep', 1, 9, paragraph('Nederst. Jf. ', reference('in-annex-two'), ' og ', reference('in-sub-b', 'titled'), '.')),
      clause('left-out', { heading: 'Andet alternativ', block: true, when: 'b' }, paragraph('Ude.')),
      clause('reserved-run-in', { heading: 'Udgået punkt', reserved: true }, paragraph('Ude.')),
      clause('reserved-bare', { reserved: true }, paragraph('Ude.')),
      clause('empty', {}),
      clause(
        'late',
        { heading: 'e-mail inden 30 dage', block: true },
        guidance('VEJLEDNING: kun for den der skriver.'),
        paragraph(reference('late', 'title', true), ' (', reference('late', 'title'), '). ', reference('annex-one', 'full', true), ' gælder.'),
        paragraph('Mangler: ', reference('nowhere'), ' og ', reference('left-out', 'full', true), '. ', reference('in-reserved-chapter'), '.'),
      ),
    ),
    annex(
      'annex-one',
      { heading: 'Uden punkter' },
      paragraph('Kun tekst, jf. ', reference('purpose'), ' og ', reference('chapter-one', 'titled'), '.'),
    ),
    annex(
      'annex-two',
      { heading: 'Med punkter og underbilag' },
      paragraph('Indledning.'),
      clause(
        'in-annex-two',
        { heading: 'Krav', block: true },
        paragraph(
          'Jf. ',
          reference('in-annex-two-deep', 'titled'),
          ', ',
          reference('purpose'),
          ', ',
          reference('in-sub-a'),
          ' og ',
          reference('annex-two'),
          '.',
        ),
        clause('in-annex-two-deep', { heading: 'Nærmere' }, paragraph('Tekst.')),
      ),
      clause('in-annex-two-second', {}, paragraph('Andet punkt.')),
      annex(
        'sub-a',
        { heading: 'Første underbilag' },
        clause(
          'in-sub-a',
          { heading: 'Underkrav', block: true },
          paragraph('Jf. ', reference('in-sub-a', 'titled'), ' og ', reference('in-annex-two', 'titled'), '.'),
        ),
      ),
      annex(
        'sub-b',
        { heading: 'Andet underbilag' },
        deep('sub-deep', 1, 7, paragraph('Jf. ', reference('sub-a', 'full', true), '.')),
        clause('in-sub-b', { heading: 'Til sidst', block: true }),
      ),
    ),
    annex('annex-reserved', { heading: 'Udgået bilag', reserved: true }, clause('in-reserved-annex', {}, paragraph('Ude.'))),
    annex(
      'annex-four',
      { heading: 'Kun underbilag' },
      annex('sub-c', { heading: 'Tredje' }),
      annex('sub-d', { heading: 'Fjerde' }, clause('in-sub-d', {}, paragraph('Slut.'))),
    ),
    annex(
      'annex-five',
      { heading: 'Til sidst' },
      clause('in-annex-five', {}, paragraph('Et.')),
      annex('sub-e', { heading: 'Femte' }),
      annex('sub-f', { heading: 'Sjette' }),
    ),
  ])

const WEIRD = 'Æblegrød & <b>fed</b> "citat" \'enkelt\' «gåse» 👩‍👩‍👧 \u{1d54a} a\tb 10\u00a0% e\u0301 \u200d\u00ad\u2011 ]]> &amp; %1 $& \\1'

/** Dotted numbers, every list style in every other, tables with spans, and characters that XML, fields and file formats trip over. */
const characters = (odd = WEIRD): Contract => {
  const nested = (depth: number): Node => {
    const style = ENUMERATION_STYLES[depth % ENUMERATION_STYLES.length] ?? 'dash'
    const other = ENUMERATION_STYLES[(depth + 1) % ENUMERATION_STYLES.length] ?? 'dash'
    const text = paragraph(`Dybde ${depth + 1}.`)
    if (depth === 8) return list(style, [text], 'Sidst.')
    return list(style, [text, nested(depth + 1), paragraph('Mere til samme led.'), list(other, 'en', 'to')], 'Søskende.')
  }
  return contractOf(
    [
      ...frontMatter(),
      clause(
        'weird',
        { heading: odd, block: true },
        paragraph(odd, ' ', reference('weird', 'titled'), ' ', field('weird_field'), ' ', field('undefined.field')),
        paragraph(marked('fed', 'strong'), ' ', marked('kursiv', 'emphasis'), ' ', foreign('force majeure', 'fr-FR'), ' ', foreign('dansk', 'da')),
        paragraph(),
        paragraph(odd === WEIRD ? '\u0001kontrol\u0008 \ud83d alene \uffff' : 'kontrol'),
        definition('def-one', 'Term & <mere>', 'betyder ', field('hourly_rate'), '.'),
      ),
      clause('x'.repeat(60), {}, paragraph('Lang id, jf. ', reference(`${'x'.repeat(59)}y`), '.')),
      clause(`${'x'.repeat(59)}y`, {}, paragraph('Samme begyndelse, jf. ', reference('x'.repeat(60)), '.')),
      clause('Same-Id', {}, paragraph('Jf. ', reference('same.id'), '.')),
      clause('same.id', {}, paragraph('Jf. ', reference('Same-Id'), '.')),
      clause('definition', {}, definition('def-two', 'Dag', 'er en kalenderdag.')),
      clause(
        'lists',
        { heading: 'Lister', block: true },
        nested(0),
        list('alpha_parens', 'ny liste', 'led'),
        list('alpha_parens', 'endnu en', 'led'),
      ),
      clause('list-only', {}, list('roman_parens', ...Array.from({ length: 30 }, (_, index) => `led ${index}`))),
      clause(
        'table',
        { heading: 'Tabel' },
        schema.nodes.table.create(null, [
          row(cell('table_header', 'Ét'), cell('table_header', 'To'), cell('table_header', 'Tre')),
          row(cell('table_cell', 'høj', { rowspan: 2 }), cell('table_cell', 'bred', { colspan: 2 })),
          row(cell('table_cell', odd), cell('table_cell', '')),
          row(cell('table_header', 'Række'), cell('table_cell', 'x'.repeat(200), { colspan: 2 })),
        ]),
        paragraph('Efter tabellen.'),
      ),
      clause('signing', { heading: 'Underskrift', block: true }, list('bullet', 'sidste led'), signatures()),
      annex('first', { heading: `${odd} i bilag` }, clause('in-first', {}, paragraph('Jf. ', reference('first', 'titled'), '.'))),
      annex(
        'second',
        { heading: 'Underskrift' },
        schema.nodes.table.create(null, [row(cell('table_cell', 'a'), cell('table_cell', 'b'))]),
        signatures(),
      ),
    ],
    {
      language: 'nb',
      title: `Avtale & <tittel> "x" ${'lang '.repeat(30)}`,
      style: { clauseNumber: 'decimal_dot', clauseWord: 'pkt.', annexNumber: 'digit' },
      parties: [party('customer', 'buyer', 'Kunden & <Co>'), party('supplier', 'tenderer', 'Leverandøren'), party('third', 'tenderer', 'Tredje')],
      fields: [
        { key: 'customer.name', label: 'Kundens "navn" & <mere>', type: 'text', owner: 'buyer' },
        { key: 'customer.address', label: 'Adresse', type: 'address', owner: 'buyer' },
        { key: 'weird_field', label: 'Felt', type: 'text', owner: 'buyer' },
        { key: 'hourly_rate', label: 'Timepris', type: 'amount', owner: 'tenderer' },
      ],
      values: { weird_field: odd, 'customer.address': 'Vej 1\n5000 By & Land' },
    },
  )
}

/** Headings without numbers, annexes by letter, footnotes, the list of annexes in the text, annexes that are a file, reserved or not used. */
const unnumbered = (front: Partial<Contract['front']> = {}, notes: readonly Node[] = [footnote('En note & <mere>.'), footnote('To.')]): Contract =>
  contractOf(
    [
      ...frontMatter(),
      clause(
        'intro',
        { heading: 'Indledning', block: true },
        paragraph('Se ', reference('price'), ', ', reference('price', 'titled', true), ' og ', reference('sub', 'number'), ...notes.slice(0, 1), '.'),
        schema.nodes.paragraph.create({ condition: { question: 'variant', value: 'b' } }, schema.text('Kun i den anden.')),
        list('roman_parens', 'første', [paragraph('anden', ...notes.slice(1))]),
        schema.nodes.annex_list.create({ form: 'check' }),
        schema.nodes.annex_list.create(),
        clause('sub', { heading: 'Under' }, paragraph('Tekst, jf. ', reference('own-file'), '.')),
        clause('bare', {}, paragraph('Uden overskrift, jf. ', schema.nodes.reference.create({ target: 'intro', to: 'price' }), '.')),
      ),
      clause(
        'price',
        { heading: 'Pris', block: true },
        paragraph('Prisen ', schema.nodes.choice.create({ question: 'variant', texts: { a: 'er fast', b: '' } }), '.'),
      ),
      annex(
        'with-text',
        { heading: 'Tidsplan' },
        paragraph('Jf. ', reference('in-annex'), ' og ', reference('price'), '.'),
        clause('in-annex', { heading: 'Milepæle' }, paragraph('Et.')),
      ),
      schema.nodes.annex.create(
        { id: 'own-file', file: 'Bilag B – krav.pdf', owner: 'tenderer' },
        schema.nodes.heading.create(null, schema.text('Krav')),
      ),
      schema.nodes.annex.create({ id: 'unused', unused: true }, schema.nodes.heading.create(null, schema.text('Drift'))),
      annex('reserved', { heading: 'Udgået', reserved: true }),
      annex('subs', { heading: 'Med underbilag' }, annex('sub-one', { heading: 'Et' }), annex('sub-two', { heading: 'To' })),
    ],
    { style: { clauseNumber: 'none', clauseWord: 'punkt', annexNumber: 'letter' }, front: { ...DEFAULT_FRONT, ...front } },
  )

const range = (target: string, to: string): Node => schema.nodes.reference.create({ target, to })

/** Numbers frozen at a tender, with parts added, moved and gone since, and references to all of them, to list items and to ranges. */
const frozen = (): Contract => {
  const part = (id: string, ...content: Node[]): Node => clause(id, { heading: `Om ${id}`, block: true }, paragraph('Tekst.'), ...content)
  const tender = contractOf([
    chapter('one', { heading: 'Et' }, part('a', part('a1'), part('a2')), part('b')),
    chapter('two', { heading: 'To' }, part('c'), part('d', part('d1')), part('e')),
    annex('x', { heading: 'X' }, part('x1'), part('x2')),
    annex('y', { heading: 'Y' }, part('y1'), annex('ya', { heading: 'YA' }), annex('yb', { heading: 'YB' })),
    annex('z', { heading: 'Z' }, part('z1')),
  ])
  const everywhere = [
    'new',
    'new-sub',
    'a2',
    'd',
    'd1',
    'e',
    'late',
    'x2',
    'y-new',
    'y-new-1',
    'z',
    'z1',
    'yb',
    'yaa',
    'two',
    'between',
    'item-two',
    'item-inner',
  ]
  const text = everywhere.flatMap((id) => [reference(id), ' · '])
  const lists = schema.nodes.enumeration.create({ style: 'roman_parens' }, [
    schema.nodes.enumeration_item.create({ id: 'item-one' }, paragraph('et')),
    schema.nodes.enumeration_item.create({ id: 'item-two' }, [
      paragraph('to'),
      schema.nodes.enumeration.create({ style: 'alpha_parens' }, [schema.nodes.enumeration_item.create({ id: 'item-inner' }, paragraph('inde'))]),
    ]),
  ])
  return contractOf(
    [
      ...frontMatter(),
      chapter(
        'one',
        { heading: 'Et' },
        part('a', part('a2'), part('a1'), part('a-last')),
        part('new', part('new-sub'), part('new-other')),
        part('b'),
      ),
      chapter('between', { heading: 'Imellem' }, part('also-new')),
      chapter(
        'two',
        { heading: 'To' },
        part('d', paragraph(...text, range('d', 'e'), ' ', range('y', 'z')), lists, part('d1')),
        part('e'),
        part('late', part('late-sub')),
      ),
      annex('x', { heading: 'X' }, part('x2')),
      annex('y-new', { heading: 'Ny' }, part('y-new-1'), annex('y-new-a', { heading: 'Nyt underbilag' })),
      annex('y', { heading: 'Y' }, part('y1'), annex('ya', { heading: 'YA' }), annex('yaa', { heading: 'YAA' }), annex('yb', { heading: 'YB' })),
      annex('z', { heading: 'Z' }, part('z1')),
    ],
    { frozen: freeze(tender) },
  )
}

/** The least a contract can be. */
const bare = (): Contract => contractOf([clause('only', {}, paragraph('Alt.'))], { parties: [], fields: [] })
const empty = (): Contract => contractOf([], { parties: [], fields: [] })
/** A signature block in a contract that names no parties, and annexes without a body. */
const unsigned = (): Contract =>
  contractOf(
    [schema.nodes.title_page.create(), clause('sign', {}, signatures()), annex('alone', { heading: '' }), annex('also', { heading: 'To' })],
    {
      parties: [],
      fields: [],
    },
  )

export const ODD_CONTRACTS: Readonly<Record<string, () => Contract>> = {
  'with chapters, nine levels, reserved parts and sub-annexes': chapters,
  'with dotted numbers, nested lists, tables and odd characters': characters,
  'without clause numbers': unnumbered,
  'without clause numbers, title page, contents and parties': () => unnumbered({ titlePage: false, contents: false, parties: false }),
  'with frozen numbers': frozen,
  'of one clause': bare,
  'without anything in it': empty,
  'with signatures but no parties': unsigned,
}

/** Those that LibreOffice is asked about: the same without the characters that it shows as others. */
export const PRINTED_CONTRACTS: Readonly<Record<string, () => Contract>> = {
  'a contract with chapters': chapters,
  // Footnotes stand at the foot of the page, in the middle of the text.
  'a contract without clause numbers': () => unnumbered({}, []),
  'a contract with frozen numbers': frozen,
  'a contract with nested lists': () => characters('Æble & <b>fed</b> "citat" «gåse» 10\u00a0% ]]> &amp; %1 $& \\1'),
}
