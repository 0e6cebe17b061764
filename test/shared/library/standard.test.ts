import { expect, test } from 'vitest'
import { clauseEntries, languagesOf, parseStandard, partiesIn, questionsIn, type Standard, textIn } from '../../../shared/library/standard.ts'
import { DEFAULT_FRONT, DEFAULT_STYLE } from '../../../shared/model.ts'
import { problem, problemsOf, refusal } from '../../refused.ts'
import { smallStandard } from '../../small-standard.ts'

const FILE = 'standards/small.yaml'
const read = (changes: Readonly<Record<string, unknown>> = {}): Standard => parseStandard(smallStandard(changes), FILE)
const at = (place: string, code: string, params = {}) => problem(`${FILE}: ${place}`, code, params)
const both = (text: string) => ({ da: text, nb: text })
const section = (id: string, more: object = {}) => ({ section: id, heading: both(id), clauses: [], ...more })

test('a standard has its texts in both languages, its questions, fields and parties', () => {
  const standard = read()
  expect(standard).toMatchObject({ id: 'small', version: 3 })
  expect(languagesOf(standard)).toEqual(['da', 'nb'])
  expect(textIn(standard.term, 'nb')).toBe('Avtalen')
  expect(standard.parties.map(({ role, owner }) => [role, owner])).toEqual([
    ['customer', 'buyer'],
    ['supplier', 'tenderer'],
  ])
  expect(questionsIn(standard, 'nb')[1]).toEqual({
    key: 'options',
    label: 'Opsjoner?',
    values: [
      { value: 'no', label: 'Nei' },
      { value: 'yes', label: 'Ja' },
    ],
  })
  expect(standard.fields[0]).toEqual({ key: 'takeover_date', type: 'date', owner: 'buyer', label: { da: 'Overtagelsesdag', nb: 'Leveringsdag' } })
})

test('chapters hold sections, sections hold clauses, and annexes hold clauses and sub-annexes', () => {
  const { outline, annexes } = read()
  expect(outline.map(({ kind, identity }) => [kind, identity])).toEqual([
    ['section', 'general'],
    ['chapter', 'money'],
  ])
  const [, chapter] = outline
  expect(chapter?.kind === 'chapter' ? chapter.sections.map(({ identity, condition }) => [identity, condition]) : []).toEqual([
    ['prices', null],
    ['extras', { question: 'options', value: 'yes' }],
  ])
  expect(annexes.map(({ identity, annexes: subs }) => [identity, subs.map((sub) => sub.identity)])).toEqual([
    ['annex-plan', []],
    ['annex-prices', ['annex-rates']],
  ])
})

test('every clause is listed, those of chapters and sub-annexes too, in the order of the contract', () => {
  expect(clauseEntries(read()).map(({ clause }) => clause)).toEqual([
    'purpose',
    'danish-law',
    'price-fixed',
    'price-hourly',
    'payment',
    'options-terms',
    'plan',
    'price-table',
    'rates',
  ])
})

test('a clause is its own identity unless it is one of alternatives, and in every language unless it says one', () => {
  const entries = clauseEntries(read())
  expect(entries[0]).toEqual({ clause: 'purpose', identity: 'purpose', condition: null, only: null })
  expect(entries[1]).toEqual({ clause: 'danish-law', identity: 'danish-law', condition: null, only: 'da' })
  expect(entries[2]).toEqual({ clause: 'price-fixed', identity: 'price', condition: { question: 'pricing', value: 'fixed' }, only: null })
})

test('a standard in one language needs its texts in that language only', () => {
  const danish = parseStandard(
    {
      id: 'dansk',
      version: 1,
      title: { da: 'Aftale' },
      description: { da: 'Om noget.' },
      term: { da: 'Aftalen' },
      outline: [{ section: 'a', heading: { da: 'A' } }],
    },
    FILE,
  )
  expect(languagesOf(danish)).toEqual(['da'])
  expect(() => textIn(danish.title, 'nb')).toThrow('no text in nb')
})

test.each([null, 'a text', 7, ['list']])('a file that holds %j and no standard is refused', (value) => {
  const { code, params, problems } = refusal(() => parseStandard(value, FILE))
  expect([code, params]).toEqual(['bad_library', { file: FILE }])
  expect(problems[0]).toEqual(
    at('standard', 'wrong_value', {
      expected: '{id, version, title, description, term, style, front, dayRule, houseStyle, parties, questions, fields, outline, annexes, reserve}',
    }),
  )
})

