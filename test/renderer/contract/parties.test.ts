/** Parties and what stands before the clauses, changed in steps that are undone with the text. */
import { history, undo } from 'prosemirror-history'
import { EditorState, type Transaction } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { changeFront } from '../../../renderer/contract/front.ts'
import { addParty, changeParty, removeParty } from '../../../renderer/contract/parties.ts'
import { contractIn, recordOf, recordPlugin } from '../../../renderer/contract/record.ts'
import { parse, serialise } from '../../../shared/document/format.ts'
import { partyFieldsInText } from '../../../shared/document/parties.ts'
import { partyFields, signatoryField } from '../../../shared/document/special-fields.ts'
import { LANGUAGES } from '../../../shared/language/languages.ts'
import type { Contract } from '../../../shared/model.ts'
import { clause, contract, contractOf, field, p, parties, party, titlePage } from '../../build.ts'

const CUSTOMER = party('customer', 'buyer', 'Kunden')
const FIELDS = [...partyFields(CUSTOMER, LANGUAGES.da), signatoryField(CUSTOMER, LANGUAGES.da)]
const BODY = clause({ id: 'a' }, p('Skriv til ', field('customer.contact_email'), '.'))

const running = (overrides: Partial<Contract> = {}) => {
  const { document, ...record } = {
    ...contractOf(contract(titlePage(), parties(), BODY), { parties: [CUSTOMER], fields: FIELDS, values: { 'customer.name': 'Odense' } }),
    ...overrides,
  }
  let state = EditorState.create({ doc: document, plugins: [recordPlugin(record), history()] })
  const dispatch = (tr: Transaction): void => {
    state = state.apply(tr)
  }
  return { now: () => state, dispatch, undo: () => undo(state, dispatch) }
}
const labels = (state: EditorState): string[] => recordOf(state).fields.map(({ label }) => label)

test('a party called something else has fields called so, but for those that somebody named', () => {
  const own = FIELDS.map((one) => (one.key === 'customer.contact_name' ? { ...one, label: 'Vores mand' } : one))
  const run = running({ fields: own })
  run.dispatch(changeParty(run.now(), 'customer', { name: 'Ordregiver' }))
  expect(labels(run.now())).toEqual([
    'Ordregivers navn',
    'Ordregivers adresse',
    'Ordregivers CVR-nr.',
    'Vores mand',
    'Ordregivers e-mail',
    'Ordregivers telefon',
    'Underskriver for Ordregiver (navn, titel)',
  ])
  run.undo()
  expect([recordOf(run.now()).parties, labels(run.now())]).toEqual([[CUSTOMER], own.map(({ label }) => label)])
})

test('who fills in a party’s facts changes with the party; who signs is always known at the signing', () => {
  const run = running()
  run.dispatch(changeParty(run.now(), 'customer', { owner: 'tenderer' }))
  expect(new Set(recordOf(run.now()).fields.map(({ owner }) => owner))).toEqual(new Set(['tenderer', 'signing']))
  expect(recordOf(run.now()).fields.at(-1)?.owner).toBe('signing')
})

test('a party more has open fields of its own and, where there is none, a parties’ block', () => {
  const run = running({ document: contract(BODY), parties: [], fields: [], values: {} })
  run.dispatch(addParty(run.now(), 'Part 1'))
  run.dispatch(addParty(run.now(), 'Part 2'))
  expect(recordOf(run.now()).parties.map(({ role, name }) => [role, name])).toEqual([
    ['party1', 'Part 1'],
    ['party2', 'Part 2'],
  ])
  expect(recordOf(run.now()).fields).toHaveLength(14)
  expect(run.now().doc.content.content.map(({ type }) => type.name)).toEqual(['title_page', 'parties', 'clause'])
  expect(parse(serialise(contractIn(run.now()))).parties).toHaveLength(2)
  run.undo()
  run.undo()
  expect(run.now().doc.content.content.map(({ type }) => type.name)).toEqual(['clause'])
})

test('a role is never given twice', () => {
  const run = running({ parties: [CUSTOMER, party('party3', 'buyer', 'Tredje')] })
  run.dispatch(addParty(run.now(), 'Ny'))
  expect(recordOf(run.now()).parties.map(({ role }) => role)).toEqual(['customer', 'party3', 'party4'])
})

test('a party that goes takes its fields along, but for those that the text uses', () => {
  const run = running()
  expect(partyFieldsInText(run.now().doc, 'customer')).toEqual(['customer.contact_email'])
  run.dispatch(removeParty(run.now(), 'customer'))
  const { parties: left, fields, values } = recordOf(run.now())
  expect([left, fields.map(({ key }) => key), values]).toEqual([[], ['customer.contact_email'], {}])
  run.undo()
  expect(recordOf(run.now())).toMatchObject({ parties: [CUSTOMER], fields: FIELDS, values: { 'customer.name': 'Odense' } })
})

test('turning the title page on gives a document its place when it has none, as one step', () => {
  const run = running({ document: contract(parties(), BODY), front: { titlePage: false, contents: false, parties: true } })
  run.dispatch(changeFront(run.now(), { titlePage: true }))
  expect(run.now().doc.content.content.map(({ type }) => type.name)).toEqual(['title_page', 'parties', 'clause'])
  expect(recordOf(run.now()).front).toEqual({ titlePage: true, contents: false, parties: true })
  run.dispatch(changeFront(run.now(), { titlePage: false }))
  expect(run.now().doc.childCount).toBe(3)
  run.undo()
  run.undo()
  expect([run.now().doc.childCount, recordOf(run.now()).front.titlePage]).toEqual([2, false])
})
