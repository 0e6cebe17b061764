import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { annexState, attributesOf, headingOf, partAttributes } from '../../../shared/document/attributes.ts'
import { deviationsIn } from '../../../shared/document/deviations.ts'
import { printedReferences } from '../../../shared/document/flatten.ts'
import { parse, serialise } from '../../../shared/document/format.ts'
import { allParts } from '../../../shared/document/numbering.ts'
import { outline, usedFields } from '../../../shared/document/outline.ts'
import { resolve } from '../../../shared/document/resolve.ts'
import { type Answers, parseAnswers } from '../../../shared/library/answers.ts'
import { assemble, type PinnedClause } from '../../../shared/library/assemble.ts'
import { parseClauseFile } from '../../../shared/library/clause-text.ts'
import { parseStandard } from '../../../shared/library/standard.ts'
import { answersInForce, type Contract, type ContractLanguage } from '../../../shared/model.ts'
import { problem, problemsOf, refusal } from '../../refused.ts'
import { SMALL_LIBRARY, smallStandard } from '../../small-standard.ts'

const clausesOf = (files: Readonly<Record<string, string>>): Map<string, PinnedClause> =>
  new Map(
    Object.entries(files).flatMap(([name, text]) => {
      const language = name.split('/')[1] as ContractLanguage
      return parseClauseFile(text, name, 'test', language).map(({ id, node }) => [`${language} ${id}`, { node, version: 4 }] as const)
    }),
  )
const CLAUSES = clausesOf(SMALL_LIBRARY)

interface Setting {
  readonly language?: ContractLanguage
  readonly standard?: Readonly<Record<string, unknown>>
  readonly without?: string
  /** Files that stand in place of those of the small library. */
  readonly library?: Readonly<Record<string, string>>
  readonly idFor?: (identity: string) => string
}
/** Ids that show what they stand for, but are none of the names of the standard. */
const shown = (identity: string): string => `id.${identity}`

const draft = (answers: unknown = {}, { language = 'da', standard = {}, without = '', library, idFor = shown }: Setting = {}): Contract => {
  const clauses = library ? clausesOf({ ...SMALL_LIBRARY, ...library }) : CLAUSES
  const read = parseStandard(smallStandard(standard), 'small.yaml')
  const given: Answers = parseAnswers(answers, read, language)
  return assemble(read, given, {
    language,
    idFor,
    clause: (id) => (id === without ? null : (clauses.get(`${language} ${id}`) ?? null)),
    clauseIds: [...clauses.keys()].filter((key) => key.startsWith(language)).map((key) => key.slice(3)),
  })
}
const wishes = (clauses: unknown, setting: Setting = {}): Contract => draft({ clauses }, setting)
/** Numbers and headings as a reader sees them. */
const structure = (contract: Contract): string[] => outline(resolve(contract)).items.map(({ number, heading }) => `${number} ${heading}`.trim())
const references = (contract: Contract): string[] => printedReferences(resolve(contract)).map(({ text }) => text.replaceAll('\u00a0', ' '))
const broken = (contract: Contract): string[] =>
  printedReferences(resolve(contract)).flatMap(({ broken: why, target }) => (why === null ? [] : [`${target} ${why}`]))
const partsOf = ({ document }: Contract, identity: string): Node[] =>
  allParts(document).flatMap(({ node }) => (partAttributes(node).id === shown(identity) ? [node] : []))

const STRUCTURE = [
  '1 Indledning',
  '1.1 Formål',
  '1.2 Dansk ret',
  'I Penge',
  '2 Priser',
  '2.1 Fast vederlag',
  '2.2 Betaling',
  '2.2.1 Frist',
  '1 Tidsplan',
  '1 Milepæle',
  '2 Vederlag',
  '1 Priser',
]

test('a contract without answers follows the standard and takes the first answer of every question', () => {
  const contract = draft()
  expect(structure(contract)).toEqual(STRUCTURE)
  expect(answersInForce(contract)).toEqual({ pricing: 'fixed', options: 'no' })
  expect(broken(contract)).toEqual([])
})

const front = ({ document }: Contract): string[] =>
  document.content.content.map((node) => node.type.name).filter((name) => !/clause|chapter|annex/.test(name))