const text = { expected: 'text' }
const languages = { expected: '{da, nb, nn}' }
const owners = { expected: 'buyer, tenderer, signing' }
const types = { expected: 'text, integer, percent, amount, date, month, deadline, registration, gln, p_number, account, address, email, phone' }

test.each<[string, Readonly<Record<string, unknown>>, readonly ReturnType<typeof at>[]]>([
  [
    'a key that is not known',
    { colour: 'red' },
    [
      at('standard.colour', 'unknown_key', {
        known: 'id, version, title, description, term, style, front, dayRule, houseStyle, parties, questions, fields, outline, annexes, reserve',
      }),
    ],
  ],
  ['no id', { id: undefined }, [at('id', 'wrong_value', text)]],
  ['an id of spaces', { id: ' ' }, [at('id', 'wrong_value', text)]],
  ['a version that is no number', { version: '1' }, [at('version', 'wrong_value', { expected: '1, 2, 3 …' })]],
  ['a version with decimals', { version: 1.5 }, [at('version', 'wrong_value', { expected: '1, 2, 3 …' })]],
  ['a version before the first', { version: 0 }, [at('version', 'wrong_value', { expected: '1, 2, 3 …' })]],
  ['a title that is no list of languages', { title: 'Kontrakt' }, [at('title', 'wrong_value', languages)]],
  ['a title in no language', { title: {} }, [at('title', 'wrong_value', languages)]],
  ['a text that one language lacks', { term: { da: 'Kontrakten' } }, [at('term.nb', 'wrong_value', text)]],
  [
    'a text in a language that is not known',
    { term: { ...both('Kontrakten'), sv: 'Avtalet' } },
    [at('term.sv', 'unknown_key', { known: 'da, nb, nn' })],
  ],
  ['parties that are no list', { parties: {} }, [at('parties', 'wrong_value', { expected: '[…]' })]],
  [
    'a party without a role and an owner that is not known',
    { parties: [{ owner: 'seller', name: both('Kunden') }] },
    [at('parties[0].role', 'wrong_value', text), at('parties[0].owner', 'wrong_value', owners)],
  ],
  [
    'a question with one answer only',
    { questions: [{ key: 'pricing', label: both('?'), values: [{ value: 'fixed', label: both('Fast') }] }], outline: [], annexes: [] },
    [at('questions[0].values', 'wrong_value', { expected: '≥ 2' })],
  ],
  [
    'an answer without a label',
    { questions: [{ key: 'q', label: both('?'), values: [{ value: 'a' }, { value: 'b', label: both('B') }] }], outline: [], annexes: [] },
    [
      at('questions[0].values[0].label', 'wrong_value', languages),
      at('questions[0].values[0].label.da', 'wrong_value', text),
      at('questions[0].values[0].label.nb', 'wrong_value', text),
    ],
  ],
  [
    'a field of a type and an owner that are not known',
    { fields: [{ key: 'x', type: 'colour', owner: 'nobody', label: both('X') }] },
    [at('fields[0].type', 'wrong_value', types), at('fields[0].owner', 'wrong_value', owners)],
  ],
  [
    'a field with a key too many',
    { fields: [{ key: 'x', type: 'text', owner: 'buyer', label: both('X'), help: 'Y' }] },
    [at('fields[0].help', 'unknown_key', { known: 'key, type, owner, label' })],
  ],
  [
    'two fields with one key',
    { fields: ['x', 'x'].map((key) => ({ key, type: 'text', owner: 'buyer', label: both('X') })) },
    [at('fields', 'duplicate_id', { id: 'x' })],
  ],
  [
    'a field with the key of a party’s fact',
    { fields: [{ key: 'customer.name', type: 'text', owner: 'buyer', label: both('X') }] },
    [at('fields', 'duplicate_id', { id: 'customer.name' })],
  ],
  [
    'two questions with one key',
    {
      questions: ['q', 'q'].map((key) => ({ key, label: both('?'), values: ['a', 'b'].map((value) => ({ value, label: both(value) })) })),
      outline: [],
      annexes: [],
    },
    [at('questions', 'duplicate_id', { id: 'q' })],
  ],
  [
    'a section without a heading',
    { outline: [{ section: 'a', clauses: [] }] },
    [
      at('outline[0].heading', 'wrong_value', languages),
      at('outline[0].heading.da', 'wrong_value', text),
      at('outline[0].heading.nb', 'wrong_value', text),
    ],
  ],
  [
    'a section in a chapter with a wrong key',
    { outline: [{ chapter: 'c', heading: both('C'), sections: [section('a', { klauses: [] })] }] },
    [at('outline[0].sections[0].klauses', 'unknown_key', { known: 'section, heading, when, order, clauses' })],
  ],
  [
    'a clause in a sub-annex with a wrong language',
    { annexes: [{ annex: 'a', heading: both('A'), annexes: [{ annex: 'b', heading: both('B'), clauses: ['x', { clause: 'y', only: 'sv' }] }] }] },
    [at('annexes[0].annexes[0].clauses[1].only', 'wrong_value', { expected: 'da, nb, nn' })],
  ],
  [
    'a clause that is neither an id nor an entry',
    { outline: [section('a', { clauses: [7] })] },
    [at('outline[0].clauses[0]', 'wrong_value', { expected: '{clause, as, when, only}' }), at('outline[0].clauses[0].clause', 'wrong_value', text)],
  ],
  [
    'a condition that cannot be read',
    { outline: [section('a', { when: 'pricing: fixed' })] },
    [at('outline[0].when', 'bad_condition', { text: '"pricing: fixed"' })],
  ],
  [
    'a condition on a question that there is not',
    { outline: [section('a', { when: 'colour = red' })] },
    [at('a', 'bad_condition', { text: 'colour = red' })],
  ],
  [
    'a condition on an answer that there is not, in a chapter',
    { outline: [{ chapter: 'c', heading: both('C'), when: 'pricing = free', sections: [] }] },
    [at('c', 'bad_condition', { text: 'pricing = free' })],
  ],
  [
    'a condition on an answer that there is not, in a sub-annex',
    { annexes: [{ annex: 'a', heading: both('A'), annexes: [{ annex: 'b', heading: both('B'), when: 'options = maybe' }] }] },
    [at('b', 'bad_condition', { text: 'options = maybe' })],
  ],
  [
    'a section and an annex with one identity',
    { outline: [section('a')], annexes: [{ annex: 'a', heading: both('A') }] },
    [at('outline', 'duplicate_id', { id: 'a' })],
  ],
  [
    'a section and its clause with one identity',
    { outline: [section('term', { clauses: ['term'] })] },
    [at('outline', 'duplicate_id', { id: 'term' })],
  ],
  [
    'a clause that stands in two places',
    { outline: [section('a', { clauses: ['x'] }), section('b', { clauses: ['x'] })] },
    [at('outline', 'duplicate_id', { id: 'x' })],
  ],
  [
    'alternatives of which one has no condition',
    { outline: [section('a', { clauses: ['x', { clause: 'y', as: 'x', when: 'pricing = fixed' }] })] },
    [at('outline', 'duplicate_id', { id: 'x' })],
  ],
  [
    'alternatives for the same answer',
    { outline: [section('a', { clauses: ['x', 'y'].map((clause) => ({ clause, as: 'z', when: 'pricing = fixed' })) })] },
    [at('outline', 'duplicate_id', { id: 'z' })],
  ],
  [
    'alternatives for answers to different questions, which could both be in the contract',
    {
      outline: [
        section('a', {
          clauses: [
            { clause: 'x', as: 'z', when: 'pricing = fixed' },
            { clause: 'y', as: 'z', when: 'options = yes' },
          ],
        }),
      ],
    },
    [at('outline', 'duplicate_id', { id: 'z' })],
  ],
  [
    'a house style whose id is a path',
    { houseStyle: '../../theirs' },
    [at('houseStyle', 'wrong_value', { expected: String.raw`/^[A-Za-z0-9][\w.-]{0,99}$/` })],
  ],
])('a standard with %s is refused at the place', (_name, changes, expected) => {
  expect(problemsOf(() => read(changes))).toEqual(expected)
})

