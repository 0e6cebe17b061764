import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { AppError, type Problem } from '../../../shared/errors.ts'
import { type Answers, NO_ANSWERS, parseAnswers } from '../../../shared/library/answers.ts'
import { parseStandard } from '../../../shared/library/standard.ts'
import { attempt, problem, problemsOf, refusal } from '../../refused.ts'
import { smallStandard } from '../../small-standard.ts'

const STANDARD = parseStandard(smallStandard(), 'small.yaml')
const read = (json: unknown): Answers => parseAnswers(json, STANDARD, 'da')
const refused = (json: unknown): readonly Problem[] => {
  const error = refusal(() => read(json))
  if (error.code !== 'bad_answers') throw error
  return error.problems
}
const TOP = { known: 'title, parties, fields, answers, style, front, day_rule, annexes, blanks, clauses' }
const FACTS = { known: 'name, address, cvr, organisation_number, contact, term, short_name, introduction, representatives' }
const FIELDS = { known: 'takeover_date, penalty_cap, annual_fee, payment_days, first_month' }

test('an empty file answers nothing', () => {
  expect(read({})).toEqual(NO_ANSWERS)
})

test('the facts of a party become the values of its fields', () => {
  const customer = {
    name: 'Odense Kommune',
    address: ['Flakhaven 2', '5000 Odense C'],
    cvr: '35 20 91 15',
    contact: { name: 'Kirsten Eksempel', email: 'udbud@example.dk', phone: '65 51 12 12' },
  }
  expect(read({ parties: { customer } }).values).toEqual({
    'customer.name': 'Odense Kommune',
    'customer.address': 'Flakhaven 2\n5000 Odense C',
    'customer.registration': '35209115',
    'customer.contact_name': 'Kirsten Eksempel',
    'customer.contact_email': 'udbud@example.dk',
    'customer.contact_phone': '65 51 12 12',
  })
})

test('a party is registered in the Danish or in the Norwegian register', () => {
  expect(read({ parties: { supplier: { organisation_number: '923 673 911' } } }).values).toEqual({ 'supplier.registration': '923673911' })
})

test('a part of a party’s facts leaves the rest open', () => {
  expect(read({ parties: { customer: { name: 'Odense Kommune', contact: {} }, supplier: {} } }).values).toEqual({ 'customer.name': 'Odense Kommune' })
})

test('fields, answers and the title are taken', () => {
  const { title, values, answers } = read({
    title: ' Kontrakt om drift ',
    fields: { takeover_date: '2012-02-01', penalty_cap: 50, annual_fee: 640_000.5, payment_days: 30, first_month: '2012-07' },
    answers: { options: 'yes' },
  })
  expect(title).toBe('Kontrakt om drift')
  expect(values).toEqual({ takeover_date: '2012-02-01', penalty_cap: 50, annual_fee: 640_000.5, payment_days: 30, first_month: '2012-07' })
  expect(answers).toEqual({ options: 'yes' })
})

test('wishes for clauses keep their order and say where in the file they stand', () => {
  const answers = read({
    clauses: {
      leave_out: ['plan', 'rates'],
      reserve: ['payment'],
      add: [
        { clause: 'spare', after: 'purpose' },
        { clause: 'other', into: 'general' },
      ],
      move: [{ clause: 'payment', before: 'price' }],
    },
  })
  expect(answers.leaveOut).toEqual([
    { id: 'plan', place: 'clauses.leave_out[0]' },
    { id: 'rates', place: 'clauses.leave_out[1]' },
  ])
  expect(answers.reserve).toEqual([{ id: 'payment', place: 'clauses.reserve[0]' }])
  expect(answers.add).toEqual([
    { clause: 'spare', where: { after: 'purpose' }, place: 'clauses.add[0]' },
    { clause: 'other', where: { into: 'general' }, place: 'clauses.add[1]' },
  ])
  expect(answers.move).toEqual([{ clause: 'payment', where: { before: 'price' }, place: 'clauses.move[0]' }])
})

test.each([
  ['nothing', null],
  ['no value', undefined],
  ['a list', []],
  ['a text', 'answers'],
  ['a number', 7],
])('a file that holds %s is refused once', (_name, json) => {
  expect(refused(json)).toEqual([problem('', 'not_an_object', TOP)])
})