test('chapters, sections, clauses and alternatives can have other headings; a clause that has none gets one', () => {
  const headings = { general: 'Grundlaget', money: 'Økonomi', price: 'Det aftalte', 'payment/due': 'Seneste betaling', plan: 'Faser' }
  const contract = wishes({ headings })
  const others: Readonly<Record<string, string>> = {
    '1 Indledning': '1 Grundlaget',
    'I Penge': 'I Økonomi',
    '2.1 Fast vederlag': '2.1 Det aftalte',
    '2.2.1 Frist': '2.2.1 Seneste betaling',
    '1 Milepæle': '1 Faser',
  }
  expect(structure(contract)).toEqual(STRUCTURE.map((line) => others[line] ?? line))
  expect(structure({ ...contract, answers: { pricing: 'hourly' } })).toContain('2.1 Det aftalte')
  expect(broken(contract)).toEqual([])
  expect(problemsOf(() => wishes({ headings: { plann: 'Faser' } }))).toEqual([
    { place: 'clauses.headings.plann', code: 'unknown_part_near', params: { id: 'plann', near: 'plan' } },
  ])
})

test('the front of a contract is its title page and its parties, and a standard without parties has no block for them', () => {
  expect(front(draft())).toEqual(['title_page', 'parties'])
  expect(front(draft({}, { standard: { parties: [] } }))).toEqual(['title_page'])
})

test('the record around the document is written in the language of the contract', () => {
  const contract = draft(
    { title: 'Vår avtale', parties: { customer: { name: 'Fjordvik kommune' } }, fields: { payment_days: 30 } },
    { language: 'nb' },
  )
  expect(contract).toMatchObject({
    title: 'Vår avtale',
    language: 'nb',
    term: 'Avtalen',
    standard: { id: 'small', version: 3 },
    values: { 'customer.name': 'Fjordvik kommune', payment_days: 30 },
  })
  expect(contract.questions.map(({ label }) => label)).toEqual(['Hvordan betales det?', 'Opsjoner?'])
  expect(contract.parties.map(({ name }) => name)).toEqual(['Kunden', 'Leverandøren'])
})

test('a contract that gives no title has the standard’s', () => {
  expect(draft().title).toBe('Lille kontrakt')
  expect(draft({}, { language: 'nb' }).title).toBe('Liten avtale')
})

test('the fields of the parties come before those of the standard', () => {
  const keys = draft().fields.map(({ key }) => key)
  expect(keys.slice(0, 2)).toEqual(['customer.name', 'customer.address'])
  expect(keys.slice(-5)).toEqual(['takeover_date', 'penalty_cap', 'annual_fee', 'payment_days', 'first_month'])
  expect(keys).toHaveLength(new Set(keys).size)
})

test('sections stand with their headings on a line of their own', () => {
  const [general] = partsOf(draft(), 'general')
  expect(general?.attrs['heading_style']).toBe('block')
})

test('a clause of the library keeps its name, language and version as its source', () => {
  expect(partsOf(draft(), 'payment').map((node) => attributesOf(node, 'clause').source)).toEqual([{ clause: 'payment', language: 'da', version: 4 }])
  expect(partsOf(draft({}, { language: 'nb' }), 'price').map((node) => attributesOf(node, 'clause').source?.clause)).toEqual([
    'price-fixed',
    'price-hourly',
  ])
})

test('alternatives share one id, so that a reference resolves to the one that is chosen', () => {
  const fixed = draft({ answers: { pricing: 'fixed' } })
  const hourly = draft({ answers: { pricing: 'hourly' } })
  expect(partsOf(fixed, 'price').map(headingOf)).toEqual(['Fast vederlag', 'Vederlag efter tid'])
  expect(resolve(fixed).printedNumber('id.price')).toBe('2.1')
  expect(resolve(hourly).printedNumber('id.price')).toBe('2.1')
  expect(structure(fixed)).toContain('2.1 Fast vederlag')
  expect(structure(hourly)).toContain('2.1 Vederlag efter tid')
  expect([...broken(fixed), ...broken(hourly)]).toEqual([])
})

test('a reference to an alternative by its own name is a reference to what it is an alternative of', () => {
  const contract = draft({ answers: { pricing: 'hourly' } })
  expect(references(contract)).toContain('Kontraktens punkt 2.1')
})

test('sub-clauses of alternatives keep the name of their own clause, so that two alternatives never share them', () => {
  const contract = draft({ answers: { pricing: 'hourly' } })
  expect(resolve(contract).printedNumber('id.price-hourly/ceiling')).toBe('2.1.1')
  expect(partsOf(contract, 'price/ceiling')).toEqual([])
})