test('all problems of a standard are listed', () => {
  const problems = problemsOf(() => read({ version: 0, term: both(''), outline: [section('a', { when: 'x = y' })], extra: 1 }))
  expect(problems.map(({ place }) => place.replace(`${FILE}: `, ''))).toEqual(['standard.extra', 'version', 'term.da', 'term.nb', 'a'])
})

test('the style, the front and the day rule are those of the file, else the usual', () => {
  const { style, front, dayRule } = read({
    style: { clauseNumber: 'none', annexNumber: 'letter' },
    front: { titlePage: 'no', contents: false, parties: 'yes' },
    dayRule: 'region',
  })
  expect([style, front, dayRule]).toEqual([
    { clauseNumber: 'none', clauseWord: 'punkt', annexNumber: 'letter' },
    { titlePage: false, contents: false, parties: true },
    'region',
  ])
  const usual = read()
  expect([usual.style, usual.front, usual.dayRule]).toEqual([DEFAULT_STYLE, DEFAULT_FRONT, null])
})

test('a clause may stand at level 1, in a chapter too, and counts among the clauses of the standard', () => {
  const heading = both('H')
  const standard = read({
    outline: [
      'purpose',
      { clause: 'price-fixed', as: 'price', when: 'pricing = fixed' },
      { chapter: 'c', heading, sections: [{ clause: 'payment', only: 'da' }] },
    ],
    annexes: [],
  })
  expect(standard.outline.map(({ kind }) => kind)).toEqual(['clause', 'clause', 'chapter'])
  expect(clauseEntries(standard).map(({ clause, identity, only }) => [clause, identity, only])).toEqual([
    ['purpose', 'purpose', null],
    ['price-fixed', 'price', null],
    ['payment', 'payment', 'da'],
  ])
})