test('a key far from every known one is refused with the known keys', () => {
  expect(refused({ price: 1 })).toEqual([problem('price', 'unknown_key', TOP)])
})

test('a key near a known one is refused with a suggestion', () => {
  expect(refused({ field: {} })).toEqual([problem('field', 'unknown_key_near', { near: 'fields' })])
})

test.each([
  [{ parties: { costumer: {} } }, 'parties.costumer', { near: 'customer' }],
  [{ parties: { customer: { nane: 'x' } } }, 'parties.customer.nane', { near: 'name' }],
  [{ parties: { customer: { contact: { e_mail: 'x' } } } }, 'parties.customer.contact.e_mail', { near: 'email' }],
  [{ answers: { pricng: 'fixed' } }, 'answers.pricng', { near: 'pricing' }],
  [{ clauses: { leave_ou: [] } }, 'clauses.leave_ou', { near: 'leave_out' }],
  [{ clauses: { add: [{ clause: 'x', after: 'y', befor: 'z' }] } }, 'clauses.add[0].befor', { near: 'before' }],
])('a mistyped key is named with its place: %j', (json, place, params) => {
  expect(refused(json)).toEqual([problem(place, 'unknown_key_near', params)])
})

test('a role that the standard does not have is refused with the roles', () => {
  expect(refused({ parties: { guarantor: {} } })).toEqual([problem('parties.guarantor', 'unknown_key', { known: 'customer, supplier' })])
})

test.each([
  ['parties', { known: 'customer, supplier' }],
  ['answers', { known: 'pricing, options' }],
  ['clauses', { known: 'leave_out, reserve, add, move, join, headings, unlock' }],
  ['fields', { known: 'KEY: VALUE' }],
])('%s that are a list are refused with the keys they can have', (key, params) => {
  for (const value of [[], 'x', 1, null]) expect(refused({ [key]: value })).toEqual([problem(key, 'not_an_object', params)])
})

test('a party and a contact that are no objects are refused', () => {
  expect(refused({ parties: { customer: 'Odense' } })).toEqual([problem('parties.customer', 'not_an_object', FACTS)])
  expect(refused({ parties: { customer: { contact: 'Kirsten' } } })).toEqual([
    problem('parties.customer.contact', 'not_an_object', { known: 'name, email, phone' }),
  ])
})

test('a field that the standard does not have is refused, with the nearest where one is near', () => {
  expect(refused({ fields: { takover_date: '2012-02-01' } })).toEqual([
    problem('fields.takover_date', 'unknown_field_near', { near: 'takeover_date' }),
  ])
  expect(refused({ fields: { colour: 'red' } })).toEqual([problem('fields.colour', 'unknown_field', FIELDS)])
  expect(refused({ fields: { constructor: 'x' } })).toEqual([problem('fields.constructor', 'unknown_field', FIELDS)])
})

test('a field of a party is given under the party, not among the fields', () => {
  expect(refused({ fields: { 'customer.name': 'Odense' } })).toEqual([problem('fields.customer.name', 'unknown_field', FIELDS)])
})

test.each<[object, string, string]>([
  [{ takeover_date: '2011-02-29' }, 'takeover_date', 'not_a_date'],
  [{ takeover_date: '1. februar 2012' }, 'takeover_date', 'not_a_date'],
  [{ takeover_date: null }, 'takeover_date', 'not_a_value'],
  [{ takeover_date: '' }, 'takeover_date', 'empty_value'],
  [{ penalty_cap: '50 %' }, 'penalty_cap', 'not_a_percent'],
  [{ annual_fee: 0.001 }, 'annual_fee', 'not_an_amount'],
  [{ payment_days: 30.5 }, 'payment_days', 'not_an_integer'],
  [{ first_month: '2012-7' }, 'first_month', 'not_a_month'],
  [{ first_month: 'juli\u0000' }, 'first_month', 'control_character'],
])('the wrong value %j is refused at its field', (fields, key, code) => {
  expect(refused({ fields })).toEqual([problem(`fields.${key}`, code)])
})