test('a part under a condition is in the contract only for its answer, and moves the numbers after it', () => {
  expect(structure(draft({ answers: { options: 'yes' } }))).toContain('3 Optioner')
  expect(structure(draft({ answers: { options: 'no' } })).filter((line) => line.includes('Optioner'))).toEqual([])
})

test('the condition of the text and that of the place in the standard both count', () => {
  expect(structure(draft({ answers: { options: 'yes' } }))).toContain('2.2.2 Optioner')
  const [price] = partsOf(draft(), 'price')
  expect(price && partAttributes(price).condition).toEqual({ question: 'pricing', value: 'fixed' })
})

test('a clause of one language only is in no contract of the other', () => {
  expect(partsOf(draft(), 'danish-law')).toHaveLength(1)
  expect(partsOf(draft({}, { language: 'nb' }), 'danish-law')).toEqual([])
})

test('sub-annexes stand in their annex', () => {
  const items = outline(resolve(draft({ answers: { pricing: 'hourly' } }))).items.filter(({ kind }) => kind === 'annex')
  expect(items.map(({ number, heading, level }) => [number, heading, level])).toEqual([
    ['1', 'Tidsplan', 1],
    ['2', 'Vederlag', 1],
    ['2a', 'Satser', 2],
  ])
})

const partIds = ({ document }: Contract): string[] => allParts(document).map(({ node }) => partAttributes(node).id)

test('the same answers give the same document, and another answer gives the same ids', () => {
  expect(draft().document.eq(draft().document)).toBe(true)
  expect(partIds(draft({ answers: { pricing: 'hourly', options: 'yes' } }))).toEqual(partIds(draft()))
})

test.each([['da' as const], ['nb' as const]])(
  'a contract in %s is stored and read again as it is, which refuses ids that are used twice',
  (language) => {
    const contract = draft({}, { language })
    expect(parse(serialise(contract)).document.eq(contract.document)).toBe(true)
  },
)

test('items and definitions get ids of the contract too', () => {
  const ids: string[] = []
  draft().document.descendants((node) => {
    if (node.type.name === 'definition' || node.type.name === 'enumeration_item') ids.push(String(node.attrs['id']))
  })
  expect(ids).toEqual(
    ['id.price-hourly/item.1', 'id.price-hourly/item.2', 'id.plan/term'].map((id) => id.replace('price-hourly/', 'price-hourly/ceiling/')),
  )
})

test('a standard that is not written in a language is refused with those it is written in', () => {
  const danish = parseStandard({ id: 'x', version: 1, title: { da: 'A' }, description: { da: 'A' }, term: { da: 'A' } }, 'x.yaml')
  const error = refusal(() => assemble(danish, parseAnswers({}, danish, 'da'), { language: 'nb', idFor: shown, clause: () => null, clauseIds: [] }))
  expect([error.code, error.params]).toEqual(['language_missing', { standard: 'x', language: 'nb', known: 'da' }])
})

test('a clause that the library lacks is named', () => {
  const error = refusal(() => draft({}, { without: 'payment' }))
  expect([error.code, error.params]).toEqual(['clause_missing', { standard: 'small', clause: 'payment', language: 'da' }])
})

test('a clause of the other language only is not missed', () => {
  expect(() => draft({}, { language: 'nb', without: 'danish-law' })).not.toThrow()
})

test('two identities that get the same id are refused instead of mixed up', () => {
  const error = refusal(() => draft({}, { idFor: (identity) => (identity === 'payment' ? 'id.purpose' : shown(identity)) }))
  expect(error.code).toBe('bad_document')
  expect(error.problems.map(({ code }) => code)).toContain('duplicate_id')
})

// Wishes.

test('a clause, a sub-clause, a section and an annex can be left out, and the rest moves up', () => {
  expect(structure(wishes({ leave_out: ['purpose'] }))).toContain('1.1 Dansk ret')
  expect(structure(wishes({ leave_out: ['payment/due'] })).filter((line) => line.includes('Frist'))).toEqual([])
  expect(structure(wishes({ leave_out: ['general'] }))).toContain('1 Priser')
  expect(structure(wishes({ leave_out: ['annex-plan'] }))).toContain('1 Vederlag')
})

test('leaving out alternatives leaves out both', () => {
  expect(partsOf(wishes({ leave_out: ['price'] }), 'price')).toEqual([])
})

