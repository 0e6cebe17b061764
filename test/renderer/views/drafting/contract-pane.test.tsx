// @vitest-environment happy-dom
/** The contract's record beside its page: every change is a step that can be undone, is checked, and shows on the page. */
import { undo } from 'prosemirror-history'
import { act } from 'react'
import { expect, test } from 'vitest'
import { annexesIn } from '../../../../renderer/contract/annexes.ts'
import { recordOf } from '../../../../renderer/contract/record.ts'
import { words } from '../../../../renderer/i18n.ts'
import { partyFields } from '../../../../shared/document/special-fields.ts'
import { LANGUAGES } from '../../../../shared/language/languages.ts'
import type { Contract, FieldDefinition } from '../../../../shared/model.ts'
import { annex, clause, contract, contractOf, field, p, parties, party, signatures, titlePage } from '../../../build.ts'
import { byRole, fill, focus, key, press, settle, shows } from '../../screen.tsx'
import { openDrafting, type OpenDrafting } from './open-drafting.tsx'

const CUSTOMER = party('customer', 'buyer', 'Kunden')
const FIELDS: readonly FieldDefinition[] = [
  ...partyFields(CUSTOMER, LANGUAGES.da),
  { key: 'notice', label: 'Opsigelsesvarsel', type: 'deadline', owner: 'buyer' },
  { key: 'days', label: 'Betalingsfrist', type: 'integer', owner: 'buyer' },
]
const CONTRACT = contractOf(
  contract(
    titlePage(),
    parties(),
    clause({ id: 'a', heading: 'Frist' }, p('Med ', field('notice'), ' inden ', field('days'), ' dage.')),
    clause({ id: 'b', heading: 'Underskrift' }, signatures()),
    annex({ id: 'b1', heading: 'Tidsplan' }, p('Plan.')),
  ),
  { parties: [CUSTOMER], fields: FIELDS, values: { days: 30 } },
)

const open = (overrides: Partial<Contract> = {}, rightTab: 'contract' | 'fields' = 'contract'): Promise<OpenDrafting> =>
  openDrafting({ ...CONTRACT, ...overrides }, { rightTab })
const t = (name: string, params: Record<string, unknown> = {}): string => words().t(name, params)
const page = (): Element => document.querySelector('.ProseMirror') as Element
const undone = async ({ session }: OpenDrafting): Promise<void> => {
  await act(async () => void undo(session.state, session.dispatch))
  await settle()
}
const unfold = async (title: string): Promise<void> => press(byRole('button', title))
const people = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.record-person')]
/** Type into a field and leave it. */
const say = async (label: string, text: string): Promise<void> => {
  const box = byRole('textbox', label)
  await fill(box, text)
  await focus(byRole('tab', t('inspector.contract')))
}

test('title page and parties are turned off and on, and the page follows', async () => {
  const drafting = await open()
  expect(page().querySelector('.title-page h1')).not.toBeNull()
  await press(byRole('switch', t('record.title_page')))
  expect(recordOf(drafting.session.state).front.titlePage).toBe(false)
  expect([page().querySelector('.title-page h1'), page().querySelector('.title-page .line-off')?.textContent]).toEqual([null, 'Kontrakt om drift'])
  await undone(drafting)
  expect(page().querySelector('.title-page h1')).not.toBeNull()
})

test('numbers go from digits to none and back; annexes get letters', async () => {
  const { session } = await open()
  await press(byRole('radio', t('record.no_numbers')))
  await press(byRole('radio', 'A, B, B1'))
  await press(byRole('radio', 'pkt.'))
  expect(recordOf(session.state).style).toEqual({ clauseNumber: 'none', annexNumber: 'letter', clauseWord: 'pkt.' })
  expect(annexesIn(session.state)[0]?.number).toBe('Bilag A')
})

test('a party gets another name, a short one and a second signatory, who stand on the page as in Word', async () => {
  const drafting = await open()
  await unfold('Kunden')
  await say(t('record.party_name'), ' Ordregiver ')
  await say(t('record.short_name'), 'OS')
  await press(byRole('button', t('record.add_person')))
  await say(t('record.person_name'), 'Ida Ib')
  await say(t('record.person_title'), 'direktør')
  await act(async () => {
    const { session } = drafting
    const [one] = recordOf(session.state).parties
    expect(one).toMatchObject({ name: 'Ordregiver', shortName: 'OS', representatives: [{ role: 'contact', name: 'Ida Ib', title: 'direktør' }] })
  })
  expect(page().querySelector('.line-term')?.textContent).toBe('(herefter »Ordregiver« eller »OS«)')
  expect([...page().querySelectorAll('.parties .line-fact')].map((line) => line.textContent)).toContain('Kontaktperson: Ida Ib, direktør')
  expect(page().querySelector('.signature .line-heading')?.textContent).toBe('For Ordregiver')
})

test('a party without a name is refused, and so are a wrong CVR number and a wrong e-mail address', async () => {
  const { session } = await open()
  await unfold('Kunden')
  await say(t('record.party_name'), '')
  expect(shows(t('record.party_needs_name'))).toBe(true)
  expect(recordOf(session.state).parties[0]?.name).toBe('Kunden')
  await say('Kundens CVR-nr.', '35209116')
  expect(shows(t('fields.problem.wrong_check_digit_cvr', { expected: '35209115' }))).toBe(true)
  await press(byRole('button', t('record.add_person')))
  await say(t('record.person_email'), 'ikke en adresse')
  expect(shows(t('fields.problem.not_an_email'))).toBe(true)
  expect(recordOf(session.state).parties[0]?.representatives[0]?.email).toBe('')
})