test('a wrong registration number is refused with the number that would be right', () => {
  expect(refused({ parties: { customer: { cvr: '35209116' } } })).toEqual([
    problem('parties.customer.cvr', 'wrong_check_digit_cvr', { expected: '35209115' }),
  ])
  expect(refused({ parties: { customer: { cvr: '352091' } } })).toEqual([problem('parties.customer.cvr', 'wrong_form_cvr', { expected: '12345674' })])
  expect(refused({ parties: { supplier: { organisation_number: '923673910' } } })).toEqual([
    problem('parties.supplier.organisation_number', 'wrong_check_digit_organisation_number', { expected: '923673911' }),
  ])
  expect(refused({ parties: { supplier: { organisation_number: '35209115' } } })).toEqual([
    problem('parties.supplier.organisation_number', 'wrong_form_organisation_number', { expected: '987654325' }),
  ])
})

test('a party with two registrations is refused, whether or not they are right', () => {
  const expected = problem('parties.customer', 'two_registrations')
  expect(refused({ parties: { customer: { cvr: '35209115', organisation_number: '923673911' } } })).toEqual([expected])
  expect(refused({ parties: { customer: { cvr: '1', organisation_number: null } } })).toEqual([expected])
})

test.each([
  ['a text', 'Flakhaven 2, Odense'],
  ['an empty list', []],
  ['an empty line', ['Flakhaven 2', ' ']],
  ['a number in the list', ['Flakhaven', 2]],
])('an address that is %s is refused', (_name, address) => {
  expect(refused({ parties: { customer: { address } } })).toEqual([problem('parties.customer.address', 'not_an_address')])
})

test('a control character in a line of an address is refused', () => {
  expect(refused({ parties: { customer: { address: ['Flakhaven\u0007 2'] } } })).toEqual([problem('parties.customer.address', 'control_character')])
})

test('wrong facts of a contact are refused each at its place', () => {
  expect(refused({ parties: { supplier: { name: '', contact: { name: 7.5, email: 'kontakt', phone: 'ring' } } } })).toEqual([
    problem('parties.supplier.name', 'empty_value'),
    problem('parties.supplier.contact.email', 'not_an_email'),
    problem('parties.supplier.contact.phone', 'not_a_phone'),
  ])
})

test('an answer that the question does not have is refused with the question and its answers', () => {
  for (const value of ['free', 'Fixed', '', true, null, ['fixed']]) {
    expect(refused({ answers: { pricing: value } })).toEqual([
      problem('answers.pricing', 'unknown_answer', { question: 'Hvordan betales?', known: 'fixed, hourly' }),
    ])
  }
})

test('the question is named in the language of the contract', () => {
  expect(problemsOf(() => parseAnswers({ answers: { pricing: 'free' } }, STANDARD, 'nb'))[0]?.params['question']).toBe('Hvordan betales det?')
})

test('a title that is no text is refused', () => {
  expect(refused({ title: ' ' })).toEqual([problem('title', 'empty_value')])
  expect(refused({ title: {} })).toEqual([problem('title', 'not_a_value')])
  expect(refused({ title: 'a\u0000b' })).toEqual([problem('title', 'control_character')])
})

test('wishes that are no list are refused', () => {
  expect(refused({ clauses: { leave_out: 'plan', reserve: {}, add: null, move: 1 } })).toEqual([
    problem('clauses.leave_out', 'not_a_list'),
    problem('clauses.reserve', 'not_a_list'),
    problem('clauses.add', 'not_a_list'),
    problem('clauses.move', 'not_a_list'),
  ])
})

test('ids that are no texts are refused at their place in the list', () => {
  expect(refused({ clauses: { leave_out: ['plan', 7], reserve: [''] } })).toEqual([
    problem('clauses.leave_out[1]', 'not_an_id'),
    problem('clauses.reserve[0]', 'not_an_id'),
  ])
})

test.each([
  { clause: 'spare' },
  { after: 'purpose' },
  { clause: 7, after: 'purpose' },
  { clause: 'spare', after: 'purpose', before: 'price' },
  { clause: 'spare', after: 'purpose', before: 7 },
  { clause: 'spare', into: 7 },
  { clause: 'spare', after: '' },
  { clause: '', after: 'purpose' },
])('the wish %j does not say one clause and one place and is refused', (wish) => {
  expect(refused({ clauses: { move: [wish] } })).toEqual([problem('clauses.move[0]', 'not_a_wish')])
})

test('a wish that is no object is refused once', () => {
  expect(refused({ clauses: { add: ['spare'] } })).toEqual([problem('clauses.add[0]', 'not_a_wish')])
})