test('what is left out breaks the references to it, which are told as missing', () => {
  expect(broken(wishes({ leave_out: ['payment/due'] }))).toEqual(['id.payment/due missing'])
})

test('leaving out the same part twice, or a part together with what stands in it, is no mistake', () => {
  expect(partsOf(wishes({ leave_out: ['purpose', 'purpose'] }), 'purpose')).toEqual([])
  expect(partsOf(wishes({ leave_out: ['general', 'purpose'] }), 'purpose')).toEqual([])
})

test('a reserved part keeps its number and its heading but not its text', () => {
  const contract = wishes({ reserve: ['purpose'] })
  expect(partsOf(contract, 'purpose').map((node) => partAttributes(node).reserved)).toEqual([true])
  expect(structure(contract)).toContain('1.1 Formål')
  expect(structure(contract)).toContain('1.2 Dansk ret')
  expect(references(contract)).not.toContain('Bilag 2 (Vederlag)')
})

test.each([
  [{ after: 'purpose' }, '1.2'],
  [{ before: 'purpose' }, '1.1'],
  [{ into: 'general' }, '1.3'],
  [{ after: 'payment' }, '2.3'],
  [{ into: 'annex-plan' }, '2'],
])('a clause of the library can be added %j', (where, number) => {
  const contract = wishes({ add: [{ clause: 'spare', ...where }] })
  expect(resolve(contract).printedNumber('id.spare')).toBe(number)
  expect(resolve(contract).printedNumber('id.spare/detail')).toBe(`${number}.1`)
  expect(broken(contract)).toEqual([])
  expect(partsOf(contract, 'spare').map((node) => attributesOf(node, 'clause').source)).toEqual([{ clause: 'spare', language: 'da', version: 4 }])
})

test('a clause added next to alternatives stands next to both', () => {
  for (const pricing of ['fixed', 'hourly']) {
    const numbers = (where: object): string | undefined =>
      resolve(draft({ answers: { pricing }, clauses: { add: [{ clause: 'spare', ...where }] } })).printedNumber('id.spare')
    expect([numbers({ after: 'price' }), numbers({ before: 'price' })]).toEqual(['2.2', '2.1'])
  }
})

test('clauses can be added next to clauses that were added before', () => {
  const contract = wishes(
    {
      add: [
        { clause: 'spare', after: 'purpose' },
        { clause: 'danish-law', after: 'spare' },
      ],
    },
    {
      standard: {
        outline: [
          { section: 'general', heading: { da: 'A', nb: 'A' }, clauses: ['purpose'] },
          { section: 'prices', heading: { da: 'B', nb: 'B' }, clauses: ['price-fixed', 'payment', 'options-terms'] },
        ],
        annexes: [],
      },
    },
  )
  expect(resolve(contract).printedNumber('id.danish-law')).toBe('1.3')
})

test('a clause can be moved with its sub-clauses, and references follow it', () => {
  const contract = wishes({ move: [{ clause: 'payment', before: 'purpose' }] })
  expect(resolve(contract).printedNumber('id.payment/due')).toBe('1.1.1')
  expect(references(contract)).toContain('punkt 1.1.1')
  expect(partsOf(contract, 'payment')).toHaveLength(1)
})

test('alternatives are moved together', () => {
  const contract = wishes({ move: [{ clause: 'price', after: 'payment' }] })
  expect(partsOf(contract, 'price').map(headingOf)).toEqual(['Fast vederlag', 'Vederlag efter tid'])
  expect(resolve(contract).printedNumber('id.price')).toBe('2.2')
})

test('an annex can be moved before another', () => {
  expect(structure(wishes({ move: [{ clause: 'annex-prices', before: 'annex-plan' }] }))).toContain('1 Vederlag')
})

test('what is added can be moved, reserved and left out as well', () => {
  const contract = wishes({ add: [{ clause: 'spare', into: 'general' }], move: [{ clause: 'spare', before: 'purpose' }], reserve: ['spare'] })
  expect(resolve(contract).printedNumber('id.spare')).toBe('1.1')
  expect(partsOf(wishes({ add: [{ clause: 'spare', into: 'general' }], leave_out: ['spare'] }), 'spare')).toEqual([])
})