test('what was typed for a person and refused goes with that person', async () => {
  await open()
  await unfold('Kunden')
  await press(byRole('button', t('record.add_person')))
  // One goes on with the name of who was added.
  expect(document.activeElement).toBe(byRole('textbox', t('record.person_name')))
  await say(t('record.person_name'), 'Ida Ib')
  await say(t('record.person_email'), 'ikke en adresse')
  await press(byRole('button', t('record.add_person')))
  const [, second] = people()
  expect(second?.contains(document.activeElement)).toBe(true)
  await fill(byRole('textbox', t('record.person_name'), second), 'Bo Bo')
  await press(byRole('button', t('record.remove_person', { name: 'Ida Ib' })))
  expect(people().map((person) => [...person.querySelectorAll('input')].map(({ value }) => value).filter(Boolean))).toEqual([['Bo Bo']])
  expect(shows(t('fields.problem.not_an_email'))).toBe(false)
})

test('a party that is added is open, and one goes on with its name', async () => {
  await open()
  await press(byRole('button', t('record.add_party')))
  expect((document.activeElement as HTMLInputElement).value).toBe(t('record.new_party', { place: 2 }))
})

test('a personal identity number in a text is kept with a warning', async () => {
  const { session } = await open()
  await unfold('Kunden')
  expect(shows(t('fields.personal_number'))).toBe(false)
  await say('Kundens navn', 'Ib Ibsen, 070761-4285')
  expect(shows(t('fields.personal_number'))).toBe(true)
  expect(recordOf(session.state).values['customer.name']).toBe('Ib Ibsen, 070761-4285')
  await say('Kundens navn', 'Ib Ibsen')
  expect(shows(t('fields.personal_number'))).toBe(false)
  await say(t('record.party_name'), 'Ib 070761-4285')
  expect(shows(t('fields.personal_number'))).toBe(true)
})

test('Escape gives the typed name up', async () => {
  const { session } = await open()
  await unfold('Kunden')
  const box = byRole('textbox', t('record.party_name')) as HTMLInputElement
  await fill(box, 'Bestilleren')
  await key('Escape')
  expect(box.value).toBe('Kunden')
  expect(recordOf(session.state).parties[0]?.name).toBe('Kunden')
})

test('an annex that is not used and has a document of its own says so in the list', async () => {
  const { session } = await open()
  await unfold(t('record.annexes'))
  await unfold('Bilag 1 Tidsplan')
  await say(t('record.annex_title'), 'Plan')
  await press(byRole('radio', t('record.annex_not_used')))
  await press(byRole('radio', t('record.annex_file')))
  await say(t('record.annex_file_name'), 'plan.pdf')
  expect(annexesIn(session.state)).toMatchObject([{ title: 'Plan', state: 'not_used', file: 'plan.pdf', owner: null }])
  expect(byRole('button', 'Bilag 1 Plan').closest('.disclosure-line')?.textContent).toContain(t('record.annex_not_used'))
})

test('a day rule of its own begins with the days of the rule before, and the calculator tells what it skipped', async () => {
  const { session } = await open()
  await unfold(t('record.days'))
  await fill(byRole('textbox', t('record.calculator_from')), '18.12.2026')
  expect(shows(t('record.answer', { day: words().day('2027-01-07') }))).toBe(true)
  expect(shows(`${words().day('2026-12-24')} ${t('record.why_closed')}`)).toBe(true)
  await press(byRole('radio', t('record.rule_own')))
  expect(recordOf(session.state).dayRule).toEqual({ saturdays: false, closed: ['12-24', '12-31'] })
  await press(byRole('checkbox', t('record.day_12_24')))
  await press(byRole('checkbox', t('record.saturdays')))
  expect(recordOf(session.state).dayRule).toEqual({ saturdays: true, closed: ['12-31'] })
  expect(shows(t('record.answer', { day: words().day('2027-01-04') }))).toBe(true)
  await fill(byRole('textbox', t('record.calculator_from')), 'i morgen')
  expect(shows(t('fields.problem.not_a_date'))).toBe(true)
})

test('a Norwegian contract is offered its own rules, by what they leave out, and not 1 May, which never counts there', async () => {
  const { session } = await open({ language: 'nb', dayRule: 'k01' })
  await unfold(t('record.days'))
  expect([shows(t('record.rule_eves')), shows(t('record.rule_nb')), shows(t('record.rule_k01'))]).toEqual([true, true, false])
  await press(byRole('radio', t('record.rule_own')))
  expect([shows(t('record.day_12_24')), shows(t('record.day_05_01'))]).toEqual([true, false])
  await press(byRole('radio', t('record.rule_nb')))
  expect(recordOf(session.state).dayRule).toBe('nb')
})

test('a deadline is a number and a unit, and emptied it is open again', async () => {
  const { session } = await open({}, 'fields')
  await fill(byRole('textbox', 'Opsigelsesvarsel'), '3')
  await focus(byRole('tab', /^Fields/))
  expect(recordOf(session.state).values['notice']).toBe('3 business_day')
  expect(page().textContent).toContain('3\u00a0arbejdsdage')
  await fill(byRole('textbox', 'Opsigelsesvarsel'), '')
  await focus(byRole('tab', /^Fields/))
  expect(recordOf(session.state).values['notice']).toBeUndefined()
})

test('a number is printed with its word', async () => {
  const drafting = await open({}, 'fields')
  await press(byRole('switch', t('fields.in_words')))
  expect(page().textContent).toContain('30 (tredive)')
  await undone(drafting)
  expect(page().textContent).not.toContain('tredive')
})