test('everything that is wrong is listed at once, in the order of the parts of the file', () => {
  expect(
    refused({
      clauses: { leave_out: [null] },
      answers: { pricing: 'free' },
      fields: { takeover_date: 'soon', colour: 'red' },
      parties: { customer: { cvr: '1' }, guarantor: {} },
      title: '',
      extra: true,
    }),
  ).toEqual([
    problem('extra', 'unknown_key', TOP),
    problem('title', 'empty_value'),
    problem('parties.guarantor', 'unknown_key', { known: 'customer, supplier' }),
    problem('parties.customer.cvr', 'wrong_form_cvr', { expected: '12345674' }),
    problem('fields.takeover_date', 'not_a_date'),
    problem('fields.colour', 'unknown_field', FIELDS),
    problem('answers.pricing', 'unknown_answer', { question: 'Hvordan betales?', known: 'fixed, hourly' }),
    problem('clauses.leave_out[0]', 'not_an_id'),
  ])
})

/** Any JSON, and JSON that is nearly right. */
const anyJson = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      title: fc.oneof(fc.string(), fc.jsonValue()),
      parties: fc.oneof(fc.dictionary(fc.constantFrom('customer', 'supplier', '__proto__'), fc.jsonValue()), fc.jsonValue()),
      fields: fc.dictionary(fc.constantFrom('takeover_date', 'annual_fee', '__proto__', 'toString'), fc.jsonValue()),
      answers: fc.dictionary(fc.constantFrom('pricing', 'options', 'constructor'), fc.jsonValue()),
      clauses: fc.dictionary(fc.constantFrom('leave_out', 'reserve', 'add', 'move', 'join'), fc.array(fc.jsonValue())),
    },
    { requiredKeys: [] },
  ),
)

test('whatever JSON a file holds, it is read or refused with a place for every problem', () => {
  fc.assert(
    fc.property(anyJson, (json) => {
      const outcome = attempt(() => read(JSON.parse(JSON.stringify(json))))
      const [code, problems] = outcome instanceof AppError ? [outcome.code, outcome.problems] : ['bad_answers', null]
      expect(code).toBe('bad_answers')
      expect(problems).not.toEqual([])
      for (const one of problems ?? []) expect([typeof one.place, /^[a-z_]+$/.test(one.code)]).toEqual(['string', true])
    }),
    { numRuns: 1000 },
  )
})

test('the style, the front and the day rule of a contract can be set, each alone', () => {
  expect(read({ style: { clause_number: 'none' }, front: { contents: false }, day_rule: 'region' })).toEqual({
    ...NO_ANSWERS,
    style: { clauseNumber: 'none' },
    front: { contents: false },
    dayRule: 'region',
  })
  expect(read({ style: { clause_word: 'pkt.', annex_number: 'letter' } }).style).toEqual({ clauseWord: 'pkt.', annexNumber: 'letter' })
})

test('a party is called and introduced as the file says', () => {
  const customer = { term: 'Køber', short_name: 'OK', introduction: 'called' }
  expect(read({ parties: { customer } }).parties).toEqual({ customer: { name: 'Køber', shortName: 'OK', introduction: 'called' } })
})

test('the first contact and the first signatory fill the party’s fields, the others stand beside them', () => {
  const standard = parseStandard(
    smallStandard({ fields: [{ key: 'customer_signatory', type: 'text', owner: 'signing', label: { da: 'Underskriver', nb: 'Undertegner' } }] }),
    'small.yaml',
  )
  const representatives = [
    { role: 'contact', name: 'Kirsten Eksempel', title: 'IT-chef', email: 'k@example.dk' },
    { role: 'signatory', name: 'Bo Borgmester', title: 'borgmester' },
    { role: 'contact', name: 'Ole Eksempel', phone: '65 51 12 12' },
    { role: 'signatory', name: 'Ida Direktør' },
  ]
  const { values, parties } = parseAnswers({ parties: { customer: { representatives } } }, standard, 'da')
  expect(values).toEqual({
    'customer.contact_name': 'Kirsten Eksempel, IT-chef',
    'customer.contact_email': 'k@example.dk',
    customer_signatory: 'Bo Borgmester, borgmester',
  })
  expect(parties['customer']?.representatives).toEqual([
    { role: 'contact', name: 'Ole Eksempel', title: '', email: '', phone: '65 51 12 12' },
    { role: 'signatory', name: 'Ida Direktør', title: '', email: '', phone: '' },
  ])
})