test.each<[string, object, ReturnType<typeof problem>]>([
  ['leaving out a part that there is not', { leave_out: ['plan', 'xyz'] }, problem('clauses.leave_out[1]', 'unknown_part', { id: 'xyz' })],
  ['leaving out a mistyped part', { leave_out: ['paymnt'] }, problem('clauses.leave_out[0]', 'unknown_part_near', { id: 'paymnt', near: 'payment' })],
  [
    'reserving a mistyped annex',
    { reserve: ['annex-plans'] },
    problem('clauses.reserve[0]', 'unknown_part_near', { id: 'annex-plans', near: 'annex-plan' }),
  ],
  [
    'leaving out an alternative by its own name',
    { leave_out: ['price-fixed'] },
    problem('clauses.leave_out[0]', 'unknown_part', { id: 'price-fixed' }),
  ],
  [
    'adding a clause that the library lacks',
    { add: [{ clause: 'xyz', after: 'purpose' }] },
    problem('clauses.add[0].clause', 'unknown_clause', { id: 'xyz' }),
  ],
  [
    'adding a mistyped clause',
    { add: [{ clause: 'spar', after: 'purpose' }] },
    problem('clauses.add[0].clause', 'unknown_clause_near', { id: 'spar', near: 'spare' }),
  ],
  [
    'adding next to a part that there is not',
    { add: [{ clause: 'spare', after: 'purposes' }] },
    problem('clauses.add[0]', 'unknown_part_near', { id: 'purposes', near: 'purpose' }),
  ],
  ['adding what is there', { add: [{ clause: 'payment', after: 'purpose' }] }, problem('clauses.add[0]', 'already_there', { id: 'payment' })],
  [
    'adding an alternative that is there',
    { add: [{ clause: 'price-hourly', after: 'purpose' }] },
    problem('clauses.add[0]', 'already_there', { id: 'price-hourly' }),
  ],
  [
    'adding the same clause twice',
    {
      add: [
        { clause: 'spare', after: 'purpose' },
        { clause: 'spare', into: 'annex-plan' },
      ],
    },
    problem('clauses.add[1]', 'already_there', { id: 'spare' }),
  ],
  [
    'adding a clause after an annex',
    { add: [{ clause: 'spare', after: 'annex-plan' }] },
    problem('clauses.add[0]', 'does_not_fit', { id: 'spare', anchor: 'annex-plan' }),
  ],
  [
    'moving an annex into a section',
    { move: [{ clause: 'annex-plan', into: 'general' }] },
    problem('clauses.move[0]', 'does_not_fit', { id: 'annex-plan', anchor: 'general' }),
  ],
  [
    'moving a part into itself',
    { move: [{ clause: 'general', into: 'purpose' }] },
    problem('clauses.move[0]', 'does_not_fit', { id: 'general', anchor: 'purpose' }),
  ],
  [
    'moving a mistyped part',
    { move: [{ clause: 'planx', after: 'purpose' }] },
    problem('clauses.move[0].clause', 'unknown_part_near', { id: 'planx', near: 'plan' }),
  ],
  ['moving to a part that there is not', { move: [{ clause: 'plan', into: 'xyz' }] }, problem('clauses.move[0]', 'unknown_part', { id: 'xyz' })],
])('%s is refused at its place', (_name, clauses, expected) => {
  const error = refusal(() => wishes(clauses))
  expect([error.code, error.problems]).toEqual(['bad_answers', [expected]])
})

test('every wish that cannot be met is listed', () => {
  const problems = problemsOf(() =>
    wishes({ add: [{ clause: 'xyz', after: 'purpose' }], move: [{ clause: 'uvw', into: 'general' }], reserve: ['rst'], leave_out: ['opq', 'plan'] }),
  )
  expect(problems.map(({ place, code }) => `${place} ${code}`)).toEqual([
    'clauses.add[0].clause unknown_clause',
    'clauses.move[0].clause unknown_part',
    'clauses.reserve[0] unknown_part',
    'clauses.leave_out[0] unknown_part',
  ])
})

test('every field that the text uses is one of the contract', () => {
  for (const language of ['da', 'nb'] as const) {
    for (const pricing of ['fixed', 'hourly']) {
      const undefinedFields = usedFields(resolve(draft({ answers: { pricing, options: 'yes' } }, { language }))).filter(
        ({ definition }) => definition === null,
      )
      expect(undefinedFields).toEqual([])
    }
  }
})