test('an annex has an owner, a state and a file where the file says so', () => {
  const heading = both('H')
  const annexes = [
    { annex: 'a', heading },
    { annex: 'b', heading, owner: 'tenderer', state: 'reserved', file: 'yes' },
    { annex: 'c', heading, state: 'not_used', file: 'Krav.pdf' },
    { annex: 'd', heading, file: 'no' },
  ]
  expect(read({ annexes }).annexes.map(({ owner, state, file }) => [owner, state, file])).toEqual([
    [null, 'included', null],
    ['tenderer', 'reserved', ''],
    [null, 'not_used', 'Krav.pdf'],
    [null, 'included', null],
  ])
})

test.each<[Record<string, unknown>, string]>([
  [{ style: { clauseNumber: 'roman' } }, 'style.clauseNumber'],
  [{ front: { contents: 'maybe' } }, 'front.contents'],
  [{ dayRule: 'k02' }, 'dayRule'],
  [{ annexes: [{ annex: 'a', heading: both('H'), owner: 'signing' }] }, 'annexes[0].owner'],
  [{ annexes: [{ annex: 'a', heading: both('H'), state: 'gone' }] }, 'annexes[0].state'],
])('%j is refused at %s', (changes, place) => {
  expect(problemsOf(() => read(changes)).map((one) => [one.place, one.code])).toEqual([[`standards/small.yaml: ${place}`, 'wrong_value']])
})

test('a standard can hold people, short names, a day rule of its own, the word of its references, and what is out of force', () => {
  const standard = read({
    parties: [
      {
        role: 'customer',
        owner: 'buyer',
        name: both('Kunden'),
        shortName: both('OK'),
        representatives: [{ role: 'signatory', name: 'Ane Ask', title: 'Direktør' }],
      },
    ],
    style: { clauseWord: 'pkt.' },
    dayRule: { saturdays: 'yes', closed: ['12-24', '05-01'] },
    reserve: ['extras', 'payment/due', 'price-fixed'],
  })
  expect(partiesIn(standard, 'nb')).toEqual([
    {
      role: 'customer',
      owner: 'buyer',
      name: 'Kunden',
      shortName: 'OK',
      introduction: 'hereinafter',
      representatives: [{ role: 'signatory', name: 'Ane Ask', title: 'Direktør', email: '', phone: '' }],
    },
  ])
  expect(standard.style.clauseWord).toBe('pkt.')
  expect(standard.dayRule).toEqual({ saturdays: true, closed: ['05-01', '12-24'] })
  expect(standard.reserve).toEqual(['extras', 'payment/due', 'price-fixed'])
})

test('what is wrong in them is told with its place', () => {
  const wrong = {
    parties: [{ role: 'customer', owner: 'buyer', name: both('Kunden'), shortName: { da: 'OK' }, representatives: [{ role: 'boss', name: '' }] }],
    dayRule: { closed: ['02-30'] },
    reserve: ['nowhere', 7],
  }
  expect(problemsOf(() => read(wrong))).toEqual([
    at('dayRule.closed[0]', 'wrong_value', { expected: '05-01, 06-05, 12-24, 12-31' }),
    at('parties[0].shortName.nb', 'wrong_value', { expected: 'text' }),
    at('parties[0].representatives[0].role', 'wrong_value', { expected: 'contact, signatory' }),
    at('parties[0].representatives[0].name', 'wrong_value', { expected: 'text' }),
    at('reserve[1]', 'wrong_value', { expected: 'text' }),
    at('reserve[0]', 'unknown_part', { id: 'nowhere' }),
    at('reserve[1]', 'unknown_part', { id: '' }),
  ])
})