test('a contact that is given by itself is the first; those among the representatives are more', () => {
  const customer = { contact: { name: 'Første' }, representatives: [{ role: 'contact', name: 'Anden' }] }
  const { values, parties } = read({ parties: { customer } })
  expect(values).toEqual({ 'customer.contact_name': 'Første' })
  expect(parties['customer']?.representatives?.map(({ name }) => name)).toEqual(['Anden'])
})

test('what is to be of an annex is taken with its place', () => {
  const annexes = { 'annex-plan': { state: 'not_used' }, 'annex-prices': { file: 'Priser.xlsx', owner: 'tenderer' }, 'annex-rates': { file: false } }
  expect(read({ annexes }).annexes).toEqual([
    { id: 'annex-plan', place: 'annexes.annex-plan', state: 'not_used', owner: null },
    { id: 'annex-prices', place: 'annexes.annex-prices', state: null, owner: 'tenderer', file: 'Priser.xlsx' },
    { id: 'annex-rates', place: 'annexes.annex-rates', state: null, owner: null, file: null },
  ])
  expect(read({ annexes: { 'annex-plan': { file: true } } }).annexes[0]?.file).toBe('')
  expect(read({ annexes: { mine: { title: ' Vores ', after: 'annex-plan' } } }).annexes).toEqual([
    { id: 'mine', place: 'annexes.mine', title: 'Vores', where: { after: 'annex-plan' }, state: null, owner: null },
  ])
})

test('blanks get one text for all of them or one for each, and null leaves one open', () => {
  expect(read({ blanks: { prices: ['100', null, 5], persons: ' – ' } }).blanks).toEqual([
    { id: 'prices', place: 'blanks.prices', texts: ['100', null, '5'] },
    { id: 'persons', place: 'blanks.persons', texts: '–' },
  ])
})

test.each<[unknown, string, string]>([
  [{ style: { clause_number: 'roman' } }, 'style.clause_number', 'wrong_value'],
  [{ style: { clauseNumber: 'none' } }, 'style.clauseNumber', 'unknown_key_near'],
  [{ front: { contents: 'no' } }, 'front.contents', 'wrong_value'],
  [{ day_rule: 'k02' }, 'day_rule', 'wrong_value'],
  [{ parties: { customer: { introduction: 'loud' } } }, 'parties.customer.introduction', 'wrong_value'],
  [{ parties: { customer: { short_name: '' } } }, 'parties.customer.short_name', 'empty_value'],
  [{ parties: { customer: { representatives: {} } } }, 'parties.customer.representatives', 'not_a_list'],
  [{ parties: { customer: { representatives: [{ name: 'X' }] } } }, 'parties.customer.representatives[0]', 'not_a_person'],
  [{ parties: { customer: { representatives: [{ role: 'contact', email: 'x' }] } } }, 'parties.customer.representatives[0].email', 'not_an_email'],
  [{ annexes: [] }, 'annexes', 'not_an_object'],
  [{ annexes: { x: { state: 'gone' } } }, 'annexes.x.state', 'wrong_value'],
  [{ annexes: { x: { file: 5 } } }, 'annexes.x.file', 'wrong_value'],
  [{ annexes: { x: { title: '' } } }, 'annexes.x.title', 'empty_value'],
  [{ annexes: { x: { after: 'annex-plan' } } }, 'annexes.x.title', 'wrong_value'],
  [{ annexes: { x: { title: 'X', after: 'annex-plan', before: 'annex-prices' } } }, 'annexes.x', 'not_an_annex_wish'],
  [{ annexes: { x: { title: 'X', into: 7 } } }, 'annexes.x', 'not_an_annex_wish'],
  [{ blanks: [] }, 'blanks', 'not_an_object'],
  [{ clauses: { headings: [] } }, 'clauses.headings', 'not_an_object'],
  [{ clauses: { headings: { purpose: ' ' } } }, 'clauses.headings.purpose', 'empty_value'],
  [{ blanks: { x: '' } }, 'blanks.x', 'empty_value'],
  [{ blanks: { x: ['a', {}] } }, 'blanks.x[1]', 'not_a_value'],
])('%j is refused at %s (%s)', (json, place, code) => {
  expect(refused(json).map((one) => [one.place, one.code])).toEqual([[place, code]])
})