test('the style, the front, the day rule and the parties are those of the standard unless the answers say otherwise', () => {
  const standard = { style: { clauseNumber: 'none', annexNumber: 'letter' }, front: { contents: 'no' }, dayRule: 'region' }
  const own = draft({}, { standard })
  expect([own.style, own.front, own.dayRule, own.frozen]).toEqual([
    { clauseNumber: 'none', clauseWord: 'punkt', annexNumber: 'letter' },
    { titlePage: true, contents: false, parties: true },
    'region',
    null,
  ])
  const said = draft(
    { style: { clause_number: 'decimal' }, front: { parties: false }, day_rule: 'k01', parties: { customer: { short_name: 'OK' } } },
    { standard },
  )
  expect([said.style, said.front, said.dayRule, said.parties[0]]).toEqual([
    { clauseNumber: 'decimal', clauseWord: 'punkt', annexNumber: 'letter' },
    { titlePage: true, contents: false, parties: false },
    'k01',
    { role: 'customer', owner: 'buyer', name: 'Kunden', shortName: 'OK', introduction: 'hereinafter', representatives: [] },
  ])
})

test('business days are counted as is usual in the contract’s country unless somebody says otherwise', () => {
  expect([draft().dayRule, draft({}, { language: 'nb' }).dayRule]).toEqual(['k01', 'nb'])
})

const annexFacts = (contract: Contract): unknown[] =>
  contract.document.children
    .filter((node) => node.type.name === 'annex')
    .map((node) => [annexState(node), node.attrs['owner'] as unknown, node.attrs['file'] as unknown])

test('annexes are as the standard has them and the answers change them', () => {
  const annexes = [
    { annex: 'annex-plan', heading: { da: 'Tidsplan', nb: 'Fremdriftsplan' }, owner: 'tenderer', file: 'yes' },
    {
      annex: 'annex-prices',
      heading: { da: 'Vederlag', nb: 'Vederlag' },
      state: 'not_used',
      annexes: [{ annex: 'annex-rates', heading: { da: 'S', nb: 'S' } }],
    },
  ]
  expect(annexFacts(draft({}, { standard: { annexes } }))).toEqual([
    ['included', 'tenderer', ''],
    ['not_used', null, null],
  ])
  const changed = { 'annex-plan': { state: 'reserved', file: 'Plan.pdf' }, 'annex-prices': { state: 'included', owner: 'buyer' } }
  expect(annexFacts(draft({ annexes: changed }, { standard: { annexes } }))).toEqual([
    ['reserved', 'tenderer', 'Plan.pdf'],
    ['included', 'buyer', null],
  ])
  expect(problemsOf(() => draft({ annexes: { purpose: { state: 'reserved' } } }))).toEqual([
    { place: 'annexes.purpose', code: 'not_an_annex', params: { id: 'purpose' } },
  ])
})

const annexTitles = (contract: Contract): string[] =>
  resolve(contract)
    .parts.filter(({ number }) => number.kind === 'annex')
    .map(({ node, number }) => `${number.path.join('.')} ${headingOf(node)}`)

test('an annex of one’s own stands where it is put and takes in clauses; an annex of the standard can have another title', () => {
  const mine = { title: 'Vores', after: 'annex-plan', owner: 'buyer', file: 'Vores.pdf' }
  const contract = draft({
    answers: { pricing: 'hourly' },
    annexes: { mine, under: { title: 'Under', into: 'mine' }, 'annex-prices': { title: 'Honorar' } },
    clauses: { move: [{ clause: 'plan', into: 'under' }], add: [{ clause: 'spare', into: 'mine' }] },
  })
  expect(annexTitles(contract)).toEqual(['1 Tidsplan', '2 Vores', '2.1 Under', '3 Honorar', '3.1 Satser'])
  const own = contract.document.children.find((node) => headingOf(node) === 'Vores')
  expect([own?.attrs['owner'], own?.attrs['file'], own?.children.map((child) => child.type.name)]).toEqual([
    'buyer',
    'Vores.pdf',
    ['heading', 'clause', 'annex'],
  ])
  expect(problemsOf(() => draft({ annexes: { 'annex-plan': { title: 'X', after: 'annex-prices' } } }))).toEqual([
    { place: 'annexes.annex-plan', code: 'already_there', params: { id: 'annex-plan' } },
  ])
  expect(problemsOf(() => draft({ annexes: { x: { title: 'X', into: 'purpose' } } }))[0]).toEqual({
    place: 'annexes.x',
    code: 'does_not_fit',
    params: { id: 'x', anchor: 'purpose' },
  })
  expect(problemsOf(() => draft({ annexes: { x: { title: 'X', after: 'annex-plann' } } }))[0]?.code).toBe('unknown_part_near')
})

test('a clause can stand at level 1 beside sections, with alternatives, in a chapter too', () => {
  const outlineOf = [
    { clause: 'price-fixed', as: 'price', when: 'pricing = fixed' },
    { clause: 'price-hourly', as: 'price', when: 'pricing = hourly' },
    {
      chapter: 'money',
      heading: { da: 'Penge', nb: 'Penger' },
      sections: ['payment', { section: 's', heading: { da: 'S', nb: 'S' }, clauses: ['purpose'] }],
    },
  ]
  expect(structure(draft({}, { standard: { outline: outlineOf, annexes: [] } }))).toEqual([
    '1 Fast vederlag',
    'I Penge',
    '2 Betaling',
    '2.1 Frist',
    '3 S',
    '3.1 Formål',
  ])
})

const choosing = (texts: string) => ({
  'clauses/da/general.md': `## purpose: Formål\nno-guidance: a test\n\nVederlaget {choice:pricing|${texts}}.\n\n## danish-law\nno-guidance: x\n\nDansk ret.\n`,
})

test('a choice that lacks the text of an answer, or has one of no answer, is refused in the clause where it stands', () => {
  expect(problemsOf(() => draft({}, { library: choosing('fixed=er fast|monthly=er månedligt') })).map(({ code, params }) => [code, params])).toEqual([
    ['choice_values', { question: 'pricing', expected: 'fixed, hourly' }],
  ])
  expect(broken(draft({}, { library: choosing('fixed=er fast|hourly=følger tiden') }))).toEqual([])
})

const TABLE = '| Ydelse | Pris |\n|---|---|\n| Drift | … |\n| … | … |\n'
const withBlanks = {
  library: {
    'clauses/da/blanks.md': `## price-fixed: Fast vederlag\nno-guidance: prøve\n\n${TABLE}\n### more\n\n… kr.\n`,
    'clauses/nb/blanks.md': `## price-fixed: Fast vederlag\nno-guidance: prøve\n\n${TABLE}\n### more\n\n… kr.\n`,
  },
}
const pricesOf = (blanks: unknown): string[] => {
  const [part] = partsOf(draft({ blanks }, withBlanks), 'price')
  const found: string[] = []
  part?.descendants((node) => {
    if (node.isTextblock && node.type.name !== 'heading') found.push(node.textContent)
  })
  return found.slice(2)
}

test('the blanks of a clause and of its sub-clauses are filled in as the answers say', () => {
  expect(pricesOf({ price: ['100', 'Support', null, '5'] })).toEqual(['Drift', '100', 'Support', '…', '5 kr.'])
  expect(pricesOf({ price: '–' })).toEqual(['Drift', '–', '–', '–', '– kr.'])
})

test('as many texts are given as there are blanks, for parts that there are', () => {
  expect(problemsOf(() => pricesOf({ price: ['100'], pricee: '–' }))).toEqual([
    { place: 'blanks.price', code: 'wrong_blank_count', params: { id: 'price', number: 4, given: 1 } },
    { place: 'blanks.pricee', code: 'unknown_part_near', params: { id: 'pricee', near: 'prices' } },
  ])
})

// Locked text.

const REASON = 'Der er ingen underleverandører.'
const LOCKED = {
  'clauses/da/locked.md':
    '# Låst\n\n## spare: Instruks\nlocked: myndighedens tekst\nno-guidance: a test\n\nSkriftligt.\n\n### detail: Form\n\nTo … eksemplarer.\n',
}
const lockedStandard = {
  outline: [
    {
      chapter: 'all',
      heading: { da: 'Alt', nb: 'Alt' },
      sections: [
        { section: 'general', heading: { da: 'A', nb: 'A' }, clauses: ['price-fixed', 'payment', 'purpose'] },
        { section: 'data', heading: { da: 'B', nb: 'B' }, clauses: ['spare'] },
        { section: 'end', heading: { da: 'C', nb: 'C' }, clauses: ['options-terms'] },
      ],
    },
  ],
  annexes: [],
}
const withLocked = (clauses: unknown): Contract => wishes(clauses, { library: { ...SMALL_LIBRARY, ...LOCKED }, standard: lockedStandard })

test.each<[string, object, string]>([
  ['leaving out', { leave_out: ['spare'] }, 'clauses.leave_out[0]'],
  ['leaving out what is in', { leave_out: ['spare/detail'] }, 'clauses.leave_out[0]'],
  ['leaving out what is around', { leave_out: ['data'] }, 'clauses.leave_out[0]'],
  ['reserving', { reserve: ['spare'] }, 'clauses.reserve[0]'],
  ['reserving what is in', { reserve: ['purpose', 'spare/detail'] }, 'clauses.reserve[1]'],
  ['reserving what is around', { reserve: ['data'] }, 'clauses.reserve[0]'],
  ['reserving the chapter around', { reserve: ['all'] }, 'clauses.reserve[0]'],
  ['another heading of', { headings: { spare: 'Andet' } }, 'clauses.headings.spare'],
  ['moving something into', { move: [{ clause: 'payment', into: 'spare' }] }, 'clauses.move[0]'],
  ['moving something out of', { move: [{ clause: 'spare/detail', into: 'general' }] }, 'clauses.move[0]'],
  ['adding something to', { add: [{ clause: 'plan', into: 'spare' }] }, 'clauses.add[0]'],
  ['making text of what is in', { join: ['spare/detail'] }, 'clauses.join[0]'],
])('%s a locked clause is refused and not done without a reason', (_name, clauses, place) => {
  expect(problemsOf(() => withLocked(clauses))).toEqual([problem(place, 'locked_text', { id: 'spare' })])
})

test('a locked clause can be moved, and its blanks filled in', () => {
  const contract = draft(
    { blanks: { 'spare/detail': 'fire' }, clauses: { move: [{ clause: 'spare', before: 'payment' }] } },
    { library: { ...SMALL_LIBRARY, ...LOCKED }, standard: lockedStandard },
  )
  expect(resolve(contract).printedNumber('id.spare')).toBe('1.2')
  expect(partsOf(contract, 'spare').map((node) => [node.attrs['locked'], node.textContent.includes('To fire eksemplarer.')])).toEqual([
    ['myndighedens tekst', true],
  ])
})

test('an annex with locked text can be left out or not used: that is no deviation from the text', () => {
  const setting = { library: { ...SMALL_LIBRARY, ...LOCKED } }
  const added = { add: [{ clause: 'spare', into: 'annex-plan' }] }
  expect(structure(wishes({ ...added, leave_out: ['annex-plan'] }, setting))).toContain('1 Vederlag')
  const unused = draft({ clauses: added, annexes: { 'annex-plan': { state: 'not_used' } } }, setting)
  expect(unused.document.children.filter((node) => node.type.name === 'annex').map(annexState)).toEqual(['not_used', 'included'])
})

test('with a reason a locked clause is taken out of force or changed, and the contract lists the deviation', () => {
  for (const wish of [{ reserve: ['spare'] }, { leave_out: ['spare/detail'] }, { headings: { spare: 'Ordrer' } }]) {
    const contract = withLocked({ unlock: { spare: REASON }, ...wish })
    expect(deviationsIn(resolve(contract)).map(({ deviation: { reason, lock } }) => [reason, lock])).toEqual([[REASON, 'myndighedens tekst']])
    expect(parse(serialise(contract)).document.eq(contract.document)).toBe(true)
  }
})

test('an unlocked clause that says what it said is no deviation', () => {
  expect(deviationsIn(resolve(withLocked({ unlock: { spare: REASON } })))).toEqual([])
})

test('what was locked cannot be left out even with a reason: it would be seen nowhere', () => {
  for (const id of ['spare', 'data', 'all']) {
    const problems = problemsOf(() => withLocked({ unlock: { spare: REASON }, leave_out: [id] }))
    expect(problems).toEqual([problem('clauses.leave_out[0]', 'unlocked_text', { id: 'spare' })])
  }
})

test('a reason for deviating from what is not locked, not there or not said is refused', () => {
  expect(problemsOf(() => withLocked({ unlock: { payment: REASON } }))).toEqual([problem('clauses.unlock.payment', 'not_locked', { id: 'payment' })])
  expect(problemsOf(() => withLocked({ unlock: { spar: REASON } })).map(({ code }) => code)).toEqual(['unknown_part_near'])
  expect(problemsOf(() => withLocked({ unlock: { spare: ' ' } })).map(({ place }) => place)).toEqual(['clauses.unlock.spare'])
})
